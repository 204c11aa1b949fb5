/** Telephone numbers as records show them. */
import type { Caller, PhoneNumber } from '../model/caller.js';

/**
 * The number a caller rings from; null: withheld. Random callers get one made of their class and
 * their place in it; no real number is meant.
 */
export function clidOf(caller: Caller): string | null {
  return caller.withheld ? null : ownNumber(caller);
}

/** A number that was dialled for a caller. */
export function numberText(number: PhoneNumber, caller: Caller): string {
  if (number === caller.number) return ownNumber(caller);
  if (number === caller.otherNumber) return `${ownNumber(caller)}-2`;
  return number.text ?? ownNumber(caller);
}

function ownNumber({ number, classIndex, n }: Caller): string {
  if (number.text !== null) return number.text;
  // At most 15 digits, as E.164 allows: four for the range, three for the class, eight for the caller.
  const place = String(classIndex).padStart(3, '0') + String(n).padStart(8, '0');
  return `+4477${place}`;
}
