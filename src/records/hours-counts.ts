/**
 * How many callbacks wait when the center closes, and when its agents have gone; and the time beyond
 * the roster, block by block, so that days can be told apart.
 */
import { blockCount } from '../model/blocks.js';
import type { CenterPlan } from '../model/center-plan.js';
import { HoursChange } from '../model/hours-plan.js';
import { MEDIA_COUNT, Media } from '../model/media.js';
import type { QueueState } from '../model/queue-state.js';
import type { AgentTime } from './agent-time.js';
import { COUNTER_COUNT, Counter } from './counter.js';
import { ROSTER_PLACES, RosterPlace, type RosterTime } from './roster-time.js';
import type { WaitingTime } from './waiting-time.js';

export class HoursCounts {
  /** By block up to the close, ms. */
  readonly overtimeMs: Float64Array;
  private readonly plan: CenterPlan;
  private readonly blockStride: number;
  /** First cell of the block in which the center closed last. */
  private closedIn = 0;

  constructor(plan: CenterPlan) {
    this.plan = plan;
    this.blockStride = plan.queues.length * MEDIA_COUNT * COUNTER_COUNT;
    this.overtimeMs = new Float64Array(blockCount(plan) + 2);
  }

  clear(): void {
    this.overtimeMs.fill(0);
    this.closedIn = 0;
  }

  changed(
    cells: Float64Array,
    change: HoursChange,
    queues: readonly QueueState[],
    block: number,
  ): void {
    if (change === HoursChange.Closed) this.closedIn = block * this.blockStride;
    else if (change !== HoursChange.RunOutEnded) return;
    const counter = change === HoursChange.Closed ? Counter.PendingAtClose : Counter.CarriedOver;
    for (const { index, waiting } of queues)
      this.count(cells, index, counter, waiting[Media.PhoneCallback]!);
  }

  private count(cells: Float64Array, queue: number, counter: number, waiting: number): void {
    const cell = (queue * MEDIA_COUNT + Media.PhoneCallback) * COUNTER_COUNT;
    cells[this.closedIn + cell + counter]! += waiting;
  }

  /** A block is over: its time beyond the roster; the end of the run closes a center without hours. */
  rolled(
    cells: Float64Array,
    agentTime: AgentTime,
    waitingTime: WaitingTime,
    block: number,
    now: number,
  ): void {
    const { plan, overtimeMs } = this;
    const before = beyondRoster(agentTime.roster);
    agentTime.roll(block, now);
    overtimeMs[block]! += beyondRoster(agentTime.roster) - before;
    if (now !== plan.lengthMs || (plan.hours?.open ?? null) !== null) return;
    this.closedIn = block * this.blockStride;
    for (let queue = 0; queue < plan.queues.length; queue++)
      this.count(cells, queue, Counter.PendingAtClose, waitingTime.callbacksIn(queue));
  }
}

function beyondRoster({ ms }: RosterTime): number {
  let total = 0;
  for (let place: number = RosterPlace.Overtime; place < ms.length; place += ROSTER_PLACES)
    total += ms[place]!;
  return total;
}
