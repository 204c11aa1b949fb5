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
  /** Rows of a log of intervals, some two hundred bytes each. */
  readonly intervals: number;
  /** Rejected lines that are listed; the others are only counted. */
  readonly rejectedListed: number;
  /** Bytes that may come out of a packed file, whatever its size. */
  readonly unpackedFreely: number;
  /** Beyond them, how many may come out of each that goes in; null: any. */
  readonly unpackedTimes: number | null;
  /** Bytes that may come out of it in any case. */
  readonly unpacked: number;
}

export const BOUNDS: Bounds = {
  calls: 40_000_000,
  callsOfADay: 2_000_000,
  intervals: 2_000_000,
  rejectedListed: 100_000,
  unpackedFreely: 200e6,
  unpackedTimes: 100,
  unpacked: 20e9,
};

/** @throws LogFault where there are more than so many */
export function mustBeWithin(count: number, most: number, what: string, remedy: string): void {
  if (count <= most) return;
  throw new LogFault([`has more than ${most.toLocaleString('en')} ${what}: ${remedy}`]);
}
