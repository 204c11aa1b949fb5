/**
 * The factors by which days and steps of days are busier than their mean, from how the calls of a day
 * go together: with a factor of variance a for the day, and factors of variance b for its steps of
 * which each resembles the one before by r, counts k steps apart have the covariance
 * m m' ((1 + a)(1 + b r^k) - 1). The a, b and r are those that come nearest to what was counted.
 */
import { busySteps, type Cells } from './step-variation.js';

export interface FactorFit {
  /** Coefficients of variation. */
  readonly day: number;
  readonly step: number;
  readonly correlation: number;
}

interface Lag {
  /** So many steps apart. */
  readonly lag: number;
  /** Covariance over the product of the means. */
  readonly covariance: number;
  readonly weight: number;
}

const MOST_CORRELATION = 0.98;

/** @param byWeekday the days of each weekday; null: no weekday comes twice */
export function fitFactors(
  byWeekday: readonly (readonly number[])[],
  cells: Cells,
): FactorFit | null {
  const lags = covariances(byWeekday, cells);
  if (lags.length === 0) return null;
  let best = { misfit: Infinity, a: 0, b: 0, r: 0 };
  for (let r = 0; r <= MOST_CORRELATION; r += 0.01) {
    const found = nearest(lags, r);
    if (found.misfit < best.misfit * (1 - 1e-9)) best = { ...found, r };
  }
  const { a, b, r } = best;
  return { day: Math.sqrt(a), step: Math.sqrt(b / (1 + a)), correlation: b === 0 ? 0 : r };
}

function covariances(byWeekday: readonly (readonly number[])[], cells: Cells): Lag[] {
  const products = new Float64Array(cells.steps);
  const sizes = new Float64Array(cells.steps);
  for (const days of byWeekday) {
    const steps = busySteps(days, cells);
    if (days.length < 2) continue;
    const free = (days.length - 1) / days.length;
    const means = steps.map(
      (s) => days.reduce((sum, d) => sum + cells.counts[d * cells.steps + s]!, 0) / days.length,
    );
    for (const d of days) {
      const off = steps.map((s, k) => cells.counts[d * cells.steps + s]! - means[k]!);
      for (let i = 0; i < steps.length; i++) {
        // What chance alone makes of a count is not in the factors.
        products[0]! += off[i]! * off[i]! - free * means[i]!;
        sizes[0]! += free * means[i]! * means[i]!;
        for (let j = 0; j < i; j++) {
          const lag = steps[i]! - steps[j]!;
          products[lag]! += off[i]! * off[j]!;
          sizes[lag]! += free * means[i]! * means[j]!;
        }
      }
    }
  }
  return Array.from(products, (product, lag) => ({ lag, product, weight: sizes[lag]! }))
    .filter(({ weight }) => weight > 0)
    .map(({ lag, product, weight }) => ({ lag, covariance: product / weight, weight }));
}

/** The a and b, neither negative, at which a + b r^k is nearest to the covariances. */
function nearest(lags: readonly Lag[], r: number): { misfit: number; a: number; b: number } {
  let [w, wp, wpp, wc, wpc, wcc] = [0, 0, 0, 0, 0, 0];
  for (const { lag, covariance, weight } of lags) {
    const power = lag === 0 ? 1 : Math.exp(lag * Math.log(r));
    w += weight;
    wp += weight * power;
    wpp += weight * power * power;
    wc += weight * covariance;
    wpc += weight * power * covariance;
    wcc += weight * covariance * covariance;
  }
  const misfit = (a: number, b: number): number =>
    wcc - 2 * (a * wc + b * wpc) + a * a * w + 2 * a * b * wp + b * b * wpp;
  const determinant = w * wpp - wp * wp;
  const a = determinant > 1e-9 * w * wpp ? (wc * wpp - wpc * wp) / determinant : -1;
  const b = determinant > 1e-9 * w * wpp ? (w * wpc - wp * wc) / determinant : -1;
  if (a >= 0 && b >= 0) return { misfit: misfit(a, b), a, b };
  const dayAlone = Math.max(0, wc / w);
  const stepsAlone = Math.max(0, wpc / wpp);
  return misfit(dayAlone, 0) <= misfit(0, stepsAlone)
    ? { misfit: misfit(dayAlone, 0), a: dayAlone, b: 0 }
    : { misfit: misfit(0, stepsAlone), a: 0, b: stepsAlone };
}
