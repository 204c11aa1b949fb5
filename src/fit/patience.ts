/**
 * Patience from censored waits: the curve of Kaplan and Meier, the hazard, and five families by
 * maximum likelihood, of which the smallest AIC is taken (or one with fewer parameters within 2).
 *
 * It is supposed that a caller who is answered would have been no more or less patient than one who
 * still waits: then being answered says nothing about patience but that it was longer.
 */
import { normalQuantile } from '../engine/distributions/standard-normal.js';
import {
  type Lifetimes,
  type SurvivalStep,
  stepAt,
  survivalCurve,
  survivalInterval,
} from '../stats/lifetimes.js';
import { FAMILIES, type Family, steppedHazard } from './families.js';
import { best, type Estimate, type FamilyFit, fitFamily } from './family-fit.js';
import type { Waits } from './waits.js';

export interface PatienceFit {
  readonly waits: Waits;
  readonly fits: readonly FamilyFit[];
  /** null: too few hung up to say anything. */
  readonly chosen: FamilyFit | null;
  readonly curve: readonly CurvePoint[];
  readonly hazard: readonly HazardStep[];
  readonly reach: Reach;
}

export interface CurvePoint {
  readonly time: number;
  readonly atRisk: number;
  readonly survival: Estimate;
}

/** How many of those who still wait hang up in a minute. */
export interface HazardStep {
  readonly from: number;
  readonly to: number;
  readonly hungUp: number;
  readonly perMinute: Estimate;
}

/** How far the waits tell of patience; what is beyond is the family's word alone. */
export interface Reach {
  /** Fewer than ten were still waiting after it. */
  readonly to: number;
  /** The share whose patience is longer than that. */
  readonly beyond: number;
}

/** With fewer hang-ups nothing is fitted. */
export const FEWEST_HANG_UPS = 10;
/** Where fewer still wait, the curve is the fate of a few. */
const FEW_AT_RISK = 10;
/** Families are held against the curve where at least this share of all still waits. */
const SHARE_TO_COMPARE = 0.01;
const TIMES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 3600];
/** A step of the hazard has so many hang-ups at least, and there are so many steps at most. */
const HANG_UPS_IN_A_STEP = 25;
const STEPS = 8;

export function fitPatience(waits: Waits, confidence: number): PatienceFit {
  const { lifetimes } = waits;
  const all = survivalCurve(lifetimes);
  const curve = all.filter(({ atRisk }) => atRisk >= FEW_AT_RISK);
  const compared = curve.filter(({ atRisk }) => atRisk >= SHARE_TO_COMPARE * waits.queued);
  const z = normalQuantile((1 + confidence) / 2);
  const families = waits.hungUp < FEWEST_HANG_UPS ? [] : candidates(lifetimes);
  const fits = families
    .map((family) => fitFamily(family, lifetimes, compared, confidence))
    .filter((fit) => fit !== null);
  const last = curve.at(-1);
  return {
    waits,
    fits,
    chosen: best(fits),
    curve: pointsOf(curve, z),
    hazard: hazardOf(lifetimes, z, last?.time ?? 0),
    reach: { to: last?.time ?? 0, beyond: last?.survival ?? 1 },
  };
}

function candidates(lifetimes: Lifetimes): Family[] {
  const { exponential, weibull, logLogistic, hyperexponential } = FAMILIES;
  const families: Family[] = [exponential, weibull, logLogistic, hyperexponential];
  const ends = stepEnds(lifetimes);
  if (ends.length > 0) families.push(steppedHazard(ends, hazardsBetween(lifetimes, ends)));
  return families;
}

/** Where equally many have hung up between one and the next. */
function stepEnds({ times, ended, resolution }: Lifetimes): number[] {
  const all = ended.reduce((sum, count) => sum + count, 0);
  const perStep = Math.max(HANG_UPS_IN_A_STEP, all / STEPS);
  const ends: number[] = [];
  let [inStep, left] = [0, all];
  for (let k = 0; k < times.length; k++) {
    inStep += ended[k]!;
    left -= ended[k]!;
    // What rounding left of a whole step is one.
    if (inStep < perStep - 1e-9 || left < perStep - 1e-9) continue;
    ends.push(times[k]! + resolution / 2);
    inStep = 0;
  }
  return ends;
}

function hazardsBetween(lifetimes: Lifetimes, ends: readonly number[]): number[] {
  return [...ends, Infinity].map((to, k) => {
    const { ended, time } = between(lifetimes, ends[k - 1] ?? 0, to);
    return ended / time;
  });
}

/** How many ended from one time to another, and how long all together were there in between. */
function between({ times, ended, censored }: Lifetimes, from: number, to: number) {
  let [count, time] = [0, 0];
  for (let k = 0; k < times.length; k++) {
    if (times[k]! < from) continue;
    if (times[k]! < to) count += ended[k]!;
    time += (Math.min(times[k]!, to) - from) * (ended[k]! + censored[k]!);
  }
  return { ended: count, time };
}

function pointsOf(curve: readonly SurvivalStep[], z: number): CurvePoint[] {
  const last = curve.at(-1)?.time ?? 0;
  return TIMES.filter((time) => time <= last).map((time) => {
    const step = stepAt(curve, time);
    if (step === null) return { time, atRisk: 0, survival: { value: 1, low: null, high: null } };
    const survival = { value: step.survival, ...survivalInterval(step, z) };
    return { time, atRisk: step.atRisk, survival };
  });
}

function hazardOf(lifetimes: Lifetimes, z: number, last: number): HazardStep[] {
  const bounds = [0, ...TIMES.filter((time) => time <= last)];
  const half = lifetimes.resolution / 2;
  const steps: HazardStep[] = [];
  for (let k = 1; k < bounds.length; k++) {
    const [from, to] = [bounds[k - 1]!, bounds[k]!];
    // What is seen as `from` may have been half a tick before.
    const { ended, time } = between(lifetimes, Math.max(0, from - half), to - half);
    if (time === 0) continue;
    const value = (60 * ended) / time;
    // The logarithm of a count of a Poisson process is nearly normal.
    const width = ended === 0 ? null : Math.exp(z / Math.sqrt(ended));
    const [low, high] = width === null ? [0, null] : [value / width, value * width];
    steps.push({ from, to, hungUp: ended, perMinute: { value, low, high } });
  }
  return steps;
}
