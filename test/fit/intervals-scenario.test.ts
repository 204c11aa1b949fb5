/** Rows of intervals as a scenario: what is known of them is found again, what is assumed is said. */
import { describe, expect, test } from 'vitest';
import { type FittedIntervals, fitIntervals } from '../../src/fit/intervals/fit-intervals.js';
import { fewestFor, levelOf } from '../../src/fit/intervals/level.js';
import { scenarioOfIntervals } from '../../src/fit/intervals/scenario-of-intervals.js';
import {
  formatDiagnostics,
  type LoadedScenario,
  loadScenarioText,
} from '../../src/scenario/load.js';
import { erlangA, erlangC } from '../../src/stats/erlang.js';
import { Generator } from '../stats/generator.js';
import { readText } from './reading-logs.js';

interface Made {
  readonly fitted: FittedIntervals;
  readonly yaml: string;
  readonly scenario: LoadedScenario;
}

async function made(log: string, tz = 'UTC', isForecast = false, rejected = 0): Promise<Made> {
  const { intervals } = await readText(log, { tz });
  const fitted = await fitIntervals(intervals, { zone: tz, isForecast });
  if ('problem' in fitted) throw new Error(fitted.problem);
  const { yaml } = scenarioOfIntervals(fitted, { name: 'wfm', source: 'wfm.csv' }, rejected);
  const loaded = await loadScenarioText(yaml, 'wfm.yaml');
  if (!loaded.ok) throw new Error(`${formatDiagnostics(loaded.diagnostics)}\n${yaml}`);
  return { fitted, yaml, scenario: loaded.scenario };
}

const MONDAY = Date.parse('2026-03-02T00:00Z');
const at = (day: number, minutes: number): string =>
  new Date(MONDAY + (day * 1440 + minutes) * 60_000).toISOString().slice(0, 16);

/** Eight weeks, eight to four, of two queues whose days are busy together, by a known center. */
const QUEUES = [
  { queue: 'support', mean: 60, patience: 240, aht: 300, waited: 15, agents: '12.5' },
  { queue: 'orders', mean: 20, patience: 90, aht: 150, waited: 6, agents: '' },
] as const;
const DAY_CV = 0.2;

function known(): string {
  const random = new Generator('rows of two queues');
  const lines = ['start,queue,offered,answered,abandoned,aht,asa,abandon time,agents'];
  for (let day = 0; day < 56; day++) {
    if (day % 7 > 4) continue;
    // A gamma of 25 exponentials has a cv of a fifth.
    const busy = Array.from({ length: 25 }, () => random.exponential(1 / 25)).reduce(
      (a, b) => a + b,
    );
    for (const { queue, mean, patience, aht, waited, agents } of QUEUES) {
      for (let minutes = 480; minutes < 960; minutes += 30) {
        const offered = random.poisson((day % 7 === 0 ? 1.5 : 1) * mean * busy);
        // Hang-ups come at one over the patience for as long as callers wait altogether.
        const abandoned = Math.min(offered, random.poisson((offered * waited) / patience));
        const row = [offered, offered - abandoned, abandoned, aht, waited, waited, agents];
        lines.push([at(day, minutes), queue, ...row].join(','));
      }
    }
  }
  return lines.join('\n');
}

