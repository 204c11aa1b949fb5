import { expect, test } from 'vitest';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { calibrate, errorsOf, trustOf } from '../../src/experiments/replay/calibration.js';
import { DayTally } from '../../src/experiments/replay/day-tally.js';
import { runOneWorld } from '../../src/experiments/replay/one-world.js';
import type { CallLog } from '../../src/fit/call-log.js';
import { type FittedLog, fitLog } from '../../src/fit/fit-log.js';
import { LogOutcome } from '../../src/fit/log-row.js';
import { type DayOfLog, dayOfLog, daysOfLog } from '../../src/fit/replay/day-of-log.js';
import { AS_IMPORTED, rosterOfDay } from '../../src/fit/replay/day-roster.js';
import { DEFAULT_OFFER, dayScenario } from '../../src/fit/replay/day-scenario.js';
import { erlangHours, exponentialPatience } from '../../src/fit/replay/erlang-hours.js';
import { scaledFamily, variantsOf } from '../../src/fit/replay/suppositions.js';
import { Zone } from '../../src/fit/zone.js';
import { formatDiagnostics } from '../../src/scenario/load.js';
import { erlangA } from '../../src/stats/erlang.js';
import type { Scenario } from '../rules/tell.js';
import { simulatedLog } from './log-observer.js';
import { logOf } from './logs.js';

const HOUR = 3_600_000;
const MONDAY = Date.parse('2026-03-02T00:00Z');

const center: Scenario = {
  name: 'without callbacks',
  start: '2026-03-02T00:00[UTC]',
  length: '1d',
  seed: 11,
  teams: [
    {
      name: 'all',
      skills: ['sales', 'help'],
      agents: Array.from({ length: 8 }, (_, k) => ({
        name: `A${k}`,
        shifts: [{ from: k < 5 ? '08:00' : '10:00', to: k < 5 ? '16:00' : '18:00' }],
      })),
      wrap: { gamma: { mean: '20s', cv: 0.5 } },
    },
    {
      name: 'helpers',
      skills: ['help'],
      agents: [{ name: 'H', shifts: [{ from: '08:00', to: '18:00' }] }],
      wrap: { gamma: { mean: '20s', cv: 0.5 } },
    },
  ],
  callers: ['sales', 'help'].map((name, k) => ({
    name,
    plan: name,
    arrivals: {
      poisson: { every: '1h', from: '08:00', week: { default: Array(10).fill(k === 0 ? 90 : 40) } },
    },
    patience: { exponential: { mean: k === 0 ? '3m' : '5m' } },
    talk: { lognormal: { mean: '200s', cv: 0.9 } },
  })),
  plans: {
    main: { queue: { acd: { mode: 'skills' } } },
    sales: {
      tag: { skillTagger: { add: { sales: 'mandatory' } }, next: 'on' },
      on: { goTo: 'main.queue' },
    },
    help: {
      tag: { skillTagger: { add: { help: 'mandatory' } }, next: 'on' },
      on: { goTo: 'main.queue' },
    },
  },
};

async function fittedTo(log: CallLog): Promise<FittedLog> {
  const fitted = await fitLog(log, { zone: 'UTC' });
  if ('problem' in fitted) throw new Error(fitted.problem);
  return fitted;
}

async function planOf(log: CallLog, day: DayOfLog, fitted: FittedLog) {
  const zone = (await Zone.named('UTC')) as Zone;
  const roster = rosterOfDay(log, day, fitted, AS_IMPORTED);
  const { yaml, files } = dayScenario(log, day, fitted, roster, {
    ...{ name: 'x', source: 'x.csv', zone, replications: 20, offer: DEFAULT_OFFER },
  });
  const given = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const prepared = await prepareScenarioText(yaml, 'x.yaml', { files: given });
  if (!prepared.ok) throw new Error(formatDiagnostics(prepared.diagnostics));
  return { plan: prepared.scenario.plan, yaml };
}

function observed({ calls, startsAt, endsAt }: DayOfLog): DayTally {
  const tally = new DayTally(endsAt - startsAt, HOUR / 2, 20_000);
  for (const { at, waitMs, outcome } of calls) {
    tally.add(at - startsAt, waitMs, outcome === LogOutcome.Answered ? 'answered' : 'hungUp');
  }
  return tally;
}

