/**
 * The local days of a log, and where in them an instant falls. A day is as long as the clocks make
 * it; a step of a day may happen twice, or not at all.
 */
import { type Clock, clockOf, type Stretch, weekdayOf } from '../scenario/clock.js';
import type { Fault } from '../scenario/faults/fault.js';
import { DAY } from '../scenario/text/duration.js';

export interface LocalDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** ms since 1970-01-01T00:00Z. */
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly Stretch[];
}

export interface Place {
  /** Which of the days. */
  readonly index: number;
  readonly msOfDay: number;
}

export class LocalDays {
  readonly days: readonly LocalDay[];
  /** Where the last instant fell, as the next one is mostly of the same day. */
  private last = 0;

  constructor(days: readonly LocalDay[]) {
    this.days = days;
  }

  /** null: on none of the days. */
  place(at: number): Place | null {
    const { days } = this;
    const near = days[this.last];
    if (near !== undefined && near.from <= at && at < near.to) return placeIn(near, this.last, at);
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle]!.from <= at) low = middle + 1;
      else high = middle;
    }
    const found = days[low - 1];
    if (found === undefined || at >= found.to) return null;
    this.last = low - 1;
    return placeIn(found, low - 1, at);
  }

  /** How often each step of a day happens on it: once, but for the days of the clocks. */
  happens(index: number, every: number): Float64Array {
    const times = new Float64Array(Math.ceil(DAY / every));
    for (const { from, to, msOfDay } of this.days[index]!.stretches) {
      const end = msOfDay + to - from;
      for (let step = Math.floor(msOfDay / every); step * every < end; step++) {
        const until = Math.min((step + 1) * every, DAY);
        const part = Math.min(end, until) - Math.max(msOfDay, step * every);
        times[step]! += part / (until - step * every);
      }
    }
    return times;
  }
}

function placeIn({ stretches }: LocalDay, index: number, at: number): Place {
  const stretch = stretches.find(({ to }) => at < to) ?? stretches.at(-1)!;
  return { index, msOfDay: stretch.msOfDay + at - stretch.from };
}

export function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** All local days from that of the first instant to that of the last; or what is wrong with the zone. */
export async function localDays(
  first: number,
  last: number,
  zone: string,
): Promise<LocalDays | Fault> {
  // Noon is a time that no clock skips.
  const start = Math.floor(first / DAY) - 1;
  const clock = await clockOf(`${dateText(start)}T12:00[${zone}]`);
  if ('problem' in clock) return clock;
  const startsAt = Date.parse(clock.startsAt);
  const days: LocalDay[] = [];
  for (let day = start; ; day++) {
    const local = localDay(clock, startsAt, day);
    if (local.from > last) break;
    if (local.to > first && local.stretches.length > 0) days.push(local);
  }
  return new LocalDays(days);
}

function localDay(clock: Clock, startsAt: number, day: number): LocalDay {
  const stretches = clock.stretchesOf(day).map(({ from, to, msOfDay }) => ({
    from: from + startsAt,
    to: to + startsAt,
    msOfDay,
  }));
  const [from, to] = [clock.offsetOf(day, 0), clock.offsetOf(day + 1, 0)];
  return { day, weekday: weekdayOf(day), from: from + startsAt, to: to + startsAt, stretches };
}
