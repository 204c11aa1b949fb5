/**
 * What replications have come to so far, in memory that a replication adds little to: its sums lie in
 * columns, of histograms and of the tables by interval and by day there are only totals.
 */
import { ColumnSample } from '../metrics/column-sample.js';
import { ItemTally } from '../metrics/item-tally.js';
import type { Measure } from '../metrics/measure.js';
import type { CenterPlan } from '../model/center-plan.js';
import { SumsColumns } from '../records/sums-columns.js';
import type { ReplicationHead } from '../records/sums-shape.js';
import type { Chunk } from './chunk.js';
import { DayTable } from './day-table.js';
import { IntervalTable } from './interval-table.js';

export class Collected {
  readonly columns = new SumsColumns();
  readonly intervals: IntervalTable;
  readonly days: DayTable;
  /** Runs that were stopped by the horizon or the limit of events. */
  readonly stopped: string[] = [];
  private readonly tally: ItemTally;
  private isRandom = false;
  private readonly prints: [number, number] = [0, 0];

  /**
   * @param measures what will be asked for
   * @param daily measures of which each replication's own figure will be asked for, too
   */
  constructor(plan: CenterPlan, measures: readonly Measure[], daily: readonly Measure[]) {
    this.intervals = new IntervalTable(plan);
    this.days = new DayTable(plan);
    this.tally = new ItemTally(measures, daily);
  }

  /** Replications. */
  get length(): number {
    return this.columns.length;
  }

  /** Whether no random number was used in any of them. */
  get deterministic(): boolean {
    return this.length > 0 && !this.isRandom;
  }

  /** Takes in the replications that follow. */
  add({ from, sums, intervals, days }: Chunk): void {
    if (from !== this.length) throw new Error(`replication ${from + 1} came after ${this.length}`);
    const { block } = sums;
    if (block !== null) {
      this.columns.append(block);
      this.tally.append(block);
      for (const head of block.heads) this.note(head);
    }
    this.intervals.merge(intervals);
    this.days.merge(days);
  }

  /** What measures are worked out from; valid until more is added. */
  sample(): ColumnSample {
    return new ColumnSample(this.columns, this.tally);
  }

  /** The fingerprints of all runs, folded into one. */
  get fingerprint(): string {
    return this.prints.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private note({ index, fingerprints, random, stopped }: ReplicationHead): void {
    this.isRandom ||= random;
    for (const what of stopped) this.stopped.push(`replication ${index + 1}, ${what}`);
    let [a, b] = this.prints;
    for (const print of Object.values(fingerprints)) {
      a = (Math.imul(a, 31) + Number.parseInt(print.slice(0, 8), 16)) | 0;
      b = (Math.imul(b, 37) + Number.parseInt(print.slice(8), 16)) | 0;
    }
    this.prints[0] = a;
    this.prints[1] = b;
  }
}
