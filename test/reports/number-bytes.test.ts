import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberBytes } from '../../src/reports/number-bytes.js';

function written(values: readonly number[]): string {
  const text = new NumberBytes(8);
  for (const value of values) {
    text.number(value, 3);
    text.lineEnd();
  }
  return Buffer.from(text.bytes()).toString();
}

test('numbers are written as JavaScript writes them, whatever they are', () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    // Milliseconds as seconds, in the two ways in which they are made.
    fc.integer().map((ms) => ms * 0.001),
    fc.integer().map((ms) => ms / 1000),
    fc.integer().map((ms) => ms / 3_600_000),
    fc.constantFrom(0, -0, 0.001, -0.001, 0.0005, 1e12, 1e15, 1e21, 2 ** 31, -(2 ** 31), 5e-324),
  );
  fc.assert(
    fc.property(fc.array(numbers), (values) => {
      expect(written(values)).toBe(values.map((value) => `${value}\n`).join(''));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('what is no number is nothing', () => {
  expect(written([Number.NaN, 1, Number.NaN])).toBe('\n1\n\n');
});
