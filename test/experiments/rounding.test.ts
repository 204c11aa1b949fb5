/** Figures that are the same in all replications have no spread that rounding makes. */
import { expect, test } from 'vitest';
import { truncationOf } from '../../src/stats/mser.js';
import { RowMoments } from '../../src/stats/row-moments.js';

test('a ratio that is the same in all replications has no interval', () => {
  const moments = new RowMoments(1, 2, [[0, 1]]);
  for (const times of [3, 7, 11, 101, 977, 12_345]) {
    moments.add(0, Float64Array.of(3 * times, 7 * times));
    moments.replications++;
  }
  const { mean, low, high } = moments.ratio(0, 0);
  expect(mean).toBeCloseTo(3 / 7, 12);
  expect([low, high]).toEqual([null, null]);
  moments.add(0, Float64Array.of(3000, 7001));
  moments.replications++;
  expect(moments.ratio(0, 0).low).not.toBeNull();
});

test('of a series that does not change, nothing is cut off, whatever its digits', () => {
  for (const value of [0.1, 0.3, 12.7, 1 / 3]) {
    for (const length of [20, 30, 57]) {
      expect(truncationOf(new Array<number>(length).fill(value))).toBe(0);
    }
  }
});

test('a small step on a large mean is seen where it is', () => {
  const values = Array.from({ length: 40 }, (_, k) => 1e8 + (k < 10 ? 0 : 1) + 0.01 * Math.sin(k));
  expect(truncationOf(values)).toBe(10);
});
