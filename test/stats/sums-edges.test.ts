/** What is summed up as replications come is what it would be of all of them together. */
import { describe, expect, test } from 'vitest';
import { EARLY_WITHOUT_BOUND, LATE_WITHOUT_BOUND } from '../../src/stats/histogram.js';
import { ItemSums } from '../../src/stats/item-sums.js';
import { MergedHistogram, mergeSparse } from '../../src/stats/merge-histograms.js';
import { RowMoments } from '../../src/stats/row-moments.js';
import { Generator } from './generator.js';

type Buckets = readonly (readonly [key: number, count: number])[];

function sparse(buckets: Buckets) {
  return {
    keys: Int32Array.from(buckets, ([key]) => key),
    counts: Float64Array.from(buckets, ([, count]) => count),
  };
}

/** Buckets with gaps between them, ascending; now and then those without bound, or none at all. */
function randomBuckets(random: Generator, least: number, most: number): Buckets {
  const buckets: [number, number][] = [];
  if (random.happens(0.3)) buckets.push([EARLY_WITHOUT_BOUND, 1 + random.poisson(3)]);
  let key = least;
  while (random.happens(0.9)) {
    key += 1 + random.poisson((most - least) / 10);
    if (key < most) buckets.push([key, 1 + random.poisson(5)]);
  }
  if (random.happens(0.3)) buckets.push([LATE_WITHOUT_BOUND, 1 + random.poisson(3)]);
  return buckets;
}

const total = (buckets: Buckets): number => buckets.reduce((sum, [, count]) => sum + count, 0);

describe('sums of items', () => {
  /** The three sums at the end of each bucket, from all replications together. */
  function byDefinition(days: readonly Buckets[]) {
    const keys = [...new Set(days.flatMap((day) => day.map(([key]) => key)))].sort((a, b) => a - b);
    return keys.map((key) => {
      const upTo = days.map((day) => total(day.filter(([each]) => each <= key)));
      return {
        key,
        items: upTo.reduce((sum, count) => sum + count, 0),
        squares: upTo.reduce((sum, count) => sum + count * count, 0),
        products: upTo.reduce((sum, count, k) => sum + count * total(days[k]!), 0),
      };
    });
  }

  test.each([
    ['near zero', [[0, 200]]],
    ['of both signs', [[-300, 300]]],
    [
      'that reach farther and farther on both sides',
      [
        [100, 200],
        [1400, 1600],
        [-900, -700],
        [-5000, 6000],
      ],
    ],
    [
      'that reach past the room there is by one',
      [
        [0, 500],
        [508, 513],
        [509, 1030],
      ],
    ],
  ] as const)('%s are those of all replications together', (name, ranges) => {
    const random = new Generator(`sums of items ${name}`);
    for (let round = 0; round < 20; round++) {
      const days = ranges.flatMap(([least, most]) =>
        Array.from({ length: 4 }, () => randomBuckets(random, least, most)),
      );
      const sums = new ItemSums();
      for (const day of days) {
        // What stands before and after it in the same arrays is of other replications.
        const { keys, counts } = sparse([[-7, 50], ...day, [LATE_WITHOUT_BOUND, 70]]);
        sums.add(keys, counts, 1, 1 + day.length);
      }
      expect([...sums.buckets()]).toEqual(byDefinition(days));
      const all = days.map(total);
      expect(sums.replications).toBe(days.length);
      expect(sums.withItems).toBe(all.filter((count) => count > 0).length);
      expect(sums.items).toBe(all.reduce((sum, count) => sum + count, 0));
      expect(sums.squares).toBe(all.reduce((sum, count) => sum + count * count, 0));
    }
  });

  test.each([0, 511, 512, -1, -256, -257, 767, 768])('a bucket alone at %d', (key) => {
    for (const before of [[], [0], [511], [-256]]) {
      const sums = new ItemSums();
      const days: Buckets[] = [...before, key].map((each) => [[each, 3]]);
      for (const day of days) {
        const { keys, counts } = sparse(day);
        sums.add(keys, counts, 0, 1);
      }
      expect([...sums.buckets()]).toEqual(byDefinition(days));
    }
  });

  test('only early, or only late without bound', () => {
    for (const key of [EARLY_WITHOUT_BOUND, LATE_WITHOUT_BOUND]) {
      const sums = new ItemSums();
      sums.add(Int32Array.of(key), Float64Array.of(2), 0, 1);
      expect([...sums.buckets()]).toEqual([{ key, items: 2, squares: 4, products: 4 }]);
    }
  });
});