test('days that the simulator itself has kept come out again as they were', async () => {
  // Agents finish what is in hand, so that nothing is left to the next day.
  const log = await simulatedLog(center, { replications: 4, tick: 1000, without: ['wrapMs'] });
  const fitted = await fittedTo(log);
  const days = (await daysOfLog(log, 'UTC')) as DayOfLog[];
  expect(days).toHaveLength(4);
  const errors = await Promise.all(
    days.map(async (day) => {
      const { plan } = await planOf(log, day, fitted);
      const replayed = await runOneWorld(plan, 'noCallback', { replications: 20 });
      const { total } = calibrate(observed(day), replayed);
      expect(total.offered).toMatchObject({ observed: day.calls.length, isOutside: false });
      expect(trustOf(errorsOf(total))).toBe('yes');
      return errorsOf(total);
    }),
  );
  // Four days of about 1,250 calls, of which some 12 % hang up.
  const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  expect(Math.abs(mean(errors.map(({ hungUpShare }) => hungUpShare)))).toBeLessThan(0.012);
  expect(Math.abs(mean(errors.map(({ meanWait }) => meanWait ?? 0)))).toBeLessThan(0.1);
}, 120_000);

test('a model of half the agents is not to be trusted', async () => {
  const log = await simulatedLog(center, { replications: 1 });
  const fitted = await fittedTo(log);
  const day = (await dayOfLog(log, 'UTC', null)) as DayOfLog;
  const roster = rosterOfDay(log, day, fitted, AS_IMPORTED);
  const half = { ...roster, agents: roster.agents!.filter((_, k) => k % 2 === 0) };
  const zone = (await Zone.named('UTC')) as Zone;
  const { yaml, files } = dayScenario(log, day, fitted, half, {
    ...{ name: 'x', source: 'x.csv', zone, replications: 5, offer: DEFAULT_OFFER },
  });
  const given = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const prepared = await prepareScenarioText(yaml, 'x.yaml', { files: given });
  if (!prepared.ok) throw new Error(formatDiagnostics(prepared.diagnostics));
  const replayed = await runOneWorld(prepared.scenario.plan, 'noCallback', { replications: 5 });
  const { total } = calibrate(observed(day), replayed);
  expect(total.hungUp.isOutside).toBe(true);
  expect(trustOf(errorsOf(total))).toBe('no');
}, 60_000);

test('without a date it is the day on which the most hung up; an unknown date tells those there are', async () => {
  const call = { waitMs: 60_000, agent: 'Ann', talkMs: 60_000 };
  const lost = { ...call, outcome: LogOutcome.Abandoned, agent: null, talkMs: null };
  const log = logOf([
    { ...call, at: MONDAY + 9 * HOUR },
    { ...lost, at: MONDAY + 33 * HOUR, customer: '7' },
    { ...call, at: MONDAY + 33.5 * HOUR, customer: '7' },
    { ...lost, at: MONDAY + 34 * HOUR, queued: false, waitMs: 0 },
  ]);
  expect(await dayOfLog(log, 'UTC', null)).toMatchObject({
    date: '2026-03-03',
    calls: [{ customer: expect.any(Number) }, {}],
    hungUpUnqueued: 1,
    calledAgain: 1,
  });
  expect(await dayOfLog(log, 'UTC', '2026-03-09')).toEqual({ known: ['2026-03-02', '2026-03-03'] });
  expect(await dayOfLog(log, 'Mars/Olympus', null)).toHaveProperty('problem');
});

test('a day begins in the quietest hour: who is served after midnight is of the day before', async () => {
  const at = (hour: number) => ({
    at: MONDAY + hour * HOUR,
    agent: 'Ann',
    talkMs: 60_000,
    waitMs: 0,
  });
  // Nobody ever calls from 01:00 on; the first hour of the night is as quiet as any.
  const log = logOf([...[0.2, 22, 23.5, 24.5, 46, 47, 48.1].map(at)]);
  const day = (await dayOfLog(log, 'UTC', '2026-03-02')) as DayOfLog;
  expect(day.begins).toBe(HOUR);
  expect(day.calls.map((call) => (call.at - MONDAY) / HOUR)).toEqual([22, 23.5, 24.5]);
  const { plan, yaml } = await planOf(log, day, await fittedTo(log));
  expect(yaml).toContain('start: 2026-03-02T01:00[UTC]');
  expect(plan.lengthMs).toBe(24 * HOUR);
});

