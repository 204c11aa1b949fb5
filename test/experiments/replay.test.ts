import { expect, test } from 'vitest';
import {
  calibrate,
  concentration,
  type Effect,
  errorsOf,
  trustOf,
  weakestOf,
} from '../../src/experiments/replay/calibration.js';
import { DayTally, type QueueEnd } from '../../src/experiments/replay/day-tally.js';
import { studentQuantile } from '../../src/stats/student.js';

const HOUR = 3_600_000;

type Call = readonly [at: number, waitMs: number, end: QueueEnd];

function day(calls: readonly Call[]): DayTally {
  const tally = new DayTally(2 * HOUR, HOUR, 20_000);
  for (const [at, waitMs, end] of calls) tally.add(at, waitMs, end);
  return tally;
}

/** A day of 100 calls in the first hour, so many of which hang up after a minute. */
const lost = (count: number): DayTally =>
  day(
    Array.from({ length: 100 }, (_, k) => [
      k,
      k < count ? 60_000 : 10_000,
      k < count ? 'hungUp' : 'answered',
    ]),
  );

test('calls are counted by the interval of their entry', () => {
  const tally = day([
    [0, 10_000, 'answered'],
    [HOUR - 1, 40_000, 'answered'],
    [HOUR, 30_000, 'hungUp'],
    [HOUR, 0, 'left'],
  ]);
  expect(tally.figures(0)).toEqual({
    ...{ offered: 2, handled: 2, hungUp: 0, hungUpShare: 0, left: 0 },
    ...{ meanWait: 25, speedOfAnswer: 25, serviceLevel: 0.5 },
  });
  expect(tally.figures(1)).toMatchObject({
    offered: 2,
    hungUp: 1,
    meanWait: 15,
    speedOfAnswer: null,
  });
  expect(tally.figures()).toMatchObject({ offered: 4, handled: 2, hungUp: 1, serviceLevel: 0.25 });
  expect(day([]).figures()).toMatchObject({ offered: 0, hungUpShare: null, meanWait: null });
});

test('a day lies in the range of days, not in that of their mean', () => {
  const days = [10, 12, 14, 16].map(lost);
  const { total, rows } = calibrate(lost(18), days);
  const spread = Math.sqrt(20 / 3);
  const reach = studentQuantile(0.975, 3) * spread * Math.sqrt(1 + 1 / 4);
  expect(total.hungUp).toMatchObject({ observed: 18, predicted: 13, isOutside: false });
  expect(total.hungUp.low).toBeCloseTo(13 - reach, 9);
  expect(total.hungUp.high).toBeCloseTo(13 + reach, 9);
  expect(calibrate(lost(24), days).total.hungUp.isOutside).toBe(true);
  // What is the same every time has no range, and what happened may be just that.
  expect(total.offered).toMatchObject({ low: 100, high: 100, isOutside: false });
  expect(rows[1]?.figures.meanWait).toMatchObject({ observed: null, predicted: null });
});

test('one replication gives no range', () => {
  const { total } = calibrate(lost(10), [lost(12)]);
  expect(total.hungUp).toEqual({
    ...{ observed: 10, predicted: 12, low: null, high: null, isOutside: false },
  });
});

test('trust is within the tolerance, with care within twice of it', () => {
  const trusted = (hungUpShare: number, meanWait: number | null) =>
    trustOf({ hungUpShare, meanWait, serviceLevel: 0 });
  expect(trusted(0.025, -0.2)).toBe('yes');
  expect(trusted(-0.026, 0)).toBe('withCare');
  expect(trusted(0, 0.41)).toBe('no');
  expect(trusted(0.051, 0)).toBe('no');
  expect(trusted(0.01, null)).toBe('yes');
});

test('errors are predicted less observed, waits relative', () => {
  const errors = errorsOf(calibrate(lost(20), [lost(10), lost(10)]).total);
  expect(errors.hungUpShare).toBeCloseTo(-0.1, 12);
  expect(errors.meanWait).toBeCloseTo(15 / 20 - 1, 12);
  expect(errors.serviceLevel).toBeCloseTo(0.1, 12);
});

test('the weakest supposition is the one that moves the most, and says which end is nearer', () => {
  const { total } = calibrate(lost(20), [lost(10), lost(10)]);
  const effect = (of: string, hungUpShare: number): Effect => ({
    ...{ of, hungUpShare, words: `${of} ${hungUpShare}`, meanWait: null },
  });
  const effects = [effect('a', 0.09), effect('a', 0.12), effect('b', 0.17), effect('b', 0.06)];
  expect(weakestOf(effects, total)).toMatchObject({ of: 'b', nearer: { words: 'b 0.17' } });
  expect(weakestOf(effects, total)?.span).toBeCloseTo(0.11, 12);
  // Neither end is nearer where both lead away.
  expect(weakestOf([effect('c', 0.05), effect('c', 0.02)], total)?.nearer).toBeNull();
  expect(weakestOf([], total)).toBeNull();
});

test('where the errors lie', () => {
  const happened = day([
    [0, 0, 'answered'],
    [HOUR, 60_000, 'hungUp'],
    [HOUR, 60_000, 'hungUp'],
  ]);
  const quiet = day([
    [0, 60_000, 'hungUp'],
    [HOUR, 0, 'answered'],
    [HOUR, 0, 'answered'],
  ]);
  const { rows } = calibrate(happened, [quiet, quiet]);
  const found = concentration(rows, 1);
  expect(found?.rows.map(({ fromMs }) => fromMs)).toEqual([HOUR]);
  expect(found?.share).toBeCloseTo(2 / 3, 12);
  expect(concentration(calibrate(happened, [happened, happened]).rows)).toBeNull();
});
