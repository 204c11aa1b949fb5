/** What is counted where an agent's phone rang in vain, and where a callback belongs. */
import type { Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { Counter } from './counter.js';

/** An agent's ring ended without an answer. */
export function countRequeue(
  cells: Float64Array,
  { cell, homeCell, media, requeues, lastOfferAt }: Interaction,
  rejected: boolean,
  now: number,
): void {
  cells[cell + Counter.Requeues]!++;
  // One that was reached and goes on to another agent is a call by now.
  const home = media === Media.PhoneCallback ? homeCell : cell;
  if (requeues === 1) cells[home + Counter.RequeuedOnce]!++;
  cells[cell + (rejected ? Counter.AgentRejected : Counter.AgentSilent)]!++;
  cells[cell + Counter.RingingInVainMs]! += now - lastOfferAt;
}

/**
 * What becomes of a callback is counted in the queue that it was in last before an agent answered it:
 * one that moves on takes along what has been counted.
 *
 * @param isFirst whether it has been in no queue before
 */
export function takeHome(cells: Float64Array, interaction: Interaction, isFirst: boolean): void {
  if (interaction.media !== Media.PhoneCallback) return;
  const { cell, homeCell: left, requeues } = interaction;
  interaction.homeCell = cell;
  cells[cell + Counter.Homed]!++;
  if (isFirst) return;
  cells[left + Counter.Homed]!--;
  if (requeues === 0) return;
  cells[left + Counter.RequeuedOnce]!--;
  cells[cell + Counter.RequeuedOnce]!++;
}
