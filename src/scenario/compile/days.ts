/**
 * The local days of a run, and where counting has to be cut so that each is counted whole.
 */
import type { OpenSpan } from '../../model/hours-plan.js';
import type { LocalDay } from '../../model/local-day.js';
import { type Clock, weekdayOf } from '../clock.js';
import { DAY } from '../text/duration.js';

/** Days times queues beyond which days are not counted apart. */
const MOST_ROWS = 20_000;

export interface Days {
  /** Empty where they are too many to be counted apart. */
  readonly days: readonly LocalDay[];
  readonly blockStarts: readonly number[] | null;
}

export interface DaysContext {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly warmUpMs: number;
  readonly intervalMs: number;
  readonly queues: number;
  /** Opening hours that do not end with the run; null: always open. */
  readonly opening: readonly OpenSpan[] | null;
}

export function compileDays(context: DaysContext): Days {
  const { clock, lengthMs, intervalMs, queues } = context;
  const days: LocalDay[] = [];
  for (let day = clock.firstDay; clock.offsetOf(day, 0) < lengthMs; day++) {
    if ((days.length + 1) * queues > MOST_ROWS) return { days: [], blockStarts: null };
    days.push(dayOf(day, context));
  }
  const midnights = days.slice(1).map(({ fromMs }) => fromMs);
  if (midnights.every((at) => at % intervalMs === 0)) return { days, blockStarts: null };
  const starts = new Set(midnights);
  for (let at = 0; at < lengthMs; at += intervalMs) starts.add(at);
  return { days, blockStarts: [...starts].sort((a, b) => a - b) };
}

function dayOf(day: number, { clock, lengthMs, warmUpMs, opening }: DaysContext): LocalDay {
  const from = clock.offsetOf(day, 0);
  const to = clock.offsetOf(day + 1, 0);
  const spans = opening ?? [{ fromMs: from, toMs: to }];
  const lost = spans.some(
    ({ fromMs, toMs }) =>
      Math.min(toMs, to) > Math.max(fromMs, from) &&
      (Math.max(fromMs, from) < warmUpMs || Math.min(toMs, to) > lengthMs),
  );
  return {
    fromMs: Math.max(0, from),
    toMs: Math.min(lengthMs, to),
    date: new Date(day * DAY).toISOString().slice(0, 10),
    weekday: weekdayOf(day),
    isWhole: !lost,
  };
}
