/**
 * Whether a threshold holds.
 *
 * It is judged by the one-sided bound of its interval. Where every replication gives the same value
 * there is no interval: then that value decides, if they are a few.
 */
import { type Bounds, boundsOf, CONFIDENCE, dailyFigures, finite } from './evaluate.js';
import type { Measure } from './measure.js';
import { type Replications, sampleOf } from './sample.js';
import { satisfies, type Threshold } from './thresholds.js';

export type Judgement = 'holds' | 'fails' | 'inconclusive';

/** So many replications that all agree are taken at their word. */
const AGREEING = 5;
/** Values closer than this part of themselves are what rounding makes of equal ones. */
const ROUNDING = 1e-12;

/** The bound that was held against the limit. */
export interface Bound {
  /** null: there is none on this side. */
  readonly value: number | null;
  /** That the true value is surely at most, or at least. */
  readonly side: 'atMost' | 'atLeast';
  /** How surely: of this one bound. */
  readonly confidence: number;
}

export interface Verdict {
  readonly threshold: string;
  readonly key: string;
  readonly limit: number;
  readonly value: number | null;
  readonly judgement: Judgement;
  /** null: it was not judged by one. */
  readonly bound: Bound | null;
  /** What else there is to say of it: why it is inconclusive and what would help, or what decided. */
  readonly reason: string | null;
}

/**
 * Judges a threshold: it holds if the one-sided 95 % bound is inside, fails if the bound at 5 % over
 * the number of thresholds is outside, else it is inconclusive.
 *
 * @param confidence of the bound by which it holds
 */
export function judge(
  threshold: Threshold,
  replications: Replications,
  deterministic: boolean,
  thresholdCount: number,
  confidence = CONFIDENCE,
): Verdict {
  const { text, measure, operator, limit } = threshold;
  // Both bounds of a two-sided interval at 2c - 1 are one-sided bounds at c.
  const at = (level: number): Bounds =>
    boundsOf(measure, replications, deterministic, 2 * level - 1);
  const once = at(confidence);
  const base = { threshold: text, key: measure.key, limit, value: finite(once.mean), bound: null };
  const open = (reason: string): Verdict => ({ ...base, judgement: 'inconclusive', reason });
  if (once.mean === null) return open('there was nothing to measure');
  const censored = censoredShare(measure, replications);
  if (censored > 0.01) {
    return open(
      `${(censored * 100).toFixed(1)} % of the callbacks have no complete pair; use a quantile, or a longer closing.runOut`,
    );
  }
  const strict = 1 - (1 - CONFIDENCE) / thresholdCount;
  const all = at(strict);
  const upper = operator === '<' || operator === '<=';
  const [near, far] = upper ? [once.high, all.low] : [once.low, all.high];
  // A bound may be without end, as a quantile of callbacks that are never made is.
  if (near === null || far === null) {
    return { ...base, ...withoutInterval(threshold, replications, once.mean) };
  }
  const bound = (value: number, isUpper: boolean, level: number): Bound | null =>
    deterministic
      ? null
      : { value: finite(value), side: isUpper ? 'atMost' : 'atLeast', confidence: level };
  if (satisfies(near, operator, limit)) {
    return { ...base, judgement: 'holds', reason: null, bound: bound(near, upper, confidence) };
  }
  if (!satisfies(far, operator, limit)) {
    return { ...base, judgement: 'fails', reason: null, bound: bound(far, !upper, strict) };
  }
  return {
    ...base,
    judgement: 'inconclusive',
    bound: bound(near, upper, confidence),
    reason: 'the interval contains the limit; run more replications with --reps',
  };
}

function withoutInterval(
  { measure, operator, limit }: Threshold,
  replications: Replications,
  value: number,
): Pick<Verdict, 'judgement' | 'reason'> {
  const count = replications.length;
  if (count < 2) {
    return {
      judgement: 'inconclusive',
      reason: 'one replication has no interval; run more with --reps',
    };
  }
  const figures = Array.from(dailyFigures(measure, replications)).filter(
    (each) => !Number.isNaN(each),
  );
  if (figures.some((each) => Math.abs(each - value) > ROUNDING * Math.abs(value))) {
    return {
      judgement: 'inconclusive',
      reason: 'there is no interval to judge by; run more replications with --reps',
    };
  }
  if (figures.length < AGREEING) {
    return {
      judgement: 'inconclusive',
      reason: `no interval to judge by, and too few replications (${figures.length}) to take at their word; run more with --reps`,
    };
  }
  const others = (1 - (1 - CONFIDENCE) ** (1 / figures.length)) * 100;
  return {
    judgement: satisfies(value, operator, limit) ? 'holds' : 'fails',
    reason: `the same in all ${figures.length} replications, so the value decides; up to ${others.toFixed(1)} % of replications may still be otherwise`,
  };
}

/** Share of items that have no value; 0 where every item has one. */
function censoredShare({ censored }: Measure, replications: Replications): number {
  if (censored === undefined) return 0;
  const sample = sampleOf(replications);
  const [without, all] = censored.map((figure) => {
    let sum = 0;
    const values = sample.values(figure);
    for (let k = 0; k < values.length; k++) sum += values[k]!;
    return sum;
  });
  return without === 0 ? 0 : without! / all!;
}
