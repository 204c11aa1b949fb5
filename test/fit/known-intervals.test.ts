/**
 * The way round of a table of intervals: a center is simulated, its workforce tool keeps a row a half
 * hour, and the center is found again in these rows. Intervals are 99 %; the seed is fixed.
 */
import { expect, test } from 'vitest';
import { fitIntervals } from '../../src/fit/intervals/fit-intervals.js';
import type { Scenario } from '../rules/tell.js';
import { simulatedLog } from './log-observer.js';
import { readText } from './reading-logs.js';
import { asIntervals } from './written-logs.js';

const HALF_HOUR = 1_800_000;
const AGENTS = 8;
const CALLS_A_STEP = 60;
const [PATIENCE, TALK, WRAP] = [150, 200, 30];

const center: Scenario = {
  name: 'known',
  start: '2026-03-02T00:00[UTC]',
  length: '1d',
  seed: 3,
  teams: [
    {
      name: 'all',
      agents: Array.from({ length: AGENTS }, (_, k) => ({
        ...{ name: `A${k}`, shifts: [{ from: '07:00', to: '19:00' }] },
      })),
      wrap: { gamma: { mean: `${WRAP}s`, cv: 0.6 } },
    },
  ],
  callers: [
    {
      name: 'sales',
      plan: 'main',
      arrivals: {
        poisson: { every: '30m', from: '08:00', week: { default: Array(20).fill(CALLS_A_STEP) } },
      },
      patience: { exponential: { mean: `${PATIENCE}s` } },
      talk: { lognormal: { mean: `${TALK}s`, cv: 0.9 } },
    },
  ],
  plans: { main: { queue: { acd: { mode: 'skills' } } } },
};

async function fittedWithout(text: string, ...without: string[]) {
  const [head = '', ...rows] = text.trimEnd().split('\n');
  const names = head.split(',');
  const kept = names.flatMap((name, k) => (without.includes(name) ? [] : [k]));
  const lines = [head, ...rows].map((row) => kept.map((k) => row.split(',')[k]).join(','));
  const { intervals } = await readText(lines.join('\n'));
  const fitted = await fitIntervals(intervals, {
    ...{ zone: 'UTC', isForecast: false, confidence: 0.99 },
  });
  if ('problem' in fitted) throw new Error(fitted.problem);
  return fitted;
}

test('a simulated table of intervals gives back what was put in, as far as rows can', async () => {
  const log = await simulatedLog(center, { replications: 28, tick: 1000 });
  const text = asIntervals(log, { everyMs: HALF_HOUR, agents: AGENTS, within: 20_000 });
  const whole = await fittedWithout(text);
  const [type] = whole.types;
  for (const { perDay, steps } of whole.classes[0]!.arrivals.weekdays) {
    expect(perDay.low!).toBeLessThan(20 * CALLS_A_STEP);
    expect(perDay.high!).toBeGreaterThan(20 * CALLS_A_STEP);
    expect(steps.slice(16, 36).every((calls) => Math.abs(calls - CALLS_A_STEP) < 20)).toBe(true);
  }
  // A mean of 29,000 handle times with a cv of 0.8: 2.8 s are 2.6 standard errors of it.
  expect(Math.abs(type!.handle!.mean - TALK - WRAP)).toBeLessThan(2.8);
  expect(type!.hangUps!.hangUpsTimed).toBe(true);
  expect(type!.hangUps!.mean.low!).toBeLessThan(PATIENCE);
  expect(type!.hangUps!.mean.high!).toBeGreaterThan(PATIENCE);
  const open = (curve: readonly number[] | null): number[] => [...curve!.slice(16, 36)];
  expect(open(type!.staff.curve[0]!)).toEqual(Array(20).fill(AGENTS));

  // Who hung up had waited for longer than the answered: without their time patience is too short.
  const untimed = await fittedWithout(text, 'abandontime');
  const { hangUps } = untimed.types[0]!;
  expect(hangUps!.hangUpsTimed).toBe(false);
  expect(hangUps!.mean.value / PATIENCE).toBeGreaterThan(0.87);
  expect(hangUps!.mean.value / PATIENCE).toBeLessThan(0.93);

  // Steps by themselves, each as if it had always been so: half an agent more than there were.
  const { staff } = (await fittedWithout(text, 'agents')).types[0]!;
  expect(staff).toMatchObject({ told: 0, reckoned: 140, isLevelTold: true });
  const agents = staff.curve.flatMap(open);
  const mean = agents.reduce((sum, each) => sum + each, 0) / agents.length;
  expect(mean).toBeGreaterThan(AGENTS);
  expect(mean).toBeLessThan(AGENTS + 0.8);
});
