/** By when an interaction is to be answered: what agreement routing orders by. */
import { FRONT, type Interaction } from '../model/interaction.js';
import type { QueuePlan } from '../model/queue-plan.js';

/** Infinity where the queue does not route by agreements, and where there is none. */
export function dueOf(
  { agreementRouting }: QueuePlan,
  { routedSince, agreementMs }: Interaction,
): number {
  if (!agreementRouting) return Number.POSITIVE_INFINITY;
  // Who is put before all of their priority needs no agreement for it.
  return routedSince === FRONT ? FRONT : routedSince + agreementMs;
}
