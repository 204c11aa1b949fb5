/**
 * What a search for agents may change, with every default written out, and the shifts that its
 * templates stand for.
 */

import type { ResolvedShift, ResolvedTeam } from './resolve/teams.js';
import type { StaffingDocument, TemplateDocument } from './schema/staffing.js';
import { DAY, durationMs, formatDuration, HOUR, MINUTE, SECOND } from './text/duration.js';
import { type Moment, momentOf } from './text/time-of-day.js';

export type ResolvedStaffing = ReturnType<typeof resolveStaffing>;

/** What is counted, if nothing else is said. */
export function byOf({ by, shifts }: StaffingDocument): 'team' | 'interval' | 'shift' {
  return by ?? (shifts === undefined ? 'team' : 'shift');
}

export function resolveStaffing(entry: StaffingDocument, teams: readonly ResolvedTeam[]) {
  const by = byOf(entry);
  const agents = teams.find(({ name }) => name === entry.team)?.agents;
  const min = entry.min ?? (by === 'team' ? 1 : 0);
  return {
    team: entry.team,
    by,
    min,
    max: entry.max ?? Math.max(min, mostOf(typeof agents === 'number' ? agents : 0)),
    ...(entry.shifts === undefined ? {} : { shifts: entry.shifts.map(resolveTemplate) }),
  };
}

/** The most agents that are tried, if nothing is said, where there are so many now. */
export function mostOf(agents: number): number {
  return Math.max(50, 4 * agents);
}

function resolveTemplate({ starts, length, days, breaks = [] }: TemplateDocument) {
  return {
    starts,
    length,
    ...(days === undefined ? {} : { days }),
    breaks: breaks.map((pause) => ({
      after: pause.after,
      for: pause.for,
      staggered: pause.staggered ?? '0s',
      as: pause.as ?? ('break' as const),
      paid: pause.paid ?? pause.as !== 'lunch',
    })),
  };
}

/** The starts of a template, at most so many. */
export function startsOf(
  starts: TemplateDocument['starts'],
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (Array.isArray(starts)) return starts;
  const { kind, ms } = momentOf(starts.from);
  const last = momentOf(starts.to).ms;
  const all: string[] = [];
  for (let at = ms; at <= last && all.length < most; at += durationMs(starts.every))
    all.push(momentText({ kind, ms: at }));
  return all;
}

type ResolvedTemplate = ReturnType<typeof resolveTemplate>;

/** The shifts that a template stands for, one a start. */
export function shiftsOf(template: ResolvedTemplate): ResolvedShift[] {
  const { length, days, breaks } = template;
  return startsOf(template.starts).map((from) => ({
    from,
    to: later(from, durationMs(length)),
    ...(days === undefined ? {} : { days }),
    breaks: breaks.map(({ after, ...pause }) => ({ at: later(from, durationMs(after)), ...pause })),
  }));
}

function later(from: string, byMs: number): string {
  const { kind, ms } = momentOf(from);
  return momentText({ kind, ms: kind === 'offset' ? ms + byMs : (ms + byMs) % DAY });
}

function momentText({ kind, ms }: Moment): string {
  if (kind === 'offset') return formatDuration(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = (ms % MINUTE) / SECOND;
  const minutes = `${two(ms / HOUR)}:${two((ms % HOUR) / MINUTE)}`;
  return seconds === 0 ? minutes : `${minutes}:${two(seconds)}`;
}
