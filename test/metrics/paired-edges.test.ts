/** Differences of quantiles and maxima, of what is not there, and of one side that is exact. */
import { describe, expect, test } from 'vitest';
import type { Measure } from '../../src/metrics/measure.js';
import { pairedEstimate, seriesDifference } from '../../src/metrics/paired.js';
import type { Series } from '../../src/metrics/series.js';
import type { ReplicationSums } from '../../src/records/sums.js';

const head = { key: 'x', unit: 's', better: 'lower', definition: '' } as const;
const days = [0, 1, 2].map((index) => ({ index }) as ReplicationSums);

function terms(numerators: readonly number[], denominators = numerators.map(() => 1)): Series {
  return { ...head, kind: 'terms', terms: [{ sign: 1, numerators, denominators }] };
}

function quantile(...values: readonly number[]): Series {
  const histograms = values.map((value) => ({
    keys: Int32Array.of(value),
    counts: Float64Array.of(1),
  }));
  return { ...head, kind: 'quantile', p: 0.9, histograms };
}

const maximum = (...values: readonly number[]): Series => ({ ...head, kind: 'maximum', values });

function compared(base: Series, candidate: Series, deterministic: readonly [boolean, boolean]) {
  return pairedEstimate(
    { series: base, deterministic: deterministic[0] },
    { series: candidate, deterministic: deterministic[1] },
    0.95,
  );
}
const RANDOM = [false, false] as const;

describe('a difference of quantiles', () => {
  test('is in seconds, and has the interval of its bootstrap', () => {
    // The 90th percentile of the two is 200 ms, or 150 where the second day is drawn twice.
    const { base, candidate, difference, low, high, correlation, verdict } = compared(
      quantile(10, 10),
      quantile(200, 150),
      RANDOM,
    );
    expect([base, candidate, correlation]).toEqual([0.01, 0.2, null]);
    expect(difference).toBeCloseTo(0.19, 12);
    // Standard error √2 · 50 ms · √(3/16), to some 3 %; t with one degree of freedom is 12.706.
    expect((high! - difference!) / (12.706 * 0.03062)).toBeGreaterThan(0.9);
    expect((high! - difference!) / (12.706 * 0.03062)).toBeLessThan(1.1);
    expect(high! + low!).toBeCloseTo(2 * difference!, 9);
    expect(verdict).toBe('no change detected');
  });

  test('of one replication has no interval', () => {
    const { difference, low, high, verdict } = compared(quantile(10), quantile(200), RANDOM);
    expect(difference).toBeCloseTo(0.19, 12);
    expect([low, high, verdict]).toEqual([null, null, 'none']);
    expect(seriesDifference(quantile(10), quantile(200), 0.95).standardError).toBeNull();
  });
});

describe('what is not compared', () => {
  test.each([
    ['two maxima', maximum(3, 4), maximum(5, 6)],
    ['a quantile with a mean', quantile(10, 20), terms([1, 2])],
    ['a mean with a quantile', terms([1, 2]), quantile(10, 20)],
    ['a mean with a maximum', terms([1, 2]), maximum(3, 4)],
    ['a maximum with a mean', maximum(3, 4), terms([1, 2])],
    ['a maximum with a quantile', maximum(3, 4), quantile(10, 20)],
  ])('%s', (_, base, candidate) => {
    expect(seriesDifference(base, candidate, 0.95)).toEqual({
      n: 0,
      mean: null,
      low: null,
      high: null,
      standardError: null,
      correlation: null,
    });
    for (const deterministic of [RANDOM, [true, true]] as const) {
      expect(compared(base, candidate, deterministic)).toMatchObject({
        difference: null,
        low: null,
        high: null,
        alike: false,
        verdict: 'none',
      });
    }
  });

  test('what had nothing to divide by, though it is the same on both sides', () => {
    const nothing = terms([0, 0], [0, 0]);
    for (const deterministic of [RANDOM, [true, true]] as const) {
      const { difference, alike, verdict } = compared(nothing, nothing, deterministic);
      expect([difference, alike, verdict]).toEqual([null, false, 'none']);
    }
  });
});

test('a difference is exact only where both sides are', () => {
  const [base, candidate] = [terms([10]), terms([11])];
  expect(compared(base, candidate, [true, true])).toMatchObject({ low: 1, verdict: 'regressed' });
  for (const deterministic of [RANDOM, [true, false], [false, true]] as const) {
    expect(compared(base, candidate, deterministic)).toMatchObject({ low: null, verdict: 'none' });
  }
});

test('a side may be a measure and its replications', () => {
  const measure = (...values: readonly number[]): Measure => ({
    ...head,
    kind: 'mean',
    of: ({ index }) => values[index]!,
  });
  const side = (...values: readonly number[]) => ({
    measure: measure(...values),
    sums: days,
    deterministic: false,
  });
  const { base, candidate, difference } = pairedEstimate(side(1, 2, 3), side(3, 6, 9), 0.95);
  expect([base, candidate, difference]).toEqual([2, 6, 4]);
});
