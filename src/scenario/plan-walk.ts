/**
 * Walks over a plan graph: what can be reached, which ways lead to a callback, which go round.
 */
import type { AppletNode, PlanGraph, Way } from './plan-graph.js';

/** Every applet that can be reached from the starts, each with one way that leads there. */
export function reachable(
  graph: PlanGraph,
  starts: Iterable<string>,
  follow: (way: Way, from: AppletNode) => boolean = () => true,
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const pending: string[] = [];
  for (const start of starts) {
    if (!found.has(start)) pending.push(start);
    found.set(start, [start]);
  }
  for (let id = pending.shift(); id !== undefined; id = pending.shift()) {
    const node = graph.nodes.get(id);
    for (const way of node?.ways ?? []) {
      if (node === undefined || way.to === null || found.has(way.to) || !follow(way, node)) continue;
      found.set(way.to, [...(found.get(id) ?? []), way.to]);
      pending.push(way.to);
    }
  }
  return found;
}

/** Whether a call that goes on at `from` may come to a callback applet before any other queue. */
export function leadsToCallback(graph: PlanGraph, from: string): boolean {
  const passed = reachable(
    graph,
    [from],
    (way, node) => node.document.acd === undefined && node.document.callback === undefined && way.kind !== 'initial',
  );
  return [...passed.keys()].some((id) => graph.nodes.get(id)?.document.callback !== undefined);
}

/**
 * Rings of ways that take no time, each as the applets on it, beginning and ending with the same.
 * One ring for each group of applets that are on rings with each other.
 */
export function instantRings(graph: PlanGraph): (readonly string[])[] {
  const rings: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const id of graph.nodes.keys()) {
    if (done.has(id)) continue;
    const ring = ringThrough(graph, id);
    if (ring === null) continue;
    rings.push(ring);
    for (const each of ring) done.add(each);
  }
  return rings;
}

function ringThrough(graph: PlanGraph, id: string): readonly string[] | null {
  const instant = (way: Way): boolean => way.instant && way.kind !== 'initial';
  for (const way of graph.nodes.get(id)?.ways ?? []) {
    if (!instant(way) || way.to === null) continue;
    const back = reachable(graph, [way.to], instant).get(id);
    if (back !== undefined) return [id, ...back];
  }
  return null;
}
