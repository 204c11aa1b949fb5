/**
 * From the sums of replications to an estimate with its interval. The replication is the unit: every
 * share and every mean per item is a ratio of sums over replications, with a delete-one jackknife.
 */
import type { ReplicationSums } from '../records/sums.js';
import {
  type Interval,
  meanInterval,
  ratioDifferenceInterval,
  ratioInterval,
} from '../stats/confidence.js';
import { wilsonInterval } from '../stats/proportion.js';
import { quantileEstimate, quantileInterval } from '../stats/quantile.js';
import type { Estimate, Measure } from './measure.js';

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
  replications: readonly ReplicationSums[],
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
  replications: readonly ReplicationSums[],
  deterministic: boolean,
  confidence: number,
): Bounds {
  if (measure.kind === 'maximum') {
    let mean: number | null = null;
    for (const sums of replications) mean = Math.max(mean ?? 0, measure.of(sums));
    return { mean, low: null, high: null, n: replications.length };
  }
  if (measure.kind === 'proportion') {
    return proportionBounds(replications.map(measure.holds), deterministic, confidence);
  }
  if (measure.kind === 'quantile')
    return quantile(measure, replications, deterministic, confidence);
  const interval = intervalOf(measure, replications, confidence);
  const { n, mean, low, high, standardError } = interval;
  if (deterministic) return { mean, low: mean, high: mean, n };
  // Where all replications agree there is no spread to make an interval from.
  const none = standardError === null || standardError === 0;
  return { mean, low: none ? null : low, high: none ? null : high, n };
}

function intervalOf(
  measure: Exclude<Measure, { kind: 'maximum' | 'quantile' | 'proportion' }>,
  replications: readonly ReplicationSums[],
  confidence: number,
): Interval {
  if (measure.kind === 'mean') return meanInterval(replications.map(measure.of), confidence);
  const tops = replications.map(measure.top);
  const bottoms = replications.map(measure.bottom);
  if (measure.kind === 'ratio') return ratioInterval(tops, bottoms, confidence);
  if (measure.kind === 'root') return rootOf(ratioInterval(tops, bottoms, confidence));
  const minusTops = replications.map(measure.minusTop);
  const minusBottoms = replications.map(measure.minusBottom);
  return ratioDifferenceInterval(tops, bottoms, minusTops, minusBottoms, confidence);
}

/** The share of replications of which something holds, of those that have an answer. */
export function proportionBounds(
  answers: readonly (boolean | null)[],
  deterministic: boolean,
  confidence: number,
): Bounds {
  const n = answers.filter((answer) => answer !== null).length;
  const happened = answers.filter((answer) => answer === true).length;
  if (n === 0) return { mean: null, low: null, high: null, n };
  const mean = happened / n;
  if (deterministic) return { mean, low: mean, high: mean, n };
  const interval = n < 2 ? null : wilsonInterval(happened, n, confidence);
  return { mean, low: interval?.low ?? null, high: interval?.high ?? null, n };
}

/** The root of what is not negative, and of the ends of its interval. */
function rootOf({ n, mean, low, high, standardError }: Interval): Interval {
  const root = (value: number | null): number | null =>
    value === null ? null : Math.sqrt(Math.max(0, value));
  const top = root(mean);
  const steep = top === null || top === 0 ? null : 1 / (2 * top);
  return {
    n,
    mean: top,
    low: root(low),
    high: root(high),
    standardError: standardError === null || steep === null ? null : standardError * steep,
  };
}

function quantile(
  measure: Extract<Measure, { kind: 'quantile' }>,
  replications: readonly ReplicationSums[],
  deterministic: boolean,
  confidence: number,
): Bounds {
  const { p } = measure;
  const histograms = replications.map(measure.histogram);
  const n = histograms.filter(({ counts }) => counts.length > 0).length;
  const mean = seconds(quantileEstimate(histograms, p));
  if (deterministic || mean === null) {
    return { mean, low: deterministic ? mean : null, high: deterministic ? mean : null, n };
  }
  const interval = quantileInterval(histograms, p, confidence);
  return { mean, low: seconds(interval?.low ?? null), high: seconds(interval?.high ?? null), n };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
