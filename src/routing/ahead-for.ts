/**
 * Whose customer is dialled next while no agent is found for them: the best of the firsts of a
 * queue's lists, those whose customer is on the line already left aside.
 */
import type { Interaction } from '../model/interaction.js';
import type { QueueState } from '../model/queue-state.js';
import { goesBefore } from '../model/wait-list.js';
import { loggedInFor } from './estimated-wait.js';
import { firstOf } from './first-of.js';

/** Judges the first of a list; given by the simulation, which knows who is still on the line. */
export type MayDial = (first: Interaction, agentsLoggedIn: number) => boolean;

/** The callback to dial; null: none may be dialled now. */
export function aheadFor({ lists }: QueueState, mayDial: MayDial): Interaction | null {
  let best: Interaction | null = null;
  for (let k = 0; k < lists.length; k++) {
    const list = lists[k]!;
    if (list.isHeld) continue;
    const first = firstOf(list, isNotOnLine);
    if (first === null || !mayDial(first, loggedInFor(list))) continue;
    if (best === null || isServedBefore(first, best)) best = first;
  }
  return best;
}

function isServedBefore(a: Interaction, b: Interaction): boolean {
  return a.priority === b.priority ? goesBefore(a, b) : a.priority < b.priority;
}

function isNotOnLine({ onLine }: Interaction): boolean {
  return !onLine;
}
