/** Local days, counted apart: their rows add up to the run, whatever the clocks on the wall do. */
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { daysCsv, daysText } from '../../src/reports/days-csv.js';
import { center, type Fields } from './center.js';
import { load, tell } from './tell.js';

const HOUR = 3_600_000;

/** A center of London with one agent who is always there. */
function london(scenario: Fields, calls: Fields[] = [{ at: '10s' }]): Fields {
  return center({ agents: [{ name: 'A1' }], calls, scenario });
}

describe('local days', () => {
  test('the days of a run begin at midnight; one has 23 hours, one 25', async () => {
    const spring = await load(london({ start: '2026-03-28T12:00[Europe/London]', length: '60h' }));
    expect(
      spring.plan.days.map(({ date, fromMs, toMs }) => [date, (toMs - fromMs) / HOUR]),
    ).toEqual([
      ['2026-03-28', 12],
      ['2026-03-29', 23],
      ['2026-03-30', 24],
      ['2026-03-31', 1],
    ]);
    const autumn = await load(london({ start: '2026-10-24T00:00[Europe/London]', length: '3d' }));
    expect(autumn.plan.days.map(({ fromMs, toMs }) => (toMs - fromMs) / HOUR)).toEqual([
      24, 25, 23,
    ]);
  });

  test('a day is whole if the run has it from midnight to midnight, or all of its opening hours', async () => {
    const whole = async (scenario: Fields): Promise<boolean[]> =>
      (await load(london(scenario))).plan.days.map(({ isWhole }) => isWhole);
    const start = '2026-01-05T08:00[UTC]';
    expect(await whole({ start, length: '2d' })).toEqual([false, true, false]);
    const opening = [{ from: '08:00', to: '20:00' }];
    expect(await whole({ start, length: '2d', opening })).toEqual([true, true, false]);
    expect(await whole({ start, length: '60h', opening })).toEqual([true, true, true]);
  });

  test('a call before midnight and one after are of two days, though one interval holds both', async () => {
    const told = await tell(
      london({ start: '2026-01-05T20:00[UTC]', length: '2d', interval: '7h' }, [
        { at: '4h', id: 'midnight' },
        { at: '14399s', id: 'before' },
        { at: '30h', id: 'later' },
      ]),
    );
    const { days, intervals } = told.result;
    const offered = days
      .days()
      .filter(({ queue }) => queue === null)
      .map(({ day, figures }) => [day, figures.get('offered')!.mean]);
    expect(offered).toEqual([
      ['2026-01-05', 1],
      ['2026-01-06', 1],
      ['2026-01-07', 1],
    ]);
    // Intervals are not cut.
    const first = intervals.rows().filter(({ fromMs, media }) => fromMs === 0 && media === 0);
    expect(first[0]!.toMs).toBe(7 * HOUR);
    expect(first[0]!.figures.get('offered')!.mean).toBe(2);
    expect(told.measure('offered')).toBe(3);
  });

  test('a run within one day has no table of days', async () => {
    expect((await tell(london({}))).result.days.isWorthShowing).toBe(false);
  });
});

describe('the table of days', () => {
  const fortnight = center({
    agents: [{ name: 'A1' }, { name: 'A2' }],
    calls: [],
    callers: {
      calls: undefined,
      arrivals: { poisson: { every: '1h', calls: 14 } },
      patience: { exponential: { mean: '3m' } },
      acceptsCallback: 0.7,
    },
    scenario: {
      start: '2026-03-16T00:00[Europe/London]',
      length: '21d',
      opening: [{ from: '08:00', to: '20:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
      closing: { callbacks: 'carryOver', runOut: '10m' },
    },
  });

  test('its days add up to the measures of the run, overtime and carried over included', async () => {
    const loaded = await load(fortnight);
    const result = await runScenario({ ...loaded, replications: 2 });
    const total = (name: string): number =>
      result.days
        .days()
        .filter(({ queue }) => queue === null)
        .reduce((sum, { figures }) => sum + figures.get(name)!.mean!, 0);
    const measure = (key: string): number => result.estimates.get(key)!.mean!;
    for (const name of ['offered', 'answered', 'abandoned', 'staffed_h', 'overtime_h'])
      expect(total(name), name).toBeCloseTo(measure(name), 6);
    for (const name of ['created', 'completed', 'unreached', 'pending', 'carriedOver'])
      expect(total(`callbacks.${name}`), name).toBeCloseTo(measure(`callbacks.${name}`), 6);
    expect(total('callbacks.carriedOver')).toBeGreaterThan(0);
    expect(total('overtime_h')).toBeGreaterThan(0);
  });

  test('weekdays are the means of their days; the table is stored and shown', async () => {
    const loaded = await load(fortnight);
    const { days } = await runScenario({ ...loaded, replications: 2 });
    const mondays = days
      .days()
      .filter(({ weekday, queue }) => weekday === 'mon' && queue === null)
      .map(({ figures }) => figures.get('offered')!.mean!);
    // The clocks go forward, so that the run has an hour of a fourth one.
    expect(mondays.pop()).toBeLessThan(30);
    expect(mondays).toHaveLength(3);
    const monday = days.weekdays().find(({ day, queue }) => day === 'mon' && queue === null)!;
    expect(monday.days).toBe(3);
    expect(monday.figures.get('offered')!.mean).toBeCloseTo(
      mondays.reduce((sum, each) => sum + each / 3, 0),
      9,
    );
    const text = daysText(daysCsv(days.weekdays()), null);
    expect(text.split('\n')[1]).toMatch(/^mon {2}mean of 3 /);
    expect(daysText(daysCsv(days.days()), 'queue').split('\n')[1]).toMatch(
      /^2026-03-16 {2}mon {2}Phone/,
    );
  });
});
