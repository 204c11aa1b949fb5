/** A group of telephone lines that calls come in on, and callbacks go out on. */

export interface TrunkPlan {
  readonly name: string;
  readonly lines: number;
  /** Whether the customer legs of callbacks take a line too. */
  readonly outbound: boolean;
}

export class TrunkGroup {
  readonly plan: TrunkPlan;
  inUse = 0;

  constructor(plan: TrunkPlan) {
    this.plan = plan;
  }

  get isFull(): boolean {
    return this.inUse >= this.plan.lines;
  }
}
