/** What is in one queue now. */

import { MEDIA_COUNT, type Media } from './media.js';
import type { QueuePlan } from './queue-plan.js';

export class QueueState {
  readonly index: number;
  readonly plan: QueuePlan;
  /** Waiting with no agent's phone ringing for them, by media type. */
  readonly waiting = new Int32Array(MEDIA_COUNT);
  /** Being offered to an agent, by media type. */
  readonly ringing = new Int32Array(MEDIA_COUNT);

  /** Whether a newcomer can be turned away at all. */
  readonly turnsAway: boolean;

  constructor(index: number, plan: QueuePlan) {
    this.index = index;
    this.plan = plan;
    this.turnsAway =
      plan.noAgents !== null || plan.queueLength !== null || plan.estimatedWait !== null;
  }

  waitingOf(media: Media): number {
    return this.waiting[media]!;
  }

  /** Waiting, live calls and callbacks together. */
  get waitingInAll(): number {
    return this.waiting[0]! + this.waiting[1]!;
  }

  /** In the queue: waiting or being offered. */
  get length(): number {
    return this.waitingInAll + this.ringing[0]! + this.ringing[1]!;
  }
}
