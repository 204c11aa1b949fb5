/** Rows of the interval table put together: counts add up, ratios are of the sums. */
import type { IntervalRow } from '../../experiments/interval-table.js';

export interface Cell {
  readonly offered: number;
  readonly abandonedRate: number | null;
  readonly serviceLevel: number | null;
  readonly asa_s: number | null;
  /** Waiting at a time, over the time of the rows. */
  readonly waiting: number;
}

/** The mean of a figure of a row; 0 where there is none. */
function meanOf({ figures }: IntervalRow, key: string): number {
  return figures.get(key)?.mean ?? 0;
}

export function combined(rows: readonly IntervalRow[]): Cell {
  const sum = (of: (row: IntervalRow) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const offered = sum((row) => meanOf(row, 'offered'));
  const answered = sum((row) => meanOf(row, 'answered'));
  const left = (row: IntervalRow): number =>
    meanOf(row, 'answered') + meanOf(row, 'abandoned') + meanOf(row, 'brokeOut');
  const queues = new Set(rows.map(({ queue }) => queue)).size;
  return {
    offered,
    abandonedRate: ratio(
      sum((row) => meanOf(row, 'abandoned')),
      offered,
    ),
    serviceLevel: ratio(
      sum((row) => meanOf(row, 'serviceLevelVcc') * left(row)),
      sum(left),
    ),
    asa_s: ratio(
      sum((row) => meanOf(row, 'asa_s') * meanOf(row, 'answered')),
      answered,
    ),
    // A mean over the intervals, a sum over the queues.
    waiting:
      rows.length === 0 ? 0 : (sum((row) => meanOf(row, 'queueLength')) / rows.length) * queues,
  };
}

function ratio(top: number, bottom: number): number | null {
  return bottom === 0 ? null : top / bottom;
}
