/** Laws of every queue, held against the figures of the program. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { boundsOf, CONFIDENCE } from '../../src/metrics/evaluate.js';
import { rangeOf } from '../../src/metrics/range.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import type { Interaction } from '../../src/model/interaction.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { smallText } from '../experiments/small-scenario.js';
import { scenarios } from './random-scenarios.js';
import { load } from './tell.js';

/** How long everybody waited in each queue, between the warm-up and the close. */
class Waits extends SilentObserver {
  readonly ms: number[];
  private readonly since = new Map<number, { readonly queue: number; readonly from: number }>();
  private readonly plan: CenterPlan;

  constructor(plan: CenterPlan) {
    super();
    this.plan = plan;
    this.ms = plan.queues.map(() => 0);
  }

  override joined({ serial, queue }: Interaction, now: number): void {
    this.since.set(serial, { queue, from: now });
  }

  /** Who leaves may be on the way to another queue already. */
  override left({ serial }: Interaction, now: number): void {
    const { warmUpMs, lengthMs } = this.plan;
    const { queue, from } = this.since.get(serial)!;
    this.since.delete(serial);
    this.ms[queue]! += Math.max(0, Math.min(now, lengthMs) - Math.max(from, warmUpMs));
  }

  override leftOver(interaction: Interaction, now: number): void {
    if (this.since.has(interaction.serial)) this.left(interaction, now);
  }
}

test('Little: the mean number waiting, times the time, is the sum of everybody’s waits', async () => {
  let waited = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const loaded = await load(scenario);
      const { plan } = loaded;
      const observer = new Waits(plan);
      simulate({ plan, replication: 0, world: World.Actual, takers: new Takers(), observer });
      const { estimates } = await runScenario({ ...loaded, replications: 1, worlds: ['actual'] });
      const spanMs = plan.lengthMs - plan.warmUpMs;
      for (const [queue, { name }] of plan.queues.entries()) {
        const [calls = 0, callbacks = 0] = ['', 'media.phoneCallback.'].map(
          (medium) => estimates.get(`queues.${name}.${medium}queueLength.mean`)?.mean ?? 0,
        );
        expect(calls + callbacks, name).toBeCloseTo(observer.ms[queue]! / spanMs, 9);
        waited += observer.ms[queue]!;
      }
    }),
    { numRuns: 40, seed: 20261130, endOnFailure: true },
  );
  expect(waited).toBeGreaterThan(0);
});

test('no figure of any center lies outside what it can be', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const { measures, sums } = await runScenario({ ...(await load(scenario)), replications: 2 });
      for (const measure of measures) {
        const { low, high } = rangeOf(measure.key, measure.unit);
        for (const each of sums) {
          const { mean } = boundsOf(measure, [each], false, CONFIDENCE);
          if (mean === null) continue;
          expect(mean, measure.key).toBeGreaterThanOrEqual(low);
          expect(mean, measure.key).toBeLessThanOrEqual(high + 1e-9);
        }
      }
    }),
    { numRuns: 60, seed: 20261201, endOnFailure: true },
  );
});

const DAYS = 30;

/**
 * On single days one agent more can make somebody abandon who did not before. In the mean over days
 * it must not: a true difference of nothing would fail this by chance in less than one of 10,000
 * choices of the days, and these have been chosen.
 */
test('one agent more makes no more callers abandon, in the mean over the same days', async () => {
  const abandoned = async (agents: number, seed: number): Promise<number> => {
    const text = smallText()
      .replace('agents: 3', `agents: ${agents}`)
      .replace('seed: 7', `seed: ${seed}`);
    const { estimates } = await runScenario({ ...(await load(text)), replications: 1 });
    return estimates.get('abandoned')?.mean ?? Number.NaN;
  };
  let before: number[] = [];
  for (const agents of [1, 3, 6]) {
    const now = await Promise.all(Array.from({ length: DAYS }, (_, day) => abandoned(agents, day)));
    const changes = before.map((each, day) => now[day]! - each);
    const mean = changes.reduce((sum, each) => sum + each, 0) / DAYS;
    const variance = changes.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (DAYS - 1);
    if (changes.length > 0) expect(mean).toBeLessThanOrEqual(3.8 * Math.sqrt(variance / DAYS));
    before = now;
  }
});
