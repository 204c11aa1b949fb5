/**
 * How often a day goes wrong. An average over days hides it: a service level of 82 % may be one that
 * is met every day, or one that is missed on every third.
 */
import type { ReplicationSums } from '../records/sums.js';
import { type Bounds, boundsOf, CONFIDENCE, proportionBounds } from './evaluate.js';
import type { Figure, Measure } from './measure.js';
import { satisfies, type Threshold } from './thresholds.js';

/** The share of replications whose service level misses its target. */
export function badDays(
  prefix: string,
  top: Figure,
  bottom: Figure,
  target: number,
  formula: string,
): Measure {
  return {
    kind: 'proportion',
    key: `${prefix}badDays.serviceLevel`,
    unit: 'share',
    better: 'lower',
    definition: `Replications whose service level (${formula}) is below targets.share, ${target * 100} %, of those that have one.`,
    holds: (sums) => {
      const below = bottom(sums);
      return below === 0 ? null : top(sums) / below < target;
    },
  };
}

/** Whether a replication breaks a threshold by its own figure; null: it has none. */
function breaks({ measure, operator, limit }: Threshold, sums: ReplicationSums): boolean | null {
  const { mean } = boundsOf(measure, [sums], false, CONFIDENCE);
  return mean === null ? null : !satisfies(mean, operator, limit);
}

/** The share of replications that break a threshold, of those that have a figure for it. */
export function brokenDays(
  threshold: Threshold,
  replications: readonly ReplicationSums[],
  deterministic: boolean,
): Bounds {
  const answers = replications.map((sums) => breaks(threshold, sums));
  return proportionBounds(answers, deterministic, CONFIDENCE);
}

/** The share of replications that break any of them. */
export function daysWithAnyBroken(
  thresholds: readonly Threshold[],
  replications: readonly ReplicationSums[],
  deterministic: boolean,
): Bounds {
  const answers = replications.map((sums) => thresholds.some((each) => breaks(each, sums)));
  return proportionBounds(answers, deterministic, CONFIDENCE);
}
