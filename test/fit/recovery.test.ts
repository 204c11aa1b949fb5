/**
 * The way round: a scenario is simulated, the log that its center would keep is fitted, and what was
 * put in is found again. The log knows nothing but its rows. Intervals are 99 %; twelve figures are
 * looked at, so a correct program would have missed one with a probability of 11 % when the seed was
 * chosen.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import type { CallLog } from '../../src/fit/call-log.js';
import type { Estimate } from '../../src/fit/family-fit.js';
import { type FittedLog, fitLog } from '../../src/fit/fit-log.js';
import { LogMedium, LogOutcome } from '../../src/fit/log-row.js';
import { fittedScenario } from '../../src/fit/scenario-text.js';
import { formatDiagnostics, loadScenarioText } from '../../src/scenario/load.js';
import type { Scenario } from '../rules/tell.js';
import { simulatedLog } from './log-observer.js';

const DAYS = 14;
const names = (team: string, count: number, from: string, to: string) =>
  Array.from({ length: count }, (_, k) => ({ name: `${team}${k + 1}`, shifts: [{ from, to }] }));

const truth: Scenario = {
  name: 'a day known',
  start: '2026-03-02T00:00[UTC]',
  length: '1d',
  seed: 5,
  replications: 1,
  teams: [
    {
      name: 'sales',
      skills: ['sales'],
      agents: names('S', 6, '08:00', '18:00'),
      wrap: { gamma: { mean: '25s', cv: 0.6 } },
    },
    {
      name: 'both',
      skills: ['sales', 'help'],
      agents: names('B', 4, '09:00', '17:00'),
      wrap: { gamma: { mean: '25s', cv: 0.6 } },
    },
  ],
  callers: [
    {
      name: 'sales',
      plan: 'sales',
      arrivals: { poisson: { every: '1h', from: '08:00', week: { default: Array(10).fill(120) } } },
      patience: { exponential: { mean: '150s' } },
      talk: { lognormal: { mean: '200s', cv: 0.9 } },
      redials: { probability: 0.4, after: { exponential: { mean: '5m' } } },
      acceptsCallback: 0.1,
      answersCallback: {
        person: { probability: 0.75, after: { uniform: ['5s', '15s'] } },
        noAnswer: { probability: 0.25, after: '25s' },
      },
    },
    {
      name: 'help',
      plan: 'help',
      arrivals: { poisson: { every: '1h', from: '08:00', week: { default: Array(10).fill(30) } } },
      patience: { weibull: { mean: '240s', shape: 1.5 } },
      talk: { gamma: { mean: '300s', cv: 0.7 } },
      acceptsCallback: 0,
    },
  ],
  plans: {
    main: {
      queue: {
        acd: { mode: 'skills' },
        breakouts: { voluntary: { after: '20s', to: 'callback' } },
      },
      callback: { callback: {} },
    },
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

let log: CallLog;
let fitted: FittedLog;

beforeAll(async () => {
  log = await simulatedLog(truth, { replications: DAYS, tick: 1000, without: ['wrapMs'] });
  const found = await fitLog(log, { zone: 'UTC', confidence: 0.99, every: 3_600_000 });
  if ('problem' in found) throw new Error(found.problem);
  fitted = found;
});

function holds({ low, high }: Estimate, value: number): void {
  expect(low!).toBeLessThanOrEqual(value);
  expect(high!).toBeGreaterThanOrEqual(value);
}

const typeOf = (name: string) => fitted.types.find((type) => type.name === name)!;
const classOf = (name: string) => fitted.classes.find((each) => each.name === name)!;

describe('a simulated log gives back what was put in', () => {
  test('patience, though only those who hung up show theirs', () => {
    const sales = typeOf('sales').patience;
    expect(sales.chosen!.family).toBe('exponential');
    holds(sales.chosen!.mean, 150);
    expect(sales.waits.left).toBeGreaterThan(500);
    expect(sales.waits.meanOfHungUp).toBeLessThan(90);
    const help = typeOf('help').patience.fits.find(({ family }) => family === 'weibull')!;
    holds(help.values['shape']!, 1.5);
    holds(help.mean, 240);
  });

  test('talk', () => {
    const sales = typeOf('sales').talk;
    expect(sales.best!.family).toBe('lognormal');
    holds(sales.best!.values['mean']!, 200);
    holds(sales.best!.values['cv']!, 0.9);
    const help = typeOf('help').talk;
    expect(help.best!.family).toBe('gamma');
    holds(help.best!.values['mean']!, 300);
    holds(help.best!.values['cv']!, 0.7);
  });

  test('redials, and the calls that are none', () => {
    const { byType, after } = fitted.retrials!;
    const rowsOf = (name: string) => byType[fitted.types.indexOf(typeOf(name))]!.rows;
    holds(rowsOf('sales')[0]!.share, 0.4);
    holds(rowsOf('sales')[1]!.share, 0.4);
    expect(rowsOf('help')[0]!.calledAgain).toBe(0);
    expect(Math.abs(after.mean.value - 300)).toBeLessThan(40);
    const { arrivals } = classOf('sales');
    const first = arrivals.calls / DAYS;
    // 1200 first calls are expected a day; all calls are a tenth more.
    expect(Math.abs(first - 1200)).toBeLessThan(25);
  });

  test('arrivals without over-dispersion', () => {
    const { arrivals } = classOf('help');
    expect(arrivals.days!.p).toBeGreaterThan(0.01);
    expect(Math.abs(arrivals.calls / DAYS - 300)).toBeLessThan(4 * Math.sqrt(300 / DAYS));
  });

  test('who takes what, and when they are there', () => {
    const { roster } = fitted.people;
    expect(roster!.agents).toBe(10);
    const [first, second] = roster!.teams;
    expect(
      [first, second].map((team) => team!.skills.map((t) => fitted.types[t]!.name).sort()),
    ).toEqual([['sales'], ['help', 'sales']]);
    // Monday at ten; on the edges the first and the last call tell.
    expect(first!.curve[0]![10]).toBe(6);
    expect(second!.curve[0]![10]).toBe(4);
    expect(first!.curve[0]![7]).toBe(0);
    expect(second!.curve[0]![8]).toBe(0);
    expect(first!.rosteredH / DAYS).toBeGreaterThan(58);
    expect(first!.rosteredH / DAYS).toBeLessThan(60.5);
    expect(first!.awayShare).toBeLessThan(0.02);
  });

  test('work after calls, from the gaps', () => {
    const wrap = fitted.people.wrap!;
    expect(wrap.ended).toBeGreaterThan(4000);
    expect(Math.abs(wrap.mean - 25)).toBeLessThan(1);
    expect(wrap.tail).toBeLessThan(0.002);
  });

  test('how callbacks were answered', () => {
    const { callbacks } = fitted;
    holds(callbacks!.reached, 0.75);
    expect(callbacks!.dialToNobody.mean.value).toBe(25);
    holds(callbacks!.dialToPerson.mean, 10);
  });
});

test('the fitted scenario is sound, and loses as many calls as the log', async () => {
  const { yaml, files } = fittedScenario(fitted, { name: 'again', source: 'a simulated log' });
  const bytes = new Map([...files].map(([path, text]) => [path, Buffer.from(text)]));
  const loaded = await loadScenarioText(yaml, 'again.yaml', { files: bytes });
  if (!loaded.ok) throw new Error(`${formatDiagnostics(loaded.diagnostics)}\n${yaml}`);
  const result = await runScenario({ ...loaded.scenario, replications: 3 });
  const measured = (key: string): number => result.estimates.get(key)!.mean!;
  const live = [...log.calls()].filter(({ medium }) => medium === LogMedium.Call);
  const lost = live.filter(({ outcome }) => outcome === LogOutcome.Abandoned).length;
  const perWeek = 7 / DAYS;
  expect(Math.abs(measured('abandonedRate') - lost / live.length)).toBeLessThan(0.01);
  expect(Math.abs(measured('offered') / (live.length * perWeek) - 1)).toBeLessThan(0.02);
  const created = fitted.callbacks!.requested * perWeek;
  expect(Math.abs(measured('callbacks.created') / created - 1)).toBeLessThan(0.1);
});
