/**
 * Estimates from replications, with their intervals.
 *
 * The replication is the unit. A share or a mean per item is a ratio of sums over replications, not a
 * mean of ratios, so that a day with few items counts for little; a replication without items adds
 * nothing to either sum. Its standard error is that of the delete-one jackknife, the interval is
 * Student's t with one degree of freedom less than replications, about the ratio of the sums.
 */
import { studentQuantile } from './student.js';

export interface Interval {
  /** Replications. */
  readonly n: number;
  /** null: nothing to divide by. */
  readonly mean: number | null;
  /** null: fewer than two replications, or one of them has all the items. */
  readonly low: number | null;
  readonly high: number | null;
  /** Exactly 0 where the replications do not differ. */
  readonly standardError: number | null;
}

export interface DifferenceInterval extends Interval {
  /** Of the two sides over replications; null where one of them does not vary. */
  readonly correlation: number | null;
}

/** Below this share of the values a spread is what rounding makes of equal ones. */
const ROUNDING = 1e-12;

/** The plain mean of one value for each replication. */
export function meanInterval(values: ArrayLike<number>, confidence: number): Interval {
  const n = values.length;
  if (n === 0) return without(n, null);
  const above = sum(values);
  if (n < 2) return without(n, above / n);
  let center = 0;
  for (let j = 0; j < n; j++) center += (above - values[j]!) / (n - 1);
  center /= n;
  let squares = 0;
  for (let j = 0; j < n; j++) {
    const from = (above - values[j]!) / (n - 1) - center;
    squares += from * from;
  }
  return fromSquares(above / n, squares, n, confidence, Math.abs(above / n));
}

/** The ratio of two sums over replications. */
export function ratioInterval(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  confidence: number,
): Interval {
  const n = numerators.length;
  const [above, below] = [sum(numerators), sum(denominators)];
  if (below === 0) return without(n, null);
  const ratio = above / below;
  if (n < 2 || hasAllItems(denominators, below)) return without(n, ratio);
  let center = 0;
  for (let j = 0; j < n; j++) center += (above - numerators[j]!) / (below - denominators[j]!);
  center /= n;
  let squares = 0;
  for (let j = 0; j < n; j++) {
    const from = (above - numerators[j]!) / (below - denominators[j]!) - center;
    squares += from * from;
  }
  return fromSquares(ratio, squares, n, confidence, Math.abs(ratio));
}

/** Whether nothing is left without one of them. */
function hasAllItems(denominators: ArrayLike<number>, below: number): boolean {
  let size = 0;
  for (let j = 0; j < denominators.length; j++) size = Math.max(size, Math.abs(denominators[j]!));
  for (let j = 0; j < denominators.length; j++) {
    if (Math.abs(below - denominators[j]!) <= ROUNDING * size) return true;
  }
  return false;
}

/** A ratio of two sums over replications, as a part of a figure. */
export interface Term {
  readonly sign: 1 | -1;
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
  /** Whether the root of the ratio is meant, which is not negative. */
  readonly root?: boolean;
}

/**
 * The difference a - b of two such ratios on the same replications: replication j is deleted from
 * both sides at once, so what the two have in common cancels.
 */
export function ratioDifferenceInterval(
  numeratorsA: readonly number[],
  denominatorsA: readonly number[],
  numeratorsB: readonly number[],
  denominatorsB: readonly number[],
  confidence: number,
): DifferenceInterval {
  return pairedInterval(
    [{ sign: 1, numerators: numeratorsA, denominators: denominatorsA }],
    [{ sign: 1, numerators: numeratorsB, denominators: denominatorsB }],
    confidence,
  );
}

/** The difference of two figures, each a sum of signed ratios, on the same replications. */
export function pairedInterval(
  a: readonly Term[],
  b: readonly Term[],
  confidence: number,
): DifferenceInterval {
  const n = a[0]?.numerators.length ?? 0;
  const wholeA = figureOf(a);
  const wholeB = figureOf(b);
  if (wholeA === null || wholeB === null) return { ...without(n, null), correlation: null };
  const deletedA = figuresWithoutOne(a);
  const deletedB = figuresWithoutOne(b);
  const mean = wholeA - wholeB;
  if (deletedA === null || deletedB === null) return { ...without(n, mean), correlation: null };
  const differences = deletedA.map((value, j) => value - deletedB[j]!);
  const size = Math.max(Math.abs(wholeA), Math.abs(wholeB));
  return {
    ...about(mean, differences, confidence, size),
    correlation: correlation(deletedA, deletedB),
  };
}

/** The sum of signed ratios; null: nothing to divide by. */
export function figureOf(terms: readonly Term[]): number | null {
  let figure = 0;
  for (const { sign, numerators, denominators, root } of terms) {
    const ratio = ratioOfSums(numerators, denominators);
    if (ratio === null) return null;
    figure += sign * (root ? Math.sqrt(ratio) : ratio);
  }
  return figure;
}

/** The figure without each replication in turn; null if there is none without one of them. */
function figuresWithoutOne(terms: readonly Term[]): number[] | null {
  let figures: number[] | null = null;
  for (const { sign, numerators, denominators, root } of terms) {
    const ratios = ratiosWithoutOne(numerators, denominators);
    if (ratios === null) return null;
    const before: readonly number[] | null = figures;
    figures = ratios.map(
      (ratio, j) => (before?.[j] ?? 0) + sign * (root ? Math.sqrt(ratio) : ratio),
    );
  }
  return figures;
}

function without(n: number, mean: number | null): Interval {
  return { n, mean, low: null, high: null, standardError: null };
}

/** @param size how large the values are, if not as large as the estimate */
function about(
  mean: number,
  deleted: readonly number[],
  confidence: number,
  size = Math.abs(mean),
): Interval {
  const n = deleted.length;
  const center = sum(deleted) / n;
  const squares = deleted.reduce((total, value) => total + (value - center) * (value - center), 0);
  return fromSquares(mean, squares, n, confidence, size);
}

/** @param squares of what the values without each replication in turn lie from their mean */
function fromSquares(
  mean: number,
  squares: number,
  n: number,
  confidence: number,
  size: number,
): Interval {
  const spread = Math.sqrt(((n - 1) / n) * squares);
  const standardError = spread > ROUNDING * size ? spread : 0;
  const halfWidth = standardError * studentQuantile((1 + confidence) / 2, n - 1);
  return { n, mean, low: mean - halfWidth, high: mean + halfWidth, standardError };
}

function ratioOfSums(
  numerators: readonly number[],
  denominators: readonly number[],
): number | null {
  const below = sum(denominators);
  return below === 0 ? null : sum(numerators) / below;
}

/** The ratio without each replication in turn; null if there is none without one of them. */
function ratiosWithoutOne(
  numerators: readonly number[],
  denominators: readonly number[],
): number[] | null {
  if (numerators.length < 2) return null;
  const above = sum(numerators);
  const below = sum(denominators);
  if (hasAllItems(denominators, below)) return null;
  return numerators.map((numerator, j) => (above - numerator) / (below - denominators[j]!));
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  const meanA = sum(a) / a.length;
  const meanB = sum(b) / b.length;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let j = 0; j < a.length; j++) {
    const fromA = a[j]! - meanA;
    const fromB = b[j]! - meanB;
    aa += fromA * fromA;
    bb += fromB * fromB;
    ab += fromA * fromB;
  }
  const floor = ROUNDING * ROUNDING * a.length;
  if (aa <= floor * meanA * meanA || bb <= floor * meanB * meanB) return null;
  return ab / Math.sqrt(aa * bb);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let j = 0; j < values.length; j++) total += values[j]!;
  return total;
}
