/** What is counted where the customer is dialled first, a setting beyond the preset. */
import { CustomerResult } from '../model/caller-plan.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import type { Histogram } from '../stats/histogram.js';
import { Counter } from './counter.js';

/** The dial of a callback has come to its result, whatever follows it. */
export function dialMs({ dialledAt, customerAt }: Interaction, now: number): number {
  return (customerAt === NEVER ? now : customerAt) - dialledAt;
}

/** The customer is on the line. */
export function countOnTheLine(cells: Float64Array, callback: Interaction, now: number): void {
  const { cell } = callback;
  cells[cell + Counter.OnLine]!++;
  countWithoutAgent(cells, callback, now);
}

/** A dial, with its prompt, through which no agent was kept for the callback. */
function countWithoutAgent(cells: Float64Array, callback: Interaction, now: number): void {
  if (callback.agent !== null) return;
  cells[callback.cell + Counter.DialledWithoutAgentMs]! += now - callback.dialledAt;
}

/** The customer leg has its final result. */
export function countCustomerLeg(
  cells: Float64Array,
  waits: Histogram | undefined,
  callback: Interaction,
  result: CustomerResult,
  now: number,
): void {
  const { cell, onLineAt } = callback;
  if (!callback.onLine) countWithoutAgent(cells, callback, now);
  else if (result === CustomerResult.Person) {
    cells[cell + Counter.OnLineConnected]!++;
    cells[cell + Counter.OnLineConnectedMs]! += now - onLineAt;
    waits?.add(now - onLineAt);
  } else {
    cells[cell + Counter.OnLineAbandoned]!++;
    cells[cell + Counter.OnLineAbandonedMs]! += now - onLineAt;
  }
}

/** In a queue at the end: waiting, being offered, or dialled before an agent has answered. */
export function countLeftInQueue(cells: Float64Array, interaction: Interaction): void {
  const { cell, heapIndex, phase } = interaction;
  const inQueue = heapIndex >= 0 || phase === Phase.Ringing || phase === Phase.CustomerLeg;
  if (inQueue) cells[cell + Counter.StillQueued]!++;
  if (inQueue && interaction.onLine) cells[cell + Counter.StillOnLine]!++;
}
