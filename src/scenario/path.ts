/**
 * The way to a value in a document: keys of mappings and positions in lists.
 */

export type Path = readonly (string | number)[];

/** The value at the path, or undefined. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/**
 * The path as `--set` takes it: items of a list that have a name are called by it,
 * `teams.support.agents`; others by position, `callers.support.calls[0].at`.
 */
export function pathText(root: unknown, path: Path): string {
  let value = root;
  let text = '';
  for (const step of path) {
    value = valueAt(value, [step]);
    const name = typeof step === 'number' ? itemName(value) : step;
    if (name === null) text += `[${step}]`;
    else text += text === '' ? name : `.${name}`;
  }
  return text;
}

/** What an item of a list is called: its `name`, or its `id` if it is a call. */
export function itemName(item: unknown): string | null {
  const name = valueAt(item, ['name']) ?? valueAt(item, ['id']);
  return typeof name === 'string' && name !== '' && !name.includes('.') ? name : null;
}

export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((step, i) => path[i] === step);
}
