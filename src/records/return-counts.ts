/** What is counted where an agent's phone rang in vain. */
import type { Interaction } from '../model/interaction.js';
import { Counter } from './counter.js';

/** An agent's ring ended without an answer. */
export function countRequeue(
  cells: Float64Array,
  { cell, requeues, lastOfferAt }: Interaction,
  rejected: boolean,
  now: number,
): void {
  cells[cell + Counter.Requeues]!++;
  if (requeues === 1) cells[cell + Counter.RequeuedOnce]!++;
  cells[cell + (rejected ? Counter.AgentRejected : Counter.AgentSilent)]!++;
  cells[cell + Counter.RingingInVainMs]! += now - lastOfferAt;
}
