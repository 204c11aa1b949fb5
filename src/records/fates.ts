/** The table of fates: what became of each person in two worlds, counted. */
import { FATE_COUNT, Fate, type People } from './people.js';

let next = 0;
const place = (): number => next++;
/** What is read off the table, person by person. */
export const FateSum = {
  Persons: place(),
  Takers: place(),
  Saved: place(),
  Backfired: place(),
  Relieved: place(),
  Harmed: place(),
  OthersQueued: place(),
} as const;
export const FATE_SUM_COUNT = next;

export interface FateTable {
  /** Rows: fate in `noCallback`; columns: fate in `actual`. */
  readonly counts: Float64Array;
  /** The same for those who took a callback. */
  readonly takers: Float64Array;
  readonly sums: Float64Array;
}

/** Compares the same persons in two worlds; where callbacks do not exist the two are one. */
export function compareFates(
  actual: People,
  noCallback: People,
  takers: { tookFirst(person: number): boolean },
): FateTable {
  const counts = new Float64Array(FATE_COUNT * FATE_COUNT);
  const took = new Float64Array(FATE_COUNT * FATE_COUNT);
  const sums = new Float64Array(FATE_SUM_COUNT);
  for (let person = 0; person < actual.count; person++) {
    if (!actual.isCounted(person)) continue;
    const before = noCallback.fateOf(person);
    const after = actual.fateOf(person);
    const hasTaken = actual.hasTaken(person);
    const cell = before * FATE_COUNT + after;
    counts[cell]!++;
    sums[FateSum.Persons]!++;
    if (hasTaken) {
      took[cell]!++;
      sums[FateSum.Takers]!++;
    }
    // Those for whom `Totals` counts waits: no callback by their first call, a queue in either world.
    const queued = actual.hasQueuedFirst(person) || noCallback.hasQueuedFirst(person);
    if (queued && !takers.tookFirst(person)) sums[FateSum.OthersQueued]!++;
    const lostBefore = before === Fate.Abandoned;
    const lostAfter = after === Fate.Abandoned;
    if (lostBefore === lostAfter) continue;
    if (lostBefore) sums[hasTaken ? FateSum.Saved : FateSum.Relieved]!++;
    else sums[hasTaken ? FateSum.Backfired : FateSum.Harmed]!++;
  }
  return { counts, takers: took, sums };
}
