/**
 * The interaction for an agent who has become free.
 *
 * Skills-based queues come by priority class, which is absolute, then by least slack where
 * agreements are routed by, then by age. Longest-waiting queues come by score: weight times age.
 * An agent who serves both kinds takes the older of the two firsts, as their scales do not compare.
 *
 * What waits for this agent alone comes before what others could serve: in skills-based queues of the
 * same priority class, and before any longest-waiting queue.
 */
import type { Agent } from '../model/agent.js';
import type { Interaction } from '../model/interaction.js';
import { goesBefore, type WaitList } from '../model/wait-list.js';
import { firstPersonal } from './personal.js';

/** @param avoidSame whether the agent is not given again what they have just missed */
export function interactionFor(agent: Agent, now: number, avoidSame: boolean): Interaction | null {
  const { lists } = agent.group;
  if (lists.length === 1 && !avoidSame && agent.personal === null && lists[0]!.reserve === 0)
    return lists[0]!.first ?? null;
  return bestFor(agent, now, avoidSame);
}

function bestFor(agent: Agent, now: number, avoidSame: boolean): Interaction | null {
  const { personal } = agent;
  const { lists } = agent.group;
  let first = personal === null ? null : firstPersonal(personal);
  let isPersonal = first !== null;
  let firstPriority: number = first?.priority ?? 0;
  let longest: Interaction | null = null;
  let highestScore = 0;
  for (let k = 0; k < lists.length; k++) {
    const list = lists[k]!;
    const head = avoidSame ? headFor(list, agent) : (list.first ?? null);
    if (head === null || (list.reserve > 0 && isHeldBack(list, 1))) continue;
    if (list.weight === 0) {
      if (
        first === null ||
        list.priority < firstPriority ||
        (list.priority === firstPriority && !isPersonal && goesBefore(head, first))
      ) {
        first = head;
        isPersonal = false;
        firstPriority = list.priority;
      }
    } else {
      const score = list.weight * (now - head.routedSince);
      if (
        longest === null ||
        score > highestScore ||
        (score === highestScore && isOlder(head, longest))
      ) {
        longest = head;
        highestScore = score;
      }
    }
  }
  if (longest === null || isPersonal) return first;
  return first === null || isOlder(longest, first) ? longest : first;
}

/**
 * Whether so few agents are idle that a line is offered nobody.
 *
 * @param freed how many who may serve it are free and not yet among the idle
 */
export function isHeldBack(list: WaitList, freed: number): boolean {
  if (list.reserve === 0) return false;
  // One agent keeps no others idle; only a line that is held back as a whole is not offered.
  if (list.agent !== null) return list.reserve === Number.POSITIVE_INFINITY;
  let idle = freed;
  for (const tier of list.tiers) for (const group of tier) idle += group.idleCount;
  return idle <= list.reserve;
}

function isOlder(a: Interaction, b: Interaction): boolean {
  return (
    a.routedSince < b.routedSince || (a.routedSince === b.routedSince && a.sequence < b.sequence)
  );
}

/** The first of a list that the agent did not miss last, or that nobody else could take. */
function headFor(list: WaitList, agent: Agent): Interaction | null {
  const { first } = list;
  if (first === undefined) return null;
  if (first.lastAgent !== agent || isAlone(list)) return first;
  return list.firstNotMissedBy(agent);
}

/** Whether at most one agent who may serve the list now is logged in. */
export function isAlone(list: WaitList): boolean {
  if (list.agent !== null) return true;
  let loggedIn = 0;
  for (const tier of list.tiers) for (const group of tier) loggedIn += group.loggedIn;
  return loggedIn <= 1;
}
