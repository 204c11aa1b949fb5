/** What a figure is of three small replications, by hand: as objects, and as columns. */
import { describe, expect, test } from 'vitest';
import { ColumnFigures } from '../../src/metrics/column-figures.js';
import { ColumnSample } from '../../src/metrics/column-sample.js';
import type { Figure } from '../../src/metrics/figure.js';
import { ItemTally } from '../../src/metrics/item-tally.js';
import type { Answer } from '../../src/metrics/measure.js';
import { sampleOf } from '../../src/metrics/sample.js';
import * as scope from '../../src/metrics/scope.js';
import { columns, sums } from './three-replications.js';

const all = { world: 'actual', queue: -1, media: -1 } as const;
const r5 = scope.scalar('actual', 2);
const four = scope.scalar('actual', 3);
const zero = scope.scalar('actual', 0);
const twoThirds = (a: number, b: number): number => (2 * a + b) / 3;

const figures: readonly (readonly [string, Figure, readonly number[]])[] = [
  ['a counter of all queues', scope.counter(all, 3), [111, 1112, 2113]],
  ['of calls', scope.counter({ ...all, media: 0 }, 3), [101, 102, 103]],
  ['of emails', scope.counter({ ...all, media: 1 }, 3), [10, 1010, 2010]],
  ['of the first queue', scope.counter({ ...all, queue: 0 }, 3), [11, 12, 13]],
  ['of its calls', scope.counter({ ...all, queue: 0, media: 0 }, 4), [7, 8, 9]],
  ['of emails of the other', scope.counter({ ...all, queue: 1, media: 1 }, 3), [0, 1000, 2000]],
  ['of a class of callers', scope.counter({ ...all, queue: 0, callers: 1 }, 3), [42, 43, 44]],
  ['of the class before', scope.counter({ ...all, callers: 0 }, 3), [0, 0, 0]],
  ['of a world of its own', scope.scalar('noCallback', 2), [70, 71, 72]],
  ['of a world that is the actual one', scope.scalar('hold', 2), [0, 5, 10]],
  ['time of all teams', scope.agentTime('actual', -1, [1, 4]), [69, 70, 71]],
  ['time of a team', scope.agentTime('actual', 1, [1, 4]), [9, 9, 9]],
  ['time after the close', scope.agentTime('actual', -1, [1, 4], true), [0.5, 1.5, 2.5]],
  ['fates', scope.pairedPlaces('fates.counts', [0, 2]), [6, 7, 8]],
  ['drift', scope.pairedPlaces('drift.sums', [1]), [0, 1, 2]],
  ['what is in no replication', scope.pairedPlaces('fates.sums', [0]), [0, 0, 0]],
  ['what no world has', scope.placeOf('actual', 'routing.promises', 1), [0, 0, 0]],
  ['a number', scope.fixed(3), [3, 3, 3]],
  ['nothing', scope.fixed(0), [0, 0, 0]],
  ['a sum', scope.plus(r5, zero, four, scope.fixed(1)), [5, 10, 15]],
  ['a sum of nothing', scope.plus(zero, scope.fixed(0)), [0, 0, 0]],
  ['a difference', scope.minus(four, r5), [4, -1, -6]],
  ['less nothing', scope.minus(r5, zero), [0, 5, 10]],
  ['less than nothing', scope.minus(zero, r5), [-0, -5, -10]],
  ['a product', scope.scaled(r5, 0.5), [0, 2.5, 5]],
  ['a quotient', scope.over(r5, 4), [0, 1.25, 2.5]],
  ['a product of nothing', scope.scaled(zero, 7), [0, 0, 0]],
  ['a quotient of nothing by nothing', scope.over(zero, 0), [Number.NaN, Number.NaN, Number.NaN]],
  ['two together', scope.together(four, r5, twoThirds), [8 / 3, 13 / 3, 6]],
  ['two of nothing together', scope.together(zero, zero, () => 9), [9, 9, 9]],
  [
    'many steps',
    scope.minus(
      scope.together(scope.minus(four, r5), scope.plus(r5, four), twoThirds),
      scope.over(scope.minus(scope.scaled(r5, 3), four), 2),
    ),
    [4 - -2, (2 * -1 + 9) / 3 - 5.5, (2 * -6 + 14) / 3 - 13],
  ],
];

