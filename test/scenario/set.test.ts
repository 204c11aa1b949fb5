import { expect, test } from 'vitest';
import { brief, faultsOf, loadedFrom, planFrom, scenario } from './reading.js';

const TEXT = scenario({
  teams: 'teams: [{ name: support, agents: 10 }, { name: night shift, agents: 2 }]',
  plans: `plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback } } }
    callback: { callback: {} }`,
});

test('a value is laid over the file, items of lists by name or position', async () => {
  const { resolved } = await loadedFrom(TEXT, {
    set: [
      'teams.support.agents=12',
      'teams[1].agents=3',
      'teams.night shift.wrap=5s',
      'plans.main.queue.breakouts.voluntary.after=60s',
      'callers.0.talk={ exponential: { mean: 4m } }',
      'targets.answerWithin=30s',
      'description="with = in it"',
    ],
  });
  expect(resolved.teams.map(({ agents }) => agents)).toEqual([12, 3]);
  expect(resolved.teams[1]?.wrap).toBe('5s');
  expect(resolved.plans['main']?.['queue']?.breakouts?.voluntary[0]?.after).toBe('60s');
  expect(resolved.callers[0]?.talk).toEqual({ exponential: { mean: '4m' } });
  expect(resolved.targets.answerWithin).toBe('30s');
  expect(resolved.description).toBe('with = in it');
});

test('the last of several values for one path holds', async () => {
  const { resolved } = await loadedFrom(TEXT, {
    set: ['teams.support.agents=1', 'teams.support.agents=2'],
  });
  expect(resolved.teams[0]?.agents).toBe(2);
});

test('seed and replications have options of their own', async () => {
  const loaded = await loadedFrom(TEXT, { seed: '007', replications: 3 });
  expect([loaded.seed, loaded.plan.seed, loaded.replications]).toEqual(['007', '007', 3]);
  expect(await brief(TEXT, { replications: 0 })).toMatchInlineSnapshot(`
    [
      "replications: 0 is not a whole number from 1 to 100000; write a whole number from 1 to 100000",
    ]
  `);
});

test('a mistyped name is an error at its place in the path', async () => {
  expect(await faultsOf(TEXT, { set: ['teams.suport.agents=12'] })).toMatchInlineSnapshot(`
    "--set:1:7: there is no item of teams called "suport"
      1 | teams.suport.agents=12
        |       ^^^^^^
      did you mean "support"?"
  `);
});

test.each([
  ['teams.support.agnts=12'],
  ['teams.support.agents.number=12'],
  ['plans.main.queu.acd.mode=skills'],
  ['plans.mian.queue.acd.mode=skills'],
  ['teams[7].agents=12'],
  ['target.answerWithin=30s'],
  ['teams.support.agents=many'],
  ['teams.support.wrap=90'],
  ['teams.support.wrap={ exponential: { mean: 3 } }'],
  ['plans.main.queue.breakouts.noAgents={ to: nowhere }'],
  ['teams.support.agents='],
  ['teams.support.agents'],
  ['=5'],
  ['__proto__.x=5'],
  ['teams.support.wrap={'],
  ['a..b=5'],
])('--set %s is refused', async (set) => {
  expect(await faultsOf(TEXT, { set: [set] })).toMatchSnapshot();
});

test('a fault of the file is gone when a value is laid over it', async () => {
  const broken = TEXT.replace('agents: 10', 'agents: ten');
  expect(await brief(broken)).toHaveLength(1);
  expect((await planFrom(broken, { set: ['teams.support.agents=1'] })).agents).toHaveLength(3);
});
