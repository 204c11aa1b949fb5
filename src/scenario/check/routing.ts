/**
 * Whether the settings of who serves whom make sense together.
 */
import { GROUPS_MAX } from '../../model/lane.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/routing.js';
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { Path } from '../path.js';
import type { AcdDocument } from '../schema/acd.js';
import { LAST_AGENT } from '../template.js';
import { durationMs } from '../text/duration.js';
import type { Draft } from './draft.js';
import type { AppletNode, PlanGraph } from './plan-graph.js';
import { leadsToCallback } from './plan-walk.js';

export function checkRouting(draft: Draft, graph: PlanGraph, found: Diagnostics): void {
  for (const [i, { calls }] of draft.callers.entries()) {
    for (const [j, call] of (calls ?? []).entries())
      checkCallData(call, ['callers', i, 'calls', j], found);
  }
  for (const node of graph.nodes.values()) {
    const { document, path } = node;
    const { acd } = document;
    if (acd?.groups !== undefined) checkGroups(acd.groups, [...path, 'acd', 'groups'], found);
    if (acd !== undefined && (acd.personal ?? 'none') !== 'none') checkPersonal(graph, node, found);
    checkSources(node, found);
  }
}

/** Who has nobody to wait for needs a way on, which must not ask for a callback from there. */
function checkPersonal(graph: PlanGraph, { path, ways }: AppletNode, found: Diagnostics): void {
  const next = ways.find(({ kind }) => kind === 'next');
  if (next === undefined) found.at([...path, 'acd', 'personal'], faults.personalWithoutNext());
  else if (next.to !== null && leadsToCallback(graph, next.to))
    found.at(next.path, faults.personalToCallback());
}

function checkCallData(call: ToldCall, path: Path, found: Diagnostics): void {
  if (call.data !== undefined && LAST_AGENT in call.data)
    found.at([...path, 'data', LAST_AGENT], faults.lastAgentIsKept(LAST_AGENT), 'key');
  for (const further of furtherCalls(call))
    checkCallData(further.call, [...path, ...further.path], found);
}

/** Nobody sets who spoke with the caller last. */
function checkSources({ document, path }: AppletNode, found: Diagnostics): void {
  const { setData, askNumber } = document;
  if (setData !== undefined && LAST_AGENT in setData)
    found.at([...path, 'setData', LAST_AGENT], faults.lastAgentIsKept(LAST_AGENT), 'key');
  if (askNumber?.into === LAST_AGENT)
    found.at([...path, 'askNumber', 'into'], faults.lastAgentIsKept(LAST_AGENT));
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
