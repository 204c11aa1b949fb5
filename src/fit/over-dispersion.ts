/**
 * Whether counts vary more than a Poisson process would make them, and by how much. If a count of
 * mean m has a factor of mean one and variance v, its own variance is m + m^2 v. Pearson's statistic
 * with that variance has as many degrees of freedom as counts are free, so the v at which it is just
 * that is the estimate, and those at which it would not be unusual are the interval (Breslow 1984).
 */
import { chiSquareTail, chiSquareUpper } from './chi-square.js';
import type { Estimate } from './family-fit.js';

/** A count with the mean that it was to have. */
export interface CountAndMean {
  readonly count: number;
  readonly mean: number;
}

export interface OverDispersion {
  /** Pearson's statistic against Poisson. */
  readonly statistic: number;
  readonly degrees: number;
  /** statistic / degrees: about 1 where the counts are those of a Poisson process. */
  readonly index: number;
  /** How likely a Poisson process is to vary as much. */
  readonly p: number;
  /** The coefficient of variation of the factor. */
  readonly variation: Estimate;
}

/** @param degrees counts less means that were estimated from them; null if none is free */
export function overDispersion(
  counts: readonly CountAndMean[],
  degrees: number,
  confidence: number,
): OverDispersion | null {
  if (degrees < 1) return null;
  const pearson = (v: number): number =>
    counts.reduce(
      (sum, { count, mean }) =>
        mean === 0 ? sum : sum + (count - mean) ** 2 / (mean * (1 + mean * v)),
      0,
    );
  const statistic = pearson(0);
  const outside = (1 - confidence) / 2;
  const variation = (wanted: number): number => Math.sqrt(whereItIs(pearson, wanted));
  return {
    ...{ statistic, degrees, index: statistic / degrees },
    p: chiSquareTail(statistic, degrees),
    variation: {
      value: variation(degrees),
      low: variation(chiSquareUpper(outside, degrees)),
      high: variation(chiSquareUpper(1 - outside, degrees)),
    },
  };
}

/** The v at which a falling function has a value; 0 if it never is so large. */
function whereItIs(falling: (v: number) => number, wanted: number): number {
  if (falling(0) <= wanted) return 0;
  let high = 1e-6;
  while (falling(high) > wanted && high < 1e9) high *= 2;
  let low = 0;
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    if (falling(middle) > wanted) low = middle;
    else high = middle;
  }
  return high;
}
