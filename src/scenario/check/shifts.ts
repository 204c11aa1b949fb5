/**
 * Whether shifts, their breaks and opening hours make sense in themselves.
 */

import { sillyPause } from '../faults/amounts.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/time.js';
import type { Path } from '../path.js';
import type { RingsDocument } from '../schema/rings.js';
import type { ShiftDocument } from '../schema/teams.js';
import { momentOf } from '../text/time-of-day.js';
import type { Draft } from './draft.js';

interface SpanDocument {
  readonly from: string;
  readonly to?: string | undefined;
  readonly days?: readonly string[] | undefined;
}

export function checkShifts(draft: Draft, found: Diagnostics): void {
  const visit = (shifts: readonly ShiftDocument[] | undefined, path: Path): void => {
    for (const [i, shift] of (shifts ?? []).entries()) {
      checkSpan(shift, [...path, 'shifts', i], found);
      checkPauses(shift, [...path, 'shifts', i, 'breaks'], found);
    }
  };
  for (const [i, team] of draft.teams.entries()) {
    visit(team.shifts, ['teams', i]);
    checkRingSpans(team.answersRing, ['teams', i, 'answersRing'], found);
    if (!Array.isArray(team.agents)) continue;
    for (const [j, agent] of team.agents.entries()) {
      visit(agent.shifts, ['teams', i, 'agents', j]);
      checkRingSpans(agent.answersRing, ['teams', i, 'agents', j, 'answersRing'], found);
    }
  }
  for (const [plan, applets] of Object.entries(draft.plans)) {
    for (const [key, { hours }] of Object.entries(applets)) {
      for (const [i, span] of (hours?.open ?? []).entries()) {
        checkSpan(span, ['plans', plan, key, 'hours', 'open', i], found);
      }
    }
  }
}

function checkRingSpans(rings: RingsDocument | undefined, path: Path, found: Diagnostics): void {
  for (const medium of ['phone', 'callback'] as const) {
    const habit = rings?.[medium];
    if (typeof habit !== 'object') continue;
    for (const [k, span] of (habit.byTime ?? []).entries())
      checkSpan(span, [...path, medium, 'byTime', k], found);
  }
}

export function checkSpan(span: SpanDocument, path: Path, found: Diagnostics): void {
  const from = momentOf(span.from);
  if (span.days !== undefined && from.kind === 'offset')
    found.at([...path, 'days'], faults.daysWithoutTimeOfDay(), 'key');
  if (span.to === undefined) return;
  const to = momentOf(span.to);
  if (from.kind !== to.kind) found.at([...path, 'to'], faults.mixedMoments(span.from, span.to));
  else if (from.kind === 'offset' && to.ms <= from.ms) {
    found.at([...path, 'to'], faults.endBeforeStart(span.from, span.to));
  }
}

function checkPauses(shift: ShiftDocument, path: Path, found: Diagnostics): void {
  const from = momentOf(shift.from);
  const to = shift.to === undefined ? null : momentOf(shift.to);
  for (const [i, pause] of (shift.breaks ?? []).entries()) {
    const at = momentOf(pause.at);
    if (from.kind === 'offset' && at.kind === 'timeOfDay') {
      found.at([...path, i, 'at'], faults.mixedMoments(shift.from, pause.at));
    } else if (at.kind === from.kind && to !== null && to.kind === from.kind) {
      const overMidnight = to.ms <= from.ms;
      const inside = overMidnight
        ? at.ms >= from.ms || at.ms < to.ms
        : at.ms >= from.ms && at.ms < to.ms;
      if (!inside) found.at([...path, i, 'at'], sillyPause());
    }
  }
}
