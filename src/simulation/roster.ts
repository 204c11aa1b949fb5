/**
 * All agents' shifts and breaks in one list, so that one pending event stands for all of them.
 */

import type { Presence } from '../model/agent-plan.js';
import type { CenterPlan } from '../model/center-plan.js';

export interface RosterEntry {
  readonly at: number;
  readonly agent: number;
  readonly presence: Presence;
  readonly paid: boolean;
}

/** Ascending by instant, then by agent. */
export function rosterOf(plan: CenterPlan): RosterEntry[] {
  const entries: RosterEntry[] = [];
  for (const [agent, { presence }] of plan.agents.entries()) {
    for (const change of presence) entries.push({ ...change, agent });
  }
  return entries.sort((a, b) => a.at - b.at || a.agent - b.agent);
}
