/** How the main figures settled down while the replications came in. */
import { evaluate } from '../../metrics/evaluate.js';
import type { Estimate, Measure } from '../../metrics/measure.js';
import type { KeptResult } from '../run-scenario.js';

/** What a page shows; those that a result does not have are left out. */
const KEYS = [
  'abandonmentAvoided',
  'reachedGained',
  'abandonedRate',
  'serviceLevel',
  'asa_s',
  'callbacks.drift.mean_s',
];
/** More points would not be seen. */
const MOST_POINTS = 40;

export interface Settling {
  readonly measure: Measure;
  /** The estimate from the first `replications`, ascending; the last one is that of all. */
  readonly points: readonly (Estimate & { readonly replications: number })[];
}

/** None where there is no spread to settle down. */
export function convergenceOf({ measures, sums, deterministic }: KeptResult): Settling[] {
  if (deterministic || sums.length < 3) return [];
  const counts = countsUpTo(sums.length);
  return KEYS.flatMap((key) => {
    const measure = measures.find((each) => each.key === key);
    if (measure === undefined) return [];
    const points = counts.map((replications) => ({
      ...evaluate(measure, sums.slice(0, replications), false),
      replications,
    }));
    return points.at(-1)?.mean === null ? [] : [{ measure, points }];
  });
}

/** From 2 on, evenly where they are few and by equal factors where they are many. */
function countsUpTo(most: number): number[] {
  if (most <= MOST_POINTS) return Array.from({ length: most - 1 }, (_, k) => k + 2);
  const counts = Array.from({ length: MOST_POINTS }, (_, k) =>
    Math.round(2 * Math.exp((k / (MOST_POINTS - 1)) * Math.log(most / 2))),
  );
  return [...new Set(counts)];
}
