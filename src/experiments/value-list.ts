/** Values between commas; commas within brackets belong to a value. */
export function valuesOf(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let value = '';
  for (const character of text) {
    if (character === ',' && depth === 0) {
      values.push(value);
      value = '';
      continue;
    }
    if ('[{'.includes(character)) depth++;
    if (']}'.includes(character)) depth--;
    value += character;
  }
  return [...values, value].map((each) => each.trim()).filter((each) => each !== '');
}
