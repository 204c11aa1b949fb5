/** At the limit itself, in every unit, and where there is no interval. */
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/metrics/judge.js';
import type { Measure, Unit } from '../../src/metrics/measure.js';
import {
  faultOfForm,
  inUnit,
  measureNamed,
  type Operator,
  parseThreshold,
  satisfies,
} from '../../src/metrics/thresholds.js';
import type { ReplicationSums } from '../../src/records/sums.js';

const about = { better: 'lower', definition: '' } as const;
const measureOf = (unit: Unit, values: readonly number[] = []): Measure => ({
  ...about,
  key: 'x',
  unit,
  kind: 'mean',
  of: ({ index }) => values[index] ?? 0,
});

test.each([
  ['<', true, false, false],
  ['<=', true, true, false],
  ['>', false, false, true],
  ['>=', false, true, true],
] as const)('%s below, at and above the limit', (operator, below, at, above) => {
  const of = (value: number) => satisfies(value, operator, 5);
  expect([of(4.999), of(5), of(5.001)]).toEqual([below, at, above]);
});

test.each([
  [90, 's', 's', 90],
  [90, 'ms', 's', 0.09],
  [90, 'm', 'min', 90],
  [90, 'min', 'h', 1.5],
  [1, 'h', 's', 3600],
  [0, '', 's', 0],
  [1, '', 's', null],
  [0, '%', 's', null],
  [80, '%', 'share', 0.8],
  [80, '%', 'count', null],
  [1, '', 'share', 1],
  [-1, '', 'share', -1],
  [1.01, '', 'share', null],
  [-1.01, '', 'share', null],
  [80, '', 'count', 80],
  [80, 's', 'count', null],
] as const)('%d %s in %s is %s', (value, unit, of, expected) => {
  expect(inUnit(value, unit, of)).toBe(expected);
});

describe('a threshold that is none says why, and what would be right', () => {
  const measures = new Map<string, Measure>([
    ...(['s', 'min', 'h', 'share', 'count'] as const).map(
      (unit) => [`in.${unit}`, { ...measureOf(unit), key: `in.${unit}` }] as const,
    ),
    ['most', { ...about, key: 'most', unit: 'count', kind: 'maximum', of: () => 0 }],
  ]);
  test.each([
    ['in.s below 5', 'not-a-threshold', 'write KEY < VALUE'],
    ['if in.s < 5s', 'not-a-threshold', 'write KEY < VALUE'],
    ['in.s < 5s often', 'not-a-threshold', 'write KEY < VALUE'],
    ['in.x < 5', 'unknown-measure', 'summary.json'],
    ['most < 5', 'maximum-without-interval', 'use a mean, a share or a quantile'],
    ['in.s < 20', 'wrong-unit', 'write "20s" for seconds or "20m" for minutes'],
    ['in.min < 20', 'wrong-unit', 'write "20s" for seconds or "20m" for minutes'],
    ['in.h < 20%', 'wrong-unit', 'write ms, s, m or h'],
    ['in.share < 80', 'wrong-unit', 'it is a share: write 0.8 or 80%'],
    ['in.share < 80s', 'wrong-unit', 'it is a share: write 0.8 or 80%'],
    ['in.count < 80s', 'wrong-unit', 'it is a plain number'],
  ])('%s', (text, code, remedy) => {
    const result = parseThreshold(text, measures);
    if (result.ok) throw new Error(`${text} is taken for a threshold`);
    expect(result.fault.code).toBe(code);
    expect(result.fault.remedy).toContain(remedy);
  });

  test.each([
    ['in.share < 80', '80 is more than the whole'],
    ['in.share < 80s', '"s" does not fit "in.share"'],
    ['in.count < 80s', '"s" does not fit "in.count"'],
    ['most < 5', '"most" is a maximum and has no interval to judge'],
  ])('%s: %s', (text, message) => {
    expect(parseThreshold(text, measures)).toMatchObject({ ok: false, fault: { message } });
  });

  test('the part that is wrong is shown', () => {
    const fault = (text: string) => {
      const result = parseThreshold(text, measures);
      return result.ok ? null : result.fault;
    };
    expect(fault('in.count < 80s')?.part).toBe('80s');
    expect(fault('most < 5')?.part).toBe('most');
    expect(fault('in.x < 5')?.part).toBe('in.x');
    expect(fault('in.s below 5')).toMatchObject({
      part: 'in.s below 5',
      message: '"in.s below 5" is not a threshold',
    });
    expect(faultOfForm('in.s below 5')).toEqual(fault('in.s below 5'));
    expect(faultOfForm('in.s < 5')).toBeNull();
  });

  test.each([
    ['in.count<12.5', 12.5],
    ['in.count<-.25', -0.25],
    ['  in.count  <  +.125  ', 0.125],
    ['in.count < 7.', 7],
    ['in.count < 1e3', 1000],
    ['in.count < 2.5E+12', 2.5e12],
    ['in.count < 25e-1', 2.5],
    ['in.share<80%', 0.8],
    ['in.share < 80 % ', 0.8],
  ])('a number may be written as in "%s"', (text, limit) => {
    expect(parseThreshold(text, measures)).toMatchObject({ ok: true, threshold: { limit } });
  });

  test.each([
    ['wait', 'wait_s'],
    ['staffed', 'staffed_h'],
    ['drift', 'drift_min'],
    ['spread', 'spread_s2'],
    ['wait_s', 'wait_s'],
  ])('the unit of a key may be left out: %s', (written, key) => {
    const all = ['wait_s', 'staffed_h', 'drift_min', 'spread_s2'].map(
      (each) => [each, { ...measureOf('count'), key: each }] as const,
    );
    expect(measureNamed(written, new Map<string, Measure>(all))?.key).toBe(key);
    expect(measureNamed('other', new Map<string, Measure>(all))).toBeUndefined();
  });

  test('one that is right comes with its measure and its limit', () => {
    const result = parseThreshold('in.h <= 90min', measures);
    expect(result).toMatchObject({ ok: true, threshold: { operator: '<=', limit: 1.5 } });
    expect(result.ok && result.threshold.measure.key).toBe('in.h');
  });
});

