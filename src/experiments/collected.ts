/** What replications have come to so far: their sums, and the tables by interval and by day. */
import type { CenterPlan } from '../model/center-plan.js';
import type { ReplicationSums } from '../records/sums.js';
import type { Chunk } from './chunk.js';
import { DayTable } from './day-table.js';
import { IntervalTable } from './interval-table.js';

export class Collected {
  readonly sums: ReplicationSums[] = [];
  readonly intervals: IntervalTable;
  readonly days: DayTable;

  constructor(plan: CenterPlan) {
    this.intervals = new IntervalTable(plan);
    this.days = new DayTable(plan);
  }

  /** Takes in the replications that follow. */
  add(chunk: Chunk): void {
    if (chunk.from !== this.sums.length) {
      throw new Error(`replication ${chunk.from + 1} came after ${this.sums.length}`);
    }
    for (const sums of chunk.sums) this.sums.push(sums);
    this.intervals.merge(chunk.intervals);
    this.days.merge(chunk.days);
  }

  /** All of it as one chunk, without the rows of single callbacks and interactions. */
  asChunk(): Chunk {
    const { sums, intervals, days } = this;
    return {
      from: 0,
      sums,
      intervals: intervals.state(),
      days: days.state(),
      callbacks: '',
      interactions: '',
    };
  }
}
