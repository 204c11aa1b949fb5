import { expect, test } from 'vitest';
import { NotTheSame, runAgain } from '../../src/experiments/again.js';
import { lookClosely } from '../../src/experiments/close-look.js';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { Activity } from '../../src/model/agent-state.js';
import { Media } from '../../src/model/media.js';
import { SecondCounts } from '../../src/records/second-counts.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { StepAverages } from '../../src/stats/step-averages.js';

const TEXT = `
name: look
length: 2h
replications: 6
interval: 1h
seed: 5
teams: [{ name: t, agents: 4, skills: [s], answersRing: { callback: 0.7 }, wrap: 20s }]
callers:
  - name: c
    arrivals: { poisson: { every: 1h, calls: [60, 70] } }
    patience: { exponential: { mean: 3m } }
    talk: { exponential: { mean: 4m } }
    acceptsCallback: 0.5
plans:
  main:
    tag: { skillTagger: { add: { s: mandatory } }, next: queue }
    queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback } } }
    callback: { callback: {} }
`;

async function stored() {
  const prepared = await prepareScenarioText(TEXT, 'look.yaml');
  if (!prepared.ok) throw new Error('the scenario of this test is wrong');
  const result = await runScenario(prepared.scenario);
  return { scenario: prepared.scenario, sums: result.sums, result };
}

test('a closer look sees what was counted: waits, numbers waiting, agents’ time, callbacks', async () => {
  const { result, ...run } = await stored();
  const look = await lookClosely(run);
  expect(look.replications).toBe(6);
  const mean = (key: string): number => result.estimates.get(key)!.mean!;
  expect(look.waits.answered.count / 6).toBeCloseTo(mean('answered'), 9);
  expect(look.waits.abandoned.count / 6).toBeCloseTo(mean('abandoned'), 9);
  expect(look.waits.toCallback.count / 6).toBeCloseTo(mean('callbacks.created'), 9);
  expect(look.callbacks.length / 6).toBeCloseTo(mean('callbacks.created'), 9);

  const within = Math.round(run.scenario.plan.lengthMs / look.stepMs);
  const average = (values: readonly number[]): number =>
    values.slice(0, within).reduce((sum, each) => sum + each, 0) / within;
  const rows = result.intervals.rows();
  for (const media of [Media.Phone, Media.PhoneCallback]) {
    const counted = rows.filter((row) => row.media === media);
    const length = counted.reduce(
      (sum, { figures }) => sum + figures.get('queueLength')!.mean! / 2,
      0,
    );
    expect(average(look.waiting(media, 0).mean)).toBeCloseTo(length, 9);
    expect(look.waiting(media, null)).toEqual(look.waiting(media, 0));
  }
  const talking = look.agents([Activity.IncomingTalking, Activity.CallbackTalking]);
  const all = look.agents(Object.values(Activity));
  expect(average(all.mean)).toBeCloseTo(4, 9);
  for (const [step, value] of talking.mean.entries()) {
    expect(talking.low[step]!).toBeLessThanOrEqual(value + 1e-9);
    expect(talking.high[step]!).toBeGreaterThanOrEqual(value - 1e-9);
  }
});

test('what does not come out as it did is not shown', async () => {
  const run = await stored();
  const { plan } = run.scenario;
  expect(runAgain(run, 3, new SilentObserver())).toBeGreaterThan(plan.lengthMs);
  const [first, ...rest] = run.sums;
  const other = { ...first!, fingerprints: { actual: 'another' } };
  const changed = { ...run, sums: [other, ...rest] };
  expect(() => runAgain(changed, 0, new SilentObserver())).toThrow(NotTheSame);
  await expect(lookClosely(changed)).rejects.toThrow(NotTheSame);
});

test('a time average splits a change at the borders of its steps', () => {
  const averages = new StepAverages(2, 3, 100);
  averages.add(0, 1, 50);
  averages.add(0, 1, 150);
  averages.add(0, -2, 160);
  averages.add(1, 3, 290);
  averages.finish(1000);
  expect([0, 1, 2].map((step) => averages.at(step, 0))).toEqual([0.5, 0.7, 0]);
  expect([0, 1, 2].map((step) => averages.at(step, 1))).toEqual([0, 0, 0.3]);
});

test('spans by second are binned on either side of zero', () => {
  const counts = new SecondCounts();
  for (const ms of [-1, -1000, -1001, 0, 999, 1000, 29_999, 30_000]) counts.add(ms);
  expect(counts.bins(30)).toEqual({ from_s: -30, counts: [3, 4, 1] });
  expect(counts.bins(1).from_s).toBe(-2);
  expect(counts.quantile(0.5)).toBe(0);
});
