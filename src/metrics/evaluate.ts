/**
 * From the sums of replications to an estimate with its interval. The replication is the unit: every
 * share and every mean per item is a ratio of sums over replications, with a delete-one jackknife.
 */

import { type Interval, ratioDifferenceInterval } from '../stats/confidence.js';
import { wilsonInterval } from '../stats/proportion.js';
import { quantileInterval, quantileOf } from '../stats/quantile.js';
import type { Figure } from './figure.js';
import type { Estimate, Measure } from './measure.js';
import { type Replications, type Sample, sampleOf } from './sample.js';

/** Confidence of the intervals in every table and file. */
export const CONFIDENCE = 0.95;

/** A value and the ends of its interval, which for a quantile may be without bound. */
export interface Bounds {
  /** null: nothing to divide by. */
  readonly mean: number | null;
  /** null: there is no interval. */
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/**
 * @param deterministic no random number was used: the value is exact, and its own interval
 */
export function evaluate(
  measure: Measure,
  replications: Replications,
  deterministic: boolean,
  confidence = CONFIDENCE,
): Estimate {
  const { mean, low, high, n } = boundsOf(measure, replications, deterministic, confidence);
  return { unit: measure.unit, mean: finite(mean), low: finite(low), high: finite(high), n };
}

/** A value without bound is shown as none. */
export function finite(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value;
}

/** The estimate as thresholds are judged by it. */
export function boundsOf(
  measure: Measure,
  replications: Replications,
  deterministic: boolean,
  confidence: number,
): Bounds {
  const sample = sampleOf(replications);
  if (measure.kind === 'maximum') {
    const { length: n } = sample;
    return {
      mean: n === 0 ? null : largestOf(sample.values(measure.of)),
      low: null,
      high: null,
      n,
    };
  }
  if (measure.kind === 'proportion') {
    return proportionBounds(sample.answers(measure.holds), deterministic, confidence);
  }
  if (measure.kind === 'quantile') return quantile(measure, sample, deterministic, confidence);
  const { n, mean, low, high, standardError } = intervalOf(measure, sample, confidence);
  if (deterministic) return { mean, low: mean, high: mean, n };
  // Where all replications agree there is no spread to make an interval from.
  const none = standardError === null || standardError === 0;
  return { mean, low: none ? null : low, high: none ? null : high, n };
}

/** The largest, however many there are; -Infinity of none. */
export function largestOf(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) most = Math.max(most, values[k]!);
  return most;
}

function intervalOf(
  measure: Exclude<Measure, { kind: 'maximum' | 'quantile' | 'proportion' }>,
  sample: Sample,
  confidence: number,
): Interval {
  if (measure.kind === 'mean') return sample.mean(measure.of, confidence);
  if (measure.kind === 'ratio') return sample.ratio(measure.top, measure.bottom, confidence);
  if (measure.kind === 'root') return rootOf(sample.ratio(measure.top, measure.bottom, confidence));
  const values = (figure: Figure): number[] => Array.from(sample.values(figure));
  return ratioDifferenceInterval(
    values(measure.top),
    values(measure.bottom),
    values(measure.minusTop),
    values(measure.minusBottom),
    confidence,
  );
}

/**
 * The share of replications of which something holds, of those that have an answer.
 *
 * @param answers 1: it holds; 0: it does not; NaN: there is no answer
 */
export function proportionBounds(
  answers: ArrayLike<number>,
  deterministic: boolean,
  confidence: number,
): Bounds {
  let [n, happened] = [0, 0];
  for (let k = 0; k < answers.length; k++) {
    if (Number.isNaN(answers[k])) continue;
    n++;
    happened += answers[k]!;
  }
  if (n === 0) return { mean: null, low: null, high: null, n };
  const mean = happened / n;
  if (deterministic) return { mean, low: mean, high: mean, n };
  const interval = n < 2 ? null : wilsonInterval(happened, n, confidence);
  return { mean, low: interval?.low ?? null, high: interval?.high ?? null, n };
}

/** The root of what is not negative, and of the ends of its interval; there is one where there was. */
function rootOf(interval: Interval): Interval {
  const root = (value: number | null): number | null =>
    value === null ? null : Math.sqrt(Math.max(0, value));
  const { mean, low, high } = interval;
  return { ...interval, mean: root(mean), low: root(low), high: root(high) };
}

function quantile(
  { histogram, p }: Extract<Measure, { kind: 'quantile' }>,
  sample: Sample,
  deterministic: boolean,
  confidence: number,
): Bounds {
  const items = sample.items(histogram);
  const { withItems: n } = items;
  const mean = seconds(quantileOf(items, p));
  if (deterministic || mean === null) {
    return { mean, low: deterministic ? mean : null, high: deterministic ? mean : null, n };
  }
  const interval = quantileInterval(items, p, confidence);
  return { mean, low: seconds(interval?.low ?? null), high: seconds(interval?.high ?? null), n };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

/** A measure worked out of each replication by itself; NaN where there is nothing to divide by. */
export function dailyFigures(measure: Measure, replications: Replications): ArrayLike<number> {
  const sample = sampleOf(replications);
  const ratios = (top: Figure, bottom: Figure): number[] => {
    const below = Array.from(sample.values(bottom));
    return Array.from(sample.values(top), (above, k) =>
      below[k] === 0 ? Number.NaN : above / below[k]!,
    );
  };
  switch (measure.kind) {
    case 'mean':
    case 'maximum':
      return sample.values(measure.of);
    case 'proportion':
      return sample.answers(measure.holds);
    case 'ratio':
      return ratios(measure.top, measure.bottom);
    case 'root':
      return ratios(measure.top, measure.bottom).map((ratio) => Math.sqrt(Math.max(0, ratio)));
    case 'difference': {
      const minus = ratios(measure.minusTop, measure.minusBottom);
      return ratios(measure.top, measure.bottom).map((ratio, k) => ratio - minus[k]!);
    }
    case 'quantile':
      return Array.from(sample.quantiles(measure.histogram, measure.p), (ms) => ms / 1000);
  }
}
