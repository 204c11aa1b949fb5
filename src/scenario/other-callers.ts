/**
 * Where two scenarios on one seed do not meet the same callers, and why.
 *
 * The n-th caller of a class is the same person in both if the class calls at the same instants and
 * stands in the same place among the classes, since what a caller draws is found by those two.
 */
import { nth } from './other-streams.js';
import type { ResolvedScenario } from './resolve/resolve.js';

/** One sentence for each stream that differs; none where every caller is the same person. */
export function otherCallers(before: ResolvedScenario, after: ResolvedScenario): string[] {
  const found: string[] = [];
  for (const key of ['length', 'start'] as const) {
    if (before[key] !== after[key]) {
      found.push(`${key} differs: ${before[key]} and ${after[key]}`);
    }
  }
  if (before.factors.volume !== after.factors.volume) {
    found.push(
      `factors.volume: ${before.factors.volume} and ${after.factors.volume} times the calls`,
    );
  }
  const places = placesOf(after.callers);
  for (const [name, k] of placesOf(before.callers)) {
    const place = places.get(name);
    places.delete(name);
    if (place === undefined) {
      found.push(`callers.${name}: in the base only`);
      continue;
    }
    const [each, other] = [before, after].map(({ callers }) =>
      callers.find((caller) => caller.name === name),
    );
    if (each === undefined) continue;
    if (place !== k) {
      found.push(`callers.${name}: the ${nth(k)} class in the base, here the ${nth(place)}`);
    }
    if (!same(each.arrivals, other?.arrivals)) {
      found.push(`callers.${name}.arrivals: they call at other instants`);
    }
    if (!same(each.calls, other?.calls)) found.push(`callers.${name}.calls: other calls`);
  }
  return [...found, ...[...places.keys()].map((name) => `callers.${name}: here only`)];
}

/** Where each class begins among all; one with drawn and told calls is two. */
function placesOf(callers: ResolvedScenario['callers']): Map<string, number> {
  const places = new Map<string, number>();
  let next = 0;
  for (const { name, arrivals, calls = [] } of callers) {
    places.set(name, next);
    const isTold = calls.length > 0 || arrivals?.file !== undefined;
    next += isTold && arrivals?.poisson !== undefined ? 2 : 1;
  }
  return places;
}

/** Both are resolved, so what means the same is written the same. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
