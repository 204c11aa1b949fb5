/** Judging a quantile that may lie beyond the end of the day, and a mean that leaves items out. */
import { expect, test } from 'vitest';
import { judge } from '../../src/metrics/judge.js';
import type { Measure } from '../../src/metrics/measure.js';
import type { Operator } from '../../src/metrics/thresholds.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import { Histogram } from '../../src/stats/histogram.js';

const replications = Array.from({ length: 20 }, (_, index) => ({ index }) as ReplicationSums);

/** Of 100 callbacks a replication, about this many are never made; the rest are 60 s late. */
function lateness(never: number): Measure {
  return {
    kind: 'quantile',
    key: 'lateness.p95_s',
    unit: 's',
    better: 'lower',
    definition: '',
    p: 0.95,
    histogram: ({ index }) => {
      const histogram = new Histogram();
      const late = never + (index % 3) - 1;
      for (let k = 0; k < 100; k++) histogram.add(k < late ? Number.POSITIVE_INFINITY : 60_000);
      return histogram.toSparse();
    },
  };
}

function judged(measure: Measure, operator: Operator, limit: number): string {
  const threshold = { text: '', measure, operator, limit };
  return judge(threshold, replications, false, 1).judgement;
}

test.each([
  [2, '<', 120, 'holds'],
  [20, '<', 120, 'fails'],
  [20, '>', 120, 'holds'],
  [5, '<', 120, 'inconclusive'],
] as const)('of 100 callbacks %i are never made: p95 %s %i s %s', (never, operator, limit, how) => {
  expect(judged(lateness(never), operator, limit)).toBe(how);
});

test.each([
  [1, 'holds'],
  [2, 'inconclusive'],
] as const)('a mean that leaves out %i in 100 of its own scope: %s', (without, how) => {
  const mean: Measure = {
    kind: 'mean',
    key: 'mean',
    unit: 'count',
    better: 'lower',
    definition: '',
    of: ({ index }) => index % 2,
    censored: [() => without, () => 100],
  };
  expect(judged(mean, '<', 2)).toBe(how);
});
