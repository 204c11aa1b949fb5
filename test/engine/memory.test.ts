/** Memory does not grow with the number of calls. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { People } from '../../src/records/people.js';
import { Totals } from '../../src/records/totals.js';
import { loadScenarioText } from '../../src/scenario/load.js';
import { type RunOutcome, simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';

const scenario = (hours: number): string => `
name: memory
length: ${hours}h
seed: 3
worlds: [actual]
interval: ${hours}h
teams:
  - { name: support, agents: 9, wrap: 30s }
callers:
  - name: support
    arrivals: { poisson: { every: 1h, calls: 120 } }
    patience: { exponential: { mean: 2m } }
    talk: { exponential: { mean: 4m } }
    acceptsCallback: 0.5
plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: { after: 0s, to: callback } } }
    callback: { callback: {} }
`;

async function planOf(hours: number): Promise<CenterPlan> {
  const loaded = await loadScenarioText(scenario(hours), 'memory.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.scenario.plan;
}

interface Kept {
  readonly totals: Totals;
  readonly outcome: RunOutcome;
}

function runOnce(plan: CenterPlan): Kept {
  const takers = new Takers();
  const totals = new Totals(plan, new People(), takers);
  const settings = { plan, replication: 1, world: World.Actual, takers, observer: totals };
  return { totals, outcome: simulate(settings) };
}

describe('memory of a run', () => {
  let sweep: () => void;
  beforeAll(() => {
    setFlagsFromString('--expose-gc');
    sweep = runInNewContext('gc') as () => void;
  });

  /** What the heap has gained by a run of so many hours whose counters are kept. */
  async function gainOf(hours: number): Promise<{ bytes: number; kept: Kept }> {
    const plan = await planOf(hours);
    runOnce(plan);
    sweep();
    const before = process.memoryUsage().heapUsed;
    const kept = runOnce(plan);
    sweep();
    return { bytes: process.memoryUsage().heapUsed - before, kept };
  }

  it('is the same for ten times as many calls, but for two bytes a person outside the heap', async () => {
    const short = await gainOf(30);
    const long = await gainOf(300);
    expect(long.kept.outcome.persons).toBeGreaterThan(9 * short.kept.outcome.persons);
    // Thirty thousand calls more: an object of the smallest size kept for each would be twice this.
    expect(long.bytes - short.bytes).toBeLessThan(250_000);
  });

  it('has as many records as interactions were ever under way together', async () => {
    const [short, long] = [runOnce(await planOf(30)), runOnce(await planOf(300))];
    expect(long.outcome.recordsMade).toBeLessThan(60);
    expect(short.outcome.recordsMade).toBeGreaterThan(9);
  });
});
