/** Markdown in which names from outside stay text. */

/** A text of which nothing is taken for markup or HTML; line breaks become blanks. */
export function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\\`*_~[\]|#]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

/**
 * A table; cells of the first row and of the first column are names.
 * @param textColumns how many columns at the left hold text; the others are figures
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns: number,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(escaped)),
    line(head.map((_, k) => (k < textColumns ? '---' : '---:'))),
    ...rows.map((cells) => line(cells.map((cell, k) => (k === 0 ? escaped(cell) : cell)))),
  ].join('\n');
}
