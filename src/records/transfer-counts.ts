/** What transfers come to, counted at the queues that callers were transferred out of, and into. */
import type { Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { Counter, Scalar } from './counter.js';
import type { People } from './people.js';

/** The talk of `from` led to a transfer. */
export function countTransfer(
  cells: Float64Array,
  scalars: Float64Array,
  people: People,
  { cell, caller }: Interaction,
): void {
  cells[cell + Counter.TransferredOut]!++;
  scalars[Scalar.TransfersInAll]!++;
  const { person } = caller;
  if (people.isCounted(person) && !people.wasTransferred(person)) {
    scalars[Scalar.PersonsTransferred]!++;
  }
  people.transferred(person);
}

/** Whether it is a call as which a transferred caller goes on; callbacks that it takes are not. */
export function isTransferred({ transfers, media }: Interaction): boolean {
  return transfers > 0 && media === Media.Phone;
}
