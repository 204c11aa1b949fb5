/** What is uncertain about callers, multiplied. */
import { describe, expect, test } from 'vitest';
import { runScenario, summaryOf } from '../../src/index.js';
import { CustomerResult } from '../../src/model/caller-plan.js';
import { brief, loadedFrom, planFrom, scenario } from './reading.js';

const callers = (fields: string): string =>
  `callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60 } }, ${fields} }]`;

const CENTER = {
  length: 'length: 2h',
  reps: 'replications: 2',
  plans:
    'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 20s, to: callback } } }, callback: { callback: {} } } }',
};

/** The fingerprint of every event of all worlds. */
async function fingerprint(parts: Readonly<Record<string, string>>): Promise<string> {
  return summaryOf(await runScenario(await loadedFrom(scenario({ ...CENTER, ...parts }))))
    .fingerprint;
}

describe('a factor is the scenario written so, event for event', () => {
  const fields = (more: Readonly<Record<string, string>> = {}): string => {
    const all = {
      patience: '{ exponential: { mean: 3m } }',
      talk: '{ gamma: { mean: 2m, cv: 0.8 } }',
      acceptsCallback: '0.4',
      answersCallback: '{ person: 0.5, noAnswer: 0.4, engaged: 0.1 }',
      ...more,
    };
    return Object.entries(all)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ');
  };

  test.each([
    ['patience: 2', { patience: '{ exponential: { mean: 6m } }' }],
    ['talk: 0.5', { talk: '{ gamma: { mean: 1m, cv: 0.8 } }' }],
    ['acceptance: 1.5', { acceptsCallback: '0.6' }],
    ['acceptance: 4', { acceptsCallback: '1' }],
    ['answering: 1.5', { answersCallback: '{ person: 0.75, noAnswer: 0.2, engaged: 0.05 }' }],
    ['answering: 3', { answersCallback: '{ person: 1, noAnswer: 0, engaged: 0 }' }],
    ['patience: 1', {}],
  ])('%s', async (factor, written) => {
    const changed = await fingerprint({
      callers: callers(fields()),
      factors: `factors: { ${factor} }`,
    });
    expect(changed).toBe(await fingerprint({ callers: callers(fields(written)) }));
  });

  test('volume: 1.5', async () => {
    const [sixty, ninety] = [60, 90].map(
      (calls) =>
        `callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: ${calls} } } }]`,
    );
    const changed = await fingerprint({ callers: sixty!, factors: 'factors: { volume: 1.5 }' });
    expect(changed).toBe(await fingerprint({ callers: ninety! }));
  });
});

test.each([
  '3m',
  '{ exponential: { mean: 3m } }',
  '{ normal: { mean: 3m, sd: 1m } }',
  '{ lognormal: { mean: 3m, cv: 1.1 } }',
  '{ gamma: { mean: 3m, cv: 1.1 } }',
  '{ erlang: { mean: 3m, phases: 3 } }',
  '{ weibull: { mean: 3m, shape: 0.8 } }',
  '{ logLogistic: { median: 3m, shape: 2.5 } }',
  '{ uniform: [1m, 5m] }',
  '{ triangular: [1m, 2m, 6m] }',
  '{ hyperexponential: [{ probability: 0.3, mean: 1m }, { probability: 0.7, mean: 5m }] }',
  '{ mixture: [{ probability: 0.2, of: 10s }, { probability: 0.8, of: { uniform: [1m, 5m] } }] }',
  '{ empirical: { values: [20s, 1m, 4m] } }',
  '{ hazard: [{ upTo: 1m, perMinute: 0.5 }, { perMinute: 0.2 }] }',
])('each value of %s is so many times as long', async (patience) => {
  const text = (factors: string): string =>
    scenario({ callers: callers(`patience: ${patience}`), factors });
  const before = (await planFrom(text(''))).classes[0]!.patience!;
  const after = (await planFrom(text('factors: { patience: 1.5 }'))).classes[0]!.patience!;
  for (const uniform of [0.05, 0.31, 0.5, 0.77, 0.99]) {
    expect(after.at(uniform) / before.at(uniform)).toBeCloseTo(1.5, 9);
  }
});

