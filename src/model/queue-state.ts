/** What is in one queue now. */

import { MEDIA_COUNT, type Media } from './media.js';
import { QueueHistory } from './queue-history.js';
import { EstimateMethod, type QueuePlan } from './queue-plan.js';
import type { WaitList } from './wait-list.js';

export class QueueState {
  readonly index: number;
  readonly plan: QueuePlan;
  /** Waiting with no agent's phone ringing for them, by media type. */
  readonly waiting = new Int32Array(MEDIA_COUNT);
  /** Being offered to an agent, or its customer dialled before one answers, by media type. */
  readonly ringing = new Int32Array(MEDIA_COUNT);
  /** Its lines, in the order in which they came into being. */
  readonly lists: WaitList[] = [];
  /** What it has learnt; null: no estimate asks. */
  readonly history: QueueHistory | null;

  /** Callbacks not complete that calls from this queue have asked for. */
  callbacksPending = 0;

  /** Customer first: customers dialled or on the line with no agent found for them. */
  ahead = 0;
  /** Customer first: who is dialled ahead has to be looked at again. */
  aheadDue = false;

  /** Whether a newcomer can be turned away at all. */
  readonly turnsAway: boolean;

  constructor(index: number, plan: QueuePlan) {
    this.index = index;
    this.plan = plan;
    const { method, measure } = plan.estimate;
    const learns = method === EstimateMethod.LastToEnter || method === EstimateMethod.OfferedLoad;
    this.history = learns || measure ? new QueueHistory() : null;
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
