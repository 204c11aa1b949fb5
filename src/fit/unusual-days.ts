/**
 * Days unlike the others of their weekday: holidays, breakdowns, days that the log has only in part.
 * They are named; whether they count is for whoever fits to say.
 */
import { sum } from './arrivals.js';
import type { DayCounts } from './day-counts.js';
import { dateText } from './local-days.js';

export interface UnusualDay {
  readonly date: string;
  /** Which of the days. */
  readonly index: number;
  readonly calls: number;
  /** The median of the days of its weekday. */
  readonly usual: number;
}

/** Under and over this share of the usual, a day is unusual, if it is no chance. */
const UNDER = 0.5;
const OVER = 1.5;
/** Standard deviations of a Poisson count. */
const NO_CHANCE = 4;
/** To tell which of them is unusual it takes so many days of one weekday. */
const ENOUGH_DAYS = 3;

/** @param counts of all calls together */
export function unusualDays({ days, steps, counts }: DayCounts): UnusualDay[] {
  const totals = days.map((_, d) => sum(counts.subarray(d * steps, (d + 1) * steps)));
  return days.flatMap(({ day, weekday }, index) => {
    const alike = totals.filter((_, d) => days[d]!.weekday === weekday);
    if (alike.length < ENOUGH_DAYS) return [];
    const usual = median(alike);
    const calls = totals[index]!;
    const off = calls < UNDER * usual || calls > OVER * usual;
    const chance = Math.abs(calls - usual) <= NO_CHANCE * Math.sqrt(Math.max(1, usual));
    return off && !chance ? [{ date: dateText(day), index, calls, usual }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
