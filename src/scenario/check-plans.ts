/**
 * Whether plans lead somewhere: no way goes round in no time, every callback finds its queue.
 */
import type { Diagnostics } from './diagnostics.js';
import * as faults from './faults-of-plans.js';
import type { AppletNode, PlanGraph } from './plan-graph.js';
import type { AppletDocument } from './schema-plans.js';
import { instantRings, reachable } from './plan-walk.js';

/** Checks of a graph whose references all lead somewhere. `entries`: where callers come in. */
export function checkPlans(graph: PlanGraph, entries: readonly string[], found: Diagnostics): void {
  checkRings(graph, found);
  for (const node of graph.nodes.values()) {
    const initial = node.ways.find((way) => way.kind === 'initial');
    if (initial?.to != null) checkInitial(graph, node, initial.to, found);
  }
  checkReturns(graph, entries, found);
}

function checkRings(graph: PlanGraph, found: Diagnostics): void {
  for (const node of graph.nodes.values()) {
    for (const way of node.ways) {
      if (way.kind === 'breakout' && way.to === node.id) found.at(way.path, faults.breakoutToItself());
    }
  }
  for (const ring of instantRings(graph)) {
    const node = graph.nodes.get(ring[0] ?? '');
    const way = node?.ways.find((each) => each.to === ring[1] && each.instant);
    if (way === undefined || (way.kind === 'breakout' && way.to === node?.id)) continue;
    found.at(way.path, faults.endlessLoop(ring));
  }
}

//= R11
//# [...] you can also configure your interaction plan such that Vonage Contact Center routes the original call or the callback call through applets that change information associated with the call
/** Every way from an initial applet must come to a queue in skills mode before anything else. */
function checkInitial(graph: PlanGraph, callback: AppletNode, initial: string, found: Diagnostics): void {
  const path = [...callback.path, 'callback', 'initial'];
  const passed = reachable(
    graph,
    [initial],
    (way, node) => node.document.acd === undefined && way.kind !== 'initial',
  );
  for (const [id, applets] of passed) {
    const document = graph.nodes.get(id)?.document;
    if (document?.acd !== undefined) {
      if (document.acd.mode !== 'longestWaiting') continue;
      found.at(path, faults.initialWithoutQueue(applets, `comes to ${id}, a queue in longestWaiting mode`));
      return;
    }
    if (document === undefined || goesOn(document)) continue;
    found.at(path, faults.initialWithoutQueue(applets, 'ends without a queue'));
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
/**
 * For every callback applet without an initial applet: the last queue on every way to it must be
 * one in skills mode. A state is an applet together with the last queue passed.
 */
function checkReturns(graph: PlanGraph, entries: readonly string[], found: Diagnostics): void {
  const NONE = '';
  const seen = new Map<string, readonly string[]>();
  const pending: { id: string; queue: string; applets: readonly string[] }[] = [];
  const visit = (id: string, queue: string, before: readonly string[]): void => {
    const key = `${id} ${queue}`;
    if (seen.has(key)) return;
    const applets = [...before.slice(-40), id];
    seen.set(key, applets);
    pending.push({ id, queue, applets });
  };
  for (const entry of entries) visit(entry, NONE, []);
  for (let state = pending.shift(); state !== undefined; state = pending.shift()) {
    const { id, queue, applets } = state;
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    const { acd, callback } = node.document;
    if (callback !== undefined && (callback.initial ?? 'none') === 'none') {
      if (queue === NONE) found.at([...node.path, 'callback'], faults.callbackWithoutQueue(applets), 'key');
      else if (graph.nodes.get(queue)?.document.acd?.mode === 'longestWaiting') {
        found.at([...node.path, 'callback'], faults.callbackFromLongestWaiting(queue, applets), 'key');
      }
    }
    // One longest-waiting queue is as bad as another, and so is one in skills mode as good.
    const after = acd === undefined ? queue : queueClass(graph, id, acd.mode);
    for (const way of node.ways) {
      if (way.to !== null && way.kind !== 'initial') visit(way.to, after, applets);
    }
  }
}

/** Queues in skills mode are all alike here; a longest-waiting one is named in the message. */
function queueClass(graph: PlanGraph, id: string, mode: string | undefined): string {
  if (mode === 'longestWaiting') return id;
  for (const node of graph.nodes.values()) {
    if (node.document.acd !== undefined && node.document.acd.mode !== 'longestWaiting') return node.id;
  }
  return id;
}
