/**
 * Bringing together who is free and who waits. At rest nobody who waits could be served by anybody
 * who is idle, so only agents who have just become free and interactions that have just come back
 * need to be looked at.
 */
import { Fault } from '../engine/invariant.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import { AgentChoice } from '../model/queue-plan.js';
import { goesBefore, type WaitList } from '../model/wait-list.js';
import { agentFor } from '../routing/agent-for.js';
import { interactionFor, isAlone, isHeldBack } from '../routing/interaction-for.js';
import { LAST_OF_AGENTS } from './event-kind.js';
import { dialIfWanted } from './on-campaign.js';
import { offer } from './on-offer.js';
import type { Run } from './run.js';

/** Offers in one instant beyond which something rejects for ever. */
const OFFERS_IN_AN_INSTANT_MAX = 1_000_000;

/** Matches after an event, unless more on the agents' side happens in the same instant. */
export function match(run: Run): void {
  const { freed, returned, calendar } = run;
  if (freed.length === 0 && returned.length === 0) return;
  if (calendar.hasMoreNow(LAST_OF_AGENTS)) return;
  // Those who came back go to agents who have been idle, before the newly free take their pick.
  // An offer can free its agent again at once, so the lists may grow while they are worked through.
  for (let offers = 0; freed.length > 0 || returned.length > 0; offers++) {
    if (offers > OFFERS_IN_AN_INSTANT_MAX) throw new Fault('an instant comes to an end');
    if (returned.length > 0) findAgentForFirst(run);
    else {
      // Taken from the end: emptying an array by its length costs more than everything else here.
      if (freed.length > 1) freed.sort(shortestIdleFirst);
      giveWork(run, freed.pop()!);
    }
  }
}

function findAgentForFirst(run: Run): void {
  const { returned } = run;
  if (returned.length > 1) returned.sort(lastFirst);
  const interaction = returned.pop()!;
  if (interaction.phase !== Phase.Waiting || interaction.list === null) return;
  const agent = findAgent(run, interaction, interaction.list);
  if (agent !== null) offer(run, interaction, agent);
}

/** By priority class first, whatever the queues: so they are offered to whoever is idle. */
function lastFirst(a: Interaction, b: Interaction): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  return goesBefore(a, b) ? 1 : -1;
}

function shortestIdleFirst(a: Agent, b: Agent): number {
  return b.since - a.since || b.id - a.id;
}

function giveWork(run: Run, agent: Agent): void {
  agent.freed = false;
  // The roster may have called them away in the same instant.
  if (agent.activity !== Activity.Ready) return;
  const interaction = interactionFor(agent, run.now, run.plan.rules.avoidSameAgent);
  if (interaction !== null && interaction.list!.reserve === 0)
    return offer(run, interaction, agent);
  agent.idleKey = agent.since;
  agent.group.becomeIdle(agent);
  if (interaction === null) {
    if (run.campaigns !== null) dialIfWanted(run, agent);
    return;
  }
  // Where others stay idle, it goes to the one of them all who fits best and has been idle longest.
  const chosen = findAgent(run, interaction, interaction.list!);
  if (chosen !== null) offer(run, interaction, chosen);
  if (chosen === agent) return;
  // Whoever has just become free may be the only one for something else that waits.
  agent.group.leaveIdle(agent);
  agent.freed = true;
  run.freed.push(agent);
}

/** The agent for an interaction that needs one now; null if nobody suitable is idle. */
export function findAgent(run: Run, interaction: Interaction, list: WaitList): Agent | null {
  const { onlyGroup, reserve } = list;
  // Where one group serves a line and nobody is passed over, it knows who comes next.
  if (onlyGroup !== null && reserve === 0 && !run.plan.rules.avoidSameAgent) {
    const { agentChoice } = interaction.queueState.plan;
    if (agentChoice === AgentChoice.LongestIdle) return onlyGroup.first;
  }
  return reserve > 0 && isHeldBack(list, 0) ? null : search(run, interaction, list);
}

function search(run: Run, interaction: Interaction, list: WaitList): Agent | null {
  const { agentChoice } = interaction.queueState.plan;
  const avoided =
    run.plan.rules.avoidSameAgent && interaction.lastAgent !== null && !isAlone(list)
      ? interaction.lastAgent
      : null;
  const random =
    agentChoice === AgentChoice.Random
      ? run.draw(interaction, Purpose.AgentChoice, interaction.rings)
      : 0;
  return agentFor(list, run.center.board, agentChoice, avoided, random);
}
