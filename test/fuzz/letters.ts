/** Edits of a text that know nothing of what it says. */
import fc from 'fast-check';

const odd = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '"',
  "'",
  '- ',
  '\n',
  ' ',
  '0',
  '&a ',
  '*a',
  '!',
  '%',
  '|',
  '>',
]
  .concat([
    '\t',
    '\u0000',
    '#',
    ',',
    '?',
    '<<: ',
    '---\n',
    '...\n',
    '\r',
    '\ufeff',
    '9e99',
    '\ud800',
  ])
  .concat(['!!binary ', '!!int ', '%YAML 1.1\n', '&a [*a, *a]', '{'.repeat(300), '- '.repeat(300)]);

const slip = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.constantFrom(0, 0, 1, 2, 10, 200),
  put: fc.oneof(fc.constantFrom('', ...odd), fc.string({ maxLength: 5 })),
  /** How often the line there is written again. */
  again: fc.constantFrom(0, 0, 0, 1, 50),
});

export const slips: fc.Arbitrary<readonly SlipOf[]> = fc.array(slip, { maxLength: 3 });
type SlipOf = typeof slip extends fc.Arbitrary<infer S> ? S : never;

/** The text after some slips of the hand. */
export function slipped(text: string, all: readonly SlipOf[]): string {
  let result = text;
  for (const { at, cut, put, again } of all) {
    const from = Math.floor(at * result.length);
    const line = result.slice(result.lastIndexOf('\n', from) + 1).split('\n', 1)[0] ?? '';
    const more = again === 0 ? '' : `\n${line}`.repeat(again);
    result = result.slice(0, from) + put + more + result.slice(from + cut);
  }
  return result;
}
