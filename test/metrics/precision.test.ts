/** Precisions as they are written, planned with and judged. */
import { describe, expect, test } from 'vitest';
import type { Measure } from '../../src/metrics/measure.js';
import {
  judgePrecision,
  type PrecisionGoal,
  parsePrecisionGoal,
  plannedReplications,
} from '../../src/metrics/precision.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import { Histogram } from '../../src/stats/histogram.js';

const definition = '';
const mean = (key: string, unit: Measure['unit'], of: (index: number) => number): Measure => ({
  kind: 'mean',
  key,
  unit,
  better: 'lower',
  definition,
  of: ({ index }) => of(index),
});

const measures = new Map(
  [
    mean('abandonedRate', 'share', (k) => 0.1 + (k % 2) * 0.02),
    mean('asa_s', 's', (k) => 20 + (k % 2) * 10),
    mean('reached', 'count', (k) => 100 + (k % 2) * 10),
    mean('never', 'count', () => 0),
    mean('balanced', 'count', (k) => (k % 2) * 2 - 1),
    {
      kind: 'ratio',
      key: 'nothing',
      unit: 'share',
      better: 'lower',
      definition,
      top: () => 0,
      bottom: () => 0,
    } satisfies Measure,
    { ...mean('longest', 'count', (k) => k), kind: 'maximum' } as Measure,
  ].map((measure) => [measure.key, measure]),
);

function goal(text: string): PrecisionGoal {
  const result = parsePrecisionGoal(text, measures);
  if (!result.ok) throw new Error(result.fault.message);
  return result.goal;
}

const sums = (n: number): ReplicationSums[] =>
  Array.from({ length: n }, (_, index) => ({ index }) as ReplicationSums);

const planned = (texts: readonly string[], max = 400, n = 30): number =>
  plannedReplications({ goals: texts.map(goal), pilot: n, max }, sums(n), false);

describe('how a precision is written', () => {
  test.each([
    ['abandonedRate ± 0.5pp', 'abandonedRate', 0.005, false],
    ['abandonedRate +- 0.5%', 'abandonedRate', 0.005, false],
    ['abandonedRate ± 0.005', 'abandonedRate', 0.005, false],
    ['abandonedRate±0.5pp', 'abandonedRate', 0.005, false],
    ['asa +/- 2s', 'asa_s', 2, false],
    ['asa_s ± 0.5m', 'asa_s', 30, false],
    ['asa ± 5%', 'asa_s', 0.05, true],
    ['reached ± 3', 'reached', 3, false],
    ['reached ± 1%', 'reached', 0.01, true],
  ])('%s', (text, key, size, relative) => {
    const { width } = goal(text);
    expect([width.measure.key, width.size, width.relative]).toEqual([key, size, relative]);
  });

  test.each([
    ['abandonedRate < 5%', '"abandonedRate < 5%" is not a precision'],
    ['abandonedRate ±', '"abandonedRate ±" is not a precision'],
    ['mean asa ± 2s', '"mean asa ± 2s" is not a precision'],
    ['asa ± 2s\nor 3s', '"asa ± 2s\nor 3s" is not a precision'],
    ['abandonRate ± 1pp', 'there is no measure "abandonRate"'],
    ['abandonedRate ± 5', '5 is more than the whole'],
    ['abandonedRate ± 5s', '"s" does not fit "abandonedRate"'],
    ['asa ± 5', '5 has no unit'],
    ['asa ± 5pp', '"pp" is not a unit of time'],
    ['reached ± 0', 'a margin of 0 allows nothing'],
    ['reached ± -3', '"-3" is not a margin'],
    ['longest ± 3', '"longest" is a maximum and has no interval to judge'],
  ])('%s: %s', (text, message) => {
    const result = parsePrecisionGoal(text, measures);
    expect(result.ok ? 'nothing is wrong' : result.fault.message).toBe(message);
  });

  test('what is none says how to write one', () => {
    const result = parsePrecisionGoal('asa 2s', measures);
    expect(result).toMatchObject({ ok: false, fault: { code: 'not-a-precision', part: 'asa 2s' } });
    expect(result.ok ? '' : result.fault.remedy).toContain('write KEY ± WIDTH');
  });
});

