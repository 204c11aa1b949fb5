/**
 * Whether a class of callers calls at all, and can do what its script says.
 */

import {
  againTwice,
  noCalls,
  notAtFirst,
  redialsAtOnce,
  takesWithoutCallback,
} from '../faults/callers.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { sharesAboveOne } from '../faults/values.js';
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { Path } from '../path.js';
import type { Draft, Sound } from './draft.js';
import { isNothing, type PlanGraph } from './plan-graph.js';
import { reachable } from './plan-walk.js';

export function checkCallers({ draft, whole }: Sound, graph: PlanGraph, found: Diagnostics): void {
  const offers = offersCallback(graph);
  for (const [i, caller] of draft.callers.entries()) {
    checkRedials(caller, ['callers', i], found);
    checkTransfers(caller, ['callers', i, 'transfers'], found);
    if (caller.arrivals === undefined && caller.calls === undefined && whole(['callers', i])) {
      found.at(['callers', i], noCalls());
    }
    const plan = caller.plan ?? graph.defaultPlan();
    if (!whole(['plans']) || plan === null) continue;
    const visit = (call: ToldCall, entered: string, path: Path): void => {
      const own = call.plan ?? entered;
      if (call.takesCallbackAfter !== undefined && !offers(own)) {
        found.at([...path, 'takesCallbackAfter'], takesWithoutCallback(own), 'key');
      }
      for (const further of furtherCalls(call))
        visit(further.call, own, [...path, ...further.path]);
      for (const [k, again] of (call.again ?? []).entries()) {
        for (const key of ['again', 'redials', 'ringsBack'] as const) {
          if (again[key] === undefined) continue;
          const fault = key === 'again' ? againTwice() : notAtFirst(key);
          found.at([...path, 'again', k, key], fault, 'key');
        }
      }
    };
    for (const [j, call] of (caller.calls ?? []).entries()) {
      visit(call, plan, ['callers', i, 'calls', j]);
    }
  }
}

/** Who is turned away and tries again at once would never let time pass. */
function checkRedials({ redials }: Draft['callers'][number], path: Path, found: Diagnostics): void {
  if (typeof redials === 'object' && isNothing(redials.after)) {
    found.at([...path, 'redials', 'after'], redialsAtOnce());
  }
}

/** Of those answered out of one queue no more than all can be transferred. */
function checkTransfers(
  { transfers = [] }: Draft['callers'][number],
  path: Path,
  found: Diagnostics,
): void {
  const shares = new Map<string | undefined, number>();
  for (const { from, share } of transfers) shares.set(from, (shares.get(from) ?? 0) + share);
  const outOfAny = shares.get(undefined) ?? 0;
  for (const [from, share] of shares) {
    const sum = from === undefined ? share : share + outOfAny;
    if (sum > 1 + 1e-9) return found.at(path, sharesAboveOne(sum), 'key');
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
