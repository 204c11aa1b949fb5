/**
 * Queues in which each interaction waits for one agent.
 */
import type { Agent } from '../model/agent.js';
import { Presence } from '../model/agent-plan.js';
import { Activity } from '../model/agent-state.js';
import type { Interaction } from '../model/interaction.js';
import { laneFor } from '../model/lane.js';
import type { PersonalPlan } from '../model/queue-plan.js';
import { personalName } from '../routing/personal.js';
import { breakOutAllWaiting, goOnWithoutAgent } from './on-breakout.js';
import type { Run } from './run.js';

/** Finds the agent for whom an interaction waits from now on; false if there is nobody to wait for. */
export function takePersonalLane(
  run: Run,
  interaction: Interaction,
  { name }: PersonalPlan,
): boolean {
  const agent = run.center.agentNamed(personalName(interaction, name));
  if (agent === null || !comesAgain(run, agent)) return false;
  interaction.lane = laneFor(interaction.lane, agent.id);
  return true;
}

/** Whether an agent is logged in, or rostered to come before nobody new calls any more. */
function comesAgain({ plan, now }: Run, { activity, plan: { presence } }: Agent): boolean {
  if (activity !== Activity.LoggedOut) return true;
  for (let k = presence.length - 1; k >= 0 && presence[k]!.at > now; k--) {
    if (presence[k]!.presence === Presence.Ready && presence[k]!.at < plan.lengthMs) return true;
  }
  return false;
}

/** An agent has logged out: what waits for them goes on if they do not come again. */
export function leavePersonalWork(run: Run, agent: Agent): void {
  if (agent.personal === null) return;
  const stays = comesAgain(run, agent);
  for (const list of agent.personal) {
    const { noAgents } = run.center.queues[list.queue]!.plan;
    if (noAgents !== null) breakOutAllWaiting(run, list, noAgents);
    if (stays || list.size === 0) continue;
    const waiting: (readonly [interaction: Interaction, serial: number])[] = [];
    for (let k = 0; k < list.size; k++) waiting.push([list.at(k)!, list.at(k)!.serial]);
    waiting.sort(([a], [b]) => a.sequence - b.sequence);
    for (const [interaction, serial] of waiting) {
      // What one does on its way can have ended another.
      const waits = interaction.serial === serial && interaction.heapIndex >= 0;
      if (waits && interaction.list === list) goOnWithoutAgent(run, interaction);
    }
  }
}
