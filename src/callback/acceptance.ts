/**
 * Whether an offer of a callback is accepted: how likely, by what the caller knows and feels.
 */
import type { AcceptanceRow } from '../model/caller-plan.js';

/** What holds for a caller who hears an offer, ms. */
export interface OfferHeard {
  /** Below 0: no wait was quoted. */
  readonly quotedMs: number;
  /** Time in the queue so far. */
  readonly waitedMs: number;
  /** Until the caller would give up; Infinity: never. */
  readonly patienceLeftMs: number;
}

/** The share who accept: of the first row whose conditions all hold. */
export function acceptanceOf(rows: readonly AcceptanceRow[], heard: OfferHeard): number {
  const last = rows.length - 1;
  for (let k = 0; k < last; k++) {
    if (holds(rows[k]!, heard)) return rows[k]!.probability;
  }
  return rows[last]!.probability;
}

function holds(row: AcceptanceRow, { quotedMs, waitedMs, patienceLeftMs }: OfferHeard): boolean {
  const { quotedOverMs, quotedUpToMs, waitedOverMs, patienceUnderMs } = row;
  const wasQuoted = quotedMs >= 0;
  if (quotedOverMs !== null && !(wasQuoted && quotedMs > quotedOverMs)) return false;
  if (quotedUpToMs !== null && !(wasQuoted && quotedMs <= quotedUpToMs)) return false;
  if (waitedOverMs !== null && waitedMs <= waitedOverMs) return false;
  if (patienceUnderMs !== null && patienceLeftMs >= patienceUnderMs) return false;
  return !row.patienceUnderQuote || (wasQuoted && patienceLeftMs < quotedMs);
}
