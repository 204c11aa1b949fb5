/**
 * Whose customer is dialled next while no agent is found for them: the best of the firsts of a
 * queue's lists, those whose customer is on the line already left aside.
 */
import type { Interaction } from '../model/interaction.js';
import type { QueueState } from '../model/queue-state.js';
import { goesBefore, type WaitList } from '../model/wait-list.js';
import { loggedInFor } from './estimated-wait.js';

/** Judges the first of a list; given by the simulation, which knows who is still on the line. */
export type MayDial = (first: Interaction, agentsLoggedIn: number) => boolean;

/** The callback to dial; null: none may be dialled now. */
export function aheadFor({ lists }: QueueState, mayDial: MayDial): Interaction | null {
  let best: Interaction | null = null;
  for (let k = 0; k < lists.length; k++) {
    const list = lists[k]!;
    if (list.isHeld) continue;
    const first = firstNotOnLine(list, 0);
    if (first === null || !mayDial(first, loggedInFor(list))) continue;
    if (best === null || isServedBefore(first, best)) best = first;
  }
  return best;
}

function isServedBefore(a: Interaction, b: Interaction): boolean {
  return a.priority === b.priority ? goesBefore(a, b) : a.priority < b.priority;
}

/** Goes down the heap only below those on the line, who are few. */
function firstNotOnLine(list: WaitList, index: number): Interaction | null {
  const here = list.at(index);
  if (here === undefined) return null;
  if (!here.onLine) return here;
  const left = firstNotOnLine(list, 2 * index + 1);
  const right = firstNotOnLine(list, 2 * index + 2);
  if (left === null || right === null) return left ?? right;
  return goesBefore(left, right) ? left : right;
}
