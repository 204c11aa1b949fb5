/**
 * How many replications make an interval as narrow as was asked, from those that are there.
 *
 * A half-width shrinks with the root of the number of replications, and a little faster as Student's
 * quantile does. The variance of a pilot is itself a matter of luck, and whoever plans with it as it
 * is falls short in about half of all cases, most of all where chance made it small. So it is first
 * taken up to its upper bound at 90 %: the width that was asked for is reached nine times in ten.
 * The same caution keeps the intervals honest: a number of replications that follows from a lucky
 * pilot would leave out the truth too often.
 */
import { studentQuantile } from './student.js';

/** Below it the standard normal lies in one case of ten. */
const LOWER_NORMAL = -1.2815515655446004;
/** Nobody runs more. */
const MOST = 1e7;

/**
 * The least number of replications, `n` or more, whose half-width is `asked` or less with that
 * assurance, where the first `n` have come to `halfWidth`.
 */
export function replicationsFor(
  halfWidth: number,
  n: number,
  asked: number,
  confidence: number,
): number {
  if (halfWidth === 0) return n;
  const probability = (1 + confidence) / 2;
  const perRoot =
    (halfWidth / studentQuantile(probability, n - 1)) * Math.sqrt(n * varianceInflation(n - 1));
  const isEnough = (m: number): boolean =>
    perRoot * studentQuantile(probability, m - 1) <= asked * Math.sqrt(m);
  if (isEnough(n)) return n;
  // Student's quantile has fallen to the normal's long before such a number.
  if (!isEnough(MOST)) return Number.POSITIVE_INFINITY;
  let [tooFew, enough] = [n, MOST];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** The upper bound of a variance that was estimated with so many degrees of freedom, over itself. */
export function varianceInflation(degrees: number): number {
  return degrees / lowerChiSquare(degrees);
}

/** The value below which chi-square lies in one case of ten, by Wilson and Hilferty's cube. */
function lowerChiSquare(degrees: number): number {
  const spread = 2 / (9 * degrees);
  const root = 1 - spread + LOWER_NORMAL * Math.sqrt(spread);
  return degrees * root * root * root;
}
