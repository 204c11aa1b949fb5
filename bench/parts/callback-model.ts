/**
 * The workload by which the cost of a call is measured: one queue whose callers can take a callback.
 * bench/peers has it in other languages; whoever changes one changes them all.
 */
import type { CenterPlan } from '../../src/model/center-plan.js';
import { People } from '../../src/records/people.js';
import { Totals } from '../../src/records/totals.js';
import { loadScenarioText } from '../../src/scenario/load.js';
import { type RunOutcome, simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';

export interface CallbackCenter {
  readonly name: string;
  readonly agents: number;
  readonly callsPerHour: number;
  readonly hours: number;
  /** By default `actual` alone. */
  readonly worlds?: readonly string[];
}

/** A million calls: two a minute, nine agents, half of those who wait take a callback. */
export const NINE_AGENTS: CallbackCenter = {
  name: 'nine agents',
  agents: 9,
  callsPerHour: 120,
  hours: 8334,
};

export function callbackScenario({
  name,
  agents,
  callsPerHour,
  hours,
  worlds = ['actual'],
}: CallbackCenter): string {
  return `
name: ${name}
length: ${hours}h
seed: 7
worlds: [${worlds.join(', ')}]
interval: ${hours}h
limits: { events: 1000000000 }
teams:
  - name: support
    agents: ${agents}
    answersRing:
      phone: { probability: 1, after: { uniform: [0s, 20s] } }
      callback: { probability: 0.9, after: { uniform: [0s, 20s] } }
    wrap: 30s
callers:
  - name: support
    arrivals: { poisson: { every: 1h, calls: ${callsPerHour} } }
    patience: { exponential: { mean: 2m } }
    talk: { exponential: { mean: 4m } }
    acceptsCallback: 0.5
    answersCallback:
      person: { probability: 0.85, after: { uniform: [10s, 30s] } }
      noAnswer: { probability: 0.15, after: { uniform: [10s, 30s] } }
plans:
  main:
    queue: { acd: { noAnswerTimeout: 20s }, breakouts: { voluntary: { after: 0s, to: callback } } }
    callback: { callback: {} }
`;
}

export async function planOf(text: string): Promise<CenterPlan> {
  const loaded = await loadScenarioText(text, 'bench.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 2));
  return loaded.scenario.plan;
}

/** One run of the actual world with the standard measures on. */
export class OneWorld {
  readonly totals: Totals;
  private readonly plan: CenterPlan;
  private readonly takers = new Takers();

  constructor(plan: CenterPlan) {
    this.plan = plan;
    this.totals = new Totals(plan, new People(), this.takers);
  }

  run(replication: number): RunOutcome {
    const { plan, takers, totals } = this;
    takers.clear();
    totals.clear();
    const outcome = simulate({ plan, replication, world: World.Actual, takers, observer: totals });
    totals.closeBooks(outcome.endedAt);
    return outcome;
  }
}
