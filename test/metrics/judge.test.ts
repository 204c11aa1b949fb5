/** The bound that judges, and what decides where every replication gives the same value. */
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/metrics/judge.js';
import type { Measure } from '../../src/metrics/measure.js';
import type { Operator } from '../../src/metrics/thresholds.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { studentQuantile } from '../../src/stats/student.js';

const definition = { key: 'x', unit: 'count', better: 'lower', definition: '' } as const;

function judged(
  values: readonly number[],
  operator: Operator,
  limit: number,
  { thresholds = 1, deterministic = false } = {},
) {
  const sums = values.map((_, index) => ({ index }) as ReplicationSums);
  const measure: Measure = { ...definition, kind: 'mean', of: ({ index }) => values[index] ?? 0 };
  return judge({ text: 'x', measure, operator, limit }, sums, deterministic, thresholds);
}

const values = [9, 11, 10, 12, 8, 10, 9, 11, 10, 10];
const { mean, standardError } = meanInterval(values, 0.95);
/** The true value is so far from the mean, on one side, with this probability at most. */
const reach = (level: number) => standardError! * studentQuantile(level, values.length - 1);

describe('the bound that judged', () => {
  test.each([
    ['holds', '<', 11.5, 'atMost', 0.95],
    ['holds', '>', 8.5, 'atLeast', 0.95],
    ['inconclusive', '<', 10.1, 'atMost', 0.95],
    ['fails', '<', 8.5, 'atLeast', 1 - 0.05 / 4],
    ['fails', '>', 11.5, 'atMost', 1 - 0.05 / 4],
  ] as const)('%s: x %s %f', (judgement, operator, limit, side, confidence) => {
    const verdict = judged(values, operator, limit, { thresholds: 4 });
    expect(verdict.judgement).toBe(judgement);
    expect(verdict.bound).toMatchObject({ side, confidence });
    const sign = side === 'atMost' ? 1 : -1;
    expect(verdict.bound?.value).toBeCloseTo(mean! + sign * reach(confidence), 9);
  });

  test('is none where no random number was used', () => {
    const verdict = judged([3, 3], '<', 4, { deterministic: true });
    expect(verdict).toMatchObject({ judgement: 'holds', bound: null, reason: null });
  });
});

describe('where every replication gives the same value', () => {
  const same = (count: number, value = 0) => new Array<number>(count).fill(value);

  test.each([
    [same(20), '<', 1, 'holds'],
    [same(20), '>', 0, 'fails'],
    [same(20, 7), '<=', 7, 'holds'],
    [same(5), '<', 1, 'holds'],
    [same(4), '<', 1, 'inconclusive'],
    [same(1), '<', 1, 'inconclusive'],
  ] as const)('%j %s %i: %s', (all, operator, limit, judgement) => {
    expect(judged(all, operator, limit)).toMatchObject({ judgement, bound: null });
  });

  test('it is said how little that proves', () => {
    // Of 20 that agree: 0.95 = 1 - (1 - p)^20 at p = 13.9 %.
    expect(judged(same(20), '<', 1).reason).toBe(
      'the same in all 20 replications, so the value decides; up to 13.9 % of replications may still be otherwise',
    );
    expect(judged(same(4), '<', 1).reason).toContain('too few replications (4)');
  });

  test('a ratio is judged by those that have a figure', () => {
    const shares = (withItems: number): Measure => ({
      ...definition,
      kind: 'ratio',
      top: () => 0,
      bottom: ({ index }) => (index < withItems ? 10 : 0),
    });
    const sums = same(20).map((_, index) => ({ index }) as ReplicationSums);
    const of = (withItems: number) =>
      judge({ text: '', measure: shares(withItems), operator: '<', limit: 0.1 }, sums, false, 1);
    expect(of(12).judgement).toBe('holds');
    expect(of(12).reason).toContain('the same in all 12 replications');
    expect(of(3)).toMatchObject({ judgement: 'inconclusive' });
    expect(of(0)).toMatchObject({ value: null, reason: 'there was nothing to measure' });
  });
});
