/**
 * What became of agreements, and who of a queue's groups answered. Watches only centers that have
 * either; all of a replication is counted, apart from who entered during the warm-up.
 *
 * A promise is counted once: at the call, or at the callback that stands for it.
 */
import { invariant } from '../engine/invariant.js';
import type { Agent } from '../model/agent.js';
import { NO_AGREEMENT } from '../model/agreement.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import { GROUPS_MAX } from '../model/lane.js';
import { Media } from '../model/media.js';
import { RequestOutcome } from '../model/observer.js';
import { openingOf } from '../model/queue-plan.js';
import { SilentObserver } from './silent-observer.js';

/** What became of a promise. */
export const Promised = {
  /** Came under the agreement on entering a queue. */
  Given: 0,
  Kept: 1,
  Late: 2,
  /** Ended unanswered. */
  Lost: 3,
  Pending: 4,
  /** A callback stands for the call, and has the promise. */
  HandedOn: 5,
  /** The plan put another agreement, or none, in its place. */
  Withdrawn: 6,
} as const;
export const PROMISED_COUNT = 7;

/** Sums of one run. */
export interface RoutingSums {
  /** By agreement and what became of it. */
  readonly promises: Float64Array;
  /** Interactions answered, by queue and group. */
  readonly answeredBy: Float64Array;
}

/** Whether a center has anything to count here. */
export function hasRoutingCounts({ agreements, queues }: CenterPlan): boolean {
  return agreements.length > 0 || queues.some(({ openings }) => openings !== null);
}

export class RoutingCounts extends SilentObserver {
  private readonly plan: CenterPlan;
  private readonly promises: Float64Array;
  private readonly answeredBy: Float64Array;

  constructor(plan: CenterPlan) {
    super();
    this.plan = plan;
    this.promises = new Float64Array(plan.agreements.length * PROMISED_COUNT);
    this.answeredBy = new Float64Array(plan.queues.length * GROUPS_MAX);
  }

  override entered(interaction: Interaction, now: number): void {
    const { agreement, promise, media, answers } = interaction;
    // A callback that is tried again had its answer: the promise was settled then.
    if (media === Media.PhoneCallback && answers > 0) return;
    if (agreement === promise || (agreement < 0 && promise < 0)) return;
    this.settle(interaction, Promised.Withdrawn);
    const counts = now >= this.plan.warmUpMs && !interaction.callbackStands && agreement >= 0;
    if (!counts) return;
    interaction.promise = agreement;
    this.promises[agreement * PROMISED_COUNT + Promised.Given]!++;
  }

  override requested(call: Interaction, outcome: RequestOutcome): void {
    const stands = outcome === RequestOutcome.Created || outcome === RequestOutcome.Duplicate;
    // A call whose request is refused has the promise still, whichever way it goes on.
    if (stands) this.settle(call, Promised.HandedOn);
  }

  override answered(interaction: Interaction, { plan: { team } }: Agent, now: number): void {
    const { promise, queue, age0, enteredAt } = interaction;
    if (promise >= 0) {
      const { targetMs } = this.plan.agreements[promise]!;
      this.settle(interaction, now - age0 <= targetMs ? Promised.Kept : Promised.Late);
    }
    const { openings } = this.plan.queues[queue]!;
    if (openings === null || enteredAt < this.plan.warmUpMs) return;
    this.answeredBy[queue * GROUPS_MAX + openingOf(openings, team)]!++;
  }

  override ended(interaction: Interaction): void {
    this.settle(interaction, Promised.Lost);
  }

  override leftOver(interaction: Interaction): void {
    this.settle(interaction, Promised.Pending);
  }

  private settle(interaction: Interaction, as: number): void {
    const { promise } = interaction;
    if (promise < 0) return;
    this.promises[promise * PROMISED_COUNT + as]!++;
    interaction.promise = NO_AGREEMENT;
  }

  /** Every promise that was given has come to something; a fault if not. */
  check(): void {
    for (const [k, { name }] of this.plan.agreements.entries()) {
      const came = this.promises.subarray(k * PROMISED_COUNT, (k + 1) * PROMISED_COUNT);
      const given = came[Promised.Given]!;
      const sum = came.reduce((total, count) => total + count, -given);
      invariant(sum === given, `every promise under ${name} comes to something`);
    }
  }

  /** The sums, and ready for another run. */
  take(): RoutingSums {
    const taken = { promises: this.promises.slice(), answeredBy: this.answeredBy.slice() };
    this.promises.fill(0);
    this.answeredBy.fill(0);
    return taken;
  }
}