test('a type that nobody of that day takes by rule is that of those who ever took it', async () => {
  const rows = Array.from({ length: 60 }, (_, k) => ({
    at: MONDAY + 9 * HOUR + k * 120_000,
    waitMs: 1000,
    talkMs: 60_000,
    agent: k % 2 === 0 ? 'Ann' : 'Bob',
    type: 'sales',
  }));
  const rare = { ...rows[0]!, type: 'rare', agent: 'Ann', at: MONDAY + 8 * HOUR };
  const lost = { ...rare, agent: null, talkMs: null, outcome: LogOutcome.Abandoned };
  // On Tuesday somebody calls about it and hangs up; Ann took one on Monday.
  const tuesday = rows.map((row) => ({ ...row, at: row.at + 24 * HOUR }));
  const log = logOf([rare, ...rows, { ...lost, at: lost.at + 24 * HOUR }, ...tuesday]);
  const day = (await dayOfLog(log, 'UTC', '2026-03-03')) as DayOfLog;
  const supposed = { ...AS_IMPORTED, skillShare: 5 };
  const { agents } = rosterOfDay(log, day, await fittedTo(log), supposed);
  const rareSkill = log.types.all.indexOf('rare');
  const takers = agents!.filter(({ skills }) => skills.includes(rareSkill)).map(({ name }) => name);
  expect(takers).toEqual(['Ann']);
});

test('without names there are as many agents as were busy while callers waited', async () => {
  // Two talk all the time, and somebody always waits.
  const rows = Array.from({ length: 240 }, (_, k) => ({
    at: MONDAY + 9 * HOUR + k * 60_000,
    waitMs: 120_000,
    talkMs: 120_000,
    agent: null,
  }));
  const log = logOf(rows);
  const day = (await dayOfLog(log, 'UTC', null)) as DayOfLog;
  const roster = rosterOfDay(log, day, await fittedTo(log), AS_IMPORTED);
  expect(roster.agents).toBeNull();
  const at = (hour: number): number => roster.curve[(2 * (hour * HOUR - day.begins)) / HOUR]!;
  expect(at(10)).toBeCloseTo(2, 1);
  expect(at(20)).toBe(0);
});

test('Erlang A of an hour is that of its calls, its talks and those busy while callers waited', async () => {
  const rows = Array.from({ length: 60 }, (_, k) => ({
    at: MONDAY + 9 * HOUR + k * 60_000,
    waitMs: 120_000,
    talkMs: 120_000,
    outcome: k % 4 === 3 ? LogOutcome.Abandoned : LogOutcome.Answered,
  }));
  const log = logOf(rows.map((row) => (row.outcome === 1 ? { ...row, talkMs: null } : row)));
  const day = (await dayOfLog(log, 'UTC', null)) as DayOfLog;
  const patience = exponentialPatience(log);
  expect(patience).toBe((60 * 120) / 15);
  const hour = erlangHours(day, patience)!.find(({ calls }) => calls > 0)!;
  expect(hour).toMatchObject({ calls: 60, talk: 120 });
  // While somebody waits, 1.5 of three are busy in the mean, but for the first two minutes and the last.
  expect(hour.agents).toBeGreaterThan(1.3);
  expect(hour.agents).toBeLessThan(1.55);
  const [one, two] = [1, 2].map((n) => erlangA(n, 2, 120, 480));
  const part = hour.agents - 1;
  const share = (1 - part) * one!.abandonProbability + part * two!.abandonProbability;
  expect(hour.hungUp).toBeCloseTo(60 * share, 9);
  expect(erlangHours(day, null)).toBeNull();
});

test('suppositions are moved to both ends, and a family is stretched whole', async () => {
  const log = await simulatedLog(center, { replications: 1, without: ['wrapMs'] });
  const fitted = await fittedTo(log);
  const variants = variantsOf(fitted);
  expect(variants.map(({ of }) => of)).toEqual(
    ['presence', 'skills', 'wrap', 'patience'].flatMap((of) => [of, of]),
  );
  const wraps = variants.flatMap(({ of, fitted: { people } }) =>
    of === 'wrap' ? [people.wrap!.mean] : [],
  );
  expect(wraps[0]).toBeLessThan(fitted.people.wrap!.mean);
  expect(wraps[1]).toBeGreaterThan(fitted.people.wrap!.mean);
  for (const { patience } of fitted.types) {
    const chosen = patience.chosen!;
    const twice = scaledFamily(chosen, 2);
    expect(twice.survival(200)).toBeCloseTo(chosen.survival(100), 12);
    expect(twice.mean.value).toBeCloseTo(2 * chosen.mean.value, 9);
  }
}, 60_000);
