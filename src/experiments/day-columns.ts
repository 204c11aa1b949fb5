/** What a row of the table of days is made from, and what it shows. */
import { busyActivities } from '../metrics/agent-measures.js';
import { ACTIVITY_COUNT, Activity } from '../model/agent-state.js';
import { BREAKOUT_REASON_COUNT } from '../model/media.js';
import { Counter } from '../records/counter.js';
import type { RatioColumns } from '../stats/row-moments.js';

/** Counters that are shown as they are. */
const counted = [
  ['offered', Counter.Offered],
  ['answered', Counter.Answered],
  ['abandoned', Counter.Abandoned],
] as const;

/** Shown for callbacks, and for a day as a whole. */
const ofCallbacks = [
  ['created', Counter.Created],
  ['completed', Counter.Completed],
  ['unreached', Counter.Unreached],
  ['expired', Counter.Expired],
  ['cancelled', Counter.Cancelled],
  ['pending', Counter.Pending],
  ['pendingAtClose', Counter.PendingAtClose],
  ['carriedOver', Counter.CarriedOver],
] as const;

const summed = [...counted, ...ofCallbacks];

export const DayColumn = {
  BrokeOut: summed.length,
  AnsweredWithin: summed.length + 1,
  WaitMs: summed.length + 2,
  /** Denominator of the vendor's service level: A + B + K. */
  Left: summed.length + 3,
  StaffedMs: summed.length + 4,
  OvertimeMs: summed.length + 5,
  /** How many days the row is made from. */
  Days: summed.length + 6,
} as const;
export const DAY_COLUMNS = summed.length + 7;

const columnOf = (key: string): number => summed.findIndex(([name]) => name === key);

export const dayRatios: readonly RatioColumns[] = [
  [columnOf('abandoned'), columnOf('offered')],
  [DayColumn.AnsweredWithin, DayColumn.Left],
  [DayColumn.WaitMs, columnOf('answered')],
];

/** A figure of a row. */
export interface DayFigure {
  /** As the column is called, with its unit. */
  readonly name: string;
  readonly of:
    | { readonly column: number; readonly factor: number }
    | { readonly ratio: number; readonly factor: number };
  /** Which rows have it: every one, those of callbacks and whole days, whole days only. */
  readonly in: 'all' | 'callbacks' | 'day';
}

const HOUR_MS = 3_600_000;

export const dayFigures: readonly DayFigure[] = [
  ...counted.map(([name], column): DayFigure => ({ name, of: { column, factor: 1 }, in: 'all' })),
  { name: 'brokeOut', of: { column: DayColumn.BrokeOut, factor: 1 }, in: 'all' },
  { name: 'abandonedRate', of: { ratio: 0, factor: 1 }, in: 'all' },
  { name: 'serviceLevelVcc', of: { ratio: 1, factor: 1 }, in: 'all' },
  { name: 'asa_s', of: { ratio: 2, factor: 0.001 }, in: 'all' },
  ...ofCallbacks.map(
    ([name], k): DayFigure => ({
      name: `callbacks.${name}`,
      of: { column: counted.length + k, factor: 1 },
      in: 'callbacks',
    }),
  ),
  { name: 'staffed_h', of: { column: DayColumn.StaffedMs, factor: 1 / HOUR_MS }, in: 'day' },
  { name: 'overtime_h', of: { column: DayColumn.OvertimeMs, factor: 1 / HOUR_MS }, in: 'day' },
];

/** Adds the counters of one cell to a row's values. */
export function addCell(values: Float64Array, cells: Float64Array, cell: number): void {
  for (let column = 0; column < summed.length; column++) {
    values[column]! += cells[cell + summed[column]![1]]!;
  }
  let brokeOut = 0;
  for (let k = 0; k < BREAKOUT_REASON_COUNT; k++) brokeOut += cells[cell + Counter.BrokeOut + k]!;
  values[DayColumn.BrokeOut]! += brokeOut;
  values[DayColumn.AnsweredWithin]! += cells[cell + Counter.AnsweredWithin]!;
  values[DayColumn.WaitMs]! += cells[cell + Counter.WaitAnsweredMs]!;
  values[DayColumn.Left]! +=
    cells[cell + Counter.Answered]! + cells[cell + Counter.Abandoned]! + brokeOut;
}

/** Adds only what is counted of callbacks. */
export function addCallbacks(values: Float64Array, cells: Float64Array, cell: number): void {
  for (let column = counted.length; column < summed.length; column++) {
    values[column]! += cells[cell + summed[column]![1]]!;
  }
}

/** Time of all agents in some block, ms. */
export function agentMs(
  ms: Float64Array,
  block: number,
  teams: number,
  counts: (activity: number) => boolean,
): number {
  let total = 0;
  const places = teams * ACTIVITY_COUNT;
  for (let k = 0; k < places; k++) if (counts(k % ACTIVITY_COUNT)) total += ms[block * places + k]!;
  return total;
}

export function isLoggedIn(activity: number): boolean {
  return activity !== Activity.LoggedOut;
}

export function isBusy(activity: number): boolean {
  return (busyActivities as readonly number[]).includes(activity);
}
