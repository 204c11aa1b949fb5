/**
 * Statistics that tests of random numbers judge by. Seeds are fixed: a red test is a changed program,
 * not bad luck.
 */
import jstat from 'jstat';

/** Pearson's statistic against the same expectation in each cell. */
export function chiSquare(counts: ArrayLike<number>, expected: number): number {
  return Array.from(counts).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The value that chi-square exceeds with probability 1 - level. */
export function chiSquareLimit(degrees: number, level: number): number {
  return jstat.chisquare.inv(level, degrees);
}

/** How often numbers of [0, 1) fall into each of so many equal cells. */
export function cellCounts(values: readonly number[], cells: number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (const value of values) counts[Math.floor(value * cells)]!++;
  return counts;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function variance(values: readonly number[]): number {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** 2));
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((value, k) => (value - meanA) * (b[k]! - meanB)));
  return product / Math.sqrt(variance(a) * variance(b));
}

/** The largest distance between the share of values up to x and x; Kolmogorov and Smirnov. */
export function distanceFromUniform(values: readonly number[]): number {
  const n = values.length;
  const ascending = [...values].sort((a, b) => a - b);
  return Math.max(...ascending.map((value, k) => Math.max((k + 1) / n - value, value - k / n)));
}

/** The distance that n uniforms exceed with probability 0.1 %. */
export function distanceLimit(n: number): number {
  return 1.949 / Math.sqrt(n);
}
