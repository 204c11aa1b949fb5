/** Every kind of measure by hand: its figure, its interval, and that of each day by itself. */
import { describe, expect, test } from 'vitest';
import { badDays } from '../../src/metrics/bad-days.js';
import { boundsOf, dailyFigures, evaluate, finite, largestOf } from '../../src/metrics/evaluate.js';
import type { Measure } from '../../src/metrics/measure.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import type { SparseHistogram } from '../../src/stats/histogram.js';

/** Student's t at 97.5 % with two degrees of freedom. */
const T = 4.302653;

const days = (count: number): ReplicationSums[] =>
  Array.from({ length: count }, (_, index) => ({ index }) as ReplicationSums);
const of =
  (...values: readonly number[]) =>
  ({ index }: ReplicationSums) =>
    values[index]!;
const head = { key: 'x', unit: 'count', better: 'lower', definition: '' } as const;

describe('a maximum', () => {
  const measure: Measure = { ...head, kind: 'maximum', of: of(3, -5, 7, 7, 2) };
  test('is the largest of all, without an interval', () => {
    expect(boundsOf(measure, days(5), false, 0.95)).toEqual({
      mean: 7,
      low: null,
      high: null,
      n: 5,
    });
    expect(boundsOf(measure, days(2), true, 0.95)).toMatchObject({ mean: 3, low: null });
    expect(Array.from(dailyFigures(measure, days(3)))).toEqual([3, -5, 7]);
  });

  test('of no replication is none', () => {
    expect(boundsOf(measure, [], false, 0.95)).toMatchObject({ mean: null, n: 0 });
    expect(largestOf([])).toBe(Number.NEGATIVE_INFINITY);
    expect(largestOf([-4, -9])).toBe(-4);
  });
});

describe('a mean', () => {
  test('has the interval of Student’s t', () => {
    const measure: Measure = { ...head, kind: 'mean', of: of(1, 2, 3) };
    const { mean, low, high, n } = boundsOf(measure, days(3), false, 0.95);
    expect([mean, n]).toEqual([2, 3]);
    expect(low).toBeCloseTo(2 - T / Math.sqrt(3), 5);
    expect(high).toBeCloseTo(2 + T / Math.sqrt(3), 5);
    expect(boundsOf(measure, days(3), true, 0.95)).toMatchObject({ mean: 2, low: 2, high: 2 });
  });

  test('of days that agree, and of one day, has none', () => {
    const measure: Measure = { ...head, kind: 'mean', of: of(4, 4) };
    expect(boundsOf(measure, days(2), false, 0.95)).toMatchObject({ low: null, high: null });
    expect(boundsOf(measure, days(1), false, 0.95)).toMatchObject({ low: null, high: null });
  });
});

