/** What callers make of a wait that is quoted to them. */
import type { BalkStep, PatienceStep } from '../model/caller-plan.js';

/** The share who hang up at once: that of the first row whose bound the quote is over. */
export function shareWhoBalk(rows: readonly BalkStep[], quotedMs: number): number {
  for (let k = 0; k < rows.length; k++) {
    if (quotedMs > rows[k]!.overMs) return rows[k]!.share;
  }
  return 0;
}

/** How many times their own the hazard of giving up is: by the first row whose bound it is under. */
export function hazardTimesAfter(rows: readonly PatienceStep[], quotedMs: number): number {
  for (let k = 0; k < rows.length; k++) {
    if (quotedMs < rows[k]!.underMs) return rows[k]!.hazardTimes;
  }
  return 1;
}
