/**
 * Whether the settings of who serves whom make sense together.
 */
import { GROUPS_MAX } from '../model/lane.js';
import type { Diagnostics } from './diagnostics.js';
import { durationMs } from './duration.js';
import * as faults from './faults-of-routing.js';
import type { Path } from './path.js';
import type { PlanGraph } from './plan-graph.js';
import type { AcdDocument } from './schema-acd.js';

export function checkRouting(graph: PlanGraph, found: Diagnostics): void {
  for (const { document, path } of graph.nodes.values()) {
    const { acd } = document;
    if (acd?.groups !== undefined) checkGroups(acd.groups, [...path, 'acd', 'groups'], found);
  }
}

/** Groups open one after another, and each brings somebody new. */
function checkGroups(
  groups: NonNullable<AcdDocument['groups']>,
  path: Path,
  found: Diagnostics,
): void {
  if (groups.length > GROUPS_MAX)
    found.at(path, faults.tooManyGroups(groups.length, GROUPS_MAX), 'key');
  const serving = new Set<string>();
  let all = false;
  let before = '';
  for (const [i, { teams, after = '0s' }] of groups.entries()) {
    const at = [...path, i];
    if (i === 0 && durationMs(after) > 0) found.at([...at, 'after'], faults.firstGroupLate(after));
    if (i > 0 && durationMs(after) <= durationMs(before)) {
      found.at([...at, 'after'], faults.groupNotLater(after, before), 'key');
    }
    before = after;
    if (all) found.at([...at, 'teams'], faults.groupAfterAll());
    else if (Array.isArray(teams)) {
      for (const [j, team] of teams.entries()) {
        if (serving.has(team)) found.at([...at, 'teams', j], faults.teamServesAlready(team));
        serving.add(team);
      }
    }
    all ||= teams === 'all';
  }
}
