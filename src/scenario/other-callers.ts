/**
 * Where two scenarios on one seed do not meet the same callers, and why.
 *
 * The n-th caller of a class is the same person in both if the class calls at the same instants and
 * stands in the same place among the classes, since what a caller draws is found by those two.
 */
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
  const places = new Map(after.callers.map((each, k) => [each.name, k]));
  for (const [k, each] of before.callers.entries()) {
    const place = places.get(each.name);
    places.delete(each.name);
    if (place === undefined) {
      found.push(`callers.${each.name}: in the base only`);
      continue;
    }
    const other = after.callers[place];
    if (place !== k) {
      found.push(`callers.${each.name}: the ${nth(k)} class in the base, here the ${nth(place)}`);
    }
    if (!same(each.arrivals, other?.arrivals)) {
      found.push(`callers.${each.name}.arrivals: they call at other instants`);
    }
    if (!same(each.calls, other?.calls)) found.push(`callers.${each.name}.calls: other calls`);
  }
  return [...found, ...[...places.keys()].map((name) => `callers.${name}: here only`)];
}

/** Both are resolved, so what means the same is written the same. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function nth(index: number): string {
  return ['1st', '2nd', '3rd'][index] ?? `${index + 1}th`;
}
