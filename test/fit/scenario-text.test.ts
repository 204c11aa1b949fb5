import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CallLog } from '../../src/fit/call-log.js';
import { type FitOptions, type FittedLog, fitLog } from '../../src/fit/fit-log.js';
import { LogMedium, LogOutcome, type LogRow } from '../../src/fit/log-row.js';
import { type FittedScenario, fittedScenario } from '../../src/fit/scenario-text.js';
import {
  formatDiagnostics,
  type LoadedScenario,
  loadScenarioText,
} from '../../src/scenario/load.js';
import { Generator } from '../stats/generator.js';
import { logOf } from './logs.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MONDAY = Date.parse('2026-03-02T00:00Z');

async function fitted(log: CallLog, options: Partial<FitOptions> = {}): Promise<FittedLog> {
  const found = await fitLog(log, { zone: 'UTC', ...options });
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

async function loaded({ yaml, files }: FittedScenario): Promise<LoadedScenario> {
  const bytes = new Map([...files].map(([path, text]) => [path, Buffer.from(text)]));
  const result = await loadScenarioText(yaml, 'fitted.yaml', { files: bytes });
  if (!result.ok) throw new Error(`${formatDiagnostics(result.diagnostics)}\n${yaml}`);
  return result.scenario;
}

async function scenarioOf(log: CallLog, options: Partial<FitOptions> = {}) {
  const text = fittedScenario(await fitted(log, options), { name: 'fitted', source: 'log.csv' });
  return { ...text, scenario: await loaded(text) };
}

/** A hundred calls a day from eight to six, in a queue of three agents. */
function rowsOf(days: number, change: (row: Partial<LogRow>, k: number) => Partial<LogRow>) {
  const random = new Generator('a small center');
  const rows: Partial<LogRow>[] = [];
  for (let day = 0; day < days; day++) {
    for (let k = 0; k < 100; k++) {
      const at = MONDAY + day * DAY + 8 * 60 * MINUTE + k * 6 * MINUTE;
      const [wait, patience] = [random.exponential(40), random.exponential(120)];
      const gaveUp = patience < wait;
      const row = {
        at,
        waitMs: 1000 * Math.round(Math.min(wait, patience)),
        outcome: gaveUp ? LogOutcome.Abandoned : LogOutcome.Answered,
        talkMs: gaveUp ? null : 1000 * Math.round(random.exponential(200)),
        agent: gaveUp ? null : ['Ann', 'Bob', 'Cy'][k % 3]!,
      };
      rows.push(change(row, k));
    }
  }
  return rows;
}

const small = (days: number) => logOf(rowsOf(days, (row) => row));

describe('a fitted scenario', () => {
  test('of three weeks is a typical week from a Monday on, and says where its numbers come from', async () => {
    const { yaml, scenario } = await scenarioOf(small(21));
    expect(yaml).toContain(
      '# Fitted to log.csv: 2,100 calls, 2026-03-02 to 2026-03-22, 21 days of UTC.',
    );
    expect(scenario.plan.lengthMs).toBe(7 * DAY);
    expect(yaml).toContain('# 300 calls on 3 Mondays: 100 a day');
    expect(yaml).toMatch(/# \d+ of 2,100 who queued hung up; mean 1\d\d\.?\d* s \(\d+/);
    expect(yaml).toMatch(/patience: \{ exponential: \{ mean: 1\d\d\.?\d*s \} \}/);
    expect(yaml).toMatch(/# 1,\d{3} talks: mean (19|20)\d\.?\d* s/);
    expect(yaml).toContain('agents: 3');
    expect(scenario.plan.agents.length).toBe(3);
    // One number in four days would be chance: calls come like clockwork here.
    expect(yaml).toContain('no more than chance');
  });

  test('of one day has its agents by name, when they were there', async () => {
    const { yaml, scenario } = await scenarioOf(small(1));
    expect(scenario.plan.agents.map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Cy']);
    expect(yaml).toMatch(
      /- \{ name: Ann, shifts: \[ # \d+ calls\n\s+\{ from: 08:\d\d, to: 1\d:\d\d \}/,
    );
    expect(yaml).toContain('No weekday comes twice');
    const { scenario: wanted } = await scenarioOf(small(21), { day: '2026-03-11' });
    expect(wanted.plan.startsAt).toBe('2026-03-11T00:00:00.000Z');
    expect(wanted.plan.lengthMs).toBe(DAY);
  });

  test('of a log without names has as many agents as were busy', async () => {
    const { yaml, scenario } = await scenarioOf(
      logOf(rowsOf(14, (row) => ({ ...row, agent: null }))),
    );
    expect(yaml).toContain('The log names no agents.');
    expect(yaml).toContain('Work after calls is not in the log');
    expect(scenario.plan.agents.length).toBeGreaterThan(0);
  });

  test('of several types asks for skills where agents differ, and has classes for head starts', async () => {
    const types = ['1', 'yes', 'a.b, "c": #'];
    const log = logOf(
      rowsOf(14, (row, k) => ({
        ...row,
        type: types[k % 3]!,
        headStartMs: k % 2 === 0 ? 90_000 : 0,
      })),
    );
    const { yaml, scenario } = await scenarioOf(log);
    expect(scenario.plan.callers).toHaveLength(6);
    expect(scenario.plan.callers).toContain('type 1');
    expect(scenario.plan.callers).toContain('yes ahead 1m30s');
    expect(yaml).toContain('mandatory');
    expect(yaml).toContain('headStart: 1m30s');
    // Said once, for whoever it holds.
    expect(yaml).toContain('# as above');
  });

  test('lets any agent take a type that none of them took in the log', async () => {
    const lost = { type: 'lost', outcome: LogOutcome.Abandoned, talkMs: null, agent: null };
    const log = logOf(
      rowsOf(14, (row, k) => ({
        ...row,
        ...(k % 3 === 0 ? lost : { type: k % 3 === 1 ? 'sales' : 'help' }),
      })),
    );
    const { yaml, scenario } = await scenarioOf(log);
    expect(yaml).toMatch(
      / {2}lost:\n {4}# None of the agents took one .*\n {4}queue: \{ goTo: main\.queue \}/,
    );
    expect(yaml).toMatch(/ {2}sales:\n {4}tag: /);
    expect(scenario.plan.callers).toContain('lost');
  });

  test('knows redials, holds, wrap and callbacks where the log has them', async () => {
    const log = logOf(
      rowsOf(14, (row, k) => ({
        ...row,
        customer: `c${Math.floor(k / 2)} ${Math.floor(row.at! / DAY)}`,
        holdMs: row.talkMs === null ? null : k % 4 === 0 ? 20_000 : 0,
        wrapMs: row.talkMs === null ? null : 1000 * (10 + (k % 30)),
      })).concat(
        Array.from({ length: 60 }, (_, k) => ({
          at: MONDAY + k * 5 * 60 * MINUTE,
          medium: LogMedium.Callback,
          waitMs: 600_000,
          agent: 'Ann',
          outcome: LogOutcome.Answered,
          reached: k % 3 !== 0,
          dialMs: k % 3 !== 0 ? 8000 : 20_000,
          talkMs: k % 3 !== 0 ? 100_000 : null,
        })),
      ),
    );
    const { yaml, scenario } = await scenarioOf(log);
    expect(yaml).toContain('person: { probability: 0.6667, after: 8s }');
    expect(yaml).toContain('noAnswer: { probability: 0.3333, after: 20s }');
    expect(yaml).toMatch(/hold: \{ probability: 0\.2\d*, for: 20s \}/);
    expect(yaml).toMatch(/ {4}wrap: \{/);
    expect(yaml).toContain('When callbacks are offered is not in the log');
    expect(scenario.worlds).toEqual(['actual', 'hold', 'noCallback']);
  });

  test('of next to nothing is still sound', async () => {
    const { scenario, yaml } = await scenarioOf(
      logOf([{ at: MONDAY, queued: false, agent: 'Ann', talkMs: 5000 }]),
    );
    expect(yaml).toContain('patience: never');
    expect(scenario.plan.agents).toHaveLength(1);
    const { yaml: lost } = await scenarioOf(
      logOf([{ at: MONDAY, outcome: LogOutcome.Abandoned, waitMs: 4000 }]),
    );
    expect(lost).toContain('How long talks take is not in the log');
  });

  test('leaves out days when told to', async () => {
    const rows = rowsOf(21, (row) => row).filter(
      ({ at }) => at! < MONDAY + 9 * DAY || at! > MONDAY + 10 * DAY,
    );
    const log = logOf(rows);
    const withIt = await fitted(log);
    expect(withIt.unusual.map(({ date }) => date)).toEqual(['2026-03-11']);
    const { yaml } = await scenarioOf(log, { leaveOut: 'unusual' });
    expect(yaml).toContain('2026-03-11 has 0 calls, where 100 are usual; it is left out.');
    expect(yaml).toContain('# 200 calls on 2 Wednesdays');
    const named = await fitted(log, { leaveOut: new Set(['2026-03-11', '2026-03-12']) });
    expect(named.counted.filter((each) => !each)).toHaveLength(2);
  });
});

/** The week in the repository, whose month was fitted with other code. */
test('the week of a real center is fitted near to what its month was', async () => {
  const text = readFileSync(
    new URL('../../scenarios/bank-1999/calls.csv', import.meta.url),
    'utf8',
  );
  const [header, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const at = (row: readonly string[], name: string) => row[header!.indexOf(name)]!;
  const log = logOf(
    lines.map((row) => {
      const hungUp = at(row, 'log_outcome') === 'HANG';
      const agent = at(row, 'log_agent');
      const talk = at(row, 'talk_s');
      return {
        at: Date.parse(`${at(row, 'at')}Z`),
        type: at(row, 'type'),
        headStartMs: 1000 * Number(at(row, 'head_start_s')),
        waitMs: 1000 * Number(at(row, 'log_wait_s')),
        queued: at(row, 'log_queued') === '1',
        outcome: hungUp ? LogOutcome.Abandoned : LogOutcome.Answered,
        agent: agent === '' ? null : agent,
        talkMs: hungUp || talk === '' ? null : 1000 * Number(talk),
      };
    }),
  );
  const fit = await fitted(log);
  expect(fit.calls).toBe(7325);
  const byName = (name: string) => fit.types.find((type) => type.name === name)!.patience;
  const exponential = (name: string) =>
    byName(name).fits.find(({ family }) => family === 'exponential')!;
  // Of the month: 446 s and 211 s.
  expect(exponential('PS').mean.low!).toBeLessThan(446.3);
  expect(exponential('PS').mean.high!).toBeGreaterThan(446.3);
  expect(exponential('NW').mean.low!).toBeLessThan(211.2);
  expect(exponential('NW').mean.high!).toBeGreaterThan(211.2);
  const wrap = fit.people.wrap!;
  expect(wrap.mean).toBeGreaterThan(13);
  expect(wrap.mean).toBeLessThan(20);
  expect(wrap.median).toBeGreaterThan(3);
  expect(wrap.median).toBeLessThan(8);
  await loaded(fittedScenario(fit, { name: 'bank', source: 'calls.csv' }));
});
