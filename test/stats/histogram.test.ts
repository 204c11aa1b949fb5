import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketValue,
  EARLY_WITHOUT_BOUND,
  Histogram,
  LATE_WITHOUT_BOUND,
  type SparseHistogram,
} from '../../src/stats/histogram.js';
import { mergeSparse } from '../../src/stats/merge-histograms.js';

fc.configureGlobal({ seed: 1 });

function histogramOf(values: readonly number[]): SparseHistogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram.toSparse();
}

/** Small and large ones alike often, of both signs. */
const value = fc
  .tuple(fc.boolean(), fc.nat(39), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([negative, octave, share]) => Math.round(2 ** octave * (1 + share)) * (negative ? -1 : 1));
const values = fc.array(fc.oneof(value, fc.constantFrom(0, 1, -1, Infinity, -Infinity)));

describe('histogram', () => {
  test('below 256 ms, of either sign, a value keeps its exact place', () => {
    for (let ms = -255; ms <= 255; ms++) {
      const { keys, counts } = histogramOf([ms]);
      expect([...keys].map(bucketValue)).toEqual([ms]);
      expect([...counts]).toEqual([1]);
    }
  });

  test('beyond, up to 2^40 ms, the middle of the bucket is less than 0.4 % away', () => {
    fc.assert(
      fc.property(value, (ms) => {
        const { keys } = histogramOf([ms]);
        expect(Math.abs(bucketValue(keys[0]!) / ms - 1)).toBeLessThan(0.004);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32, 2 ** 40, 2 ** 46])(
    '%d ms is no trouble',
    (ms) => {
      expect(bucketValue(histogramOf([ms]).keys[0]!) / ms).toBeCloseTo(1, 2);
      expect(bucketValue(histogramOf([-ms]).keys[0]!) / -ms).toBeCloseTo(1, 2);
    },
  );

  test('the keys are in the order of the values, without gaps', () => {
    let last = -1;
    for (let ms = 0; ms < 2 ** 33; ms += 1 + Math.floor(ms / 256)) {
      const key = histogramOf([ms]).keys[0]!;
      expect(key - last).toBeLessThanOrEqual(1);
      expect(key).toBeGreaterThanOrEqual(last);
      last = key;
    }
  });

  test('values without bound have keys of their own, at the ends', () => {
    const histogram = new Histogram();
    histogram.add(Number.POSITIVE_INFINITY);
    histogram.add(Number.POSITIVE_INFINITY);
    histogram.add(Number.NEGATIVE_INFINITY);
    histogram.add(-5);
    histogram.add(0);
    const { keys, counts } = histogram.toSparse();
    expect([...keys]).toEqual([EARLY_WITHOUT_BOUND, -5, 0, LATE_WITHOUT_BOUND]);
    expect([...counts]).toEqual([1, 1, 1, 2]);
    expect([...keys].map(bucketValue)).toEqual([-Infinity, -5, 0, Infinity]);
    expect([histogram.count, histogram.infiniteEarly, histogram.infiniteLate]).toEqual([5, 1, 2]);
  });

  test('what is as large as a bound is without bound, and the last below it is not', () => {
    const bound = 2 ** 47;
    const keys = [...histogramOf([bound, bound - 1, 1 - bound, -bound]).keys];
    expect(keys[0]).toBe(EARLY_WITHOUT_BOUND);
    expect(keys[3]).toBe(LATE_WITHOUT_BOUND);
    expect(bucketValue(keys[2]!) / bound).toBeCloseTo(1, 2);
    expect(bucketValue(keys[1]!)).toBe(-bucketValue(keys[2]!));
  });

  test('the first bucket of two values is that of 256 and 257 ms', () => {
    const [one, other, next] = [256, 257, 258].map((ms) => histogramOf([ms]).keys[0]!);
    expect([one, bucketValue(one!)]).toEqual([other, 256.5]);
    expect(next).toBe(other! + 1);
  });

  test('what is no number is refused', () => {
    expect(() => new Histogram().add(Number.NaN)).toThrow(RangeError);
    expect(() => new Histogram().add(Number.NaN)).toThrow('numbers, not NaN');
  });

  test('a cleared histogram is as a new one', () => {
    const histogram = new Histogram();
    for (const ms of [1, -1, 5e9, -Infinity, Infinity]) histogram.add(ms);
    histogram.clear();
    expect(histogram.count).toBe(0);
    expect(histogram.toSparse()).toEqual(new Histogram().toSparse());
    histogram.add(7);
    expect(histogram.toSparse()).toEqual(histogramOf([7]));
  });

  test('to merge is to have counted together, in any order', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [ha, hb, hc] = [histogramOf(a), histogramOf(b), histogramOf(c)];
        const together = histogramOf([...a, ...b, ...c]);
        expect(mergeSparse([ha, hb, hc])).toEqual(together);
        expect(mergeSparse([hc, hb, ha])).toEqual(together);
        expect(mergeSparse([ha, mergeSparse([hb, hc])])).toEqual(together);
      }),
    );
  });

  test('the keys ascend, and the counts add up', () => {
    fc.assert(
      fc.property(values, (all) => {
        const { keys, counts } = histogramOf(all);
        expect([...keys]).toEqual([...keys].sort((a, b) => a - b));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
    );
  });
});
