/**
 * A random quantity as a function of one uniform number.
 *
 * Every variate costs exactly one uniform (inversion; no rejection, no spare normals), so that two
 * configurations which draw the same uniform for the same person meet the same person.
 */
export interface Distribution {
  /** The value at `uniform`, 0 <= uniform < 1. Durations are in milliseconds, not rounded. */
  at(uniform: number): number;
  /** The mean, in the same unit. */
  readonly mean: number;
  /** The value, where it is always the same: then nothing needs to be drawn. */
  readonly fixed?: number;
}

/** A duration in whole milliseconds, never negative. */
export function wholeMs(distribution: Distribution, uniform: number): number {
  const value = distribution.at(uniform);
  return value > 0 ? Math.round(value) : 0;
}
