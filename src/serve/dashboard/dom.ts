/** Elements of the page. What comes from a scenario goes in as text, never as markup. */

/** The element of an id, which the page has. */
export function byId<T extends Element = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as unknown as T;
}

type Child = Node | string;

/** A new element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Changes a text only where it differs: a text that is set anew is read out anew. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes a container's children as many as are wanted. */
export function haveChildren(container: Element, count: number, make: () => Element): void {
  while (container.children.length < count) container.append(make());
  while (container.children.length > count) container.lastElementChild?.remove();
}

/** Arrow keys walk through the buttons of a container, which is one stop of the Tab key. */
export function walkWithArrows(container: HTMLElement): void {
  container.tabIndex = 0;
  container.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...container.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
}
