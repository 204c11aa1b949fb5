/** What is counted of callbacks at an agreed time, a setting beyond the preset. */
import { AppletKind } from '../model/applets.js';
import type { CenterPlan } from '../model/center-plan.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { RequestOutcome } from '../model/observer.js';
import type { SchedulePlan } from '../model/schedule.js';
import { Histogram } from '../stats/histogram.js';
import { Counter, Scalar } from './counter.js';

/** The slots of each applet that has some. */
function schedulesOf({ applets }: CenterPlan): (SchedulePlan | null)[] {
  return applets.map((each) => (each.kind === AppletKind.Callback ? each.schedule : null));
}

/** Whether any callback of the center can be made at an agreed time. */
export function hasSlots(plan: CenterPlan): boolean {
  return schedulesOf(plan).some((schedule) => schedule !== null);
}

export class SlotCounts {
  /** Agent's answer - start of the slot, by queue; none where there are no slots. */
  readonly drift: Histogram[];
  private readonly schedules: readonly (SchedulePlan | null)[];
  private readonly warmUpMs: number;

  constructor(plan: CenterPlan) {
    this.drift = hasSlots(plan) ? plan.queues.map(() => new Histogram()) : [];
    this.schedules = schedulesOf(plan);
    this.warmUpMs = plan.warmUpMs;
  }

  clear(): void {
    for (const drift of this.drift) drift.clear();
  }

  /** A request by a caller who wanted a slot. */
  requested(
    scalars: Float64Array,
    call: Interaction,
    callback: Interaction | null,
    outcome: RequestOutcome,
  ): void {
    if (callback !== null && callback.slotAt !== NEVER) {
      if (callback.slotAt >= this.warmUpMs) scalars[Scalar.SlotsBooked]!++;
    } else if (callback !== null || outcome === RequestOutcome.NoSlot) {
      if (call.caller.arrivedAt >= this.warmUpMs) scalars[Scalar.SlotsFull]!++;
    }
  }

  /** A callback that is given up while it is put off leaves its slot. */
  givenUp(scalars: Float64Array, { slotAt }: Interaction, now: number): void {
    if (slotAt > now && slotAt >= this.warmUpMs) scalars[Scalar.SlotsLeft]!++;
  }

  /** An agent answers a callback, for the first time. */
  answered(cells: Float64Array, callback: Interaction, isOfWarmUp: boolean, now: number): void {
    const { cell, queue, slotAt, madeBy } = callback;
    if (slotAt === NEVER) return;
    const late = now - slotAt;
    cells[cell + Counter.SlotAnswered]!++;
    cells[cell + Counter.SlotDriftMs]! += late;
    if (late < this.schedules[madeBy]!.slotMs) cells[cell + Counter.SlotKept]!++;
    if (!isOfWarmUp) this.drift[queue]!.add(late);
  }
}