describe('a ratio', () => {
  test('is one of sums, and of a day its own', () => {
    const measure: Measure = {
      ...head,
      kind: 'ratio',
      top: of(1, 5, 0, 3),
      bottom: of(2, 8, 0, 0),
    };
    expect(boundsOf(measure, days(3), false, 0.95).mean).toBe(0.6);
    // What has nothing to be divided by has no figure, whatever is to be divided.
    expect(Array.from(dailyFigures(measure, days(4)))).toEqual([
      0.5,
      0.625,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('a root', () => {
  test('is that of a ratio, as are the ends of its interval', () => {
    // 16 ± T / √3.
    const measure: Measure = { ...head, kind: 'root', top: of(15, 16, 17), bottom: of(1, 1, 1) };
    const { mean, low, high, n } = boundsOf(measure, days(3), false, 0.95);
    expect([mean, n]).toEqual([4, 3]);
    expect(low).toBeCloseTo(Math.sqrt(16 - T / Math.sqrt(3)), 5);
    expect(high).toBeCloseTo(Math.sqrt(16 + T / Math.sqrt(3)), 5);
    expect(Array.from(dailyFigures(measure, days(3)))).toEqual([Math.sqrt(15), 4, Math.sqrt(17)]);
  });

  test('is not below zero', () => {
    // 4 ± 2 T / √3, which is from -0.97 on.
    const measure: Measure = { ...head, kind: 'root', top: of(2, 4, 6), bottom: of(1, 1, 1) };
    const { low, high } = boundsOf(measure, days(3), false, 0.95);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(Math.sqrt(4 + (2 * T) / Math.sqrt(3)), 5);
    const below: Measure = { ...head, kind: 'root', top: of(-4), bottom: of(1) };
    expect(boundsOf(below, days(1), true, 0.95)).toMatchObject({ mean: 0, low: 0, high: 0 });
    expect(Array.from(dailyFigures(below, days(1)))).toEqual([0]);
  });

  test('of nothing is none, and of what does not vary has no interval', () => {
    const nothing: Measure = { ...head, kind: 'root', top: of(0, 0), bottom: of(0, 0) };
    expect(boundsOf(nothing, days(2), false, 0.95)).toMatchObject({ mean: null, low: null });
    const same: Measure = { ...head, kind: 'root', top: of(9, 9), bottom: of(1, 1) };
    expect(boundsOf(same, days(2), false, 0.95)).toMatchObject({ mean: 3, low: null, high: null });
  });
});

test('a difference is that of two ratios, each day its own', () => {
  const measure: Measure = {
    ...head,
    kind: 'difference',
    top: of(3, 5, 7),
    bottom: of(1, 1, 1),
    minusTop: of(2, 3, 4),
    minusBottom: of(2, 2, 2),
  };
  // 5 - 9/6; by day 3 - 1, 5 - 1.5 and 7 - 2, of which the variance is 2.25.
  const { mean, low, high, n } = boundsOf(measure, days(3), false, 0.95);
  expect([mean, n]).toEqual([3.5, 3]);
  expect(low).toBeCloseTo(3.5 - (T * 1.5) / Math.sqrt(3), 5);
  expect(high).toBeCloseTo(3.5 + (T * 1.5) / Math.sqrt(3), 5);
  expect(Array.from(dailyFigures(measure, days(3)))).toEqual([2, 3.5, 5]);
});

describe('a quantile', () => {
  const sparse = (...items: readonly number[]): SparseHistogram => ({
    keys: Int32Array.from(items),
    counts: new Float64Array(items.length).fill(1),
  });
  const quantile = (...all: readonly SparseHistogram[]): Measure => ({
    ...head,
    unit: 's',
    kind: 'quantile',
    p: 0.5,
    histogram: ({ index }) => all[index]!,
  });
  const LATE = 2_147_483_647;

  test('is in seconds, over the days that have items', () => {
    const measure = quantile(sparse(100, 200, 240), sparse(), sparse(50, 150, 250));
    // Of 50, 100, 150, 200, 240 and 250 ms the third; days may differ by more than they have.
    expect(boundsOf(measure, days(3), false, 0.95)).toEqual({
      mean: 0.15,
      low: 0.05,
      high: 0.25,
      n: 2,
    });
    expect(boundsOf(measure, days(3), true, 0.95)).toMatchObject({ low: 0.15, high: 0.15, n: 2 });
    expect(Array.from(dailyFigures(measure, days(3)))).toEqual([0.2, Number.NaN, 0.15]);
  });

  test('of no items is none', () => {
    const none = { mean: null, low: null, high: null, n: 0 };
    expect(boundsOf(quantile(sparse()), days(1), false, 0.95)).toEqual(none);
    expect(boundsOf(quantile(sparse()), days(1), true, 0.95)).toEqual(none);
  });

  test('of days that are alike has no interval', () => {
    const measure = quantile(sparse(100, 200), sparse(100, 200));
    expect(boundsOf(measure, days(2), false, 0.95)).toMatchObject({
      mean: 0.1,
      low: null,
      high: null,
    });
  });

  test('that has no bound is judged as such, and shown as none', () => {
    const measure = quantile(sparse(LATE));
    expect(boundsOf(measure, days(1), true, 0.95).mean).toBe(Number.POSITIVE_INFINITY);
    expect(evaluate(measure, days(1), true)).toEqual({
      unit: 's',
      mean: null,
      low: null,
      high: null,
      n: 1,
    });
    expect([finite(Number.POSITIVE_INFINITY), finite(null), finite(0)]).toEqual([null, null, 0]);
  });
});

describe('a share of days', () => {
  const answers = (...all: readonly (boolean | null)[]): Measure => ({
    ...head,
    unit: 'share',
    kind: 'proportion',
    holds: ({ index }) => all[index]!,
  });

  test('has Wilson’s interval from two days on', () => {
    // One of two: 0.5 ± z √(1/8 + z²/16) / (1 + z²/2), where z is 1.959964.
    const { mean, low, high, n } = boundsOf(answers(true, null, false), days(3), false, 0.95);
    expect([mean, n]).toEqual([0.5, 2]);
    expect(low).toBeCloseTo(0.09453, 5);
    expect(high).toBeCloseTo(0.90547, 5);
    expect(boundsOf(answers(true, null), days(2), false, 0.95)).toMatchObject({
      mean: 1,
      low: null,
    });
    expect(boundsOf(answers(true, null), days(2), true, 0.95)).toMatchObject({ mean: 1, low: 1 });
  });

  test('without an answer is none', () => {
    expect(boundsOf(answers(null, null), days(2), false, 0.95)).toEqual({
      mean: null,
      low: null,
      high: null,
      n: 0,
    });
    expect(Array.from(dailyFigures(answers(null, true, false), days(3)))).toEqual([
      Number.NaN,
      1,
      0,
    ]);
  });

  test('says what a bad day is', () => {
    const measure = badDays('queues.a.', of(1), of(2), 0.8, 'answered within 20 s');
    expect([measure.key, measure.better]).toEqual(['queues.a.badDays.serviceLevel', 'lower']);
    expect(measure.definition).toContain('(answered within 20 s) is below targets.share, 80 %');
  });
});
