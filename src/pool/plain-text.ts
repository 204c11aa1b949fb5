import { printable } from '../scenario/faults/fault.js';

/** Text that somebody else has put into Redis, as it can be shown: short, and on one line. */
export function plainText(text: string, most = 300): string {
  return text.length > most ? `${printable(text.slice(0, most))}…` : printable(text);
}
