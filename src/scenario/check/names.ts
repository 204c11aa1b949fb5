/**
 * Whether names that must be unique are.
 */

import { duplicateCallId } from '../faults/callers.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { nameTakenTwice } from '../faults/names.js';
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { Path } from '../path.js';
import type { Draft } from './draft.js';

export function checkNames(draft: Draft, found: Diagnostics): void {
  const unique = (what: string): ((name: string | undefined, path: Path) => void) => {
    const taken = new Set<string>();
    return (name, path) => {
      if (name !== undefined && taken.has(name)) found.at(path, nameTakenTwice(what, name));
      if (name !== undefined) taken.add(name);
    };
  };
  const [team, agent, callerClass, queue, agreement, trunks] = [
    'team',
    'agent',
    'class of caller',
    'queue',
    'agreement',
    'line group',
  ].map(unique);
  for (const [i, each] of (draft.agreements ?? []).entries())
    agreement?.(each.name, ['agreements', i, 'name']);
  for (const [i, each] of (draft.trunks ?? []).entries())
    trunks?.(each.name, ['trunks', i, 'name']);
  for (const [i, each] of draft.teams.entries()) {
    team?.(each.name, ['teams', i, 'name']);
    if (!Array.isArray(each.agents)) continue;
    for (const [j, one] of each.agents.entries())
      agent?.(one.name, ['teams', i, 'agents', j, 'name']);
  }
  for (const [i, each] of draft.callers.entries()) callerClass?.(each.name, ['callers', i, 'name']);
  for (const [plan, applets] of Object.entries(draft.plans)) {
    for (const [key, applet] of Object.entries(applets)) {
      if (applet.acd === undefined) continue;
      const path = ['plans', plan, key, ...(applet.acd.name === undefined ? [] : ['acd', 'name'])];
      queue?.(applet.acd.name ?? key, path);
    }
  }
  checkCallIds(draft, found);
}

function checkCallIds(draft: Draft, found: Diagnostics): void {
  const taken = new Set<string>();
  const visit = (call: ToldCall, path: Path): void => {
    if (call.id !== undefined && taken.has(call.id)) {
      found.at([...path, 'id'], duplicateCallId(call.id));
    }
    if (call.id !== undefined) taken.add(call.id);
    for (const further of furtherCalls(call)) visit(further.call, [...path, ...further.path]);
  };
  for (const [i, { calls }] of draft.callers.entries()) {
    for (const [j, call] of (calls ?? []).entries()) visit(call, ['callers', i, 'calls', j]);
  }
}