describe('merged histograms', () => {
  function byDefinition(parts: readonly Buckets[]): Buckets {
    const counts = new Map<number, number>();
    for (const [key, count] of parts.flat()) counts.set(key, (counts.get(key) ?? 0) + count);
    return [...counts].sort(([a], [b]) => a - b);
  }

  test('have each bucket once, with the counts of all, in reused memory too', () => {
    const random = new Generator('merged histograms');
    const merged = new MergedHistogram();
    for (let round = 0; round < 60; round++) {
      const parts = Array.from({ length: 1 + random.poisson(3) }, () =>
        randomBuckets(random, -200, 200),
      );
      merged.clear();
      for (const part of parts) {
        const { keys, counts } = sparse([[-7, 50], ...part, [8, 70]]);
        merged.add(keys, counts, 1, 1 + part.length);
      }
      const { length } = merged;
      expect({
        keys: merged.keys.slice(0, length),
        counts: merged.counts.slice(0, length),
      }).toEqual(sparse(byDefinition(parts)));
      expect(mergeSparse(parts.map(sparse))).toEqual(sparse(byDefinition(parts)));
    }
  });

  test('of more buckets than there was room for at first', () => {
    const every = (step: number): Buckets =>
      Array.from({ length: 400 }, (_, k) => [k * step, k + 1]);
    for (const parts of [[every(2), every(3), every(5)], [every(1)]]) {
      const merged = new MergedHistogram();
      for (const part of parts) {
        const { keys, counts } = sparse(part);
        merged.add(keys, counts, 0, keys.length);
      }
      const expected = sparse(byDefinition(parts));
      expect(merged.length).toBe(expected.keys.length);
      expect(merged.keys.slice(0, merged.length)).toEqual(expected.keys);
      expect(merged.counts.slice(0, merged.length)).toEqual(expected.counts);
    }
  });

  test('of none, and of one, are what there was', () => {
    expect(mergeSparse([])).toEqual({ keys: new Int32Array(0), counts: new Float64Array(0) });
    const one = sparse([[3, 4]]);
    expect(mergeSparse([one])).toBe(one);
  });
});

describe('moments of rows', () => {
  /** Rows of three columns; the second ratio is the third column over the first. */
  const days = [
    [2, 5, 1],
    [2, 5, 2],
    [4, 5, 3],
  ] as const;

  function moments(from: number, end: number): RowMoments {
    const made = new RowMoments(2, 3, [
      [1, 0],
      [2, 0],
    ]);
    for (const day of days.slice(from, end)) {
      made.add(0, Float64Array.of(900, 0, 77));
      made.add(1, Float64Array.from(day));
      made.replications++;
    }
    return made;
  }

  test('a mean has the interval of Student’s t', () => {
    // 1, 2 and 3: mean 2, variance 1, standard error √(1/3); t at 97.5 % with two degrees 4.302653.
    const halfWidth = 4.302653 / Math.sqrt(3);
    const { mean, low, high } = moments(0, 3).mean(1, 2);
    expect(mean).toBe(2);
    expect(low).toBeCloseTo(2 - halfWidth, 6);
    expect(high).toBeCloseTo(2 + halfWidth, 6);
    const scaled = moments(0, 3).mean(1, 2, 10);
    expect(scaled.mean).toBe(20);
    expect(scaled.low).toBeCloseTo(20 - 10 * halfWidth, 5);
  });

  test('a ratio of sums has the interval of its linearisation', () => {
    // 6 of 8 is 0.75; the tops are off by -0.5, 0.5 and 0: √(0.5 · 3/2) / 8.
    const halfWidth = (4.302653 * Math.sqrt(0.75)) / 8;
    const { mean, low, high } = moments(0, 3).ratio(1, 1);
    expect(mean).toBe(0.75);
    expect(low).toBeCloseTo(0.75 - halfWidth, 6);
    expect(high).toBeCloseTo(0.75 + halfWidth, 6);
    const scaled = moments(0, 3).ratio(1, 1, 100);
    expect(scaled.mean).toBe(75);
    expect(scaled.high).toBeCloseTo(75 + 100 * halfWidth, 4);
  });

  test('what does not differ has no interval, nor has a single replication', () => {
    expect(moments(0, 3).mean(1, 1)).toEqual({ mean: 5, low: null, high: null });
    expect(moments(0, 3).ratio(0, 1)).toEqual({ mean: 77 / 900, low: null, high: null });
    expect(moments(0, 1).mean(1, 2)).toEqual({ mean: 1, low: null, high: null });
    expect(moments(0, 1).ratio(1, 1)).toEqual({ mean: 0.5, low: null, high: null });
    expect(moments(0, 2).mean(1, 2).low).not.toBeNull();
  });

  test('what rounding makes of no difference is none', () => {
    // One of 49 on each day: the sums of squares, which should cancel, leave something in doubles.
    for (const times of [
      [1, 1, 1],
      [3, 7, 11],
      [1000, 1001, 1003],
    ]) {
      const made = new RowMoments(2, 2, [[1, 0]]);
      for (const many of times) {
        made.add(1, Float64Array.of(49 * many, many));
        made.replications++;
      }
      expect(made.ratio(1, 0)).toEqual({ mean: 1 / 49, low: null, high: null });
    }
  });

  test('over nothing there is no ratio', () => {
    const made = new RowMoments(1, 2, [[0, 1]]);
    made.add(0, Float64Array.of(3, 0));
    made.replications++;
    expect(made.ratio(0, 0)).toEqual({ mean: null, low: null, high: null });
  });

  test('those of groups are together those of all', () => {
    const merged = moments(0, 1);
    merged.merge(moments(1, 3).state());
    expect(merged.replications).toBe(3);
    expect(merged.mean(1, 2)).toEqual(moments(0, 3).mean(1, 2));
    expect(merged.ratio(1, 1)).toEqual(moments(0, 3).ratio(1, 1));
    expect(merged.mean(0, 2)).toEqual(moments(0, 3).mean(0, 2));
  });
});
