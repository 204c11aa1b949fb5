/** Where an interval begins and ends to exist: two replications, rounding, and one that has all items. */
import { describe, expect, test } from 'vitest';
import {
  meanInterval,
  pairedInterval,
  ratioDifferenceInterval,
  ratioInterval,
} from '../../src/stats/confidence.js';

const T1 = 12.706204736;
const ones = (n: number) => new Array<number>(n).fill(1);
/** So many values of which every other lies above and below. */
const around = (mean: number, by: number, n = 10) =>
  Array.from({ length: n }, (_, k) => mean + (k % 2 === 0 ? by : -by));

describe('two replications', () => {
  test('have the interval of the textbook, with one degree of freedom', () => {
    const { standardError, high } = meanInterval([3, 5], 0.95);
    expect(standardError).toBeCloseTo(1, 12);
    expect(high).toBeCloseTo(4 + T1, 6);
    const ratio = ratioInterval([3, 5], [1, 1], 0.95);
    expect(ratio.high).toBeCloseTo(4 + T1, 6);
    const difference = ratioDifferenceInterval([3, 5], [1, 1], [0, 0], [1, 1], 0.95);
    expect(difference.high).toBeCloseTo(4 + T1, 6);
  });
});

describe('what rounding makes of equal values', () => {
  test.each([1, 1000, 1e-3])('at %d: 2 in 10^13 is none, 2 in 10^11 is a spread', (mean) => {
    for (const of of [
      (values: number[]) => meanInterval(values, 0.95),
      (values: number[]) => ratioInterval(values, ones(10), 0.95),
      (values: number[]) => pairedInterval([term(values)], [term(around(0, 0))], 0.95),
      (values: number[]) => pairedInterval([term(around(0, 0))], [term(values)], 0.95),
    ]) {
      expect(of(around(mean, 2e-13 * mean)).standardError).toBe(0);
      // The standard deviation of five above and five below, by the root of ten.
      const exact = (2e-11 * mean) / 3;
      expect(of(around(mean, 2e-11 * mean)).standardError! / exact).toBeCloseTo(1, 3);
    }
  });

  test.each([1, 1000])('is no correlation either, at %d', (mean) => {
    const other = [1, 2, 4, 8];
    const of = (by: number) => {
      const still = around(mean, by * mean, 4);
      const first = ratioDifferenceInterval(still, ones(4), other, ones(4), 0.95);
      const last = ratioDifferenceInterval(other, ones(4), still, ones(4), 0.95);
      return [first.correlation, last.correlation];
    };
    expect(of(0)).toEqual([null, null]);
    expect(of(2e-12)).toEqual([null, null]);
    expect(of(4e-12)).not.toContain(null);
  });

  test('nothing at all does not vary: a side of zeros has no correlation', () => {
    const zeros = [0, 0, 0];
    expect(ratioDifferenceInterval(zeros, ones(3), [1, 2, 4], ones(3), 0.95).correlation).toBe(
      null,
    );
    expect(ratioDifferenceInterval([1, 2, 4], ones(3), zeros, ones(3), 0.95).correlation).toBe(
      null,
    );
  });
});

function term(numerators: readonly number[], denominators = ones(numerators.length)) {
  return { sign: 1 as const, numerators, denominators };
}

describe('one replication that has all the items', () => {
  const none = { low: null, high: null, standardError: null };

  test.each([1, 1000])('of %d: what is left without it may be rounding', (items) => {
    const nearly = [items, 1e-13 * items, 0];
    expect(ratioInterval(nearly, nearly, 0.95)).toEqual({ n: 3, mean: 1, ...none });
    const really = [items, 1e-11 * items, 0];
    expect(ratioInterval(really, really, 0.95).low).not.toBe(null);
  });

  test('leaves a difference without an interval, on whichever side it is', () => {
    const all = term([2, 0, 0], [4, 0, 0]);
    const some = term([1, 2, 3], [4, 4, 4]);
    const expected = { n: 3, ...none, correlation: null };
    expect(pairedInterval([all], [some], 0.95)).toEqual({ ...expected, mean: 0 });
    expect(pairedInterval([some], [all], 0.95)).toEqual({ ...expected, mean: 0 });
    expect(pairedInterval([some, all], [some], 0.95)).toEqual({ ...expected, mean: 0.5 });
  });

  test('the difference of nothing is nothing, of no replication', () => {
    expect(pairedInterval([], [], 0.95)).toEqual({ n: 0, mean: 0, ...none, correlation: null });
  });
});
