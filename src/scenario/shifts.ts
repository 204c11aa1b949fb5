/**
 * From shifts, as a roster writes them, to what an agent is rostered to do from instant to instant.
 */
import { Presence, type PresenceChange } from '../model/agent-plan.js';
import { type Clock, weekdayOf } from './clock.js';
import type { ResolvedShift } from './resolve/teams.js';
import type { Pause } from './schema/teams.js';
import { DAY, durationMs } from './text/duration.js';
import { type Moment, momentOf, WEEKDAYS, type Weekday } from './text/time-of-day.js';

/** One time that a shift is worked; ms from the start of the run, before it negative. */
export interface Occurrence {
  readonly from: number;
  /** Infinity: to the end of the run. */
  readonly to: number;
  /** The local date it begins on, in days since 1970-01-01; null for times from the start. */
  readonly day: number | null;
}

/** A span of time as a scenario writes it. */
export interface Span {
  readonly from: string;
  readonly to?: string | undefined;
  readonly days?: readonly Weekday[] | undefined;
}

/** All times that a span is open within the run, ascending. A span over midnight ends a day later. */
export function occurrences(span: Span, clock: Clock, horizonMs: number): Occurrence[] {
  const from = momentOf(span.from);
  const to = span.to === undefined ? null : momentOf(span.to);
  if (from.kind === 'offset') {
    const single = { from: from.ms, to: to?.ms ?? Infinity, day: null };
    return within(single, horizonMs) ? [single] : [];
  }
  const result: Occurrence[] = [];
  // Yesterday's shift may reach into the run, unless it has no end: then it begins with the run.
  const first = to === null ? clock.firstDay : clock.firstDay - 1;
  const last = clock.firstDay + Math.ceil(horizonMs / DAY) + 1;
  for (let day = first; day <= last; day++) {
    if (span.days !== undefined && !span.days.includes(WEEKDAYS[weekdayOf(day)] ?? 'mon')) continue;
    const end = to === null ? Infinity : clock.offsetOf(to.ms > from.ms ? day : day + 1, to.ms);
    const one = { from: clock.offsetOf(day, from.ms), to: end, day };
    if (within(one, horizonMs)) result.push(one);
    if (to === null && result.length > 0) break;
  }
  return result;
}

/** A moment as ms from the start: a time of day on the first day on which it is not before `from`. */
export function momentAfter(moment: string, from: string, clock: Clock): number {
  const { kind, ms } = momentOf(moment);
  if (kind === 'offset') return ms;
  const earliest = durationMs(from);
  // Days are 23 hours at least.
  let day = clock.firstDay + Math.max(0, Math.floor(earliest / DAY) - 1);
  while (clock.offsetOf(day, ms) < earliest) day++;
  return clock.offsetOf(day, ms);
}

function within({ from, to }: Occurrence, horizonMs: number): boolean {
  return from < horizonMs && to > 0 && to > from;
}

/** A shift as one agent works it: the `index`-th of `of` agents who follow it. */
export interface Duty {
  readonly shift: ResolvedShift;
  readonly occurrences: readonly Occurrence[];
  readonly index: number;
  readonly of: number;
}

type Wanted = Pick<PresenceChange, 'presence' | 'paid'>;

export const PRESENCE: Readonly<Record<Pause, Presence>> = {
  break: Presence.Break,
  lunch: Presence.Lunch,
  meeting: Presence.Meeting,
  training: Presence.Training,
  away: Presence.Away,
};
const OUT: Wanted = { presence: Presence.LoggedOut, paid: true };
const READY: Wanted = { presence: Presence.Ready, paid: true };

interface PausedSpan extends Wanted {
  readonly from: number;
  readonly to: number;
}

interface Edge {
  readonly at: number;
  readonly working: number;
  readonly begins: PausedSpan | null;
  readonly ends: PausedSpan | null;
}

/**
 * What an agent is rostered to do, from the start on. Where a break and a shift meet, the break;
 * where two breaks do, the one that began first goes on.
 */
export function presenceOf(
  duties: readonly Duty[],
  clock: Clock,
  horizonMs: number,
): PresenceChange[] {
  const edges = edgesOf(duties, clock, horizonMs);
  const changes: PresenceChange[] = [];
  const paused: PausedSpan[] = [];
  let working = 0;
  let before = OUT;
  for (const [i, edge] of edges.entries()) {
    working += edge.working;
    if (edge.begins !== null) paused.push(edge.begins);
    if (edge.ends !== null) paused.splice(paused.indexOf(edge.ends), 1);
    const next = edges[i + 1]?.at ?? Infinity;
    if (next === edge.at || next <= 0 || edge.at >= horizonMs) continue;
    const { presence, paid } = working === 0 ? OUT : (paused[0] ?? READY);
    if (presence !== before.presence || paid !== before.paid) {
      const begins = before.presence === Presence.LoggedOut && edge.at >= 0;
      changes.push({ at: Math.max(0, edge.at), presence, paid, begins });
    }
    before = { presence, paid };
  }
  return changes;
}

function edgesOf(duties: readonly Duty[], clock: Clock, horizonMs: number): Edge[] {
  const edges: Edge[] = [];
  const add = (at: number, what: Partial<Edge>): void => {
    edges.push({ at, working: 0, begins: null, ends: null, ...what });
  };
  for (const duty of duties) {
    for (const occurrence of duty.occurrences) {
      add(occurrence.from, { working: 1 });
      add(occurrence.to, { working: -1 });
      for (const pause of pauses(duty, occurrence, clock, horizonMs)) {
        add(pause.from, { begins: pause });
        add(pause.to, { ends: pause });
      }
    }
  }
  return edges.sort((a, b) => a.at - b.at);
}

/** The breaks of one occurrence, cut to it. */
function pauses(
  { shift, index, of }: Duty,
  occurrence: Occurrence,
  clock: Clock,
  horizonMs: number,
): PausedSpan[] {
  const result: PausedSpan[] = [];
  const start = momentOf(shift.from);
  for (const pause of shift.breaks) {
    const later = Math.round((index * durationMs(pause.staggered)) / Math.max(1, of));
    for (const at of pauseTimes(momentOf(pause.at), start, occurrence, clock, horizonMs)) {
      const from = Math.max(at + later, occurrence.from);
      const to = Math.min(at + later + durationMs(pause.for), occurrence.to);
      const { paid } = pause;
      if (to > from) result.push({ from, to, presence: PRESENCE[pause.as], paid });
    }
  }
  return result;
}

function pauseTimes(
  at: Moment,
  start: Moment,
  { from, to, day }: Occurrence,
  clock: Clock,
  horizonMs: number,
): number[] {
  if (at.kind === 'offset' || day === null) return at.ms >= from && at.ms < to ? [at.ms] : [];
  if (to !== Infinity) return [clock.offsetOf(at.ms >= start.ms ? day : day + 1, at.ms)];
  const times: number[] = [];
  for (let each = day; each <= day + Math.ceil(horizonMs / DAY) + 1; each++) {
    const time = clock.offsetOf(each, at.ms);
    if (time >= from && time < horizonMs) times.push(time);
  }
  return times;
}
