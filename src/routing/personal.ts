/**
 * Work that waits for one agent alone.
 */
import { type Interaction, Phase } from '../model/interaction.js';
import type { NamePart } from '../model/queue-plan.js';
import type { QueueState } from '../model/queue-state.js';
import { goesBefore, type WaitList } from '../model/wait-list.js';

/** The name of the agent for whom an interaction is; empty where nothing says one. */
export function personalName({ data, caller }: Interaction, parts: readonly NamePart[]): string {
  let name = '';
  for (const part of parts) {
    if ('text' in part) name += part.text;
    else if ('lastAgent' in part) name += caller.lastAgent?.plan.name ?? '';
    else name += data?.[part.dataSource] ?? '';
  }
  return name;
}

/** The first of what waits for one agent and is not held back: by priority class, then as in any list. */
export function firstPersonal(lists: readonly WaitList[]): Interaction | null {
  let first: Interaction | null = null;
  for (let k = 0; k < lists.length; k++) {
    const { first: head, reserve } = lists[k]!;
    if (head === undefined || reserve === Number.POSITIVE_INFINITY) continue;
    if (
      first === null ||
      head.priority < first.priority ||
      (head.priority === first.priority && goesBefore(head, first))
    ) {
      first = head;
    }
  }
  return first;
}

/** Lines that compete with one: those of its queue, or of its one agent, other queues' included. */
export function linesWith({ agent }: WaitList, state: QueueState): readonly WaitList[] {
  return agent?.personal ?? state.lists;
}

/** How many wait in the queue of a list; for the same agent, where it is for one alone. */
export function waitingWith({ agent, queue }: WaitList, state: QueueState): number {
  if (agent === null) return state.waitingInAll;
  let waiting = 0;
  for (const list of agent.personal ?? []) if (list.queue === queue) waiting += list.size;
  return waiting;
}

/** The same with those whom an agent's phone rings for. */
export function lengthWith(list: WaitList, state: QueueState): number {
  const { agent, queue } = list;
  if (agent === null) return state.length;
  const { interaction } = agent;
  const rings = interaction?.phase === Phase.Ringing && interaction.list?.agent === agent;
  return waitingWith(list, state) + (rings && interaction.queue === queue ? 1 : 0);
}
