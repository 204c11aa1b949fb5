/**
 * Durations that were seen to their ends (talk, wrap, dials): five families by maximum likelihood, of
 * which the smallest AIC is taken (or one with fewer parameters within 2), and the measured values
 * themselves where not even that one is like them.
 */

import { normalQuantile } from '../engine/distributions/standard-normal.js';
import { type Lifetimes, LifetimesBuilder, seenIn, survivalCurve } from '../stats/lifetimes.js';
import { FAMILIES } from './families.js';
import { best, type Estimate, type FamilyFit, fitFamily } from './family-fit.js';

export interface DurationFit {
  readonly count: number;
  /** Of the values, with the interval of the mean; in s. */
  readonly mean: Estimate;
  readonly cv: number;
  readonly fits: readonly FamilyFit[];
  /** The best family; null: there are too few values, or all are alike. */
  readonly best: FamilyFit | null;
  /** Whether the values themselves are taken, as the best family is too far from them. */
  readonly empirical: boolean;
  /** Measured and fitted, by the share below. */
  readonly quantiles: readonly QuantilePair[];
  /** Shorter than ten seconds: of talks, mostly agents who hung up, or nobody there. */
  readonly veryShort: number;
  readonly resolution: number;
  readonly lifetimes: Lifetimes;
}

export interface QuantilePair {
  readonly share: number;
  readonly measured: number;
  readonly fitted: number | null;
}

/** With fewer values nothing is fitted. */
export const FEWEST_VALUES = 10;
/** So many values are a distribution of their own, if a family is farther from them than this. */
const ENOUGH_FOR_THEMSELVES = 200;
const TOO_FAR = 0.03;
const VERY_SHORT = 10;
const SHARES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** @param seconds the values, with what a log rounds them to */
export function fitDurations(
  seconds: Iterable<number>,
  resolution: number,
  confidence: number,
): DurationFit {
  const builder = new LifetimesBuilder(resolution);
  for (const value of seconds) builder.add(value, true);
  return fitLifetimes(builder.build(), confidence);
}

export function fitLifetimes(lifetimes: Lifetimes, confidence: number): DurationFit {
  const { times, ended, resolution } = lifetimes;
  const count = seenIn(lifetimes);
  const { mean, deviation } = momentsOf(lifetimes);
  const width = (normalQuantile((1 + confidence) / 2) * deviation) / Math.sqrt(count);
  const { exponential, lognormal, gamma, weibull, hyperexponential } = FAMILIES;
  const curve = survivalCurve(lifetimes);
  const varies = count >= FEWEST_VALUES && times.length > 1;
  const fits = (varies ? [exponential, lognormal, gamma, weibull, hyperexponential] : [])
    .map((family) => fitFamily(family, lifetimes, curve, confidence))
    .filter((fit) => fit !== null);
  const chosen = best(fits);
  return {
    count,
    mean: { value: mean, low: Math.max(0, mean - width), high: mean + width },
    cv: deviation / mean || 0,
    fits,
    best: chosen,
    empirical: count >= ENOUGH_FOR_THEMSELVES && chosen !== null && chosen.farthest > TOO_FAR,
    quantiles: SHARES.map((share) => ({
      share,
      measured: measuredQuantile(lifetimes, share * count),
      fitted: chosen === null ? null : fittedQuantile(chosen, share),
    })),
    veryShort: ended.reduce((sum, each, k) => sum + (times[k]! < VERY_SHORT ? each : 0), 0),
    ...{ resolution, lifetimes },
  };
}

function momentsOf({ times, ended }: Lifetimes): { mean: number; deviation: number } {
  const count = ended.reduce((sum, each) => sum + each, 0);
  const mean = times.reduce((sum, time, k) => sum + time * ended[k]!, 0) / count || 0;
  const squares = times.reduce((sum, time, k) => sum + (time - mean) ** 2 * ended[k]!, 0);
  return { mean, deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : 0 };
}

function measuredQuantile({ times, ended }: Lifetimes, wanted: number): number {
  let upTo = 0;
  for (let k = 0; k < times.length; k++) {
    upTo += ended[k]!;
    if (upTo >= wanted) return times[k]!;
  }
  return times.at(-1) ?? 0;
}

/** By halving; the families ascend. */
function fittedQuantile({ survival }: FamilyFit, share: number): number {
  let high = 1;
  while (survival(high) > 1 - share && high < 1e9) high *= 2;
  let low = 0;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (survival(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return high;
}

/** So many numbers, each the mean of an equal part of the values: the mean is kept exactly. */
export function equalParts({ times, ended }: Lifetimes, parts: number): number[] {
  const size = ended.reduce((sum, each) => sum + each, 0) / parts;
  const values: number[] = [];
  let [sum, filled] = [0, 0];
  for (let k = 0; k < times.length; k++) {
    let left = ended[k]!;
    while (left > 0 && values.length < parts) {
      const taken = Math.min(left, size - filled);
      sum += times[k]! * taken;
      filled += taken;
      left -= taken;
      if (filled < size * (1 - 1e-9)) break;
      values.push(sum / filled);
      [sum, filled] = [0, 0];
    }
  }
  if (values.length < parts && filled > 0) values.push(sum / filled);
  return values;
}
