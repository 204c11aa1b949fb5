/** Measured and fitted distributions as points, for whoever draws them. */
import { normalQuantile } from '../engine/distributions/standard-normal.js';
import { type Lifetimes, stepAt, survivalCurve, survivalInterval } from '../stats/lifetimes.js';
import type { DurationFit } from './durations.js';
import type { PatienceFit } from './patience.js';

export interface DrawnPoint {
  /** Seconds. */
  readonly time: number;
  /** A share of 1. */
  readonly measured: number;
  readonly low: number;
  readonly high: number;
  /** null: no family is fitted. */
  readonly fitted: number | null;
}

const POINTS = 120;
/** Where a curve of durations ends: what is longer would press all else into a corner. */
const SHOWN = 0.99;

/** Who would still wait, by Kaplan and Meier with its interval and by the family, up to the reach. */
export function drawnPatience(fit: PatienceFit, confidence: number): DrawnPoint[] {
  const { waits, chosen, reach } = fit;
  const fitted = (time: number): number | null => chosen?.survival(time) ?? null;
  return pointsOf(waits.lifetimes, reach.to, confidence, fitted);
}

/** The share that is shorter. */
export function drawnDurations(fit: DurationFit, confidence: number): DrawnPoint[] {
  const { lifetimes, best } = fit;
  const fitted = (time: number): number | null => best?.survival(time) ?? null;
  return shorterOf(lifetimes, confidence, fitted);
}

/** The same of times of which some were cut off, and to which no family is fitted. */
export function drawnLifetimes(lifetimes: Lifetimes, confidence: number): DrawnPoint[] {
  return shorterOf(lifetimes, confidence, () => null);
}

function shorterOf(
  lifetimes: Lifetimes,
  confidence: number,
  fitted: (time: number) => number | null,
): DrawnPoint[] {
  const curve = survivalCurve(lifetimes);
  const end = curve.find(({ survival }) => survival <= 1 - SHOWN) ?? curve.at(-1);
  return pointsOf(lifetimes, end?.time ?? 0, confidence, fitted).map((point) => ({
    time: point.time,
    measured: 1 - point.measured,
    low: 1 - point.high,
    high: 1 - point.low,
    fitted: point.fitted === null ? null : 1 - point.fitted,
  }));
}

function pointsOf(
  lifetimes: Lifetimes,
  to: number,
  confidence: number,
  fitted: (time: number) => number | null,
): DrawnPoint[] {
  if (to <= 0) return [];
  const curve = survivalCurve(lifetimes);
  const z = normalQuantile((1 + confidence) / 2);
  return Array.from({ length: POINTS + 1 }, (_, k) => {
    const time = (k * to) / POINTS;
    const step = stepAt(curve, time);
    const measured = step?.survival ?? 1;
    const { low, high } = step === null ? { low: 1, high: 1 } : survivalInterval(step, z);
    return { time, measured, low, high, fitted: fitted(time) };
  });
}
