/**
 * Whether agents' answers to a ring let time go by: an agent who is free again at once and turns a
 * ring down at once would never let it pass.
 */
import type { Diagnostics } from '../faults/diagnostics.js';
import { rejectLoop, silentLoop } from '../faults/plans.js';
import type { Path } from '../path.js';
import type { Spread } from '../schema/distribution.js';
import { type HabitDocument, type RingsDocument, sharesOf } from '../schema/rings.js';
import type { Sound } from './draft.js';
import { isNothing } from './plan-graph.js';

//= R14
//# If the agent doesn't answer the callback, the callback automatically returns to the queue.
export function checkNoAnswer({ draft, whole }: Sound, found: Diagnostics): void {
  if (!whole(['rules'])) return;
  let mayMiss = false;
  for (const [i, team] of draft.teams.entries()) {
    const visit = (dwell: Spread | undefined, rings: RingsDocument | undefined, path: Path) => {
      if (dwell === undefined || dwell === 'stay' || !isNothing(dwell)) return;
      for (const medium of ['phone', 'callback'] as const) {
        const habit = rings?.[medium] ?? team.answersRing?.[medium];
        const place = rings?.[medium] === undefined ? (['teams', i] as Path) : path;
        if (typeof habit === 'number') mayMiss ||= habit < 1;
        if (typeof habit !== 'object') continue;
        mayMiss ||= misses(habit);
        checkRejects(habit, [...place, 'answersRing', medium], found);
      }
    };
    const ofTeam = team.noAnswerDwell ?? draft.rules?.noAnswerDwell;
    if (!Array.isArray(team.agents)) visit(ofTeam, team.answersRing, ['teams', i]);
    else {
      for (const [j, agent] of team.agents.entries())
        visit(agent.noAnswerDwell ?? ofTeam, agent.answersRing, ['teams', i, 'agents', j]);
    }
  }
  if (!mayMiss) return;
  for (const [plan, applets] of Object.entries(draft.plans)) {
    for (const [key, { acd }] of Object.entries(applets)) {
      if (isNothing(acd?.noAnswerTimeout))
        found.at(['plans', plan, key, 'acd', 'noAnswerTimeout'], silentLoop());
    }
  }
}

function misses(habit: HabitDocument): boolean {
  return [{}, ...(habit.byTime ?? [])].some((then) => {
    const { probability, rejected } = sharesOf(habit, then);
    return probability + rejected < 1 - 1e-9;
  });
}

function checkRejects(habit: HabitDocument, path: Path, found: Diagnostics): void {
  const after = habit.rejects?.after ?? '0s';
  if (sharesOf(habit).rejected > 0 && isNothing(after))
    found.at([...path, 'rejects'], rejectLoop(), 'key');
  for (const [i, then] of (habit.byTime ?? []).entries()) {
    if (then.rejects === undefined) continue;
    if (sharesOf(habit, then).rejected > 0 && isNothing(then.rejects.after ?? after))
      found.at([...path, 'byTime', i, 'rejects'], rejectLoop(), 'key');
  }
}
