/**
 * Walks over a plan graph: what can be reached, which ways lead to a callback, which go round.
 */
import type { AppletNode, PlanGraph, Way } from './plan-graph.js';

/** Applets that were reached, each with the one before it on a shortest way; null: a start. */
export type Reached = ReadonlyMap<string, string | null>;

/** Every applet that can be reached from the starts. */
export function reachable(
  graph: PlanGraph,
  starts: Iterable<string>,
  follow: (way: Way, from: AppletNode) => boolean = () => true,
): Reached {
  const found = new Map<string, string | null>();
  for (const start of starts) found.set(start, null);
  // A map is walked in the order of insertion, what is added on the way included.
  for (const id of found.keys()) {
    const node = graph.nodes.get(id);
    for (const way of node?.ways ?? []) {
      if (node === undefined || way.to === null || found.has(way.to) || !follow(way, node))
        continue;
      found.set(way.to, id);
    }
  }
  return found;
}

/** The applets from a start to one that was reached. */
export function wayTo(reached: Reached, id: string): readonly string[] {
  const applets: string[] = [];
  for (let each: string | null | undefined = id; each != null; each = reached.get(each))
    applets.unshift(each);
  return applets;
}

/** Whether a call that goes on at `from` may come to a callback applet before any other queue. */
export function leadsToCallback(graph: PlanGraph, from: string): boolean {
  const passed = reachable(
    graph,
    [from],
    (way, node) =>
      node.document.acd === undefined &&
      node.document.callback === undefined &&
      way.kind !== 'initial',
  );
  return [...passed.keys()].some((id) => graph.nodes.get(id)?.document.callback !== undefined);
}

/**
 * Rings of ways that take no time, each as the applets on it, beginning and ending with the same.
 * One ring for each group of applets that are on rings with each other, found by one walk an applet.
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
  const ways = graph.nodes.get(id)?.ways ?? [];
  const next = ways.flatMap((way) => (instant(way) && way.to !== null ? [way.to] : []));
  if (next.length === 0) return null;
  const back = reachable(graph, next, instant);
  return back.has(id) ? [id, ...wayTo(back, id)] : null;
}
