/** Intervals of quantiles worked out by hand, and what rounding must not change. */
import { describe, expect, test } from 'vitest';
import type { SparseHistogram } from '../../src/stats/histogram.js';
import { quantileEstimate, quantileInterval, quantileWithin } from '../../src/stats/quantile.js';
import { quantileDifferenceInterval } from '../../src/stats/quantile-difference.js';
import { sumsOf } from './sums-of.js';

/** Values below 256 are their own keys. */
function sparse(...items: readonly (readonly [value: number, count: number])[]): SparseHistogram {
  return {
    keys: Int32Array.from(items, ([value]) => value),
    counts: Float64Array.from(items, ([, count]) => count),
  };
}

/** One item at each of 100 values in a row. */
function hundredFrom(first: number): SparseHistogram {
  return sparse(...Array.from({ length: 100 }, (_, k) => [first + k, 1] as const));
}

const none = sparse();

describe('an interval of a quantile', () => {
  test('of three replications ends where the formula of a ratio says', () => {
    // Up to x there are x, x - 20 and x - 40 items of 100 each: the share is (3x - 60) / 300. They
    // differ from it by 20, 0 and -20 items: its standard error is √(800 · 3/2) / 300 = 0.11547.
    // With two degrees of freedom and a confidence of 1/√3 Student's quantile is exactly 1. So the
    // upper end of the share reaches 0.5 from x = 58.5 on, and the lower end is above it from 81.5.
    const days = [hundredFrom(1), hundredFrom(21), hundredFrom(41)];
    expect(quantileInterval(sumsOf(days), 0.5, Math.sqrt(1 / 3))).toEqual({ low: 59, high: 82 });
  });

  test('of two replications ends where the formula of a ratio says', () => {
    // The share is (2x - 20) / 200, they differ from it by 10 items each: the standard error is
    // √(200 · 2) / 200 = 0.1, and with one degree of freedom the quantile at 75 % is 1.
    const days = [hundredFrom(1), hundredFrom(21)];
    expect(quantileInterval(sumsOf(days), 0.502, 0.5)).toEqual({ low: 51, high: 71 });
  });

  test('reaches to the next value where the share is met exactly', () => {
    // Half of each day is at 1; every x from 1 to 5 has that share below it, on every day.
    const days = [sparse([1, 4], [5, 3], [9, 1]), sparse([1, 4], [5, 2], [9, 2])];
    expect(quantileInterval(sumsOf(days), 0.5, 0.5)).toEqual({ low: 1, high: 5 });
  });

  test.each([1, 1000, 1_000_000])('is none where days are alike, with %d of each value', (many) => {
    for (const [first, rest] of [
      [1, 6],
      [3, 4],
      [2, 9],
      [7, 3],
      // 3 (1 - 1/49 (2 · 49 - 49 · 49/49)) comes out above zero in doubles.
      [1, 47],
      [2, 46],
    ] as const) {
      const day = sparse([1, first * many], [2, rest * many], [3, many]);
      for (let count = 2; count < 12; count++) {
        const days = new Array<SparseHistogram>(count).fill(day);
        expect(quantileInterval(sumsOf(days), 0.3, 0.95)).toBeNull();
      }
    }
  });
});

describe('a quantile of one histogram', () => {
  const keys = Int32Array.of(3, 5, 8, 13, 21);
  const counts = Float64Array.of(40, 1, 2, 1, 60);

  test.each([
    [0.01, 5],
    [0.25, 5],
    [0.26, 8],
    [0.75, 8],
    [0.76, 13],
    [1, 13],
  ])('%d of the buckets from the second to the fourth is %d', (p, value) => {
    expect(quantileWithin(keys, counts, 1, 4, p)).toBe(value);
  });

  test('is that of its first and last bucket, too', () => {
    // Of 104 items 40 are at 3 and 60 at 21.
    expect(quantileWithin(keys, counts, 0, 5, 0.38)).toBe(3);
    expect(quantileWithin(keys, counts, 0, 5, 0.43)).toBe(21);
  });

  test('is none where there are no items', () => {
    expect(quantileWithin(keys, counts, 2, 2, 0.5)).toBeNaN();
  });

  test('is reached whatever rounding makes of a share of many', () => {
    // 7 % of 10,000,000 are 700,000; the product of the two doubles is a little more.
    expect(0.07 * 1e7).toBeGreaterThan(700_000);
    const many = sparse([1, 700_000], [2, 9_300_000]);
    expect(quantileWithin(many.keys, many.counts, 0, 2, 0.07)).toBe(1);
    expect(quantileEstimate([many], 0.07)).toBe(1);
  });
});

describe('the difference of two quantiles', () => {
  const ten = sparse([10, 1]);

  test('has the standard error of all draws of two replications', () => {
    // The 90th percentile is 100 unless the second day is drawn twice, one time in four: then 50.
    // The standard deviation of that is 50 √(3/16) = 21.65, times √2 for two replications 30.62.
    const { n, mean, low, high, standardError } = quantileDifferenceInterval(
      [sparse([100, 1]), sparse([50, 1])],
      [ten, ten],
      0.9,
      0.95,
    );
    expect([n, mean]).toEqual([2, 90]);
    // 400 draws tell it to some 3 %.
    expect(standardError! / 30.62).toBeGreaterThan(0.9);
    expect(standardError! / 30.62).toBeLessThan(1.1);
    // Student's quantile at 97.5 % with one degree of freedom.
    expect((high! - 90) / standardError!).toBeCloseTo(12.7062, 3);
    expect((90 - low!) / standardError!).toBeCloseTo(12.7062, 3);
  });

  test('is taken over as many replications as both sides have', () => {
    const days = [sparse([100, 1]), sparse([50, 1]), sparse([70, 1])];
    expect(quantileDifferenceInterval(days, [ten, ten], 0.5, 0.95).n).toBe(2);
    expect(quantileDifferenceInterval([ten, ten], days, 0.5, 0.95).n).toBe(2);
  });

  test('has no interval where some draws have no items', () => {
    expect(quantileDifferenceInterval([none, sparse([100, 1])], [ten, ten], 0.5, 0.95)).toEqual({
      n: 2,
      mean: 90,
      low: null,
      high: null,
      standardError: null,
      correlation: null,
    });
  });

  test('is none where one side has no items, or no bound', () => {
    const endless = sparse([2147483647, 1]);
    for (const other of [none, endless]) {
      expect(quantileDifferenceInterval([other, other], [ten, ten], 0.5, 0.95).mean).toBeNull();
      expect(quantileDifferenceInterval([ten, ten], [other, other], 0.5, 0.95).mean).toBeNull();
    }
  });
});
