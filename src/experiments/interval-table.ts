/**
 * Counters per interval, queue and media type, summed over replications with their squares and
 * products, so that every row gets its intervals without keeping every replication.
 */
import type { CenterPlan } from '../model/center-plan.js';
import { BREAKOUT_REASON_COUNT, MEDIA_COUNT } from '../model/media.js';
import { Counter } from '../records/counter.js';
import type { Totals } from '../records/totals.js';
import { studentQuantile } from '../stats/student.js';

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
const ratios = [
  ['abandonedRate', Column.Abandoned, Column.Offered],
  ['serviceLevelVcc', Column.AnsweredWithin, Column.Left],
  ['asaMs', Column.WaitMs, Column.Answered],
] as const;

export interface Figure {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

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
  private readonly sums: Float64Array;
  /** Sums of products of columns: only of those pairs that a variance needs. */
  private readonly products: Float64Array;
  private replications = 0;
  private readonly values = new Float64Array(COLUMNS);

  constructor(plan: CenterPlan) {
    this.plan = plan;
    const intervals = Math.max(1, Math.ceil(plan.lengthMs / plan.intervalMs));
    this.rowCount = intervals * plan.queues.length * MEDIA_COUNT;
    this.sums = new Float64Array(this.rowCount * COLUMNS);
    this.products = new Float64Array(this.rowCount * COLUMNS * COLUMNS);
  }

  add(totals: Totals): void {
    this.replications++;
    const { queues } = this.plan;
    for (let row = 0; row < this.rowCount; row++) {
      const media = row % MEDIA_COUNT;
      const queue = Math.floor(row / MEDIA_COUNT) % queues.length;
      const interval = Math.floor(row / (MEDIA_COUNT * queues.length));
      this.addRow(row, totals.cells, totals.cellOf(interval, queue, media as 0 | 1));
    }
  }

  private addRow(row: number, cells: Float64Array, cell: number): void {
    const { values, sums, products } = this;
    let brokeOut = 0;
    for (let k = 0; k < BREAKOUT_REASON_COUNT; k++) brokeOut += cells[cell + Counter.BrokeOut + k]!;
    values[Column.Offered] = cells[cell + Counter.Offered]!;
    values[Column.Answered] = cells[cell + Counter.Answered]!;
    values[Column.AnsweredWithin] = cells[cell + Counter.AnsweredWithin]!;
    values[Column.Abandoned] = cells[cell + Counter.Abandoned]!;
    values[Column.BrokeOut] = brokeOut;
    values[Column.WaitMs] = cells[cell + Counter.WaitAnsweredMs]!;
    values[Column.WaitingMs] = cells[cell + Counter.WaitingMs]!;
    values[Column.Left] = values[Column.Answered]! + values[Column.Abandoned]! + brokeOut;
    for (let a = 0; a < COLUMNS; a++) {
      sums[row * COLUMNS + a]! += values[a]!;
      const at = (row * COLUMNS + a) * COLUMNS;
      for (let b = 0; b <= a; b++) products[at + b]! += values[a]! * values[b]!;
    }
  }

  /** Rows in the order of interval, queue, media type; none for what lies in the warm-up. */
  rows(): IntervalRow[] {
    const { intervalMs, warmUpMs, queues } = this.plan;
    const perInterval = queues.length * MEDIA_COUNT;
    const first = Math.min(this.rowCount, Math.floor(warmUpMs / intervalMs) * perInterval);
    return Array.from({ length: this.rowCount - first }, (_, k) => this.row(first + k));
  }

  private row(row: number): IntervalRow {
    const { queues, intervalMs, lengthMs, warmUpMs } = this.plan;
    const interval = Math.floor(row / (MEDIA_COUNT * queues.length));
    const fromMs = interval * intervalMs;
    const toMs = Math.min(lengthMs, fromMs + intervalMs);
    const [abandonedRate, serviceLevelVcc, asaMs] = ratios.map(([, top, bottom]) =>
      this.ratio(row, top, bottom),
    );
    return {
      fromMs,
      toMs,
      queue: queues[Math.floor(row / MEDIA_COUNT) % queues.length]!.name,
      media: row % MEDIA_COUNT,
      offered: this.mean(row, Column.Offered, 1),
      answered: this.mean(row, Column.Answered, 1),
      abandoned: this.mean(row, Column.Abandoned, 1),
      brokeOut: this.mean(row, Column.BrokeOut, 1),
      abandonedRate: abandonedRate!,
      serviceLevelVcc: serviceLevelVcc!,
      asaMs: asaMs!,
      queueLength: this.mean(row, Column.WaitingMs, 1 / (toMs - Math.max(fromMs, warmUpMs))),
    };
  }

  private product(row: number, a: number, b: number): number {
    return this.products[(row * COLUMNS + Math.max(a, b)) * COLUMNS + Math.min(a, b)]!;
  }

  private mean(row: number, column: number, factor: number): Figure {
    const n = this.replications;
    const mean = this.sums[row * COLUMNS + column]! / n;
    const variance = (this.product(row, column, column) - n * mean * mean) / (n - 1);
    return figure(mean * factor, Math.sqrt(Math.max(0, variance) / n) * factor, n);
  }

  /** A ratio of sums; its variance by linearisation, the first order of the jackknife. */
  private ratio(row: number, top: number, bottom: number): Figure {
    const n = this.replications;
    const below = this.sums[row * COLUMNS + bottom]!;
    if (below === 0) return { mean: null, low: null, high: null };
    const ratio = this.sums[row * COLUMNS + top]! / below;
    const squares =
      this.product(row, top, top) -
      2 * ratio * this.product(row, top, bottom) +
      ratio * ratio * this.product(row, bottom, bottom);
    const error = Math.sqrt((Math.max(0, squares) * n) / (n - 1)) / below;
    return figure(ratio, error, n);
  }
}

function figure(mean: number, error: number, n: number): Figure {
  if (n < 2 || !(error > 0)) return { mean, low: null, high: null };
  const halfWidth = error * studentQuantile(0.975, n - 1);
  return { mean, low: mean - halfWidth, high: mean + halfWidth };
}
