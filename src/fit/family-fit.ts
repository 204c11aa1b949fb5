/**
 * A family fitted to lifetimes by maximum likelihood. A time that was seen as t lies within half the
 * resolution of t, so what ended counts with the probability of that whole interval: a log in whole
 * seconds with some zeros is no trouble to a lognormal. What was cut off at t counts with the
 * probability of lasting longer.
 */

import { normalQuantile } from '../engine/distributions/standard-normal.js';
import { endedIn, type Lifetimes, type SurvivalStep, totalTime } from '../stats/lifetimes.js';
import { varianceOf } from '../stats/matrix.js';
import { firstDerivatives, type Maximum, maximum } from '../stats/maximum.js';
import type { Family, FamilyName, Figure } from './families.js';

/** An estimate with its interval; null: the data do not say how far it may be off. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface FamilyFit {
  readonly family: FamilyName;
  readonly values: Readonly<Record<string, Estimate>>;
  /** Of the distribution, in s; Infinity where it has none. */
  readonly mean: Estimate;
  readonly logLikelihood: number;
  /** Akaike's criterion: twice the parameters less twice the log-likelihood. */
  readonly aic: number;
  readonly parameters: number;
  /** The largest distance of its distribution function from the measured one. */
  readonly farthest: number;
  /** The share that lasts longer. */
  readonly survival: (time: number) => number;
  /** Where the steps of a hazard end, but for the last. */
  readonly ends: readonly number[];
}

/** Of families that explain the data alike, the one with fewer parameters. */
const ALIKE = 2;

/** null: nothing ended, so nothing is known. */
export function fitFamily(
  family: Family,
  lifetimes: Lifetimes,
  curve: readonly SurvivalStep[],
  confidence: number,
): FamilyFit | null {
  const ended = endedIn(lifetimes);
  const total = totalTime(lifetimes);
  if (ended === 0 || total === 0) return null;
  const surface = logLikelihood(family, lifetimes);
  const top = family
    .starts(total / ended, variationOf(lifetimes))
    .map((start) => maximum(surface, start, family.nearlyBest))
    .reduce((best, each) => (each.value > best.value ? each : best));
  const estimate = (figure: Figure): Estimate => estimateOf(figure, top, confidence);
  const logSurvival = family.logSurvival(top.at);
  const survival = (time: number): number => Math.exp(logSurvival(time));
  const parameters = top.at.length;
  return {
    family: family.name,
    values: Object.fromEntries(family.values.map((each) => [each.name, estimate(each)])),
    mean: estimate({ name: 'mean', unit: 's', of: family.mean }),
    logLikelihood: top.value,
    aic: 2 * parameters - 2 * top.value,
    parameters,
    farthest: farthest(survival, curve, lifetimes.resolution),
    survival,
    ends: family.ends ?? [],
  };
}

function logLikelihood(
  family: Family,
  { times, ended, censored, resolution }: Lifetimes,
): (search: readonly number[]) => number {
  const half = resolution / 2;
  return (search) => {
    const logSurvival = family.logSurvival(search);
    let sum = 0;
    // Where one interval begins the one before it has mostly ended.
    let [edge, to] = [Number.NaN, 0];
    for (let k = 0; k < times.length; k++) {
      const time = times[k]!;
      if (censored[k]! > 0) sum += censored[k]! * logSurvival(time);
      if (ended[k]! === 0) continue;
      const begin = Math.max(0, time - half);
      const from = begin === edge ? to : logSurvival(begin);
      edge = time + half;
      to = logSurvival(edge);
      sum += ended[k]! * (from + Math.log(-Math.expm1(to - from)));
    }
    return sum;
  };
}

/** The coefficient of variation of what ended, kept within what the searches can begin with. */
function variationOf({ times, ended }: Lifetimes): number {
  const count = ended.reduce((sum, each) => sum + each, 0);
  const mean = times.reduce((sum, time, k) => sum + time * ended[k]!, 0) / count;
  const squares = times.reduce((sum, time, k) => sum + (time - mean) ** 2 * ended[k]!, 0);
  return Math.min(3, Math.max(0.2, Math.sqrt(squares / count) / mean || 1));
}

/** By the delta method, on the scale on which the figure may be anything. */
function estimateOf(
  { unit, of }: Figure,
  { at, covariance }: Maximum,
  confidence: number,
): Estimate {
  const value = of(at);
  if (covariance === null || !(value > 0) || value === Infinity) {
    return { value, low: null, high: null };
  }
  const [out, back] = unit === 'share' ? LOG_ODDS : LOGARITHM;
  const slopes = firstDerivatives((search) => out(of(search)), at);
  const width = normalQuantile((1 + confidence) / 2) * Math.sqrt(varianceOf(slopes, covariance));
  // Wider than e^7 either way is no answer.
  if (!(width < 7)) return { value, low: null, high: null };
  return { value, low: back(out(value) - width), high: back(out(value) + width) };
}

type Scale = readonly [out: (value: number) => number, back: (scaled: number) => number];
const LOGARITHM: Scale = [Math.log, Math.exp];
const LOG_ODDS: Scale = [(p) => Math.log(p / (1 - p)), (odds) => 1 / (1 + Math.exp(-odds))];

/** Between the edges of the intervals, where the measured curve is known. */
function farthest(
  survival: (time: number) => number,
  curve: readonly SurvivalStep[],
  resolution: number,
): number {
  let most = 0;
  let before = 1;
  for (const step of curve) {
    const [from, to] = [Math.max(0, step.time - resolution / 2), step.time + resolution / 2];
    most = Math.max(
      most,
      Math.abs(survival(from) - before),
      Math.abs(survival(to) - step.survival),
    );
    before = step.survival;
  }
  return most;
}

/** The smallest AIC, or one with fewer parameters within 2 of it. */
export function best(fits: readonly FamilyFit[]): FamilyFit | null {
  const least = Math.min(...fits.map(({ aic }) => aic));
  const alike = fits.filter(({ aic }) => aic <= least + ALIKE);
  return alike.reduce<FamilyFit | null>(
    (found, each) =>
      found === null ||
      each.parameters < found.parameters ||
      (each.parameters === found.parameters && each.aic < found.aic)
        ? each
        : found,
    null,
  );
}
