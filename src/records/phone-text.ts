/** Telephone numbers as records show them. */
import type { Caller, PhoneNumber } from '../model/caller.js';

/**
 * The number a caller rings from; null: withheld. Random callers get one made of their class and
 * their place in it, in a range that is set aside for fiction.
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
  const digits = String(n).padStart(7, '0');
  return number.text ?? `+4416329${String(classIndex).padStart(2, '0')}${digits}`;
}
