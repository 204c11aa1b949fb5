/**
 * The agent for an interaction: the best fitting idle one, and among equals by the queue's choice.
 */
import type { Agent } from '../model/agent.js';
import type { AgentGroup } from '../model/agent-group.js';
import type { IdleBoard } from '../model/idle-board.js';
import { AgentChoice } from '../model/queue-plan.js';
import type { WaitList } from '../model/wait-list.js';

/**
 * @param avoided an agent to pass over; null: nobody
 * @param random one uniform number, used by `AgentChoice.Random` only
 */
export function agentFor(
  list: WaitList,
  board: IdleBoard,
  choice: AgentChoice,
  avoided: Agent | null,
  random: number,
): Agent | null {
  const { masks } = list;
  if (list.agent !== null) return list.agent.idle ? list.agent : null;
  for (let k = 0; k < masks.length; k++) {
    const agent = bestOf(masks[k]!, board, choice, avoided, random);
    if (agent !== null) return agent;
  }
  return null;
}

/** Only the groups of a tier that have somebody idle are looked at. */
function bestOf(
  mask: Int32Array,
  board: IdleBoard,
  choice: AgentChoice,
  avoided: Agent | null,
  random: number,
): Agent | null {
  if (choice === AgentChoice.Random) return randomOf(mask, board, avoided, random);
  let best: Agent | null = null;
  for (let group = board.nextIdle(mask, -1); group !== null; ) {
    if (choice === AgentChoice.LongestSinceInbound)
      best = longestSinceInbound(group, best, avoided);
    else {
      let head = group.first;
      if (head !== null && head === avoided) head = head.later;
      if (head !== null && (best === null || idleLonger(head, best))) best = head;
    }
    group = board.nextIdle(mask, group.id);
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
  mask: Int32Array,
  board: IdleBoard,
  avoided: Agent | null,
  random: number,
): Agent | null {
  let count = 0;
  for (let group = board.nextIdle(mask, -1); group !== null; ) {
    count += group.idleCount;
    if (avoided?.idle && avoided.group === group) count--;
    group = board.nextIdle(mask, group.id);
  }
  let skip = Math.floor(random * count);
  for (let group = board.nextIdle(mask, -1); group !== null && count > 0; ) {
    for (let agent = group.first; agent !== null; agent = agent.later) {
      if (agent === avoided) continue;
      if (skip-- === 0) return agent;
    }
    group = board.nextIdle(mask, group.id);
  }
  return null;
}
