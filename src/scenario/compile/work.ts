/**
 * Whether as many calls are expected as can be run: a mistyped number would fill the memory, or take
 * years, before anybody saw it.
 */
import type { CallerClassPlan } from '../../model/caller-plan.js';
import { expectedCalls } from '../../model/expected-calls.js';
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
  for (const each of classes) {
    const calls = expectedCalls(each, lengthMs);
    byCallers.set(each.declaredAs, (byCallers.get(each.declaredAs) ?? 0) + calls);
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
