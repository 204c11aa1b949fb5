/**
 * Two months of a center as two telephone systems log them: what is fitted to the first six weeks, and
 * what it says of the hang-ups of the last two, which it has not seen.
 */
import { beforeAll, expect, test } from 'vitest';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { calibrate, errorsOf } from '../../src/experiments/replay/calibration.js';
import { DayTally } from '../../src/experiments/replay/day-tally.js';
import { runOneWorld } from '../../src/experiments/replay/one-world.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { CallLog } from '../../src/fit/call-log.js';
import { type FittedLog, fitLog } from '../../src/fit/fit-log.js';
import { LogOutcome, type LogRow } from '../../src/fit/log-row.js';
import { type DayOfLog, daysOfLog } from '../../src/fit/replay/day-of-log.js';
import { AS_IMPORTED, rosterOfDay } from '../../src/fit/replay/day-roster.js';
import { DEFAULT_OFFER, dayScenario } from '../../src/fit/replay/day-scenario.js';
import { fittedScenario } from '../../src/fit/scenario-text.js';
import { Zone } from '../../src/fit/zone.js';
import { formatDiagnostics, loadScenarioText } from '../../src/scenario/load.js';
import type { Scenario } from '../rules/tell.js';
import { simulatedLog } from './log-observer.js';
import { readText } from './reading-logs.js';
import { asContacts, asQueueLog } from './written-logs.js';

const WEEKS = 8;
const WEEKS_FITTED = 6;
const DAY = 86_400_000;
const MONDAY = Date.parse('2026-03-02T00:00Z');

const names = (team: string, count: number, from: string, to: string) =>
  Array.from({ length: count }, (_, k) => ({ name: `${team}${k + 1}`, shifts: [{ from, to }] }));

const wrap = { gamma: { mean: '20s', cv: 0.5 } };
const arrivals = (calls: number) => ({
  poisson: { every: '1h', from: '08:00', week: { default: Array(10).fill(calls) } },
});
const tag = (name: string) => ({
  tag: { skillTagger: { add: { [name]: 'mandatory' } }, next: 'on' },
  on: { goTo: 'main.queue' },
});

const center: Scenario = {
  name: 'two months',
  start: '2026-03-02T00:00[UTC]',
  length: '1d',
  seed: 17,
  replications: 20,
  teams: [
    { name: 'both', skills: ['sales', 'help'], agents: names('B', 7, '08:00', '18:00'), wrap },
    { name: 'helpers', skills: ['help'], agents: names('H', 2, '09:00', '17:00'), wrap },
  ],
  callers: [
    {
      ...{ name: 'sales', plan: 'sales', arrivals: arrivals(80) },
      patience: { exponential: { mean: '3m' } },
      talk: { lognormal: { mean: '200s', cv: 0.9 } },
    },
    {
      ...{ name: 'help', plan: 'help', arrivals: arrivals(50) },
      patience: { weibull: { mean: '4m', shape: 1.4 } },
      talk: { gamma: { mean: '240s', cv: 0.7 } },
    },
  ],
  plans: {
    main: { queue: { acd: { mode: 'skills' } } },
    sales: tag('sales'),
    help: tag('help'),
  },
};

let log: CallLog;

beforeAll(async () => {
  log = await simulatedLog(center, { replications: 7 * WEEKS, tick: 1000 });
}, 120_000);

/** The calls of the first weeks, and all of them. */
async function readBack(text: string): Promise<{ fittedTo: CallLog; whole: CallLog }> {
  const { rows, reading } = await readText(text);
  expect(reading.tally.kept).toBe(log.count);
  const inOrder = (a: LogRow, b: LogRow): number => a.at - b.at;
  const [fittedTo, whole] = [new CallLog(), new CallLog()];
  for (const row of rows.sort(inOrder)) {
    whole.add(row);
    if (row.at < MONDAY + 7 * WEEKS_FITTED * DAY) fittedTo.add(row);
  }
  return { fittedTo, whole };
}

function observed({ calls, startsAt, endsAt }: DayOfLog): DayTally {
  const tally = new DayTally(endsAt - startsAt, DAY / 48, 20_000);
  for (const { at, waitMs, outcome } of calls) {
    tally.add(at - startsAt, waitMs, outcome === LogOutcome.Answered ? 'answered' : 'hungUp');
  }
  return tally;
}

async function replayed(whole: CallLog, day: DayOfLog, fitted: FittedLog) {
  const zone = (await Zone.named('UTC')) as Zone;
  const roster = rosterOfDay(whole, day, fitted, AS_IMPORTED);
  const { yaml, files } = dayScenario(whole, day, fitted, roster, {
    ...{ name: 'x', source: 'x.csv', zone, replications: 5, offer: DEFAULT_OFFER },
  });
  const given = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const prepared = await prepareScenarioText(yaml, 'x.yaml', { files: given });
  if (!prepared.ok) throw new Error(formatDiagnostics(prepared.diagnostics));
  const run = await runOneWorld(prepared.scenario.plan, 'noCallback', { replications: 5 });
  return calibrate(observed(day), run).total;
}

/** The share that hangs up in a typical week of the fitted scenario. */
async function forecast(fitted: FittedLog): Promise<number> {
  const { yaml, files } = fittedScenario(fitted, { name: 'fitted', source: 'log' });
  const given = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const loaded = await loadScenarioText(yaml, 'fitted.yaml', { files: given });
  if (!loaded.ok) throw new Error(formatDiagnostics(loaded.diagnostics));
  const result = await runScenario({ ...loaded.scenario, replications: 5 });
  return result.estimates.get('abandonedRate')!.mean!;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([
  ['Asterisk', asQueueLog],
  ['Amazon Connect', asContacts],
])(
  'weeks that were held back, of a log of %s',
  async (_, written) => {
    const { fittedTo, whole } = await readBack(written(log));
    const fitted = await fitLog(fittedTo, { zone: 'UTC' });
    if ('problem' in fitted) throw new Error(fitted.problem);
    const days = ((await daysOfLog(whole, 'UTC')) as DayOfLog[]).filter(
      ({ startsAt }) => startsAt >= MONDAY + 7 * WEEKS_FITTED * DAY,
    );
    expect(days).toHaveLength(7 * (WEEKS - WEEKS_FITTED));
    const compared = await Promise.all(days.map((day) => replayed(whole, day, fitted)));
    const errors = compared.map((day) => errorsOf(day).hungUpShare);
    const calls = days.flatMap((day) => day.calls);
    const lost = calls.filter(({ outcome }) => outcome === LogOutcome.Abandoned).length;
    const observedShare = lost / calls.length;
    expect(observedShare).toBeCloseTo(0.139, 3);
    // 18,000 calls: each day within the tolerance of the verdict, all of them within a point.
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.025);
    expect(Math.abs(mean(errors))).toBeLessThan(0.01);
    // A typical week has whole agents in steps of half an hour, and days that it has not seen.
    expect(Math.abs((await forecast(fitted)) - observedShare)).toBeLessThan(0.02);
  },
  240_000,
);
