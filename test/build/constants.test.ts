/** Constants are written into their uses, and nothing else is touched. */
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
// @ts-expect-error the build is plain JavaScript
import { bundleProgram } from '../../build.config.js';
// @ts-expect-error the build is plain JavaScript
import { withNumbers } from '../../constants.config.js';

const COUNTERS = resolve('src/records/counters.ts');
const known = new Map([
  [
    COUNTERS,
    new Map([
      ['Counter.Offered', 0],
      ['Counter.Answered', 12],
      ['NEVER', -1],
    ]),
  ],
]);
const imports = "import { Counter, NEVER as NOT_YET } from './counters.js';\n";

function built(text: string): string {
  const path = resolve('src/records/uses.ts');
  return withNumbers(ts, imports + text, path, known).slice(imports.length);
}

test('a use becomes the number, and what follows stays in its column', () => {
  expect(built('cells[cell + Counter.Answered]++;')).toBe('cells[cell + 12              ]++;');
  expect(built('return at - NOT_YET;')).toBe('return at - (-1)   ;');
  expect(built('at = NOT_YET; f(Counter.Offered);')).toBe('at = (-1)   ; f(0              );');
});

test('types, keys and other objects keep their names', () => {
  for (const text of [
    'let at: typeof Counter.Answered;',
    'const of = { NOT_YET: 1, Counter };',
    'run.NOT_YET = other.Counter.Answered;',
    'f(Counter.Unknown, Counter);',
    "g('Counter.Answered'); // Counter.Answered",
    'export { NOT_YET };',
  ]) {
    expect(built(text)).toBe(text);
  }
});

test('a constant of the file itself is written into its uses, not into its declaration', () => {
  const text = 'export const NEVER = -1;\nconst at = NEVER;';
  const number = withNumbers(ts, text, COUNTERS, known);
  expect(number).toBe('export const NEVER = -1;\nconst at = (-1) ;');
});

test('a name with two meanings in one file is a fault of the build', () => {
  expect(() => built('function f(NOT_YET: number) {}')).toThrow(/NOT_YET has two meanings/);
});

test('the program looks up no counter while it counts', async () => {
  const { outputFiles } = await bundleProgram({ write: false, sourcemap: false });
  const text: string = outputFiles.map((file: { text: string }) => file.text).join('\n');
  const counted = text.match(/\[(?:\w+\.)*cell\+[\w.]+\]\+\+/g) ?? [];
  expect(counted.length).toBeGreaterThan(30);
  expect(counted.filter((each) => !/\+\d+\]/.test(each) && /[A-Z]/.test(each))).toEqual([]);
});
