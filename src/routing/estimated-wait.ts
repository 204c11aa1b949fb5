/**
 * The wait that a caller is told to expect, by five methods.
 *
 * A wait is what was waited for agents, to the answer of one: of a live call from its queue entry, of
 * a callback from the instant its age counts from, or from the entry after it was last put off. Time
 * in which callbacks are held back is in neither.
 */

import type { AgentGroup } from '../model/agent-group.js';
import { Presence } from '../model/agent-plan.js';
import { Activity } from '../model/agent-state.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { EstimateMethod, type EstimatePlan } from '../model/queue-plan.js';
import type { QueueState } from '../model/queue-state.js';
import { REMEMBERED_WAITS, type WaitList } from '../model/wait-list.js';
import { firstOf } from './first-of.js';
import { linesWith } from './personal.js';

/** No estimate can be made. */
export const NO_ESTIMATE = -1;

/**
 * The estimate for one who waits, or would wait, in `list` of `queue`.
 *
 * @param waitingAhead interactions that wait in the queue and come before this one
 * @returns whole ms, or `NO_ESTIMATE`
 */
export function estimatedWait(
  method: EstimateMethod,
  queue: QueueState,
  list: WaitList,
  waitingAhead: number,
  now: number,
): number {
  const { estimate } = queue.plan;
  switch (method) {
    case EstimateMethod.Vendor:
      return meanOfLast(list, estimate);
    case EstimateMethod.LastToEnter:
      return queue.history === null ? NO_ESTIMATE : queue.history.lastWaitMs;
    case EstimateMethod.HeadOfLine:
      return headOfLine(queue, list, now);
    case EstimateMethod.QueueLength: {
      const agents = openedFor(list, loggedIn);
      if (agents === 0 || estimate.handleTimeMs === 0) return NO_ESTIMATE;
      return Math.round(((waitingAhead + 1) * estimate.handleTimeMs) / agents);
    }
    case EstimateMethod.OfferedLoad:
      return offeredLoad(queue, list, waitingAhead);
  }
}

/** An estimate as it is told: in whole multiples, rounded up. */
export function asQuoted(estimateMs: number, { roundToMs }: EstimatePlan): number {
  return roundToMs === 0 ? estimateMs : Math.ceil(estimateMs / roundToMs) * roundToMs;
}

/** The vendor's: the mean wait of the last few of this line that were answered. */
function meanOfLast(list: WaitList, { last }: EstimatePlan): number {
  const known = Math.min(list.answered, last);
  if (known === 0) return NO_ESTIMATE;
  let sum = 0;
  for (let k = 1; k <= known; k++) sum += list.waits[(list.answered - k) % REMEMBERED_WAITS]!;
  return Math.round(sum / known);
}

/**
 * The longest that one who comes next in a line of the queue has waited; 0 if nobody waits. Whose age
 * is older than its wait here comes next without having waited for it, so who follows is asked, too.
 */
function headOfLine(queue: QueueState, own: WaitList, now: number): number {
  const lines = linesWith(own, queue);
  let longest = 0;
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    const { first } = line;
    if (first === undefined || first.queue !== queue.index || line.isHeld) continue;
    longest = Math.max(longest, waitedBy(first, now));
    if (hasWaitedItsAge(first)) continue;
    const next = firstOf(line, hasWaitedItsAge);
    if (next !== null) longest = Math.max(longest, waitedBy(next, now));
  }
  return longest;
}

function waitedBy({ media, enteredAt, waitsSince }: Interaction, now: number): number {
  return now - (media === Media.Phone ? enteredAt : waitsSince);
}

/** Whether it has its place by waiting: never put off, held back, or come in a slot. */
function hasWaitedItsAge({ media, waitsSince, age0, slotAt }: Interaction): boolean {
  return media === Media.Phone || (waitsSince === age0 && slotAt === NEVER);
}

/**
 * The work ahead over those who do it: of those ahead, the share that will be served, each for the
 * mean time that one takes an agent; and one such time more, shared by the agents, until the first of
 * them is free.
 */
function offeredLoad(queue: QueueState, list: WaitList, waitingAhead: number): number {
  const { history } = queue;
  const agents = openedFor(list, present);
  if (history === null || agents === 0) return NO_ESTIMATE;
  const handleMs = history.meanHandleMs(queue.plan.estimate.handleTimeMs);
  if (handleMs === 0) return NO_ESTIMATE;
  return Math.round(((waitingAhead * history.servedShare + 1) * handleMs) / agents);
}

/** Agents logged in who may serve the list now or later, whatever they are doing. */
export function loggedInFor(list: WaitList): number {
  if (list.agent !== null) return list.agent.activity === Activity.LoggedOut ? 0 : 1;
  let agents = 0;
  for (const group of list.everyone) agents += group.loggedIn;
  return agents;
}

/** Whether there is any. */
export function isAnyLoggedIn(list: WaitList): boolean {
  if (list.agent !== null) return list.agent.activity !== Activity.LoggedOut;
  for (const group of list.everyone) if (group.loggedIn > 0) return true;
  return false;
}

/** Of the groups that have opened to the list; while those have nobody, of all that ever will. */
function openedFor(list: WaitList, count: (group: AgentGroup) => number): number {
  const { agent } = list;
  if (agent !== null) {
    const isThere = count === loggedIn || agent.rostered === Presence.Ready;
    return isThere ? loggedInFor(list) : 0;
  }
  let agents = 0;
  for (const tier of list.tiers) for (const group of tier) agents += count(group);
  if (agents > 0) return agents;
  for (const group of list.everyone) agents += count(group);
  return agents;
}

function loggedIn(group: AgentGroup): number {
  return group.loggedIn;
}

/** Not on a break. */
function present(group: AgentGroup): number {
  return group.loggedIn - group.onBreak;
}

/** How many wait in the queue who come before one who waits there, too. */
export function aheadOf(queue: QueueState, interaction: Interaction): number {
  const own = interaction.list!;
  const { priority } = own;
  const lines = linesWith(own, queue);
  let ahead = 0;
  for (let k = 0; k < lines.length; k++) {
    const list = lines[k]!;
    if (list.queue !== queue.index) continue;
    if (list.priority < priority) ahead += list.size;
    else if (list.priority === priority) ahead += list.countBefore(interaction);
  }
  return ahead;
}
