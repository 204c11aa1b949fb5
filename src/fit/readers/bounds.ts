/**
 * How much of a log is read. What goes beyond is refused with a word on what to do: no memory, and
 * nobody's patience, is enough for any file.
 */
import { LogFault } from './reader.js';

export interface Bounds {
  /** Calls that are kept, some twenty to fifty bytes each. */
  readonly calls: number;
  /** Of one date, as all calls of a day are looked at together. */
  readonly callsOfADay: number;
}

export const BOUNDS: Bounds = {
  calls: 40_000_000,
  callsOfADay: 2_000_000,
};

/** @throws LogFault where there are more than so many */
export function mustBeWithin(count: number, most: number, what: string, remedy: string): void {
  if (count <= most) return;
  throw new LogFault([`has more than ${most.toLocaleString('en')} ${what}: ${remedy}`]);
}