describe('how many replications it calls for', () => {
  test('the goal that takes most decides', () => {
    const one = planned(['asa ± 1s']);
    expect(one).toBeGreaterThan(100);
    expect(planned(['asa ± 1s', 'reached ± 3'])).toBe(one);
    expect(planned(['reached ± 3', 'asa ± 1s'])).toBe(one);
  });

  test('it is between the pilot and the most there may be', () => {
    expect(planned(['asa ± 1h'])).toBe(30);
    expect(planned(['asa ± 1ms'])).toBe(400);
  });

  test('a part of the estimate is taken from the pilot', () => {
    // The mean is 25 s, so 4 % of it is 1 s.
    expect(planned(['asa ± 4%'])).toBe(planned(['asa ± 1s']));
  });

  test.each([
    ['what does not vary in the pilot', 'never ± 1'],
    ['what had nothing to measure', 'nothing ± 1pp'],
    ['a part of what is 0', 'balanced ± 5%'],
  ])('%s takes as many as there may be', (_, text) => {
    expect(planned([text])).toBe(400);
  });

  test('without any random number the pilot is exact', () => {
    const request = { goals: [goal('asa ± 1ms')], pilot: 30, max: 400 };
    expect(plannedReplications(request, sums(30), true)).toBe(30);
    // But nothing is known of a part of what is 0.
    const ofNothing = { ...request, goals: [goal('never ± 5%')] };
    expect(plannedReplications(ofNothing, sums(30), true)).toBe(400);
  });
});

describe('what has been reached', () => {
  test('the half-width is that of the 95 % interval', () => {
    const { reached, asked, halfWidth, needed } = judgePrecision(
      goal('asa ± 2s'),
      sums(100),
      false,
    );
    // Values 20 and 30 by turns: a standard deviation of 5.025, t(99) = 1.984.
    expect(halfWidth).toBeCloseTo(1.984 * 0.5025, 3);
    expect([reached, asked, needed]).toEqual([true, 2, null]);
  });

  test('where it falls short, it says how many would do', () => {
    const { reached, needed } = judgePrecision(goal('asa ± 0.5s'), sums(100), false);
    expect(reached).toBe(false);
    expect(needed).toBeGreaterThan(390);
    expect(needed).toBeLessThan(500);
  });

  test.each([
    ['never ± 1', 'every replication gave the same value, so there is no interval to measure'],
    ['nothing ± 1pp', 'there was nothing to measure'],
    ['balanced ± 5%', 'the estimate is 0, and so is every part of it'],
  ])('%s: %s', (text, why) => {
    const { reached, needed, reason } = judgePrecision(goal(text), sums(100), false);
    expect([reached, needed, reason]).toEqual([false, null, why]);
  });

  test('a width that is met exactly is reached', () => {
    const { measure, relative } = goal('asa ± 2s').width;
    const { halfWidth } = judgePrecision(goal('asa ± 2s'), sums(10), false);
    const asked = (size: number) => ({ text: '', width: { text: '', measure, size, relative } });
    expect(judgePrecision(asked(halfWidth!), sums(10), false).reached).toBe(true);
    expect(judgePrecision(asked(halfWidth! * 0.999), sums(10), false).reached).toBe(false);
  });

  test('one replication is told from several that are alike', () => {
    const reason = (n: number) => judgePrecision(goal('never ± 1'), sums(n), false).reason;
    expect(reason(1)).toBe('one replication has no interval');
    expect(reason(2)).toContain('every replication gave the same value');
  });

  test('a part of what is exactly 0 is not reached', () => {
    const { reached, needed, asked, reason } = judgePrecision(goal('never ± 5%'), sums(3), true);
    expect([reached, needed, asked]).toEqual([false, null, null]);
    expect(reason).toBe('the estimate is 0, and so is every part of it');
  });

  /** Two days of 100 waits, of which a share lies at each value, ms. */
  function waits(first: readonly number[], second: readonly number[]): PrecisionGoal {
    const histograms = [first, second].map((each) => {
      const histogram = new Histogram();
      for (const value of each) histogram.add(value);
      return histogram.toSparse();
    });
    const histogram = ({ index }: ReplicationSums) => histograms[index]!;
    const head = { key: 'wait_s', unit: 's', better: 'lower', definition } as const;
    const measure: Measure = { ...head, kind: 'quantile', p: 0.5, histogram };
    return { text: '', width: { text: '', measure, size: 1, relative: false } };
  }

  test('of an interval that is not symmetric the longer side counts', () => {
    // The shares up to 1, 2 and 128 ms are 0.25, 0.5 and 1 on average; up to 2 they are 0.6 and 0.4,
    // so that with one degree of freedom the interval reaches from the first value to the last.
    const day = (low: number, middle: number, high: number) => [
      ...new Array<number>(low).fill(1),
      ...new Array<number>(middle).fill(2),
      ...new Array<number>(high).fill(128),
    ];
    const { halfWidth } = judgePrecision(waits(day(3, 3, 4), day(2, 2, 6)), sums(2), false);
    expect(halfWidth).toBeCloseTo(0.126, 9);
  });

  test('an interval without end has no width', () => {
    const some = waits([1, 1, Infinity], [1, Infinity, Infinity]);
    expect(judgePrecision(some, sums(2), false)).toMatchObject({
      halfWidth: null,
      needed: null,
      reached: false,
      reason: 'its interval has no end',
    });
  });
});