describe.each(figures)('%s', (_, figure, expected) => {
  test('of objects', () => {
    expect(sums.map(figure).map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
  });

  test('of columns, all of them and some', () => {
    const of = new ColumnFigures(columns()).of(figure);
    for (const [from, end] of [
      [1, 2],
      [0, 3],
      [0, 1],
      [1, 3],
      [2, 3],
    ] as const) {
      const into = new Float64Array(5).fill(77);
      of.read(into, from, end);
      expect(Array.from(into, (value) => value + 0)).toEqual([
        ...expected.slice(from, end).map((value) => value + 0),
        ...new Array<number>(5 - (end - from)).fill(77),
      ]);
    }
    if (of.isZero) expect(expected.every((value) => value === 0)).toBe(true);
  });
});

test('figures of columns are the same where their steps are, and only there', () => {
  const made = new ColumnFigures(columns());
  const alike = (a: Figure, b: Figure): boolean => made.of(a) === made.of(b);
  expect(alike(scope.minus(r5, four), scope.minus(r5, four))).toBe(true);
  expect(alike(scope.minus(r5, zero), scope.plus(zero, r5))).toBe(true);
  expect(alike(scope.scalar('hold', 2), r5)).toBe(true);
  expect(alike(scope.fixed(2), scope.plus(scope.fixed(2)))).toBe(true);
  expect(alike(scope.fixed(0), zero)).toBe(true);
  expect(alike(scope.scaled(zero, 3), zero)).toBe(true);
  const different = [
    r5,
    four,
    scope.fixed(4),
    scope.fixed(5),
    scope.plus(r5, four),
    scope.minus(r5, four),
    scope.minus(four, r5),
    scope.scaled(r5, 4),
    scope.scaled(r5, 5),
    scope.over(r5, 4),
    scope.over(r5, 5),
    scope.together(r5, four, twoThirds),
    scope.together(four, r5, twoThirds),
    scope.together(r5, four, (a, b) => a * b),
    scope.plus(scope.fixed(1), scope.fixed(23)),
    scope.plus(scope.fixed(12), scope.fixed(3)),
    scope.minus(scope.fixed(1), scope.fixed(23)),
    scope.minus(scope.fixed(12), scope.fixed(3)),
  ].map((figure) => made.of(figure).key);
  expect(new Set(different).size).toBe(different.length);
  const again = scope.together(r5, four, twoThirds);
  expect(made.of(again).key).toBe(different[11]);
});

describe('a sample of columns', () => {
  const sample = new ColumnSample(columns(), new ItemTally([], []));
  const objects = sampleOf(sums);

  test('has the intervals of objects, whatever was asked before', () => {
    for (const confidence of [0.95, 0.8, 0.95]) {
      for (const figure of [r5, scope.plus(r5, four)]) {
        expect(sample.mean(figure, confidence)).toEqual(objects.mean(figure, confidence));
      }
      for (const [top, bottom] of [
        [r5, scope.plus(r5, four)],
        [scope.plus(r5, four), r5],
        [r5, four],
      ] as const) {
        expect(sample.ratio(top, bottom, confidence)).toEqual(
          objects.ratio(top, bottom, confidence),
        );
      }
    }
    expect(sample.mean(r5, 0.95)).toBe(sample.mean(scope.plus(r5), 0.95));
    expect(sample.length).toBe(3);
  });

  test('has answers where they have a figure', () => {
    const holds = Object.assign(() => true, { figure: four }) as Answer;
    expect(Array.from(sample.answers(holds))).toEqual([4, 4, 4]);
    expect(() => sample.answers((() => true) as Answer)).toThrow('an answer without a figure');
    expect(() => sample.values(() => 0)).toThrow('a figure without a form');
  });
});
