/** Measures as what each replication adds to them: every kind, by hand. */
import { describe, expect, test } from 'vitest';
import type { Measure } from '../../src/metrics/measure.js';
import {
  areAlike,
  figureOfSeries,
  firstOf,
  lengthOf,
  type Series,
  seriesOf,
} from '../../src/metrics/series.js';
import type { ReplicationSums } from '../../src/records/sums.js';

const days = [0, 1, 2].map((index) => ({ index }) as ReplicationSums);
const of =
  (...values: readonly number[]) =>
  ({ index }: ReplicationSums) =>
    values[index]!;
const head = { key: 'x', unit: 'count', better: 'lower', definition: 'what it is' } as const;
const item = (key: number, count = 1) => ({
  keys: Int32Array.of(key),
  counts: Float64Array.of(count),
});
const items = (...all: readonly ReturnType<typeof item>[]): Measure => ({
  ...head,
  kind: 'quantile',
  p: 0.5,
  histogram: ({ index }) => all[index]!,
});
const proportion = (...answers: readonly (boolean | null)[]): Measure => ({
  ...head,
  kind: 'proportion',
  holds: ({ index }) => answers[index]!,
});
const ratio = (kind: 'ratio' | 'root'): Measure => ({
  ...head,
  kind,
  top: of(8, 20, 36),
  bottom: of(1, 2, 1),
});
const difference: Measure = {
  ...head,
  kind: 'difference',
  top: of(8, 20, 36),
  bottom: of(1, 2, 1),
  minusTop: of(1, 2, 3),
  minusBottom: of(2, 2, 4),
};

const cases: readonly (readonly [name: string, Measure, figure: number, ofTwo: number])[] = [
  ['mean', { ...head, kind: 'mean', of: of(1, 3, 8) }, 4, 2],
  ['ratio', ratio('ratio'), 16, 28 / 3],
  ['root', ratio('root'), 4, Math.sqrt(28 / 3)],
  ['difference', difference, 16 - 6 / 8, 28 / 3 - 3 / 4],
  ['quantile', items(item(30), item(10), item(20)), 0.02, 0.01],
  ['proportion', proportion(true, null, false), 0.5, 1],
  ['maximum', { ...head, kind: 'maximum', of: of(-5, -7, 3) }, 3, -5],
];

describe.each(cases)('a %s', (_, measure, figure, ofTwo) => {
  const series = seriesOf(measure, days);

  test('comes to its figure, over all and over the first', () => {
    expect(figureOfSeries(series)).toBeCloseTo(figure, 12);
    expect(lengthOf(series)).toBe(3);
    const two = firstOf(series, 2);
    expect(figureOfSeries(two)).toBeCloseTo(ofTwo, 12);
    expect(lengthOf(two)).toBe(2);
    expect(firstOf(series, 3)).toBe(series);
    expect(firstOf(series, 9)).toBe(series);
  });

  test('is like itself made anew, and like no other', () => {
    expect(areAlike(series, seriesOf(measure, days))).toBe(true);
    expect(areAlike(series, firstOf(series, 2))).toBe(false);
    expect(areAlike(firstOf(series, 2), series)).toBe(false);
    for (const [name, other] of cases) {
      // A root is made of the same numbers as its ratio.
      if (other.kind === measure.kind || ['ratio', 'root'].includes(name)) continue;
      expect(areAlike(series, seriesOf(other, days))).toBe(false);
    }
  });

  test('keeps what is said of it', () => {
    expect(series).toMatchObject(head);
    expect(Object.hasOwn(series, 'against')).toBe(false);
    expect(seriesOf({ ...measure, against: 'y' }, days).against).toBe('y');
  });
});

describe('series are alike to the last digit', () => {
  const terms = (sign: 1 | -1, numerators: number[], denominators: number[]): Series => ({
    ...head,
    kind: 'terms',
    terms: [{ sign, numerators, denominators }],
  });
  const one = terms(1, [1, 2], [3, 4]);

  test.each([
    ['another sign', terms(-1, [1, 2], [3, 4])],
    ['another numerator', terms(1, [1, 2 + 1e-15], [3, 4])],
    ['another denominator', terms(1, [1, 2], [3.5, 4])],
    ['no term', { ...head, kind: 'terms', terms: [] } as Series],
  ])('not with %s', (_, other) => {
    expect(areAlike(one, other)).toBe(false);
    expect(areAlike(other, one)).toBe(false);
    expect(areAlike(one, terms(1, [1, 2], [3, 4]))).toBe(true);
  });

  test('nor with another bucket, nor another number in it', () => {
    const of = (each: ReturnType<typeof item>) => seriesOf(items(item(5), each, item(7)), days);
    expect(areAlike(of(item(6)), of(item(6)))).toBe(true);
    expect(areAlike(of(item(6)), of(item(8)))).toBe(false);
    expect(areAlike(of(item(6)), of(item(6, 2)))).toBe(false);
  });

  test('nor where one of two terms is another', () => {
    const changed = { ...difference, minusTop: of(1, 2, 4) } as Measure;
    expect(areAlike(seriesOf(difference, days), seriesOf(changed, days))).toBe(false);
  });

  test('nor with another maximum', () => {
    const of = (...values: number[]): Series => ({ ...head, kind: 'maximum', values });
    expect(areAlike(of(1, 2), of(1, 2))).toBe(true);
    expect(areAlike(of(1, 2), of(1, 3))).toBe(false);
  });
});

test('of nothing, and without bound, there is no figure', () => {
  const none = { ...head, kind: 'terms', terms: [] } as Series;
  expect(lengthOf(none)).toBe(0);
  expect(figureOfSeries(seriesOf({ ...head, kind: 'maximum', of: of() }, []))).toBeNull();
  expect(figureOfSeries(seriesOf(items(), []))).toBeNull();
  expect(figureOfSeries(seriesOf(items(item(2147483647)), days.slice(0, 1)))).toBeNull();
  expect(figureOfSeries(seriesOf(ratio('ratio'), []))).toBeNull();
});
