import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  meanInterval,
  pairedInterval,
  ratioDifferenceInterval,
  ratioInterval,
} from '../../src/stats/confidence.js';
import { Generator } from './generator.js';

fc.configureGlobal({ seed: 1 });

const none = { low: null, high: null, standardError: null };

describe('means', () => {
  test('the interval of a mean is that of the textbook', () => {
    const { n, mean, standardError, low, high } = meanInterval([3, 5, 7, 9], 0.95);
    // Standard deviation sqrt(20 / 3), and t(3) at 97.5 %.
    expect([n, mean]).toEqual([4, 6]);
    expect(standardError).toBeCloseTo(Math.sqrt(20 / 3 / 4), 12);
    expect(low).toBeCloseTo(6 - 3.182446305284263 * Math.sqrt(20 / 12), 10);
    expect(high).toBeCloseTo(6 + 3.182446305284263 * Math.sqrt(20 / 12), 10);
  });

  test('of nothing there is no mean, of one no interval', () => {
    expect(meanInterval([], 0.95)).toEqual({ n: 0, mean: null, ...none });
    expect(meanInterval([4], 0.95)).toEqual({ n: 1, mean: 4, ...none });
  });

  test('replications that do not differ have a standard error of exactly zero', () => {
    expect(meanInterval(new Array(7).fill(0.1), 0.95).standardError).toBe(0);
    expect(ratioInterval([1, 2, 3], [3, 6, 9], 0.95).standardError).toBe(0);
    expect(ratioInterval([0, 0, 0], [3, 5, 9], 0.95)).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});

describe('ratios', () => {
  test('a ratio is that of the sums, not the mean of ratios', () => {
    expect(ratioInterval([1, 0], [1, 9], 0.95).mean).toBe(0.1);
  });

  test('the jackknife of a small case agrees with a calculation by hand', () => {
    // Without each in turn: 5/8, 4/7, 3/5.
    const { mean, standardError } = ratioInterval([1, 2, 3], [2, 3, 5], 0.95);
    const center = (5 / 8 + 4 / 7 + 3 / 5) / 3;
    const squares = (5 / 8 - center) ** 2 + (4 / 7 - center) ** 2 + (3 / 5 - center) ** 2;
    expect(mean).toBe(0.6);
    expect(standardError).toBeCloseTo(Math.sqrt((2 / 3) * squares), 12);
  });

  test('a replication without items moves neither sum, but counts as a replication', () => {
    const interval = ratioInterval([1, 2, 3, 0], [2, 3, 5, 0], 0.95);
    expect(interval.mean).toBe(0.6);
    expect(interval.n).toBe(4);
  });

  test('an empty denominator gives no figure', () => {
    expect(ratioInterval([0, 0], [0, 0], 0.95)).toEqual({ n: 2, mean: null, ...none });
  });

  test('where one replication has all the items there is no interval', () => {
    expect(ratioInterval([0, 3, 0], [0, 5, 0], 0.95)).toEqual({ n: 3, mean: 0.6, ...none });
  });

  test('the order of replications does not matter, the unit scales', () => {
    const pairs = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 100 })), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(pairs, (all) => {
        const of = (some: typeof all, factor = 1) =>
          ratioInterval(
            some.map(([a]) => a * factor),
            some.map(([, b]) => b),
            0.95,
          );
        const { mean, standardError } = of(all);
        expect(of(all.toReversed()).standardError).toBeCloseTo(standardError!, 9);
        expect(of(all, 1000).mean! / 1000).toBeCloseTo(mean!, 9);
        expect(of(all, 1000).standardError! / 1000).toBeCloseTo(standardError!, 9);
      }),
    );
  });

  test('intervals at 95 % cover the true ratio in about 95 of 100 experiments', () => {
    const random = new Generator('coverage of ratios');
    const experiments = 2000;
    let covered = 0;
    for (let k = 0; k < experiments; k++) {
      const numerators: number[] = [];
      const denominators: number[] = [];
      for (let j = 0; j < 20; j++) {
        const items = random.poisson(random.happens(0.3) ? 60 : 25);
        let waited = 0;
        for (let i = 0; i < items; i++) waited += random.exponential(40);
        numerators.push(waited);
        denominators.push(items);
      }
      const { low, high } = ratioInterval(numerators, denominators, 0.95);
      if (low! <= 40 && 40 <= high!) covered++;
    }
    // Standard error 0.5 %; four of them, as a ratio is not exactly normal.
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(0.02);
  });
});