test('who is transferred is more or less patient, and talks longer, as on any other call', async () => {
  const center = (patience: string, talk: string, row: string): Record<string, string> => ({
    callers: callers(
      `patience: ${patience}, talk: ${talk}, transfers: [{ share: 0.5, to: main, ${row} }]`,
    ),
  });
  const factors = 'factors: { patience: 2, talk: 0.5 }';
  for (const [written, times] of [
    ['', ''],
    ['patience: 40s, talk: 90s', 'patience: 80s, talk: 45s'],
  ] as const) {
    const changed = await fingerprint({ ...CENTER, ...center('1m', '2m', written), factors });
    expect(changed).toBe(await fingerprint({ ...CENTER, ...center('2m', '1m', times) }));
  }
});

test('knots and steps are multiplied, told calls are not', async () => {
  const text = scenario({
    callers: `callers:
  - { name: knots, arrivals: { poisson: { every: 5h, knots: [10, 30, 20] } } }
  - { name: steps, arrivals: { poisson: { every: 5h, calls: [10, 30] } } }
  - { name: told, calls: [{ at: 10s, talk: 60s }] }`,
    factors: 'factors: { volume: 2, talk: 3 }',
  });
  const { classes } = await planFrom(text);
  const perHour = classes.flatMap(({ arrivals }) =>
    arrivals.kind === 'rates'
      ? [arrivals.profile.startPerMs, arrivals.profile.endPerMs].map((rates) =>
          rates.map((rate) => rate * 18_000_000),
        )
      : [],
  );
  expect(perHour.map((rates) => rates.map(Math.round))).toEqual([
    [20, 60],
    [60, 40],
    [20, 60],
    [20, 60],
  ]);
  const told = classes[2]?.arrivals;
  expect(told?.kind === 'scripted' ? told.calls[0]?.talkMs : null).toBe(60_000);
});

test('acceptance that goes with patience: every row becomes two, about the median', async () => {
  const rows = async (acceptsCallback: string, factors: string) => {
    const text = scenario({
      callers: callers(`patience: { uniform: [0s, 200s] }, acceptsCallback: ${acceptsCallback}`),
      factors: `factors: { ${factors} }`,
    });
    const [one] = (await planFrom(text)).classes;
    return one!.acceptance.map(({ patienceUnderMs, probability }) => [
      patienceUnderMs,
      Number(probability.toFixed(9)),
    ]);
  };
  expect(await rows('0.5', 'acceptanceOfImpatient: 1.2')).toEqual([
    [100_000, 0.6],
    [null, 0.4],
  ]);
  expect(
    await rows(
      '[{ patienceUnder: 50s, accept: 0.9 }, { accept: 0.2 }]',
      'acceptanceOfImpatient: 1.5',
    ),
  ).toEqual([
    [50_000, 1],
    [50_000, 0.45],
    [100_000, 0.3],
    [null, 0.1],
  ]);
  expect(await rows('0.5', 'acceptance: 0.5')).toEqual([[null, 0.25]]);
});

test('who answered always does so less often: nobody answers in their place', async () => {
  const { classes } = await planFrom(scenario({ factors: 'factors: { answering: 0.8 }' }));
  expect(classes[0]!.answers.map(({ result, probability }) => [result, probability])).toEqual([
    [CustomerResult.Person, 0.8],
    [CustomerResult.NoAnswer, expect.closeTo(0.2, 9)],
  ]);
});

test('patience without end stays so', async () => {
  const factors = 'factors: { patience: 0.5, acceptanceOfImpatient: 1.2 }';
  const [one] = (await planFrom(scenario({ factors }))).classes;
  expect([one!.patience, one!.acceptance.length]).toEqual([null, 1]);
});

test('a scenario other than written says so', async () => {
  const { notes } = await loadedFrom(scenario({ factors: 'factors: { volume: 1.2, talk: 1 }' }));
  expect(notes).toEqual([
    'callers are not as written: factors are volume 1.2; leave "factors" out for the scenario',
  ]);
});

test('faults are told', async () => {
  const factors = 'factors: { volumes: 2, patience: 0, acceptanceOfImpatient: 3, talk: 90s }';
  expect(await brief(scenario({ factors }))).toMatchInlineSnapshot(`
    [
      "factors.volumes: there is no key "volumes" here; did you mean "volume"?",
      "factors.patience: 0 is not a factor from 0.01 to 100; write a factor from 0.01 to 100",
      "factors.acceptanceOfImpatient: 3 is not a factor from 0 to 2; write a factor from 0 to 2",
      "factors.talk: 90s is not a factor from 0.01 to 100; write a factor from 0.01 to 100",
    ]
  `);
});
