/**
 * The same measure in two configurations on the same replications, and whether it has changed.
 */
import type { ReplicationSums } from '../records/sums.js';
import { type DifferenceInterval, pairedInterval, type Term } from '../stats/confidence.js';
import { quantileDifferenceInterval } from '../stats/quantile-difference.js';
import { boundsOf, CONFIDENCE, finite } from './evaluate.js';
import type { Measure, Unit } from './measure.js';

export type ChangeVerdict = 'improved' | 'regressed' | 'changed' | 'no change detected' | 'none';

export interface Side {
  readonly measure: Measure;
  readonly sums: readonly ReplicationSums[];
  /** No random number was used. */
  readonly deterministic: boolean;
}

/** A measure compared; the difference is candidate - base. */
export interface PairedEstimate {
  readonly key: string;
  readonly unit: Unit;
  readonly definition: string;
  readonly base: number | null;
  readonly candidate: number | null;
  readonly difference: number | null;
  /** The interval at the confidence asked for; null: there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Between the two sides over replications; null where one does not vary. */
  readonly correlation: number | null;
  readonly verdict: ChangeVerdict;
}

/** @param confidence of this one interval; divide the error by the number of rows that are shown */
export function pairedEstimate(base: Side, candidate: Side, confidence: number): PairedEstimate {
  const { key, unit, definition, better } = candidate.measure;
  const of = ({ measure, sums, deterministic }: Side): number | null =>
    finite(boundsOf(measure, sums, deterministic, CONFIDENCE).mean);
  const exact = base.deterministic && candidate.deterministic;
  const { mean, low, high, standardError, correlation } = difference(base, candidate, confidence);
  const isKnown = mean !== null && Number.isFinite(mean);
  const hasInterval = isKnown && (exact || (standardError !== null && standardError > 0));
  const bounds = exact ? { low: mean, high: mean } : { low, high };
  return {
    key,
    unit,
    definition,
    base: of(base),
    candidate: of(candidate),
    difference: isKnown ? mean : null,
    low: hasInterval ? bounds.low : null,
    high: hasInterval ? bounds.high : null,
    correlation,
    verdict: hasInterval ? verdictOf(bounds.low, bounds.high, better) : 'none',
  };
}

function verdictOf(
  low: number | null,
  high: number | null,
  better: Measure['better'],
): ChangeVerdict {
  if (low === null || high === null) return 'none';
  if (low <= 0 && high >= 0) return 'no change detected';
  if (better === 'neither') return 'changed';
  return low > 0 === (better === 'higher') ? 'improved' : 'regressed';
}

function difference(base: Side, candidate: Side, confidence: number): DifferenceInterval {
  const [a, b] = [candidate.measure, base.measure];
  if (a.kind === 'quantile' && b.kind === 'quantile') {
    const interval = quantileDifferenceInterval(
      candidate.sums.map(a.histogram),
      base.sums.map(b.histogram),
      a.p,
      confidence,
    );
    return inSeconds(interval);
  }
  return pairedInterval(termsOf(candidate), termsOf(base), confidence);
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

/** A figure as signed ratios of sums; a maximum has none, so nothing can be said of its change. */
function termsOf({ measure, sums }: Side): Term[] {
  switch (measure.kind) {
    case 'mean':
      return [{ sign: 1, numerators: sums.map(measure.of), denominators: sums.map(() => 1) }];
    case 'ratio':
      return [ratioTerm(1, sums.map(measure.top), sums.map(measure.bottom))];
    case 'root':
      return [{ ...ratioTerm(1, sums.map(measure.top), sums.map(measure.bottom)), root: true }];
    case 'difference':
      return [
        ratioTerm(1, sums.map(measure.top), sums.map(measure.bottom)),
        ratioTerm(-1, sums.map(measure.minusTop), sums.map(measure.minusBottom)),
      ];
    case 'quantile':
    case 'maximum':
      return [ratioTerm(1, [], [])];
  }
}

function ratioTerm(sign: 1 | -1, numerators: number[], denominators: number[]): Term {
  return { sign, numerators, denominators };
}
