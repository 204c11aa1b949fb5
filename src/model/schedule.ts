/** Callbacks at an agreed time: the slots of a Callback applet, compiled, and how far they are taken. */

/** Which of the slots that are open is chosen. */
export const SlotChoice = { First: 0, Uniform: 1, Weighted: 2 } as const;
export type SlotChoice = (typeof SlotChoice)[keyof typeof SlotChoice];

/** Where a callback waits once its slot has begun. */
export const SlotPlace = {
  /** By the slot's start, as a call that comes in then. */
  Tail: 0,
  /** By the age of the call it stands for. */
  Keep: 1,
  /** Before everybody of its priority. */
  Front: 2,
} as const;
export type SlotPlace = (typeof SlotPlace)[keyof typeof SlotPlace];

export interface SchedulePlan {
  /** Share of those who take the callback who choose a slot. */
  readonly share: number;
  /** When the slots begin, ms from the start of the run, ascending. */
  readonly starts: readonly number[];
  /** How long a slot is. */
  readonly slotMs: number;
  /** Callbacks that one slot holds; Infinity: any number. */
  readonly capacity: number;
  /** From the request to the first slot that may be chosen. */
  readonly notBeforeMs: number;
  readonly choice: SlotChoice;
  /** Weighted: of the first, second, … open slot. */
  readonly weights: readonly number[];
  readonly place: SlotPlace;
  /** Whether who wants a slot gets no callback where all are full. */
  readonly refusesWhenFull: boolean;
}

export class SlotBook {
  readonly plan: SchedulePlan;
  /** How many callbacks each slot holds. */
  readonly taken: Int32Array;

  constructor(plan: SchedulePlan) {
    this.plan = plan;
    this.taken = new Int32Array(plan.starts.length);
  }

  isOpen(slot: number): boolean {
    return this.taken[slot]! < this.plan.capacity;
  }

  /** The first slot that begins at an instant or after it. */
  firstFrom(instant: number): number {
    const { starts } = this.plan;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
