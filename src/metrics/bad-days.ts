/**
 * How often a day goes wrong. An average over days hides it: a service level of 82 % may be one that
 * is met every day, or one that is missed on every third.
 */
import { answerOf } from './builders.js';
import { type Bounds, CONFIDENCE, dailyFigures, proportionBounds } from './evaluate.js';
import type { Figure, Measure } from './measure.js';
import type { Replications } from './sample.js';
import { together } from './scope.js';
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
    holds: answerOf(
      together(top, bottom, (above, below) =>
        below === 0 ? Number.NaN : Number(above / below < target),
      ),
    ),
  };
}

/** The share of replications that break a threshold, of those that have a figure for it. */
export function brokenDays(
  threshold: Threshold,
  replications: Replications,
  deterministic: boolean,
): Bounds {
  return proportionBounds(breaks(threshold, replications), deterministic, CONFIDENCE);
}

/** The share of replications that break any of them. */
export function daysWithAnyBroken(
  thresholds: readonly Threshold[],
  replications: Replications,
  deterministic: boolean,
): Bounds {
  const any = new Array<number>(replications.length).fill(0);
  for (const threshold of thresholds) {
    for (const [k, broken] of breaks(threshold, replications).entries()) {
      if (broken === 1) any[k] = 1;
    }
  }
  return proportionBounds(any, deterministic, CONFIDENCE);
}

/** Whether each replication breaks a threshold by its own figure: 1, 0, or NaN where it has none. */
function breaks({ measure, operator, limit }: Threshold, replications: Replications): number[] {
  return Array.from(dailyFigures(measure, replications), (value) =>
    Number.isNaN(value) ? value : Number(!satisfies(value, operator, limit)),
  );
}
