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
import { quantileEstimate, quantileInterval } from '../stats/quantile.js';
import type { Estimate, Measure } from './measure.js';

/** Confidence of the intervals in every table and file. */
export const CONFIDENCE = 0.95;

/**
 * @param deterministic no random number was used: the value is exact, and its own interval
 */
export function evaluate(
  measure: Measure,
  replications: readonly ReplicationSums[],
  deterministic: boolean,
  confidence = CONFIDENCE,
): Estimate {
  const { unit } = measure;
  if (measure.kind === 'maximum') {
    let mean: number | null = null;
    for (const sums of replications) mean = Math.max(mean ?? 0, measure.of(sums));
    return { unit, mean, low: null, high: null, n: replications.length };
  }
  if (measure.kind === 'quantile')
    return quantile(measure, replications, deterministic, confidence);
  const interval = intervalOf(measure, replications, confidence);
  if (deterministic) return exactly(unit, interval);
  const { n, mean, low, high, standardError } = interval;
  // Where all replications agree there is no spread to make an interval from.
  const none = standardError === null || standardError === 0;
  return { unit, mean, low: none ? null : low, high: none ? null : high, n };
}

function intervalOf(
  measure: Exclude<Measure, { kind: 'maximum' | 'quantile' }>,
  replications: readonly ReplicationSums[],
  confidence: number,
): Interval {
  if (measure.kind === 'mean') return meanInterval(replications.map(measure.of), confidence);
  const tops = replications.map(measure.top);
  const bottoms = replications.map(measure.bottom);
  if (measure.kind === 'ratio') return ratioInterval(tops, bottoms, confidence);
  const minusTops = replications.map(measure.minusTop);
  const minusBottoms = replications.map(measure.minusBottom);
  return ratioDifferenceInterval(tops, bottoms, minusTops, minusBottoms, confidence);
}

function exactly(unit: Estimate['unit'], { mean, n }: Interval): Estimate {
  return { unit, mean, low: mean, high: mean, n };
}

function quantile(
  measure: Extract<Measure, { kind: 'quantile' }>,
  replications: readonly ReplicationSums[],
  deterministic: boolean,
  confidence: number,
): Estimate {
  const { unit, p } = measure;
  const histograms = replications.map(measure.histogram);
  const n = histograms.filter(({ counts }) => counts.length > 0).length;
  const mean = seconds(quantileEstimate(histograms, p));
  if (deterministic || mean === null)
    return { unit, mean, low: deterministic ? mean : null, high: deterministic ? mean : null, n };
  const interval = quantileInterval(histograms, p, confidence);
  return {
    unit,
    mean,
    low: seconds(interval?.low ?? null),
    high: seconds(interval?.high ?? null),
    n,
  };
}

/** A value without bound is shown as none. */
function seconds(ms: number | null): number | null {
  return ms === null || !Number.isFinite(ms) ? null : ms / 1000;
}
