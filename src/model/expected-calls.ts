/** How many first calls a plan has in store, before any of them is drawn. */
import type { RateProfile } from '../engine/rates.js';
import type { CallerClassPlan } from './caller-plan.js';

/**
 * First calls of a class in one replication, in the mean and without busy days; who calls again is not
 * counted.
 */
export function expectedCalls({ arrivals }: CallerClassPlan, lengthMs: number): number {
  return arrivals.kind === 'rates' ? under(arrivals.profile, lengthMs) : arrivals.calls.length;
}

/** The cumulated rate until then. */
function under({ edges, startPerMs, endPerMs }: RateProfile, lengthMs: number): number {
  let calls = 0;
  for (const [k, start] of startPerMs.entries()) {
    const from = edges[k] ?? 0;
    const to = edges[k + 1] ?? from;
    const end = endPerMs[k] ?? start;
    const cut = Math.min(to, lengthMs);
    // A piece without length holds nothing; others may follow it.
    if (cut <= from) continue;
    const atCut = start + ((end - start) * (cut - from)) / (to - from);
    calls += ((cut - from) * (start + atCut)) / 2;
  }
  return calls;
}
