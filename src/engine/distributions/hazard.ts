/**
 * Durations by their cumulated hazard, H(t) = -log P(T > t): a value is what it takes to spend a budget
 * that is exponential with mean one. So a hazard can be multiplied from some instant on, and the value
 * stays that of the same uniform: what is left of the budget is spent faster, or more slowly.
 *
 * Exact for every distribution. Values that have a probability of their own, as in a mixture with a
 * constant, use up a stretch of the budget, so that some of them last longer under a smaller hazard.
 */
import type { Distribution } from '../distribution.js';
import { BELOW_ONE, Mixture, probabilityBelow, probabilityUpTo } from './mixtures.js';
import { PiecewiseHazard } from './piecewise-hazard.js';

/** Of a value, that it is told from its neighbours by. */
const RESOLUTION = 1e-12;

/** The budget that is spent at the value which `uniform` stands for. */
export function budgetOf(distribution: Distribution, uniform: number): number {
  return -Math.log1p(-rankOf(distribution, uniform));
}

/** The hazard cumulated up to and including a value. */
export function hazardUpTo(distribution: Distribution, value: number): number {
  if (distribution instanceof PiecewiseHazard) return distribution.spentUpTo(value);
  return -Math.log1p(-probabilityUpTo(distribution, value));
}

/** The value at which a budget is spent; Infinity if that is never. */
export function valueWhenSpent(distribution: Distribution, budget: number): number {
  if (budget === Number.POSITIVE_INFINITY) return budget;
  if (distribution instanceof PiecewiseHazard) return distribution.whenSpent(budget);
  const rank = Math.min(-Math.expm1(-budget), BELOW_ONE);
  return distribution instanceof Mixture ? valueAtRank(distribution, rank) : distribution.at(rank);
}

/**
 * The share of values that come before the one which `uniform` stands for. Where `at` ascends that is
 * the uniform itself. Of a mixture it is what all parts have below the value, and of those that are
 * equal to it as much as the part's own uniform says.
 */
function rankOf(distribution: Distribution, uniform: number): number {
  if (!(distribution instanceof Mixture)) return uniform;
  const { of, within } = distribution.partAt(uniform);
  const value = of.at(within);
  const [below, upTo] = [probabilityBelow(of, value), probabilityUpTo(of, value)];
  const equals = upTo - below;
  const passed = equals > 0 ? Math.min(1, Math.max(0, (rankOf(of, within) - below) / equals)) : 0;
  const allBelow = probabilityBelow(distribution, value);
  const rank = allBelow + passed * (probabilityUpTo(distribution, value) - allBelow);
  return Math.min(rank, BELOW_ONE);
}

/** The smallest value up to which at least so much lies, by bisection. */
function valueAtRank(distribution: Distribution, rank: number): number {
  if (probabilityUpTo(distribution, 0) >= rank) return 0;
  let high = 1;
  while (probabilityUpTo(distribution, high) < rank) {
    high *= 2;
    if (high === Number.POSITIVE_INFINITY) return high;
  }
  let low = high === 1 ? 0 : high / 2;
  while (high - low > RESOLUTION * high) {
    const middle = (low + high) / 2;
    if (probabilityUpTo(distribution, middle) < rank) low = middle;
    else high = middle;
  }
  return high;
}
