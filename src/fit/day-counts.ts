/** Calls counted by local day and step of the day. */
import { DAY } from '../scenario/text/duration.js';
import type { CallLog, LoggedCall } from './call-log.js';
import type { LocalDay, LocalDays } from './local-days.js';
import { LogMedium } from './log-row.js';

export interface DayCounts {
  readonly days: readonly LocalDay[];
  /** Steps of a day. */
  readonly steps: number;
  /** Day by day, step by step. */
  readonly counts: Float64Array;
  /** How often each step happens, by day: once, but for the days of the clocks. */
  readonly happens: readonly Float64Array[];
}

/** What a call counts for: in which group, and for how much of a call. */
export interface Share {
  readonly group: number;
  readonly weight: number;
}

/** Live calls by their entry; null: it does not count. */
export function countByDay(
  log: CallLog,
  local: LocalDays,
  every: number,
  groups: number,
  shareOf: (call: LoggedCall) => Share | null,
): DayCounts[] {
  const { days } = local;
  const steps = Math.ceil(DAY / every);
  const happens = days.map((_, index) => local.happens(index, every));
  const counted = Array.from({ length: groups }, () => new Float64Array(days.length * steps));
  for (const call of log.calls()) {
    if (call.medium !== LogMedium.Call) continue;
    const share = shareOf(call);
    const place = local.place(call.at);
    if (share === null || place === null) continue;
    const step = Math.floor(place.msOfDay / every);
    counted[share.group]![place.index * steps + step]! += share.weight;
  }
  return counted.map((counts) => ({ days, steps, counts, happens }));
}
