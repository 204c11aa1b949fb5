/**
 * Groups of a queue that open with time: the first serves from the start, each later one joins in
 * once an interaction has waited so long. A group that has opened stays open.
 */
import type { GroupOpening } from '../model/queue-plan.js';

/** How many groups beyond the first are open after so long in the queue. */
export function stageAfter(openings: readonly GroupOpening[], inQueueMs: number): number {
  let stage = 0;
  while (stage + 1 < openings.length && openings[stage + 1]!.afterMs <= inQueueMs) stage++;
  return stage;
}

/** How long in the queue the next group opens; Infinity: all are open. */
export function nextOpeningMs(openings: readonly GroupOpening[], stage: number): number {
  return openings[stage + 1]?.afterMs ?? Number.POSITIVE_INFINITY;
}