describe('a center that is known', () => {
  const truth = made(known());

  test.each([0, 1])('is found again: type %i', async (k) => {
    const { fitted } = await truth;
    const { hangUps, handle, staff } = fitted.types[k]!;
    const { patience, aht, mean } = QUEUES[k]!;
    expect(hangUps!.mean.low).toBeLessThan(patience);
    expect(hangUps!.mean.high).toBeGreaterThan(patience);
    expect(handle!.mean).toBeCloseTo(aht, 6);
    const { weekdays, days } = fitted.classes[k]!.variation;
    // Five means of eight days each have a cv of 0.2 / sqrt 8 each.
    const step = weekdays[0]!.steps[16]! / 1.5 / mean;
    expect(Math.abs(step - 1)).toBeLessThan(0.25);
    expect(days!.variation.low).toBeLessThan(DAY_CV);
    expect(days!.variation.high).toBeGreaterThan(DAY_CV);
    expect([staff.told, staff.reckoned]).toEqual(k === 0 ? [80, 0] : [0, 80]);
  });

  test('shares its busy days, and has a team a type', async () => {
    const { yaml, scenario } = await truth;
    expect(yaml.match(/busyness: \{ day: [\d.]+, shared: days \}/g)).toHaveLength(2);
    expect(scenario.resolved.teams.map(({ name }) => name)).toEqual(['support', 'orders']);
    // 12.5 agents in each step are 12 and 13.
    expect(yaml).toContain(
      '{ from: 08:00, to: 16:00, days: [mon, tue, wed, thu, fri], agents: 12 }',
    );
    expect(yaml).not.toContain('A column abandonTime mends it');
  });

  test('says where every number comes from', async () => {
    const { yaml } = await truth;
    expect(yaml).toMatch(/# [\d,]+ of [\d,]+ calls hung up \(as the rows say\) in [\d.]+ hours/);
    expect(yaml).toMatch(/# handle times of 640 rows, by [\d,]+ calls answered: mean 300 s/);
    expect(yaml).toContain('# In 80 steps of a week with calls the agents of the rows');
    expect(yaml).toContain('by Erlang A of whose callers');
  });
});

test('what a file does not say is assumed, and stands at the top', async () => {
  const { yaml, scenario } = await made('start,offered\n2026-03-02T08:00,42\n2026-03-02T08:30,20');
  for (const words of [
    'There are no handle times: a mean of 180 s',
    'Patience cannot be told',
    'Each type has a team',
  ]) {
    expect(yaml.replace(/\n#\s+/g, ' ').includes(words)).toBe(words !== 'Each type has a team');
  }
  expect(yaml).toContain('patience: { exponential: { mean: 300s } }');
  expect(yaml).toContain('talk: { lognormal: { mean: 180s, cv: 1 } }');
  expect(yaml).toContain('length: 1d');
  expect(scenario.resolved.teams).toHaveLength(1);
});

test('a forecast has no busyness, and no intervals of its days', async () => {
  const rows = [0, 7, 14, 21].map((day, k) => `${at(day, 480)},${40 + 20 * k}.5,200`);
  const { yaml } = await made(
    ['start,length,offered,aht', ...rows.map((row) => row.replace(',', ',30m,'))].join('\n'),
  );
  expect(yaml).toContain('The counts are a forecast');
  expect(yaml).toContain('# 282 calls on 4 Mondays: 70.5 a day\n');
  expect(yaml).not.toMatch(/^ +busyness: /m);
});

test('rejected rows and steps without a row are told', async () => {
  const log = ['start,length,offered', `${at(0, 480)},30m,5`, `${at(0, 510)},30m,7`].concat(
    `${at(7, 480)},30m,9`,
    `${at(7, 510)},30m,many`,
  );
  const { rejected } = await readText(log.join('\n'));
  expect(rejected.map(({ reason }) => reason)).toEqual(['bad-number']);
  const { yaml, fitted } = await made(log.join('\n'), 'UTC', false, rejected.length);
  expect(fitted.missing).toBe(1);
  expect(yaml).toContain('# - Rows that could not be read: 1.');
  expect(yaml).toContain('# - Steps without a row, though');
  // The mean of 7 and of nothing.
  expect(yaml).toContain('mon: [7, 3.5]');
});

test.each([
  ['spring', '2026-03-29', 46, '23h'],
  ['autumn', '2026-10-25', 50, '25h'],
])('a day on which the clocks change is as long as it is: %s', async (_, date, rows, length) => {
  const midnight = Date.parse(`${date}T00:00Z`) - (date.startsWith('2026-10') ? 3_600_000 : 0);
  const times = Array.from({ length: rows }, (_, k) => midnight + k * 1_800_000);
  const lines = times.map((time) => `${new Date(time).toISOString()},30m,10,120`);
  const log = ['start,length,offered,aht', ...lines].join('\n');
  const { yaml, fitted } = await made(log, 'Europe/London');
  expect(fitted.days).toHaveLength(1);
  expect(fitted.missing).toBe(0);
  expect(yaml).toContain(`length: ${length}`);
  const { steps, perDay } = fitted.classes[0]!.arrivals.weekdays[0]!;
  expect(perDay.value).toBe(10 * rows);
  // Ten each time that a step happens: the hour after one is skipped, or comes twice.
  expect(steps.map((calls) => Math.round(calls))).toEqual(
    Array.from({ length: 48 }, (_, s) => (length === '23h' && (s === 2 || s === 3) ? 0 : 10)),
  );
});

test('rows of whole days are spread over their hours', async () => {
  const { yaml, fitted } = await made(
    'date,time,length,offered\n2026-10-25,00:00,daily,50\n2026-10-26,00:00,daily,48',
    'Europe/London',
  );
  expect(fitted.every).toBe(3_600_000);
  expect(fitted.classes[0]!.arrivals.weekdays.map(({ steps }) => steps[1])).toEqual([2, 2]);
  expect(yaml).toContain('# - Rows that are longer than 1h: 2.');
});

test('a name may hold anything', async () => {
  const name = 'a: "b" # {c}';
  const { scenario } = await made(
    `start,queue,offered\n${at(0, 480)},"${name.replaceAll('"', '""')}",5\n${at(0, 510)},x,5`,
  );
  expect(scenario.resolved.teams).toHaveLength(2);
});

describe('Erlang A by the wait', () => {
  const demand = { callsPerSecond: 0.05, meanService: 200, meanPatience: 120 };

  test.each([6, 10, 14])('in the end all are answered who do not hang up: %i agents', (agents) => {
    const { abandonProbability } = erlangA(agents, 10, 200, 120);
    expect(levelOf(agents, demand, 1e5)).toBeCloseTo(1 - abandonProbability, 6);
    expect(levelOf(agents, demand, 0)).toBeCloseTo(
      1 - erlangA(agents, 10, 200, 120).waitProbability,
      9,
    );
  });

  test('without end of patience it is Erlang C', () => {
    const patient = { ...demand, meanPatience: 1e7 };
    expect(levelOf(12, patient, 20)).toBeCloseTo(erlangC(12, 10, 200).serviceLevel(20), 4);
  });

  test('the fewest agents are enough, and one fewer are not', () => {
    const agents = fewestFor(demand, 0.8, 20);
    expect(levelOf(agents, demand, 20)).toBeGreaterThanOrEqual(0.8);
    expect(levelOf(agents - 1, demand, 20)).toBeLessThan(0.8);
    expect(fewestFor({ ...demand, callsPerSecond: 0 }, 0.8, 20)).toBe(0);
    expect(fewestFor({ ...demand, callsPerSecond: 1e6 }, 0.8, 20)).toBe(10_000);
  });
});
