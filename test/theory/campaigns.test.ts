/**
 * A campaign beside calls that come in, against exact theory: everything exponential, so a Markov chain
 * of (calls in service, records dialled, calls waiting), solved here. Nobody of a campaign answers, so a
 * record takes its dial and no more.
 *
 * An agent who becomes idle dials if more than the reserve are idle; so once as many as the reserve are
 * idle no more ever are. Fixed seeds; each figure within 3.5 standard errors.
 */
import { expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { loadScenarioText } from '../../src/scenario/load.js';
import { studentQuantile } from '../../src/stats/student.js';

const Z_MAX = 3.5;
const REPLICATIONS = 40;

/** Per minute. */
interface Rates {
  readonly agents: number;
  readonly reserve: number;
  readonly calls: number;
  readonly talk: number;
  readonly dial: number;
  /** Of giving up. */
  readonly patience: number;
}

async function simulated({ agents, reserve, calls, talk, dial, patience }: Rates) {
  const seconds = (rate: number): string => `${Math.round(60_000 / rate)}ms`;
  const loaded = await loadScenarioText(
    JSON.stringify({
      name: 'campaign beside calls',
      length: '32h',
      warmUp: '2h',
      interval: '32h',
      seed: `campaign ${agents} ${reserve}`,
      replications: REPLICATIONS,
      closing: { runOut: '10h' },
      teams: [{ name: 'team', agents }],
      callers: [
        {
          name: 'callers',
          arrivals: { poisson: { every: '1m', calls } },
          talk: { exponential: { mean: seconds(talk) } },
          patience: patience === 0 ? 'never' : { exponential: { mean: seconds(patience) } },
        },
      ],
      plans: { main: { queue: { acd: {} } } },
      campaigns: [
        {
          name: 'records',
          reserve,
          answers: {
            noAnswer: { probability: 1, after: { exponential: { mean: seconds(dial) } } },
          },
        },
      ],
    }),
    'campaign.json',
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const { estimates } = await runScenario(loaded.scenario);
  return (key: string): { mean: number; se: number } => {
    const { mean, low, high } = estimates.get(key)!;
    const width = (high! - low!) / 2;
    return { mean: mean!, se: width / studentQuantile(0.975, REPLICATIONS - 1) };
  };
}

/** The stationary figures of the chain, the line cut off where it is all but never. */
function exact({ agents, reserve, calls, talk, dial, patience }: Rates, longest = 120) {
  const states: [talking: number, dialling: number, waiting: number][] = [];
  const indices = new Map<string, number>();
  for (let b = 0; b <= agents; b++) {
    for (let o = Math.max(0, agents - reserve - b); o <= agents - b; o++) {
      const most = b + o === agents ? longest : 0;
      for (let q = 0; q <= most; q++) {
        indices.set(`${b},${o},${q}`, states.length);
        states.push([b, o, q]);
      }
    }
  }
  const at = (b: number, o: number, q: number): number => indices.get(`${b},${o},${q}`) ?? -1;
  /** An agent is idle: they dial if more than the reserve are. */
  const idle = (b: number, o: number): number =>
    agents - b - o > reserve ? at(b, o + 1, 0) : at(b, o, 0);
  const moves = states.map(([b, o, q]): [to: number, rate: number][] => [
    [b + o < agents ? at(b + 1, o, 0) : at(b, o, q + 1), calls],
    [q > 0 ? at(b, o, q - 1) : b > 0 ? idle(b - 1, o) : -1, b * talk],
    [q > 0 ? at(b + 1, o - 1, q - 1) : o > 0 ? idle(b, o - 1) : -1, o * dial],
    [q > 0 ? at(b, o, q - 1) : -1, q * patience],
  ]);
  const fastest = calls + agents * Math.max(talk, dial) + longest * patience;
  let chances = states.map(() => 1 / states.length);
  for (let step = 0; step < 100_000; step++) {
    const next = chances.slice();
    let change = 0;
    for (const [from, ways] of moves.entries()) {
      for (const [to, rate] of ways) {
        if (to < 0 || to === from) continue;
        const moved = (chances[from]! * rate) / fastest;
        next[from]! -= moved;
        next[to]! += moved;
      }
    }
    for (const [k, chance] of next.entries()) change += Math.abs(chance - chances[k]!);
    chances = next;
    if (change < 1e-13) break;
  }
  const mean = (of: (b: number, o: number, q: number) => number): number =>
    states.reduce((sum, [b, o, q], k) => sum + chances[k]! * of(b, o, q), 0);
  return {
    delayedRate: mean((b, o) => (b + o === agents ? 1 : 0)),
    'queueLength.mean': mean((_b, _o, q) => q),
    'agents.outbound.dialling.mean': mean((_b, o) => o),
    'agents.talking.phone.mean': mean((b) => b),
    'agents.ready.mean': mean((b, o) => agents - b - o),
    abandonedRate: mean((_b, _o, q) => q * patience) / calls,
  };
}

const cases: readonly Rates[] = [
  { agents: 6, reserve: 2, calls: 1.1, talk: 0.3, dial: 0.8, patience: 0.4 },
  { agents: 5, reserve: 1, calls: 0.8, talk: 0.25, dial: 0.5, patience: 0 },
];

test.each(cases)('$agents agents, a reserve of $reserve', async (rates) => {
  const of = await simulated(rates);
  const off = Object.entries(exact(rates)).flatMap(([key, value]) => {
    const { mean, se } = of(key);
    const z = se === 0 && Math.abs(mean - value) < 1e-9 ? 0 : (mean - value) / se;
    return Math.abs(z) < Z_MAX ? [] : [`${key}: ${mean}, exact ${value}, z ${z.toFixed(2)}`];
  });
  expect(off).toEqual([]);
});

test('without a reserve nobody is ever idle, and the line is that of one fast agent', async () => {
  const rates = { agents: 4, reserve: 0, calls: 0.6, talk: 0.25, dial: 0.25, patience: 0 };
  const of = await simulated(rates);
  expect(of('agents.ready.mean').mean).toBe(0);
  expect(of('delayedRate').mean).toBe(1);
  // Somebody becomes free 4 times in 4 minutes, whatever they do: M/M/1.
  const { mean, se } = of('wait.mean_s');
  expect(Math.abs(mean - 60 / (1 - 0.6)) / se).toBeLessThan(Z_MAX);
  expect(exact(rates)['queueLength.mean']).toBeCloseTo(0.6 / (1 - 0.6), 6);
});
