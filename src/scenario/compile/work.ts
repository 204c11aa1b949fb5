/**
 * Whether as many calls are expected as can be run: a mistyped number would fill the memory, or take
 * years, before anybody saw it.
 */
import type { RateProfile } from '../../engine/rates.js';
import type { CallerClassPlan } from '../../model/caller-plan.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/work.js';

/** What is looked at: a resolved scenario has these fields. */
interface Asked {
  readonly limits: { readonly calls: number; readonly allCalls: number };
  readonly replications: number | { readonly max: number };
  readonly worlds: readonly unknown[];
}

/** First calls only: who calls again is bounded by the number of events. */
export function checkWork(
  { limits, replications, worlds }: Asked,
  classes: readonly CallerClassPlan[],
  lengthMs: number,
  found: Diagnostics,
): void {
  const byCallers = new Map<number, number>();
  for (const { declaredAs, arrivals } of classes) {
    const calls =
      arrivals.kind === 'rates' ? expectedOf(arrivals.profile, lengthMs) : arrivals.calls.length;
    byCallers.set(declaredAs, (byCallers.get(declaredAs) ?? 0) + calls);
  }
  const all = [...byCallers.values()].reduce((sum, calls) => sum + calls, 0);
  const most = Math.max(...byCallers.values());
  const callers = [...byCallers.keys()].find((key) => byCallers.get(key) === most) ?? 0;
  if (all > limits.calls) {
    const fault = faults.tooManyCalls(Math.ceil(all), limits.calls, worlds.length);
    return found.at(['callers', callers], fault);
  }
  const count = typeof replications === 'number' ? replications : replications.max;
  if (all * count <= limits.allCalls) return;
  const fault = faults.tooManyCallsInAll(Math.ceil(all * count), limits.allCalls, worlds.length);
  found.at(['replications'], fault);
}

/** The calls of a class that come before the end, in the mean. */
function expectedOf({ edges, startPerMs, endPerMs }: RateProfile, lengthMs: number): number {
  let calls = 0;
  for (const [k, start] of startPerMs.entries()) {
    const from = edges[k] ?? 0;
    const to = edges[k + 1] ?? from;
    const end = endPerMs[k] ?? start;
    const cut = Math.min(to, lengthMs);
    if (cut <= from) break;
    const atCut = start + ((end - start) * (cut - from)) / (to - from);
    calls += ((cut - from) * (start + atCut)) / 2;
  }
  return calls;
}
