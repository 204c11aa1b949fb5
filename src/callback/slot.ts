/**
 * Beyond the preset: a caller who takes a callback chooses when it is made.
 */
import { type SlotBook, SlotChoice } from '../model/schedule.js';

/** No slot is open. */
export const NO_SLOT = -1;

/**
 * The slot that is chosen.
 *
 * @param earliest the instant before which no slot may begin
 * @param uniform one uniform number; not looked at where the first open slot is chosen
 */
export function chooseSlot(book: SlotBook, earliest: number, uniform: number): number {
  const first = book.firstFrom(earliest);
  switch (book.plan.choice) {
    case SlotChoice.First:
      return openSlot(book, first, 0);
    case SlotChoice.Uniform:
      return openSlot(book, first, Math.floor(uniform * openSlots(book, first)));
    case SlotChoice.Weighted:
      return weightedSlot(book, first, uniform);
  }
}

/** The slot that begins at an instant, if it is open. */
export function slotAt(book: SlotBook, instant: number): number {
  const slot = book.firstFrom(instant);
  return book.plan.starts[slot] === instant && book.isOpen(slot) ? slot : NO_SLOT;
}

function openSlots(book: SlotBook, first: number): number {
  let open = 0;
  for (let slot = first; slot < book.taken.length; slot++) if (book.isOpen(slot)) open++;
  return open;
}

/** The open slot after so many others. */
function openSlot(book: SlotBook, first: number, skip: number): number {
  let left = skip;
  for (let slot = first; slot < book.taken.length; slot++) {
    if (book.isOpen(slot) && left-- === 0) return slot;
  }
  return NO_SLOT;
}

/** Of the open slots as many as there are weights; what is beyond them is not chosen. */
function weightedSlot(book: SlotBook, first: number, uniform: number): number {
  const { weights } = book.plan;
  const open = Math.min(weights.length, openSlots(book, first));
  let total = 0;
  for (let k = 0; k < open; k++) total += weights[k]!;
  if (total === 0) return NO_SLOT;
  let left = uniform * total;
  let chosen = 0;
  while (chosen < open - 1 && left >= weights[chosen]!) left -= weights[chosen++]!;
  // Rounding may leave the last one, which may weigh nothing.
  while (weights[chosen] === 0) chosen--;
  return openSlot(book, first, chosen);
}
