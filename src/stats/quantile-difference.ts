/**
 * The difference of two quantiles over the same replications.
 *
 * A quantile has no jackknife, so its standard error is that of a bootstrap: replications are drawn
 * again with replacement, the same ones on both sides. The draws are fixed, so that the same results
 * give the same interval.
 */
import type { DifferenceInterval } from './confidence.js';
import type { SparseHistogram } from './histogram.js';
import { quantileEstimate } from './quantile.js';
import { studentQuantile } from './student.js';

/** Enough for a standard error that is right to some 3 %. */
const RESAMPLES = 400;

/** In ms, as the histograms; ends without bound make no difference. */
export function quantileDifferenceInterval(
  a: readonly SparseHistogram[],
  b: readonly SparseHistogram[],
  p: number,
  confidence: number,
): DifferenceInterval {
  const n = Math.min(a.length, b.length);
  const none = { low: null, high: null, standardError: null, correlation: null };
  const whole = differenceOf(a, b, p);
  if (whole === null || n < 2) return { n, mean: whole, ...none };
  const next = uniforms();
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let k = 0; k < RESAMPLES; k++) {
    const drawn = Array.from({ length: n }, () => Math.floor(next() * n));
    const value = differenceOf(
      drawn.map((j) => a[j]!),
      drawn.map((j) => b[j]!),
      p,
    );
    if (value === null) return { n, mean: whole, ...none };
    count++;
    const step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }
  // A bootstrap of n replications has the variance of n - 1.
  const standardError = Math.sqrt((squares / (count - 1)) * (n / (n - 1)));
  const halfWidth = standardError * studentQuantile((1 + confidence) / 2, n - 1);
  return {
    n,
    mean: whole,
    low: whole - halfWidth,
    high: whole + halfWidth,
    standardError,
    correlation: null,
  };
}

function differenceOf(
  a: readonly SparseHistogram[],
  b: readonly SparseHistogram[],
  p: number,
): number | null {
  const left = quantileEstimate(a, p);
  const right = quantileEstimate(b, p);
  if (left === null || right === null) return null;
  const difference = left - right;
  return Number.isFinite(difference) ? difference : null;
}

/** The same uniforms every time: a linear congruential generator is enough to pick replications. */
function uniforms(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