function judged(values: readonly number[], operator: Operator, limit: number, more: object = {}) {
  const sums = values.map((_, index) => ({ index }) as ReplicationSums);
  const measure = { ...measureOf('count', values), ...more } as Measure;
  return judge({ text: 'x', measure, operator, limit }, sums, false, 1);
}

describe('a verdict', () => {
  test('looks at the same end for <= as for <, and for >= as for >', () => {
    const values = [9, 11, 10, 12, 8, 10, 9, 11, 10, 10];
    for (const [strict, loose, limit] of [
      ['<', '<=', 11.5],
      ['>', '>=', 8.5],
    ] as const) {
      expect(judged(values, loose, limit)).toEqual(judged(values, strict, limit));
    }
    expect(judged(values, '<', 10.1).reason).toContain('the interval contains the limit');
  });

  test('of one replication is open, and says what would help', () => {
    expect(judged([4], '<', 5)).toMatchObject({
      judgement: 'inconclusive',
      reason: 'one replication has no interval; run more with --reps',
    });
  });

  test('of two that are alike is not that of one', () => {
    expect(judged([4, 4], '<', 5).reason).toContain('too few replications (2)');
  });

  test('is open where days differ and there is no interval', () => {
    // One day has all the items but for what rounding makes: 5 of 10, and all of next to none.
    const [tops, bottoms] = [
      [5, 1e-12, 0],
      [10, 1e-12, 0],
    ];
    const ratio = { kind: 'ratio', top: at(tops), bottom: at(bottoms) };
    expect(judged(bottoms, '<', 0.9, ratio)).toMatchObject({
      judgement: 'inconclusive',
      reason: 'there is no interval to judge by; run more replications with --reps',
    });
  });

  test('is that of the value where days differ by no more than rounding', () => {
    const bottoms = [3, 7, 11, 13, 17];
    const tops = bottoms.map((below) => below * (1e6 / 7));
    const ratio = { kind: 'ratio', top: at(tops), bottom: at(bottoms) };
    expect(judged(bottoms, '<', 2e5, ratio).judgement).toBe('holds');
    expect(judged(bottoms, '<', 1e5, ratio).judgement).toBe('fails');
  });

  test('on a mean is open where more than 1 % of the callbacks have no value', () => {
    const without = (share: number) => ({ censored: [() => share, () => 100] });
    expect(judged([3, 4, 5], '<', 90, without(1)).judgement).toBe('holds');
    const { judgement, reason } = judged([3, 4, 5], '<', 90, without(2));
    expect(judgement).toBe('inconclusive');
    expect(reason).toContain('2.0 % of the callbacks have no complete pair');
    expect(judged([3, 4, 5], '<', 90, { censored: [() => 0, () => 0] }).judgement).toBe('holds');
  });
});

function at(values: readonly number[]) {
  return ({ index }: ReplicationSums) => values[index] ?? 0;
}
