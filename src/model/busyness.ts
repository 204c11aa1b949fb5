/**
 * How much busier than forecast a day, and each step of it, turns out to be.
 */
import type { Distribution } from '../engine/distribution.js';

export interface BusynessPlan {
  /** Stands for the name under which the numbers are drawn; 32 bits. */
  readonly drawnAs: number;
  /** One factor of mean one a day; null: none. */
  readonly day: Distribution | null;
  /** One factor of mean one a step; null: none. */
  readonly step: Distribution | null;
  /** Of the normals that lie behind the factors of a step and the next. */
  readonly correlation: number;
  /** By piece of the rates: the day of the run it lies in, from 0. */
  readonly days: readonly number[];
  /** By piece: the how manieth step of that day it is, from 0. */
  readonly steps: readonly number[];
}

/** The kind of draws that these are, above those of all classes of callers. */
export const BUSYNESS_KIND = 510;

/** What they are for; the attempt of the key is the day, the index the step. */
export const BusynessPurpose = { Day: 0, Step: 1 } as const;
