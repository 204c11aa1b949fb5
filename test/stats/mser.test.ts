import { describe, expect, test } from 'vitest';
import { batchMeans, truncationOf } from '../../src/stats/mser.js';

/** What the rule says, worked out as it is written. */
function byDefinition(values: readonly number[]): number {
  const errors = values.slice(0, Math.floor(values.length / 2) + 1).map((_, cut) => {
    const rest = values.slice(cut);
    const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length;
    return rest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rest.length ** 2;
  });
  return errors.indexOf(Math.min(...errors));
}

describe('the beginning that is cut off a series', () => {
  test('ends where a step does', () => {
    const step = [0, 0, 0, 10, 11, 10, 9, 10, 11, 10, 9];
    expect(truncationOf(step)).toBe(3);
  });

  test('is nothing where the series is alike all along', () => {
    expect(truncationOf([5, 5, 5, 5, 5, 5])).toBe(0);
    expect(truncationOf([4, 6, 4, 6, 4, 6, 4, 6])).toBe(0);
    expect(truncationOf([])).toBe(0);
  });

  test('is never more than a half', () => {
    const rising = Array.from({ length: 21 }, (_, k) => k);
    expect(truncationOf(rising)).toBe(10);
  });

  test('is that of the definition', () => {
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed;
      const values = Array.from({ length: 5 + (seed % 40) }, (_, k) => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647 + 3 * (1 - Math.exp(-k / (1 + (seed % 7))));
      });
      expect(truncationOf(values)).toBe(byDefinition(values));
    }
  });
});

test('batches are means of so many, without the rest', () => {
  expect(batchMeans([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([2, 5]);
  expect(batchMeans([1, 2], 3)).toEqual([]);
});
