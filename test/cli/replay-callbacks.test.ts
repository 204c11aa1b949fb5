/** A center that has callbacks: what was recorded of a run is a log, and is lived again. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newFolder, ringback } from './run-cli.js';

const center = `name: with callbacks
start: 2026-03-02T08:00[Europe/London]
length: 10h
seed: 5
replications: 1
teams:
  - name: all
    agents: [${Array.from({ length: 8 }, (_, k) => `{ name: A${k} }`).join(', ')}]
    wrap: 20s
callers:
  - name: public
    arrivals: { poisson: { every: 1h, calls: 140 } }
    patience: { exponential: { mean: 4m } }
    talk: { lognormal: { mean: 200s, cv: 0.9 } }
    acceptsCallback: 0.4
    answersCallback: { person: 0.8, noAnswer: 0.2 }
plans:
  main:
    queue: { acd: { mode: skills }, breakouts: { voluntary: { after: 30s, to: callback } } }
    callback: { callback: {} }
`;

let cwd = '';
let log: string[] = [];
/** Measures of the recorded run. */
let truth: Record<string, { mean: number }> = {};

beforeAll(async () => {
  cwd = newFolder({ 'center.yaml': center });
  const run = await ringback(['run', 'center.yaml', '--record', '--json', '--out', 'recorded'], {
    cwd,
  });
  expect(run).toMatchObject({ code: 0 });
  truth = JSON.parse(run.stdout).measures;
  expect(readdirSync(join(cwd, 'recorded'))).toContain('interactions.ndjson');
  log = ['recorded/interactions.ndjson', '--tz', 'Europe/London', '-j', '1'];
}, 120_000);

test('agents are there while they serve callbacks, and callbacks come as often as they did', async () => {
  const { code, stdout } = await ringback(['replay', ...log, '--reps', '10', '--json'], { cwd });
  expect(code).toBe(0);
  const { calibration, callbacks, callbacksInTheLog } = JSON.parse(stdout);
  const happened = (key: string): number => truth[key]?.mean ?? Number.NaN;
  expect(callbacksInTheLog).toBe(happened('callbacks.created'));
  expect(calibration.total).toMatchObject({
    offered: { observed: happened('offered') },
    handled: { observed: happened('answered') },
    hungUp: { observed: happened('abandoned'), isOutside: false },
    left: { observed: happened('callbacks.created'), isOutside: false },
  });
  // Without the callbacks that they served a tenth of the agents' hours was missing: 8 points off.
  expect(calibration.trust).toBe('yes');
  expect(callbacks).toMatchObject({ offer: 'callbacks as the log shows them', assumed: false });
  const { measures } = callbacks;
  expect(measures['callbacks.created'].mean).toBeCloseTo(calibration.total.left.predicted, 6);
  expect(measures['abandoned'].mean).toBeCloseTo(calibration.total.hungUp.predicted, 6);
  // What they changed, of which the log itself cannot know: 41 and -17 in the recorded run.
  const off = (key: string): number => Math.abs(measures[key].mean - happened(key));
  expect(off('abandonmentAvoided')).toBeLessThan(15);
  expect(off('reachedGained')).toBeLessThan(15);
}, 120_000);

test('it says so, on the terminal and of all days', async () => {
  const day = await ringback(['replay', ...log, '--reps', '3', '--report', 'day.html'], { cwd });
  expect(day.code).toBe(0);
  expect(day.stdout).toContain('The model and the day  with callbacks, as it was');
  expect(day.stdout).toMatch(/\d+ callbacks in the log: its agents served them, too/);
  expect(day.stdout).toMatch(/left for a callback +\d+/);
  expect(day.stdout).toContain('callbacks as the log shows them');
  expect(day.stdout).not.toContain('assumed');
  const all = await ringback(['replay', ...log, '--reps', '2', '--all-days'], { cwd });
  expect(all.stdout).toContain('1 day, each as it was, with its callbacks;');
}, 120_000);

test('an offer that is assumed has no place where the log shows one', async () => {
  const asked = await ringback(['replay', ...log, '--accepts', '0.2'], { cwd });
  expect(asked).toMatchObject({ code: 2, stdout: '' });
  expect(asked.stderr).toMatch(/--accepts is for logs without callbacks/);
}, 120_000);
