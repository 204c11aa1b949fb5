/** The values of a text with one of them, as JSON, on each line. */
export function linesOf<T>(text: string): T[] {
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}
