/**
 * Whether a class of callers calls at all, and can do what its script says.
 */
import type { Diagnostics } from './diagnostics.js';
import type { Sound } from './draft.js';
import { noCalls, takesWithoutCallback } from './faults-of-callers.js';
import type { Path } from './path.js';
import type { PlanGraph } from './plan-graph.js';
import { reachable } from './plan-walk.js';
import type { CallDocument } from './schema-calls.js';

export function checkCallers({ draft, whole }: Sound, graph: PlanGraph, found: Diagnostics): void {
  const offers = offersCallback(graph);
  for (const [i, caller] of draft.callers.entries()) {
    if (caller.arrivals === undefined && caller.calls === undefined && whole(['callers', i])) {
      found.at(['callers', i], noCalls());
    }
    const plan = caller.plan ?? graph.defaultPlan();
    if (!whole(['plans']) || plan === null) continue;
    const visit = (calls: readonly CallDocument[], entered: string, path: Path): void => {
      for (const [j, call] of calls.entries()) {
        const own = call.plan ?? entered;
        if (call.takesCallbackAfter !== undefined && !offers(own)) {
          found.at([...path, j, 'takesCallbackAfter'], takesWithoutCallback(own), 'key');
        }
        visit(call.again ?? [], own, [...path, j, 'again']);
      }
    };
    visit(caller.calls ?? [], plan, ['callers', i, 'calls']);
  }
}

/** Whether any way from the entry of a plan leads to a callback applet. */
function offersCallback(graph: PlanGraph): (plan: string) => boolean {
  const known = new Map<string, boolean>();
  return (plan) => {
    const entry = graph.entry(plan);
    // An unknown plan has been named already.
    if (entry === null) return true;
    let offers = known.get(entry);
    if (offers === undefined) {
      offers = [...reachable(graph, [entry]).keys()].some(
        (id) => graph.nodes.get(id)?.document.callback !== undefined,
      );
      known.set(entry, offers);
    }
    return offers;
  };
}
