/**
 * The agent for an interaction: the best fitting idle one, and among equals by the queue's choice.
 */
import type { Agent } from '../model/agent.js';
import type { AgentGroup } from '../model/agent-group.js';
import { AgentChoice } from '../model/queue-plan.js';
import type { WaitList } from '../model/wait-list.js';

/**
 * @param avoided an agent to pass over; null: nobody
 * @param random one uniform number, used by `AgentChoice.Random` only
 */
export function agentFor(
  list: WaitList,
  choice: AgentChoice,
  avoided: Agent | null,
  random: number,
): Agent | null {
  const { onlyGroup, tiers } = list;
  if (onlyGroup !== null && choice === AgentChoice.LongestIdle && avoided === null) {
    return onlyGroup.first;
  }
  if (list.agent !== null) return list.agent.idle ? list.agent : null;
  for (let k = 0; k < tiers.length; k++) {
    const agent = bestOf(tiers[k]!, choice, avoided, random);
    if (agent !== null) return agent;
  }
  return null;
}

function bestOf(
  tier: readonly AgentGroup[],
  choice: AgentChoice,
  avoided: Agent | null,
  random: number,
): Agent | null {
  if (choice === AgentChoice.Random) return randomOf(tier, avoided, random);
  let best: Agent | null = null;
  for (let k = 0; k < tier.length; k++) {
    const group = tier[k]!;
    if (choice === AgentChoice.LongestSinceInbound)
      best = longestSinceInbound(group, best, avoided);
    else {
      let head = group.first;
      if (head !== null && head === avoided) head = head.later;
      if (head !== null && (best === null || idleLonger(head, best))) best = head;
    }
  }
  return best;
}

function idleLonger(a: Agent, b: Agent): boolean {
  return a.idleKey < b.idleKey || (a.idleKey === b.idleKey && a.id < b.id);
}

function longestSinceInbound(
  group: AgentGroup,
  bestSoFar: Agent | null,
  avoided: Agent | null,
): Agent | null {
  let best = bestSoFar;
  for (let agent = group.first; agent !== null; agent = agent.later) {
    if (agent === avoided) continue;
    if (
      best === null ||
      agent.lastInboundAt < best.lastInboundAt ||
      (agent.lastInboundAt === best.lastInboundAt && agent.id < best.id)
    ) {
      best = agent;
    }
  }
  return best;
}

function randomOf(
  tier: readonly AgentGroup[],
  avoided: Agent | null,
  random: number,
): Agent | null {
  let count = 0;
  for (const group of tier) count += group.idleCount;
  if (avoided?.idle && tier.includes(avoided.group)) count--;
  let skip = Math.floor(random * count);
  if (count <= 0) return null;
  for (const group of tier) {
    for (let agent = group.first; agent !== null; agent = agent.later) {
      if (agent === avoided) continue;
      if (skip-- === 0) return agent;
    }
  }
  return null;
}
