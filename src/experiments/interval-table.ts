/**
 * Counters per interval, queue and media type, summed over replications with their squares and
 * products, so that every row gets its intervals without keeping every replication.
 */
import { blocksOf } from '../model/blocks.js';
import type { CenterPlan } from '../model/center-plan.js';
import { BREAKOUT_REASON_COUNT, MEDIA_COUNT, type Media } from '../model/media.js';
import { Counter } from '../records/counter.js';
import type { Totals } from '../records/totals.js';
import { type Figure, type RatioColumns, RowMoments, type RowSums } from '../stats/row-moments.js';

/** What a row is made from. */
const Column = {
  Offered: 0,
  Answered: 1,
  AnsweredWithin: 2,
  Abandoned: 3,
  BrokeOut: 4,
  WaitMs: 5,
  WaitingMs: 6,
  /** Denominator of the vendor's service level: A + B + K. */
  Left: 7,
} as const;
const COLUMNS = 8;

/** Ratios shown in a row: numerator and denominator columns. */
const ratios: readonly RatioColumns[] = [
  [Column.Abandoned, Column.Offered],
  [Column.AnsweredWithin, Column.Left],
  [Column.WaitMs, Column.Answered],
];

export type { Figure };

export interface IntervalRow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly queue: string;
  readonly media: number;
  readonly offered: Figure;
  readonly answered: Figure;
  readonly abandoned: Figure;
  readonly brokeOut: Figure;
  readonly abandonedRate: Figure;
  readonly serviceLevelVcc: Figure;
  readonly asaMs: Figure;
  /** Time average of the number waiting. */
  readonly queueLength: Figure;
}

export class IntervalTable {
  private readonly plan: CenterPlan;
  private readonly rowCount: number;
  private readonly moments: RowMoments;
  private readonly values = new Float64Array(COLUMNS);

  constructor(plan: CenterPlan) {
    this.plan = plan;
    const intervals = Math.max(1, Math.ceil(plan.lengthMs / plan.intervalMs));
    this.rowCount = intervals * plan.queues.length * MEDIA_COUNT;
    this.moments = new RowMoments(this.rowCount, COLUMNS, ratios);
  }

  add(totals: Totals): void {
    const { plan, moments, values } = this;
    for (let row = 0; row < this.rowCount; row++) {
      const { fromMs, toMs, queue, media } = this.place(row);
      values.fill(0);
      const [first, end] = blocksOf(plan, fromMs, toMs);
      for (let block = first; block < end; block++) {
        this.addCell(totals.cells, totals.cellOf(block, queue, media));
      }
      moments.add(row, values);
    }
    moments.replications++;
  }

  state(): RowSums {
    return this.moments.state();
  }

  merge(sums: RowSums): void {
    this.moments.merge(sums);
  }

  private addCell(cells: Float64Array, cell: number): void {
    const { values } = this;
    let brokeOut = 0;
    for (let k = 0; k < BREAKOUT_REASON_COUNT; k++) brokeOut += cells[cell + Counter.BrokeOut + k]!;
    values[Column.Offered]! += cells[cell + Counter.Offered]!;
    values[Column.Answered]! += cells[cell + Counter.Answered]!;
    values[Column.AnsweredWithin]! += cells[cell + Counter.AnsweredWithin]!;
    values[Column.Abandoned]! += cells[cell + Counter.Abandoned]!;
    values[Column.BrokeOut]! += brokeOut;
    values[Column.WaitMs]! += cells[cell + Counter.WaitAnsweredMs]!;
    values[Column.WaitingMs]! += cells[cell + Counter.WaitingMs]!;
    values[Column.Left]! +=
      cells[cell + Counter.Answered]! + cells[cell + Counter.Abandoned]! + brokeOut;
  }

  private place(row: number) {
    const { queues, intervalMs, lengthMs } = this.plan;
    const fromMs = Math.floor(row / (MEDIA_COUNT * queues.length)) * intervalMs;
    return {
      fromMs,
      toMs: Math.min(lengthMs, fromMs + intervalMs),
      queue: Math.floor(row / MEDIA_COUNT) % queues.length,
      media: (row % MEDIA_COUNT) as Media,
    };
  }

  /** Rows in the order of interval, queue, media type; none for what lies in the warm-up. */
  rows(): IntervalRow[] {
    const { intervalMs, warmUpMs, queues } = this.plan;
    const perInterval = queues.length * MEDIA_COUNT;
    const first = Math.min(this.rowCount, Math.floor(warmUpMs / intervalMs) * perInterval);
    return Array.from({ length: this.rowCount - first }, (_, k) => this.row(first + k));
  }

  private row(row: number): IntervalRow {
    const { moments } = this;
    const { queues, warmUpMs } = this.plan;
    const { fromMs, toMs, queue, media } = this.place(row);
    return {
      fromMs,
      toMs,
      queue: queues[queue]!.name,
      media,
      offered: moments.mean(row, Column.Offered),
      answered: moments.mean(row, Column.Answered),
      abandoned: moments.mean(row, Column.Abandoned),
      brokeOut: moments.mean(row, Column.BrokeOut),
      abandonedRate: moments.ratio(row, 0),
      serviceLevelVcc: moments.ratio(row, 1),
      asaMs: moments.ratio(row, 2),
      queueLength: moments.mean(row, Column.WaitingMs, 1 / (toMs - Math.max(fromMs, warmUpMs))),
    };
  }
}
