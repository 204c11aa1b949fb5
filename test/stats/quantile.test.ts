import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Histogram, type SparseHistogram } from '../../src/stats/histogram.js';
import { quantileEstimate, quantileInterval } from '../../src/stats/quantile.js';
import { Generator } from './generator.js';
import { sumsOf } from './sums-of.js';

fc.configureGlobal({ seed: 1 });

function histogramOf(values: readonly number[]): SparseHistogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram.toSparse();
}

const days = fc.array(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 20 }), {
  minLength: 1,
  maxLength: 8,
});
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('quantile estimates', () => {
  test('the least value that the share does not exceed, to within a bucket', () => {
    fc.assert(
      fc.property(days, share, (values, p) => {
        const all = values.flat().sort((a, b) => a - b);
        const estimate = quantileEstimate(values.map(histogramOf), p);
        if (all.length === 0) {
          expect(estimate).toBe(null);
          return;
        }
        const exact = all[Math.ceil(p * all.length - 1e-9) - 1]!;
        expect(Math.abs(estimate! - exact)).toBeLessThanOrEqual(0.004 * Math.abs(exact));
      }),
    );
  });

  test('items are pooled: a day with more of them counts for more', () => {
    const histograms = [histogramOf([1, 1, 1, 1, 1, 1, 1, 1, 1]), histogramOf([100])];
    expect(quantileEstimate(histograms, 0.9)).toBe(1);
    expect(quantileEstimate(histograms, 0.91)).toBe(100);
  });

  test('a quantile may be without bound, on either side', () => {
    const histograms = [histogramOf([-Infinity, 5, Infinity, Infinity])];
    expect(quantileEstimate(histograms, 0.2)).toBe(Number.NEGATIVE_INFINITY);
    expect(quantileEstimate(histograms, 0.5)).toBe(5);
    expect(quantileEstimate(histograms, 0.6)).toBe(Number.POSITIVE_INFINITY);
  });

  test('of nothing there is none', () => {
    expect(quantileEstimate([], 0.5)).toBe(null);
    expect(quantileEstimate([histogramOf([]), histogramOf([])], 0.5)).toBe(null);
  });
});

describe('quantile intervals', () => {
  test('the interval holds the estimate, and a wider one holds it', () => {
    fc.assert(
      fc.property(days, share, (values, p) => {
        const histograms = values.map(histogramOf);
        const estimate = quantileEstimate(histograms, p);
        const interval = quantileInterval(sumsOf(histograms), p, 0.9);
        if (estimate === null || interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(estimate);
        expect(interval.high).toBeGreaterThanOrEqual(estimate);
        const wider = quantileInterval(sumsOf(histograms), p, 0.99)!;
        expect(wider.low).toBeLessThanOrEqual(interval.low);
        expect(wider.high).toBeGreaterThanOrEqual(interval.high);
      }),
    );
  });

  test('neither the order of replications nor the sign of values matters', () => {
    fc.assert(
      fc.property(days, (values) => {
        const interval = quantileInterval(sumsOf(values.map(histogramOf)), 0.5, 0.95);
        const reversed = quantileInterval(sumsOf(values.toReversed().map(histogramOf)), 0.5, 0.95);
        expect(reversed).toEqual(interval);
      }),
    );
  });

  test('one replication, no items, or days that are all alike have no interval', () => {
    expect(quantileInterval(sumsOf([histogramOf([1, 2, 3])]), 0.5, 0.95)).toBe(null);
    expect(quantileInterval(sumsOf([histogramOf([]), histogramOf([])]), 0.5, 0.95)).toBe(null);
    const alike = [histogramOf([1, 2, 3]), histogramOf([1, 2, 3]), histogramOf([1, 2, 3])];
    expect(quantileInterval(sumsOf(alike), 0.5, 0.95)).toBe(null);
  });

  test('an interval may reach beyond every bound', () => {
    const histograms = [
      [1, 2, Infinity],
      [3, 4, 5],
      [2, Infinity, Infinity],
      [1, 2, 4],
    ];
    const interval = quantileInterval(sumsOf(histograms.map(histogramOf)), 0.75, 0.95);
    expect(interval?.high).toBe(Number.POSITIVE_INFINITY);
    expect(interval?.low).toBeLessThan(6);
  });

  test.each([
    ['median', 0.5],
    ['95th percentile', 0.95],
  ])('intervals at 95 % cover the true %s in about 95 of 100 experiments', (_, p) => {
    // Items of a day share the day's mean, so that a day is less than so many items.
    const random = new Generator(`coverage of quantiles ${p}`);
    const experiments = 300;
    const truth = trueQuantile(p);
    let covered = 0;
    for (let k = 0; k < experiments; k++) {
      const histograms = Array.from({ length: 30 }, () => {
        const mean = random.happens(0.5) ? 30_000 : 60_000;
        const items = Array.from({ length: random.poisson(40) }, () =>
          Math.round(random.exponential(mean)),
        );
        return histogramOf(items);
      });
      const { low, high } = quantileInterval(sumsOf(histograms), p, 0.95)!;
      // The ends are middles of buckets.
      if (low * 0.996 <= truth && truth <= high * 1.004) covered++;
    }
    // Standard error 1.3 %; three of them.
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(0.038);
  });
});

/** Of one half each of exponentials of means 30 s and 60 s, by bisection. */
function trueQuantile(p: number): number {
  let low = 0;
  let high = 1e6;
  for (let k = 0; k < 60; k++) {
    const x = (low + high) / 2;
    const below = 1 - (Math.exp(-x / 30_000) + Math.exp(-x / 60_000)) / 2;
    if (below < p) low = x;
    else high = x;
  }
  return low;
}
