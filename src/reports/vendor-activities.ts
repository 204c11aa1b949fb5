/**
 * What agents did, in the shape of the vendor's agent activities. The phases of Busy Callback are the
 * agent's parts in the callback and its outbound call (R4).
 */
import { Activity, isAway, vendorStates } from '../model/agent-state.js';
import { type AgentSpell, SpellType } from '../records/agent-spells.js';
import type { InteractionRecord } from '../records/interaction-record.js';
import { interactionGuid } from './guid.js';
import { instantText, type MadeBy, statusOf } from './vendor-records.js';

const typeNames = Object.keys(SpellType);
const activityNames = Object.keys(Activity);

/** What is shown of a spell; of the record that it is a part of, what names it. */
export interface ShownSpell extends Omit<AgentSpell, 'record'> {
  readonly record: Pick<InteractionRecord, 'serial' | 'role' | 'dial'> | null;
}

export function agentActivity({ plan, replication }: MadeBy, spell: ShownSpell) {
  const { agent, type, from, to, state, activity, record } = spell;
  const duration = to === null ? null : to - from;
  const isPart = type === SpellType.Interaction;
  return {
    agentId: plan.agents[agent]?.name ?? '',
    type: typeNames[type] ?? '',
    start: instantText(plan, from),
    duration,
    status: statusOf(duration),
    state,
    stateNumber: isPart ? null : (vendorStates.find(({ name }) => name === state)?.number ?? null),
    description: isPart || isAway(activity) ? (activityNames[activity] ?? null) : null,
    interactionGuid:
      isPart && record !== null ? interactionGuid(plan.seed, replication, record) : null,
    team: plan.teams[plan.agents[agent]?.team ?? -1] ?? '',
  };
}

export type AgentActivity = ReturnType<typeof agentActivity>;
