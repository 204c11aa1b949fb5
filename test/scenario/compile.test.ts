import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FULL } from './full-scenario.js';
import { loadedFrom, planFrom, scenario } from './reading.js';

test('a scenario is compiled to numbers, and its names are kept for reports', async () => {
  const plan = await planFrom(FULL);
  expect(plan).toMatchObject({
    name: 'Support line, Monday',
    seed: 'winter',
    startsAt: '2026-03-02T08:00:00.000Z',
    lengthMs: 36_000_000,
    warmUpMs: 1_800_000,
    intervalMs: 900_000,
    runOutMs: 7_200_000,
    maxEvents: 200_000_000,
    skills: ['support', 'billing'],
    teams: ['support', 'night'],
    targets: {
      answerWithinMs: 30_000,
      shortAbandonMs: 5000,
      serviceLevel: 'vcc',
      driftToleranceMs: 30_000,
    },
    rules: { resetAge: true, busyCallbackAt: 0, engagedAfterMs: 3000 },
  });
  expect(plan.agents).toHaveLength(12);
  expect(plan.agents.at(-1)).toMatchObject({ name: 'N2', team: 1, levels: [0, 3] });
  expect(plan.applets.map(({ name }) => name)).toMatchSnapshot();
  expect(plan.applets.find(({ name }) => name === 'main.bye')).toMatchObject({ next: 11 });
  expect(plan.applets.find(({ name }) => name === 'main.callback')).toMatchObject({
    numberToDial: [{ text: '+44' }, { dataSource: plan.dataSources.indexOf('alternative') }],
    initial: 3,
  });
});

test('a rate is calls a millisecond, as far as the run goes', async () => {
  const callers = (poisson: string): string =>
    scenario({
      length: 'length: 90m',
      callers: `callers: [{ name: c, arrivals: { poisson: ${poisson} } }]`,
    });
  expect(
    (await planFrom(callers('{ every: 1h, calls: [36, 72, 99] }'))).classes[0]?.arrivals,
  ).toEqual({
    kind: 'rates',
    busyness: null,
    profile: {
      edges: [0, 3_600_000, 7_200_000],
      startPerMs: [36 / 3_600_000, 72 / 3_600_000],
      endPerMs: [36 / 3_600_000, 72 / 3_600_000],
    },
  });
  expect((await planFrom(callers('{ every: 1h, calls: 36 }'))).classes[0]?.arrivals).toEqual({
    kind: 'rates',
    busyness: null,
    profile: {
      edges: [0, 5_400_000],
      startPerMs: [36 / 3_600_000],
      endPerMs: [36 / 3_600_000],
    },
  });
});

test('agents of a team share what they have in common', async () => {
  const plan = await planFrom(scenario({ teams: 'teams: [{ name: t, agents: 1000, wrap: 3s }]' }));
  const [first, ...others] = plan.agents;
  expect(
    others.every(
      (agent) => agent.presence === first?.presence && agent.phoneRing === first.phoneRing,
    ),
  ).toBe(true);
});

test('every distribution that the format knows can be drawn from', async () => {
  const kinds = [
    '{ constant: 3s }',
    '{ exponential: { mean: 3s } }',
    '{ uniform: [2s, 4s] }',
    '{ triangular: [2s, 3s, 4s] }',
    '{ normal: { mean: 3s, sd: 1s } }',
    '{ lognormal: { mean: 3s, cv: 1 } }',
    '{ gamma: { mean: 3s, cv: 1 } }',
    '{ erlang: { mean: 3s, phases: 3 } }',
    '{ weibull: { mean: 3s, shape: 1.5 } }',
    '{ hyperexponential: [{ probability: 0.4, mean: 1s }, { probability: 0.6, mean: 3s }] }',
    '{ logLogistic: { median: 3s, shape: 2 } }',
    '{ hazard: [{ upTo: 2s, perMinute: 4 }, { perMinute: 20 }] }',
    '{ empirical: { values: [1s, 3s] } }',
    '{ mixture: [{ probability: 0.1, of: 0s }, { probability: 0.9, of: { exponential: { mean: 3s } } }] }',
    '{ uniform: [2s, 2s] }',
  ];
  for (const kind of kinds) {
    const plan = await planFrom(scenario({ teams: `teams: [{ name: t, wrap: ${kind} }]` }));
    const median = plan.agents[0]?.wrap.at(0.5) ?? Number.NaN;
    expect([kind, median > 500 && median < 6000]).toEqual([kind, true]);
  }
});

test('thresholds are kept with their places', async () => {
  const { thresholds, diagnostic } = await loadedFrom(
    scenario({ thresholds: 'thresholds:\n  - "asa_s < 20"' }),
  );
  expect(thresholds).toMatchObject([{ text: 'asa_s < 20', where: { line: 8, column: 5 } }]);
  const fault = { code: 'c', problem: 'p', remedy: 'r' };
  expect(diagnostic(thresholds[0]!.where, fault)).toMatchObject({ ...fault, where: { line: 8 } });
});

// Lists are not: a frozen list is slower to read, and runs read them all the time.
test('the records of a plan are frozen', async () => {
  const plan = await planFrom(FULL);
  const parts = [
    plan,
    plan.agents[0],
    plan.classes[0],
    plan.applets[0],
    plan.queues[0],
    plan.rules,
    plan.targets,
  ];
  expect(parts.map((part) => Object.isFrozen(part))).toEqual(parts.map(() => true));
});

test('no time zones and no gamma functions are loaded that are not used', () => {
  const source = ['clock.ts', 'compile/distribution.ts']
    .map((file) => readFileSync(new URL(`../../src/scenario/${file}`, import.meta.url), 'utf8'))
    .join();
  expect(source).not.toMatch(/^import (?!type)[^;]*from '(temporal-polyfill|[^']*gamma[^']*)'/m);
});
