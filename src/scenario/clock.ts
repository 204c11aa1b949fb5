/**
 * Local times of the run's zone, as milliseconds from the start.
 *
 * A run counts elapsed time, a roster counts local time; on the two days a year when the clocks
 * change they part. Zones come from Temporal, which is loaded only when the zone is not UTC.
 */

import type { Fault } from './faults/fault.js';
import { nearest } from './faults/nearest.js';
import * as faults from './faults/time.js';
import { DAY, HOUR, MINUTE } from './text/duration.js';

export interface Clock {
  /** The start of the run as ISO 8601 UTC. */
  readonly startsAt: string;
  /** The local date on which the run starts, in days since 1970-01-01. */
  readonly firstDay: number;
  /**
   * A local time of a date (in days since 1970-01-01), as ms from the start. A time that the clocks
   * skip is taken as much later; of one that comes twice the first is meant.
   */
  offsetOf(day: number, msOfDay: number): number;
  /** A date as it passes: one stretch, or two where the clocks are changed within it. */
  stretchesOf(day: number): Stretch[];
}

/** A part of a date in which local time runs on evenly. */
export interface Stretch {
  /** From and to, ms from the start of the run. */
  readonly from: number;
  readonly to: number;
  /** The local time at which it begins. */
  readonly msOfDay: number;
}

const START =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:\[([^\]]*)\])?$/;

interface LocalStart {
  readonly day: number;
  readonly msOfDay: number;
  readonly zone: string;
}

/** The clock of a `start` such as `2026-03-02T08:00[Europe/London]`, or what is wrong with it. */
export async function clockOf(start: string): Promise<Clock | Fault> {
  const local = parseStart(start);
  if ('problem' in local) return local;
  if (local.zone === 'UTC') return utcClock(local);
  return zonedClock(start, local);
}

/** The parts of a `start`, without looking at whether its zone exists. */
export function parseStart(start: string): LocalStart | Fault {
  const match = START.exec(start.trim());
  if (match === null) return faults.notAStart(start);
  const local = parseLocal(match);
  if (local === null) return faults.notAStart(start);
  const zone = match[8];
  if (zone === undefined) return faults.startWithoutZone(start);
  return { ...local, zone };
}

/** A local date and time, e.g. of a row of a calls file: the day since 1970-01-01 and ms of day. */
export function parseLocalTime(text: string): { day: number; msOfDay: number } | null {
  const match = START.exec(text.replace(' ', 'T'));
  return match === null || match[8] !== undefined ? null : parseLocal(match);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset, such as 2026-10-25T01:30:00+00:00, in ms since 1970; null: it is none. */
export function parseInstant(text: string): number | null {
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function parseLocal(match: RegExpExecArray): { day: number; msOfDay: number } | null {
  const [year, month, date, hours, minutes, seconds] = match
    .slice(1, 7)
    .map((x) => Number(x ?? 0)) as [number, number, number, number, number, number];
  const midnight = Date.UTC(year, month - 1, date);
  const real = new Date(midnight);
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date || year < 1970) return null;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ms = Number((match[7] ?? '0').padEnd(3, '0'));
  return { day: midnight / DAY, msOfDay: hours * HOUR + minutes * MINUTE + seconds * 1000 + ms };
}

/** 0 is Monday. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

function utcClock({ day, msOfDay }: LocalStart): Clock {
  const startMs = day * DAY + msOfDay;
  return {
    startsAt: new Date(startMs).toISOString(),
    firstDay: day,
    offsetOf: (other, ms) => other * DAY + ms - startMs,
    stretchesOf: (other) => [
      { from: other * DAY - startMs, to: (other + 1) * DAY - startMs, msOfDay: 0 },
    ],
  };
}

async function zonedClock(start: string, local: LocalStart): Promise<Clock | Fault> {
  const { Temporal } = await import('temporal-polyfill');
  const epochMs = (day: number, msOfDay: number): number => {
    const date = new Date(day * DAY + msOfDay).toISOString().slice(0, -1);
    return Temporal.PlainDateTime.from(date).toZonedDateTime(local.zone).epochMilliseconds;
  };
  let startMs: number;
  try {
    startMs = epochMs(local.day, local.msOfDay);
  } catch {
    return faults.unknownZone(local.zone, nearest(local.zone, zones()));
  }
  const happened = Temporal.Instant.fromEpochMilliseconds(startMs)
    .toZonedDateTimeISO(local.zone)
    .toPlainDateTime();
  const wanted = new Date(local.day * DAY + local.msOfDay).toISOString().slice(0, -1);
  if (!happened.equals(Temporal.PlainDateTime.from(wanted))) {
    return faults.skippedByTheClock(
      start,
      `${happened.toString({ smallestUnit: 'minute' })}[${local.zone}]`,
    );
  }
  const offsetOf = rememberingDays(epochMs, startMs);
  const localMsOf = (at: number): number =>
    Temporal.Instant.fromEpochMilliseconds(startMs + at).toZonedDateTimeISO(local.zone)
      .offsetNanoseconds /
      1e6 +
    startMs +
    at;
  return {
    startsAt: new Date(startMs).toISOString(),
    firstDay: local.day,
    offsetOf,
    stretchesOf: (day) => stretches(offsetOf(day, 0), offsetOf(day + 1, 0), localMsOf),
  };
}

/**
 * Asking Temporal costs microseconds and a calls file asks a million times, so the days on which
 * nothing happens to the clocks are answered from their midnight.
 */
function rememberingDays(
  epochMs: (day: number, ms: number) => number,
  startMs: number,
): Clock['offsetOf'] {
  const midnights = new Map<number, number>();
  const midnight = (day: number): number => {
    const at = midnights.get(day) ?? epochMs(day, 0);
    midnights.set(day, at);
    return at;
  };
  return (day, ms) => {
    const at = midnight(day);
    const changes = midnight(day + 1) - at !== DAY;
    return (changes ? epochMs(day, ms) : at + ms) - startMs;
  };
}

/**
 * The stretches between two midnights. Days of 24 hours are taken to be without a change; on the
 * others the change is found by halving, and there is at most one.
 */
function stretches(from: number, to: number, localMsOf: (at: number) => number): Stretch[] {
  if (to - from === DAY) return [{ from, to, msOfDay: 0 }];
  const ahead = (at: number): number => localMsOf(at) - at;
  const msOfDay = (at: number): number => ((localMsOf(at) % DAY) + DAY) % DAY;
  // A date can be left out altogether: where the date line was moved.
  if (from >= to) return [];
  const first = { from, to, msOfDay: msOfDay(from) };
  if (ahead(from) === ahead(to - 1)) return [first];
  let before = from;
  let after = to - 1;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (ahead(middle) === ahead(from)) before = middle;
    else after = middle;
  }
  return [
    { ...first, to: after },
    { from: after, to, msOfDay: msOfDay(after) },
  ];
}

function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}
