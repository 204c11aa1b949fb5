/**
 * Local times of a zone and the instants they mean, both ways, quickly: a log has millions of them.
 * A local time is written as ms since 1970-01-01T00:00 on the clock of the zone.
 */
import type { Temporal } from 'temporal-polyfill';
import { nearest } from '../scenario/faults/nearest.js';
import { unknownZone } from '../scenario/faults/time.js';
import { DAY } from '../scenario/text/duration.js';

export const ClockSays = {
  Once: 0,
  /** The clocks were set back: the local time came twice. */
  Twice: 1,
  /** The clocks were set forward: the local time did not come at all. */
  Never: 2,
} as const;
export type ClockSays = (typeof ClockSays)[keyof typeof ClockSays];

type TemporalApi = typeof Temporal;

export class Zone {
  readonly name: string;
  /** What the clock says of the local time that was asked for last. */
  said: ClockSays = ClockSays.Once;
  private readonly temporal: TemporalApi | null;
  /** By local date: the offset from UTC that holds all day; null: it changes. */
  private readonly byLocalDay = new Map<number, number | null>();
  /** The same by the date in UTC. */
  private readonly byDay = new Map<number, number | null>();

  private constructor(name: string, temporal: TemporalApi | null) {
    this.name = name;
    this.temporal = temporal;
  }

  /** A zone by its name, or what is wrong with the name. */
  static async named(name: string): Promise<Zone | string> {
    if (name === 'UTC') return new Zone(name, null);
    const { Temporal } = await import('temporal-polyfill');
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    } catch {
      const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
      const { problem, remedy } = unknownZone(name, nearest(name, zones));
      return `${problem}: ${remedy}`;
    }
    return new Zone(name, Temporal);
  }

  /**
   * The instant of a local time. Of one that came twice the one that comes next after `near` is meant,
   * or shortly before it; without `near` the first. One that the clocks skipped is taken as much later.
   */
  instantOf(localMs: number, near: number | null): number {
    this.said = ClockSays.Once;
    if (this.temporal === null) return localMs;
    const day = Math.floor(localMs / DAY);
    let offset = this.byLocalDay.get(day);
    if (offset === undefined) {
      offset = this.offsetOfLocalDay(this.temporal, day);
      this.byLocalDay.set(day, offset);
    }
    return offset === null ? this.onSuchADay(this.temporal, localMs, near) : localMs - offset;
  }

  /** The local time of an instant. */
  localOf(at: number): number {
    if (this.temporal === null) return at;
    const day = Math.floor(at / DAY);
    let offset = this.byDay.get(day);
    if (offset === undefined) {
      const first = offsetAt(this.temporal, this.name, day * DAY);
      const last = offsetAt(this.temporal, this.name, (day + 1) * DAY);
      offset = first === last ? first : null;
      this.byDay.set(day, offset);
    }
    return at + (offset ?? offsetAt(this.temporal, this.name, at));
  }

  /** How long a local date lasts. */
  lengthOf(day: number): number {
    return this.instantOf((day + 1) * DAY, null) - this.instantOf(day * DAY, null);
  }

  private offsetOfLocalDay(temporal: TemporalApi, day: number): number | null {
    const from = instantsOf(temporal, this.name, day * DAY);
    const to = instantsOf(temporal, this.name, (day + 1) * DAY);
    const even = from.first === from.second && to.first === to.second;
    return even && to.first - from.first === DAY ? day * DAY - from.first : null;
  }

  private onSuchADay(temporal: TemporalApi, localMs: number, near: number | null): number {
    const { first, second } = instantsOf(temporal, this.name, localMs);
    if (first === second) return first;
    if (this.localOf(first) !== localMs) {
      this.said = ClockSays.Never;
      return second;
    }
    this.said = ClockSays.Twice;
    if (near === null) return first;
    return surprise(second, near) < surprise(first, near) ? second : first;
  }
}

/** A log goes back by little, and forward by much. */
const BACK = 6;

/** How surprising an instant is after another one. */
function surprise(at: number, near: number): number {
  return at >= near ? at - near : BACK * (near - at);
}

/** The two readings of a local time, which differ only where the clocks are changed. */
function instantsOf(temporal: TemporalApi, zone: string, localMs: number) {
  const local = temporal.PlainDateTime.from(new Date(localMs).toISOString().slice(0, -1));
  const as = (disambiguation: 'earlier' | 'later'): number =>
    local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
  return { first: as('earlier'), second: as('later') };
}

function offsetAt(temporal: TemporalApi, zone: string, at: number): number {
  const instant = temporal.Instant.fromEpochMilliseconds(at);
  return instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
