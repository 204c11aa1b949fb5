/**
 * Whether plans lead somewhere: no way goes round in no time, every callback finds its queue.
 */
import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/plans.js';
import type { AppletDocument } from '../schema/plans.js';
import { durationMs } from '../text/duration.js';
import { type AppletNode, type PlanGraph, voluntaryOf } from './plan-graph.js';
import { instantRings, reachable, wayTo } from './plan-walk.js';

/** Checks of a graph whose references all lead somewhere. `entries`: where callers come in. */
export function checkPlans(graph: PlanGraph, entries: readonly string[], found: Diagnostics): void {
  checkRings(graph, found);
  for (const node of graph.nodes.values()) {
    checkRepeats(node, found);
    checkAnnouncements(node, found);
  }
  for (const node of graph.nodes.values()) {
    const initial = node.ways.find((way) => way.kind === 'initial');
    if (initial?.to != null) checkInitial(graph, node, initial.to, found);
  }
  checkReturns(graph, entries, found);
}

function checkRings(graph: PlanGraph, found: Diagnostics): void {
  for (const node of graph.nodes.values()) {
    for (const way of node.ways) {
      if (way.kind === 'breakout' && way.to === node.id)
        found.at(way.path, faults.breakoutToItself());
    }
  }
  for (const ring of instantRings(graph)) {
    const node = graph.nodes.get(ring[0] ?? '');
    const way = node?.ways.find((each) => each.to === ring[1] && each.instant);
    if (way === undefined || (way.kind === 'breakout' && way.to === node?.id)) continue;
    found.at(way.path, faults.endlessLoop(ring));
  }
}

/** A voluntary breakout that repeats is offered for ever: it has to be the last. */
function checkRepeats({ document, path }: AppletNode, found: Diagnostics): void {
  const voluntary = voluntaryOf(document.breakouts);
  const last = lastOf(voluntary.map(({ after }) => durationMs(after)));
  for (const [i, { repeatEvery = 'never' }] of voluntary.entries()) {
    const at = [...path, 'breakouts', 'voluntary', i, 'repeatEvery'];
    if (repeatEvery !== 'never' && i !== last) found.at(at, faults.repeatsBeforeOthers());
  }
}

/** The position of the latest; of several at the same time, of the one declared last. */
function lastOf(times: readonly number[]): number {
  let last = 0;
  for (const [i, time] of times.entries()) if (time >= (times[last] ?? 0)) last = i;
  return last;
}

/** One that repeats is heard for ever: it has to be the last, and the only one of its instant. */
function checkAnnouncements({ document, path }: AppletNode, found: Diagnostics): void {
  const announcements = document.acd?.announcements ?? [];
  const last = lastOf(announcements.map(({ at }) => durationMs(at)));
  for (const [i, { every = 'never' }] of announcements.entries()) {
    const place = [...path, 'acd', 'announcements', i, 'every'];
    if (every !== 'never' && i !== last) found.at(place, faults.announcesBeforeOthers());
  }
}

//= R11
//# [...] you can also configure your interaction plan such that Vonage Contact Center routes the original call or the callback call through applets that change information associated with the call
/** Every way from an initial applet must come to a queue in skills mode before anything else. */
function checkInitial(
  graph: PlanGraph,
  callback: AppletNode,
  initial: string,
  found: Diagnostics,
): void {
  const path = [...callback.path, 'callback', 'initial'];
  const passed = reachable(
    graph,
    [initial],
    (way, node) => node.document.acd === undefined && way.kind !== 'initial',
  );
  for (const id of passed.keys()) {
    const document = graph.nodes.get(id)?.document;
    if (document?.acd !== undefined) {
      if (document.acd.mode !== 'longestWaiting') continue;
      found.at(
        path,
        faults.initialWithoutQueue(
          wayTo(passed, id),
          `comes to ${id}, a queue in longestWaiting mode`,
        ),
      );
      return;
    }
    if (document === undefined || goesOn(document)) continue;
    found.at(path, faults.initialWithoutQueue(wayTo(passed, id), 'ends without a queue'));
    return;
  }
}

/** Whether something always follows the applet. */
function goesOn({ next, goTo, menu }: AppletDocument): boolean {
  const shares = Object.values(menu?.choices ?? {}).reduce((sum, { share }) => sum + share, 0);
  return next !== undefined || goTo !== undefined || shares > 1 - 1e-9;
}

//= R10
//# Vonage Contact Center routes the call to the same queue as the original call.
/** For every callback applet without an initial one: the last queue on every way to it. */
function checkReturns(graph: PlanGraph, entries: readonly string[], found: Diagnostics): void {
  const seen = new Set<string>();
  const pending: Arrival[] = [];
  const visit = (arrival: Arrival): void => {
    const key = `${arrival.id} ${arrival.mode}`;
    if (!seen.has(key)) pending.push(arrival);
    seen.add(key);
  };
  for (const id of entries) visit({ id, mode: 'none', queue: '', before: null });
  for (let next = 0; next < pending.length; next++) {
    const arrival = pending[next];
    const node = graph.nodes.get(arrival?.id ?? '');
    if (arrival === undefined || node === undefined) continue;
    const { acd, callback } = node.document;
    if (callback !== undefined && (callback.initial ?? 'none') === 'none')
      checkReturn(node, arrival, found);
    const after = acd === undefined ? arrival : { mode: acd.mode ?? 'skills', queue: node.id };
    for (const way of node.ways) {
      if (way.to === null || way.kind === 'initial') continue;
      visit({ id: way.to, mode: after.mode, queue: after.queue, before: arrival });
    }
  }
}

/** A call at an applet, and the last queue it has been in. */
interface Arrival {
  readonly id: string;
  readonly mode: 'none' | 'skills' | 'longestWaiting';
  readonly queue: string;
  readonly before: Arrival | null;
}

function checkReturn({ path }: AppletNode, arrival: Arrival, found: Diagnostics): void {
  const { mode, queue } = arrival;
  if (mode === 'skills') return;
  const applets: string[] = [];
  for (let each: Arrival | null = arrival; each !== null; each = each.before)
    applets.unshift(each.id);
  const fault =
    mode === 'none'
      ? faults.callbackWithoutQueue(applets)
      : faults.callbackFromLongestWaiting(queue, applets);
  found.at([...path, 'callback'], fault, 'key');
}
