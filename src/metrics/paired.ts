/**
 * The same measure in two configurations on the same replications, and whether it has changed.
 *
 * What is decided, in this order: an interval of the difference that lies inside the margin is
 * *within margin*, also where it leaves zero out; one that leaves zero out is *improved* or
 * *regressed*, or *changed* where a measure has no better side; else *no change detected*.
 *
 * What is counted against a configuration's own world without callbacks, as abandonment avoided is, has
 * a better side only where that world is the same on both sides: with an agent more fewer hang up without
 * callbacks, so fewer can be kept from it, and nobody is worse off.
 */
import type { ReplicationSums } from '../records/sums.js';
import { type DifferenceInterval, pairedInterval } from '../stats/confidence.js';
import { quantileDifferenceInterval } from '../stats/quantile-difference.js';
import { type Margin, marginOf } from './margins.js';
import type { Better, Measure, Unit } from './measure.js';
import { areAlike, figureOfSeries, type Series, seriesOf } from './series.js';

export type ChangeVerdict =
  | 'improved'
  | 'regressed'
  | 'changed'
  | 'within margin'
  | 'no change detected'
  | 'none';

/** A measure of one configuration: from its sums, or as a series that was made of them. */
export type Side = {
  /** No random number was used. */
  readonly deterministic: boolean;
} & (
  | { readonly measure: Measure; readonly sums: readonly ReplicationSums[] }
  | { readonly series: Series }
);

/** A measure compared; the difference is candidate - base. */
export interface PairedEstimate {
  readonly key: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly definition: string;
  readonly base: number | null;
  readonly candidate: number | null;
  readonly difference: number | null;
  /** The interval at the confidence asked for; null: there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Between the two sides over replications; null where one does not vary. */
  readonly correlation: number | null;
  /** What does not matter, in the measure's unit; null: nothing was said. */
  readonly margin: number | null;
  /** Alike in every replication, to the last digit: there is no interval, and no need of one. */
  readonly alike: boolean;
  /** What both sides are counted against, where it is not the same for them; null: it is, or nothing. */
  readonly against: string | null;
  readonly verdict: ChangeVerdict;
}

/** What is said of a pair beside its two sides. */
export interface PairTerms {
  /** What does not matter; null: nothing was said. */
  readonly margin?: Margin | null;
  /** The key of what both are counted against, where that differs between them; null: it does not. */
  readonly against?: string | null;
}

/** @param confidence of this one interval; divide the error by the number of rows that are shown */
export function pairedEstimate(
  base: Side,
  candidate: Side,
  confidence: number,
  { margin = null, against = null }: PairTerms = {},
): PairedEstimate {
  const [before, after] = [seriesOfSide(base), seriesOfSide(candidate)];
  const { key, unit, definition, better } = after;
  const exact = base.deterministic && candidate.deterministic;
  const baseFigure = figureOfSeries(before);
  const { mean, low, high, standardError, correlation } = seriesDifference(
    before,
    after,
    confidence,
  );
  const isKnown = mean !== null && Number.isFinite(mean);
  const hasInterval = isKnown && (exact || (standardError !== null && standardError > 0));
  const bounds = exact ? { low: mean, high: mean } : { low, high };
  const size = margin === null ? null : marginOf(margin, baseFigure);
  const alike = isKnown && areAlike(before, after);
  return {
    key,
    unit,
    better,
    definition,
    base: baseFigure,
    candidate: figureOfSeries(after),
    difference: isKnown ? mean : null,
    low: hasInterval ? bounds.low : null,
    high: hasInterval ? bounds.high : null,
    correlation,
    margin: size,
    alike,
    against,
    verdict: hasInterval
      ? verdictOf(bounds.low, bounds.high, against === null ? better : 'neither', size)
      : alike
        ? 'no change detected'
        : 'none',
  };
}

/** Whether a margin was given and the interval neither lies inside it nor leaves zero out. */
export function isUndecided({ margin, verdict, alike }: PairedEstimate): boolean {
  return margin !== null && !alike && (verdict === 'no change detected' || verdict === 'none');
}

function seriesOfSide(side: Side): Series {
  return 'series' in side ? side.series : seriesOf(side.measure, side.sums);
}

function verdictOf(
  low: number | null,
  high: number | null,
  better: Better,
  margin: number | null,
): ChangeVerdict {
  if (low === null || high === null) return 'none';
  if (margin !== null && low >= -margin && high <= margin) return 'within margin';
  if (low <= 0 && high >= 0) return 'no change detected';
  if (better === 'neither') return 'changed';
  return low > 0 === (better === 'higher') ? 'improved' : 'regressed';
}

/** A maximum has no interval, and two that are made in different ways are not compared. */
const NOT_KNOWN: DifferenceInterval = {
  n: 0,
  mean: null,
  low: null,
  high: null,
  standardError: null,
  correlation: null,
};

/** candidate - base, in the measure's unit. */
export function seriesDifference(
  base: Series,
  candidate: Series,
  confidence: number,
): DifferenceInterval {
  if (candidate.kind === 'quantile' && base.kind === 'quantile') {
    const { histograms, p } = candidate;
    return inSeconds(quantileDifferenceInterval(histograms, base.histograms, p, confidence));
  }
  if (candidate.kind === 'terms' && base.kind === 'terms') {
    return pairedInterval(candidate.terms, base.terms, confidence);
  }
  return NOT_KNOWN;
}

function inSeconds(interval: DifferenceInterval): DifferenceInterval {
  const scaled = (ms: number | null): number | null => (ms === null ? null : ms / 1000);
  return {
    ...interval,
    mean: scaled(interval.mean),
    low: scaled(interval.low),
    high: scaled(interval.high),
    standardError: scaled(interval.standardError),
  };
}
