import { describe, expect, test } from 'vitest';
import { fitArrivals } from '../../src/fit/arrivals.js';
import type { CallLog } from '../../src/fit/call-log.js';
import { countByDay, type DayCounts } from '../../src/fit/day-counts.js';
import { LocalDays, localDays } from '../../src/fit/local-days.js';
import { unusualDays } from '../../src/fit/unusual-days.js';
import { Generator } from '../stats/generator.js';
import { simulatedLog } from './log-observer.js';
import { logOf } from './logs.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function daysOf(from: string, to: string, zone: string): Promise<LocalDays> {
  const days = await localDays(Date.parse(from), Date.parse(to), zone);
  if (!(days instanceof LocalDays)) throw new Error(days.problem);
  return days;
}

async function counted(log: CallLog, every: number, zone = 'UTC'): Promise<DayCounts> {
  const calls = [...log.calls()];
  const days = await localDays(calls[0]!.at, calls.at(-1)!.at, zone);
  if (!(days instanceof LocalDays)) throw new Error(days.problem);
  return countByDay(log, days, every, 1, () => ({ group: 0, weight: 1 }))[0]!;
}

const all = (counts: DayCounts) => counts.days.map(() => true);

const weeks = (busyness: object | null) => ({
  name: 'twelve weeks',
  start: '2026-01-05T00:00[UTC]',
  length: '84d',
  replications: 1,
  teams: [{ name: 'all', agents: 60 }],
  callers: [
    {
      name: 'sales',
      talk: '10s',
      arrivals: {
        poisson: {
          every: '1h',
          from: '08:00',
          week: {
            mon: [90, 120, 100, 60, 80, 70, 50, 40],
            default: [50, 80, 70, 40, 60, 50, 30, 20],
          },
          ...(busyness === null ? {} : { busyness }),
        },
      },
    },
  ],
  plans: { main: { queue: { acd: {} } } },
});

/** Every interval is 99 %: of the nine figures below one would be missed with a probability of 9 %. */
describe('twelve simulated weeks', () => {
  test('of a Poisson process have its rates, and no factors of days or steps', async () => {
    const counts = await counted(await simulatedLog(weeks(null)), HOUR);
    const fit = fitArrivals(counts, all(counts), 0.99);
    const [monday, tuesday] = fit.weekdays;
    expect(monday).toMatchObject({ weekday: 0, days: 12 });
    expect(monday!.perDay.low!).toBeLessThan(610);
    expect(monday!.perDay.high!).toBeGreaterThan(610);
    expect(tuesday!.perDay.low!).toBeLessThan(400);
    expect(tuesday!.perDay.high!).toBeGreaterThan(400);
    // Twelve Mondays from 9 to 10: 1440 expected, 38 is a standard deviation.
    expect(monday!.steps[9]! * 12).toBeGreaterThan(1440 - 3 * 38);
    expect(monday!.steps[9]! * 12).toBeLessThan(1440 + 3 * 38);
    expect(monday!.steps[7]).toBe(0);
    expect(fit.days!.p).toBeGreaterThan(0.01);
    expect(fit.days!.variation.low).toBe(0);
    expect(fit.steps!.p).toBeGreaterThan(0.01);
    expect(fit.days!.degrees).toBe(77);
    expect(fit.trend!.word).toBe('none seen');
    expect(unusualDays(counts)).toEqual([]);
  });

  test('of busy and quiet days show how far days vary', async () => {
    const counts = await counted(await simulatedLog(weeks({ day: 0.15 })), HOUR);
    const fit = fitArrivals(counts, all(counts), 0.99);
    expect(fit.days!.p).toBeLessThan(1e-6);
    expect(fit.days!.variation.low!).toBeLessThan(0.15);
    expect(fit.days!.variation.high!).toBeGreaterThan(0.15);
    expect(fit.steps!.p).toBeGreaterThan(0.01);
  });

  test('of busy and quiet hours show how far these vary, and how far they go together', async () => {
    const busyness = { step: 0.3, correlation: 0.6 };
    const counts = await counted(await simulatedLog(weeks(busyness)), HOUR);
    const fit = fitArrivals(counts, all(counts), 0.99);
    expect(fit.steps!.p).toBeLessThan(1e-6);
    expect(fit.factors!.step).toBeGreaterThan(0.25);
    expect(fit.factors!.step).toBeLessThan(0.35);
    expect(fit.factors!.correlation).toBeGreaterThan(0.45);
    expect(fit.factors!.correlation).toBeLessThan(0.75);
    expect(fit.factors!.day).toBeLessThan(0.1);
  });
});

