/** The run in one sentence. */
import { expect, test } from 'vitest';
import type { Estimate } from '../../src/metrics/measure.js';
import { conclusionOf } from '../../src/reports/conclusion.js';
import type { Summary } from '../../src/reports/summary-json.js';

type Range = readonly [low: number, high: number] | null;

function estimate(range: Range, unit: Estimate['unit'] = 'count'): Estimate {
  if (range === null) return { unit, mean: 0, low: null, high: null, n: 20 };
  const [low, high] = range;
  return { unit, mean: (low + high) / 2, low, high, n: 20 };
}

function said(avoided: Range, reached: Range, more: Record<string, Estimate> = {}): string | null {
  const measures: Record<string, Estimate> = {
    abandonmentAvoided: estimate(avoided),
    reachedGained: estimate(reached),
    'callbacks.created': estimate([90, 110]),
    ...more,
  };
  return conclusionOf({ measures, replications: 20, currency: 'EUR' } as unknown as Summary);
}

const up: Range = [4, 6];
const down: Range = [-6, -4];
const open: Range = [-1, 2];

test.each([
  [up, up, /^Callbacks help here: 5 fewer persons hang up a replication \(4 to 6\) and 5 more are/],
  [up, down, /^Callbacks do not help here: 5 fewer persons hang up.*, but 5 fewer are reached \(4/],
  [up, open, /^Callbacks keep people from hanging up, not from being lost: .*\(-1 to 2\)\.$/],
  [down, up, /^Callbacks cut both ways here: 5 more persons hang up.*, and 5 more are reached/],
  [down, down, /^Callbacks do harm here: 5 more persons hang up a replication \(4 to 6\)\.$/],
  [down, open, /^Callbacks do harm here/],
  [open, up, /^Callbacks help here: 5 more persons are reached .*, though no fewer hang up/],
  [open, down, /^Callbacks do not help here: 5 fewer persons are reached .*, and no fewer hang up/],
  [open, open, /^Callbacks make no difference here that 20 replications can show/],
  [null, null, /^Callbacks make no difference here .* is always 0 persons/],
] as const)('avoided %j, reached %j', (avoided, reached, text) => {
  expect(said(avoided, reached)).toMatch(text);
});

test('one replication is told as what it is; what is exact is no matter of chance', () => {
  const of = (avoided: number, reached: number, deterministic: boolean) => {
    const exact = (mean: number) => ({
      ...estimate(null),
      mean,
      ...(deterministic ? { low: mean, high: mean } : {}),
    });
    const measures = {
      abandonmentAvoided: exact(avoided),
      reachedGained: exact(reached),
      'callbacks.created': estimate([90, 110]),
    };
    return conclusionOf({ measures, replications: 1, deterministic } as unknown as Summary);
  };
  expect(of(29, -1, false)).toBe(
    'One replication does not tell what callbacks do here: in this one 29 fewer persons hang up than without them, and 1 fewer is reached.',
  );
  expect(of(0, 0, false)).toMatch(/as many persons hang up as without them, and as many are/);
  expect(of(0, 0, true)).toBe(
    'Callbacks change nothing here: as many persons hang up, and as many are reached, as without them.',
  );
  expect(of(1, 2, true)).toMatch(/^Callbacks help here: 1 fewer person hangs up .* and 2 more are/);
});

test('who pays and what it costs follow, where intervals settle them', () => {
  const wait = (range: Range) => ({ 'whoPays.wait.mean_s': estimate(range, 's') });
  expect(said(up, up, wait([2, 4]))).toMatch(/; those who take none wait 3\.0 s longer\.$/);
  expect(said(up, up, wait([-4, -2]))).toMatch(/; those who take none wait 3\.0 s less\.$/);
  expect(said(up, up, wait([-1, 2]))).toMatch(/reached \(4 to 6\)\.$/);
  const cost = (range: Range) => ({ 'cost.saved': estimate(range, 'money') });
  expect(said(up, up, cost([80, 120]))).toMatch(/; they save 100\.00 EUR a replication\.$/);
  expect(said(up, up, cost([-120, -80]))).toMatch(/; they cost 100\.00 EUR a replication\.$/);
  expect(said(up, up, cost([-1, 1]))).toMatch(/; whether they save money is not settled\.$/);
});

test('where no callback was created, or no world without them was run, nothing is concluded', () => {
  expect(said(up, up, { 'callbacks.created': estimate(null) })).toBeNull();
  expect(conclusionOf({ measures: {}, replications: 3 } as unknown as Summary)).toBeNull();
});
