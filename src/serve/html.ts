/** HTML in which texts from outside stay text. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text, for element content and for attributes in quotes; control characters become blanks. */
export function escapeHtml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[&<>"']/g, (character) => entities[character] ?? '')
  );
}

/** A name, which may not turn the direction of what stands beside it. */
export function nameHtml(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}