test('calls that grow from week to week are said to rise', async () => {
  const random = new Generator('rising');
  const rows = Array.from({ length: 56 }, (_, day) =>
    Array.from({ length: random.poisson(200 * 1.03 ** (day / 7)) }, (_, k) => ({
      at: (day + 4) * DAY + k * 1000,
    })),
  );
  const counts = await counted(logOf(rows.flat()), HOUR);
  const { trend } = fitArrivals(counts, all(counts), 0.99);
  expect(trend!.word).toBe('rising');
  expect(trend!.perWeek.low!).toBeLessThan(0.03);
  expect(trend!.perWeek.high!).toBeGreaterThan(0.03);
});

test('a holiday is named, and may be left out', async () => {
  const random = new Generator('holiday');
  const rows = Array.from({ length: 35 }, (_, day) =>
    Array.from({ length: random.poisson(day === 16 ? 12 : 150) }, (_, k) => ({
      at: (day + 4) * DAY + k * 1000,
    })),
  );
  const counts = await counted(logOf(rows.flat()), HOUR);
  const found = unusualDays(counts);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ date: '1970-01-21', index: 16 });
  const withIt = fitArrivals(counts, all(counts), 0.99);
  const without = fitArrivals(
    counts,
    counts.days.map((_, d) => d !== 16),
    0.99,
  );
  expect(withIt.days!.p).toBeLessThan(1e-6);
  expect(without.days!.p).toBeGreaterThan(0.01);
  const wednesday = ({ weekdays }: typeof withIt) => weekdays.find(({ weekday }) => weekday === 2)!;
  expect(wednesday(withIt).days).toBe(5);
  expect(wednesday(without).days).toBe(4);
  expect(wednesday(without).perDay.value).toBeGreaterThan(130);
});

describe('days on which the clocks change', () => {
  test('a night of 23 hours has a step less, one of 25 hours a step twice', async () => {
    const spring = await daysOf('2026-03-29T00:00Z', '2026-03-29T12:00Z', 'Europe/London');
    const autumn = await daysOf('2026-10-25T00:00Z', '2026-10-25T12:00Z', 'Europe/London');
    expect([...spring.happens(0, HOUR)].slice(0, 4)).toEqual([1, 0, 1, 1]);
    expect([...autumn.happens(0, HOUR)].slice(0, 4)).toEqual([1, 2, 1, 1]);
    expect([...autumn.happens(0, 1.5 * HOUR)].slice(0, 2)).toEqual([4 / 3, 4 / 3]);
  });

  test('a call at nine is at nine before and after', async () => {
    const days = await daysOf('2026-03-28T00:00Z', '2026-03-30T12:00Z', 'Europe/London');
    expect(days.days).toHaveLength(3);
    expect(days.place(Date.parse('2026-03-28T09:00Z'))).toEqual({ index: 0, msOfDay: 9 * HOUR });
    expect(days.place(Date.parse('2026-03-29T00:59Z'))!.msOfDay).toBe(59 * 60_000);
    expect(days.place(Date.parse('2026-03-29T01:00Z'))!.msOfDay).toBe(2 * HOUR);
    expect(days.place(Date.parse('2026-03-29T08:00Z'))).toEqual({ index: 1, msOfDay: 9 * HOUR });
    expect(days.place(Date.parse('2026-03-27T23:59Z'))).toBeNull();
  });

  test('an hour that came twice counts as two', async () => {
    // A call every minute of three Sundays; the clocks go back on the second.
    const from = Date.parse('2026-10-17T23:00Z');
    const rows = [0, 7, 14].flatMap((day) =>
      Array.from({ length: day === 7 ? 1500 : 1440 }, (_, minute) => ({
        at: from + day * DAY + (day === 14 ? HOUR : 0) + minute * 60_000,
      })),
    );
    const counts = await counted(logOf(rows), HOUR, 'Europe/London');
    const fit = fitArrivals(counts, all(counts), 0.99);
    const sunday = fit.weekdays.find(({ weekday }) => weekday === 6)!;
    expect(sunday.days).toBe(3);
    expect(new Set(sunday.steps)).toEqual(new Set([60]));
  });
});

test('a zone that does not exist is said to be none', async () => {
  expect(await localDays(0, 1, 'Europe/Lundon')).toHaveProperty('problem');
});
