/**
 * Whether the figures of a scenario fit together, and fit into the machine.
 */

import * as faults from '../faults/amounts.js';
import * as callers from '../faults/callers.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { tooMany } from '../faults/values.js';
import type { Path } from '../path.js';
import type { CallDocument } from '../schema/calls.js';
import { DEFAULT_MAX, DEFAULT_PILOT } from '../schema/replications.js';
import { MOST_AGENTS } from '../schema/teams.js';
import { DAY, durationMs, YEAR } from '../text/duration.js';
import type { Draft, Sound } from './draft.js';
import type { PlanGraph } from './plan-graph.js';
import { checkRates, classesOf } from './rates.js';
import { checkNoAnswer } from './rings.js';

export const LIMITS = {
  agents: MOST_AGENTS,
  classes: 500,
  applets: 2000,
  skills: 200,
  /** From one applet to another, over all plans. */
  ways: 20_000,
  teams: 2000,
  agreements: 500,
  trunks: 500,
  lengthMs: 10 * YEAR,
  intervals: 20_000,
  calls: 1_000_000,
} as const;

/** Whether there is so little of everything that it can be looked at in detail. */
export function checkAmounts(
  sound: Sound,
  graph: PlanGraph,
  skills: number,
  found: Diagnostics,
): boolean {
  const { draft } = sound;
  const most = (what: string, count: number, limit: number, path: Path): boolean => {
    if (count > limit) found.at(path, tooMany(what, count, limit), 'key');
    return count <= limit;
  };
  const agents = draft.teams.reduce(
    (sum, { agents = 1 }) => sum + (Array.isArray(agents) ? agents.length : agents),
    0,
  );
  most('agents', agents, LIMITS.agents, ['teams']);
  const classes = draft.callers.reduce((sum, caller) => sum + classesOf(caller), 0);
  const ways = [...graph.nodes.values()].reduce((sum, node) => sum + node.ways.length, 0);
  const isLittle = [
    most('classes of callers', classes, LIMITS.classes, ['callers']),
    most('applets', graph.nodes.size, LIMITS.applets, ['plans']),
    most('ways between applets', ways, LIMITS.ways, ['plans']),
    most('skills', skills, LIMITS.skills, ['teams']),
    most('teams', draft.teams.length, LIMITS.teams, ['teams']),
    most('agreements', draft.agreements?.length ?? 0, LIMITS.agreements, ['agreements']),
    most('line groups', draft.trunks?.length ?? 0, LIMITS.trunks, ['trunks']),
  ];
  const reserve = draft.rules?.reserveAgents ?? 0;
  if (reserve > 0 && reserve >= agents && draft.teams.length > 0) {
    found.at(['rules', 'reserveAgents'], faults.reserveOfAll(reserve, agents));
  }
  checkTimes(draft, found);
  checkReplications(draft, found);
  checkCallers(draft, found);
  checkRates(draft, LIMITS.intervals, found);
  checkNoAnswer(sound, found);
  return isLittle.every(Boolean);
}

function checkTimes(
  { length, warmUp, interval, closing, worlds, ...draft }: Draft,
  found: Diagnostics,
): void {
  if (worlds !== undefined && !worlds.includes('actual'))
    found.at(['worlds'], faults.withoutActual());
  const { targets } = draft;
  if (length === undefined) return;
  const ms = durationMs(length);
  if (ms > LIMITS.lengthMs) return found.at(['length'], faults.tooLong('10 years'));
  if (closing?.runOut !== undefined && durationMs(closing.runOut) > LIMITS.lengthMs) {
    found.at(['closing', 'runOut'], faults.tooLong('10 years'));
  }
  if (warmUp !== undefined && durationMs(warmUp) >= ms)
    found.at(['warmUp'], faults.nothingAfterWarmUp(warmUp, length));
  const step = interval === undefined ? defaultInterval(ms) : durationMs(interval);
  if (Math.ceil(ms / step) > LIMITS.intervals) {
    found.at(['interval'], tooMany('intervals', Math.ceil(ms / step), LIMITS.intervals));
  }
  const { answerWithin = '20s', shortAbandon = '5s' } = targets ?? {};
  if (
    targets?.shortAbandon !== undefined &&
    durationMs(shortAbandon) > Math.max(durationMs(answerWithin), ms)
  ) {
    found.at(['targets', 'shortAbandon'], faults.tooLong(length));
  }
}

function checkReplications({ replications }: Draft, found: Diagnostics): void {
  if (typeof replications !== 'object') return;
  const { pilot = DEFAULT_PILOT, max = DEFAULT_MAX } = replications;
  if (max >= pilot) return;
  const key = replications.max === undefined ? 'pilot' : 'max';
  found.at(['replications', key], faults.pilotOverMax(pilot, max));
}

/** Half hours, or the whole run where it is longer than a month. */
export function defaultInterval(lengthMs: number): number {
  return lengthMs <= 31 * DAY ? DAY / 48 : lengthMs;
}

function checkCallers(draft: Draft, found: Diagnostics): void {
  const length = draft.length === undefined ? Infinity : durationMs(draft.length);
  let count = 0;
  const visit = (calls: readonly CallDocument[], path: Path, first: CallDocument | null): void => {
    for (const [i, call] of calls.entries()) {
      count++;
      const at = durationMs(call.at);
      if (at >= length)
        found.at([...path, i, 'at'], callers.callAfterEnd(call.at, draft.length ?? ''));
      else if (first !== null && at <= durationMs(first.at)) {
        found.at([...path, i, 'at'], callers.againBeforeItsCall(call.at, first.at));
      }
      visit(call.again ?? [], [...path, i, 'again'], call);
    }
  };
  for (const [i, caller] of draft.callers.entries()) {
    visit(caller.calls ?? [], ['callers', i, 'calls'], null);
  }
  if (count > LIMITS.calls)
    found.at(['callers'], tooMany('scripted calls', count, LIMITS.calls), 'key');
}