describe('differences', () => {
  test('what two sides have in common cancels', () => {
    const interval = ratioDifferenceInterval([5, 9, 4], [10, 12, 9], [3, 7, 2], [10, 12, 9], 0.95);
    const { mean } = ratioInterval([2, 2, 2], [10, 12, 9], 0.95);
    expect(interval.mean).toBeCloseTo(mean!, 12);
    expect(interval.correlation).toBeGreaterThan(0.97);
    expect(interval.standardError).toBeCloseTo(
      ratioInterval([2, 2, 2], [10, 12, 9], 0.95).standardError!,
      12,
    );
  });

  test('equal sides differ by exactly nothing', () => {
    const [a, b] = [
      [5, 9, 4],
      [10, 12, 9],
    ];
    const interval = ratioDifferenceInterval(a, b, a, b, 0.95);
    expect(interval).toMatchObject({ mean: 0, low: 0, high: 0, standardError: 0 });
    expect(interval.correlation).toBeCloseTo(1, 12);
  });

  test('a side without figure leaves none, one that does not vary no correlation', () => {
    const missing = ratioDifferenceInterval([1, 2], [2, 3], [0, 0], [0, 0], 0.95);
    expect(missing).toEqual({ n: 2, mean: null, correlation: null, ...none });
    const still = ratioDifferenceInterval([1, 2], [2, 3], [0, 0], [2, 3], 0.95);
    expect(still.correlation).toBe(null);
    expect(still.mean).toBeCloseTo(0.6, 12);
  });
});

describe('figures made of several ratios', () => {
  const term = (sign: 1 | -1, numerators: number[], denominators: number[]) => ({
    sign,
    numerators,
    denominators,
  });

  test('the difference of two differences agrees with a calculation by hand', () => {
    // (6/10 - 3/10) - (3/6 - 3/6); without the first: (5/8 - 2/8) - (2/4 - 2/4), and so on.
    const a = [term(1, [1, 2, 3], [2, 3, 5]), term(-1, [1, 1, 1], [2, 3, 5])];
    const b = [term(1, [1, 1, 1], [2, 2, 2]), term(-1, [1, 1, 1], [2, 2, 2])];
    const { mean, standardError } = pairedInterval(a, b, 0.95);
    const deleted = [5 / 8 - 2 / 8, 4 / 7 - 2 / 7, 3 / 5 - 2 / 5];
    const center = deleted.reduce((sum, each) => sum + each, 0) / 3;
    const squares = deleted.reduce((sum, each) => sum + (each - center) ** 2, 0);
    expect(mean).toBeCloseTo(0.3, 12);
    expect(standardError).toBeCloseTo(Math.sqrt((2 / 3) * squares), 12);
  });

  test('the difference of two roots is that of the roots, with and without each replication', () => {
    const a = [{ ...term(1, [4, 9, 12], [1, 2, 3]), root: true }];
    const b = [{ ...term(1, [1, 1, 1], [1, 2, 1]), root: true }];
    const { mean, standardError } = pairedInterval(a, b, 0.95);
    const root = Math.sqrt;
    const deleted = [
      root(21 / 5) - root(2 / 3),
      root(16 / 4) - root(2 / 2),
      root(13 / 3) - root(2 / 3),
    ];
    const center = deleted.reduce((sum, each) => sum + each, 0) / 3;
    const squares = deleted.reduce((sum, each) => sum + (each - center) ** 2, 0);
    expect(mean).toBeCloseTo(root(25 / 6) - root(3 / 4), 12);
    expect(standardError).toBeCloseTo(Math.sqrt((2 / 3) * squares), 12);
  });

  test('a part without a denominator leaves the whole without a figure', () => {
    const { mean, low } = pairedInterval(
      [term(1, [1, 2], [1, 2]), term(-1, [0, 0], [0, 0])],
      [term(1, [1, 2], [1, 2])],
      0.95,
    );
    expect([mean, low]).toEqual([null, null]);
  });
});
