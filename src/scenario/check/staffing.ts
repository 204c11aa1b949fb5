/**
 * Whether what a search for agents may change can be changed.
 */

import type { Diagnostics } from '../faults/diagnostics.js';
import { unknownTeam } from '../faults/names.js';
import * as faults from '../faults/staffing.js';
import { daysWithoutTimeOfDay, endBeforeStart, mixedMoments } from '../faults/time.js';
import type { Path } from '../path.js';
import type { StaffingDocument, TemplateDocument } from '../schema/staffing.js';
import { byOf, startsOf } from '../staffing.js';
import { DAY, durationMs } from '../text/duration.js';
import { momentOf } from '../text/time-of-day.js';
import { defaultInterval } from './amounts.js';
import type { Draft } from './draft.js';

/** Intervals, or shifts, of one team. */
const MOST_PARTS = 200;

export function checkStaffing({ staffing = [], teams, ...draft }: Draft, found: Diagnostics): void {
  const names = teams.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const seen = new Set<string>();
  for (const [i, entry] of staffing.entries()) {
    const path = ['staffing', i];
    if (seen.has(entry.team)) found.at([...path, 'team'], faults.staffedTwice(entry.team));
    seen.add(entry.team);
    const { min, max } = entry;
    if (min !== undefined && max !== undefined && min > max)
      found.at([...path, 'max'], faults.minAboveMax(min, max));
    const team = teams.find(({ name }) => name === entry.team);
    if (team === undefined) found.at([...path, 'team'], unknownTeam(entry.team, names));
    else checkTeam(entry, team, path, found);
    if (byOf(entry) === 'interval') checkIntervals(draft, path, found);
    checkTemplates(entry, path, found);
  }
}

function checkTeam(
  entry: StaffingDocument,
  { agents, shifts }: Draft['teams'][number],
  path: Path,
  found: Diagnostics,
): void {
  const by = byOf(entry);
  if (Array.isArray(agents)) found.at([...path, 'team'], faults.singleAgents(entry.team));
  if (by === 'team' && shifts?.some((shift) => shift.agents !== undefined))
    found.at([...path, 'team'], faults.numberedShifts(entry.team));
  if (by === 'shift' && entry.shifts === undefined && (shifts ?? []).length === 0)
    found.at([...path, 'team'], faults.noShifts(entry.team));
}

function checkIntervals(
  { length, interval }: Pick<Draft, 'length' | 'interval'>,
  path: Path,
  found: Diagnostics,
): void {
  if (length === undefined) return;
  const ms = durationMs(length);
  const step = interval === undefined ? defaultInterval(ms) : durationMs(interval);
  const count = Math.ceil(ms / step);
  if (count > MOST_PARTS) found.at([...path, 'by'], faults.tooManyParts('intervals', MOST_PARTS));
}

function checkTemplates(entry: StaffingDocument, path: Path, found: Diagnostics): void {
  const { shifts = [] } = entry;
  const by = byOf(entry);
  if (shifts.length > 0 && by !== 'shift')
    found.at([...path, 'shifts'], faults.shiftsNotUsed(by), 'key');
  let count = 0;
  for (const [i, template] of shifts.entries()) {
    const here = [...path, 'shifts', i];
    const before = found.count;
    checkTemplate(template, here, found);
    if (found.count === before) count += startsOf(template.starts, MOST_PARTS + 1).length;
  }
  if (count > MOST_PARTS)
    found.at([...path, 'shifts'], faults.tooManyParts('shifts', MOST_PARTS), 'key');
}

function checkTemplate(template: TemplateDocument, path: Path, found: Diagnostics): void {
  const { starts, length, days, breaks = [] } = template;
  const all = Array.isArray(starts) ? starts : [starts.from, starts.to];
  const kinds = all.map((text) => momentOf(text).kind);
  if (!Array.isArray(starts)) {
    const { from, to } = starts;
    if (kinds[0] !== kinds[1]) found.at([...path, 'starts', 'to'], mixedMoments(from, to));
    else if (momentOf(to).ms < momentOf(from).ms)
      found.at([...path, 'starts', 'to'], endBeforeStart(from, to));
  }
  if (days !== undefined && kinds.includes('offset'))
    found.at([...path, 'days'], daysWithoutTimeOfDay(), 'key');
  if (kinds.includes('timeOfDay') && durationMs(length) > DAY)
    found.at([...path, 'length'], faults.longerThanADay(length));
  for (const [j, pause] of breaks.entries()) {
    if (durationMs(pause.after) >= durationMs(length))
      found.at([...path, 'breaks', j, 'after'], faults.breakOutside(pause.after, length));
  }
}
