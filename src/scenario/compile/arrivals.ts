/**
 * Rates of calls, compiled: from calls a step, knots or the days of a week to pieces of the run.
 *
 * A step of a weekly pattern stands at its local time. Where the clocks skip it, it does not happen;
 * where they repeat it, it happens twice at the same rate.
 */
import type { RateProfile } from '../../engine/rates.js';
import { type Clock, weekdayOf } from '../clock.js';
import type { ResolvedPoisson } from '../resolve/arrivals.js';
import { durationMs } from '../text/duration.js';
import { momentOf, WEEKDAYS } from '../text/time-of-day.js';

/** Rates, and where each piece lies: its day from 0 on, and the how manieth step of that day it is. */
export interface DatedRates {
  readonly profile: RateProfile;
  readonly days: readonly number[];
  readonly steps: readonly number[];
}

/** Calls a step, or knots: from the start of the run on. */
export function compileRates(
  { every, calls, knots }: ResolvedPoisson,
  lengthMs: number,
): RateProfile {
  const stepMs = durationMs(every);
  const steps = Math.ceil(lengthMs / stepMs);
  if (knots !== undefined) {
    const rates = knots.map((count) => count / stepMs);
    return {
      edges: edgesOf(steps, stepMs),
      startPerMs: rates.slice(0, steps),
      endPerMs: rates.slice(1, steps + 1),
    };
  }
  if (!Array.isArray(calls)) {
    const perMs = [(calls ?? 0) / stepMs];
    return { edges: [0, lengthMs], startPerMs: perMs, endPerMs: perMs };
  }
  const perMs = calls.slice(0, steps).map((count) => count / stepMs);
  return { edges: edgesOf(steps, stepMs), startPerMs: perMs, endPerMs: perMs };
}

function edgesOf(steps: number, stepMs: number): number[] {
  return Array.from({ length: steps + 1 }, (_, k) => k * stepMs);
}

/** The days of the week, one after the other as far as the run goes. */
export function compileWeek(
  { every, from = '00:00', week = {} }: ResolvedPoisson,
  clock: Clock,
  lengthMs: number,
): DatedRates {
  const stepMs = durationMs(every);
  const firstMs = momentOf(from).ms;
  const pieces = new Pieces(lengthMs);
  for (let day = clock.firstDay; clock.offsetOf(day, 0) < lengthMs; day++) {
    const calls = week[WEEKDAYS[weekdayOf(day)] ?? 'mon'] ?? week.default ?? [];
    let step = 0;
    for (const { from, to, msOfDay } of clock.stretchesOf(day)) {
      for (const [k, count] of calls.entries()) {
        const begins = from + firstMs + k * stepMs - msOfDay;
        const ends = Math.min(to, begins + stepMs);
        if (ends <= Math.max(from, begins)) continue;
        pieces.add(Math.max(from, begins), ends, count / stepMs, day - clock.firstDay, step++);
      }
    }
  }
  return pieces;
}

/** Pieces within the run, ascending; between them and before the first there are no calls. */
class Pieces implements DatedRates {
  readonly days: number[] = [];
  readonly steps: number[] = [];
  private readonly edges = [0];
  private readonly perMs: number[] = [];
  private readonly lengthMs: number;
  private covered = 0;

  constructor(lengthMs: number) {
    this.lengthMs = lengthMs;
  }

  get profile(): RateProfile {
    return { edges: this.edges, startPerMs: this.perMs, endPerMs: this.perMs };
  }

  add(from: number, to: number, perMs: number, day: number, step: number): void {
    const begun = Math.max(0, from);
    const ended = Math.min(this.lengthMs, to);
    if (ended <= begun) return;
    if (begun > this.covered) this.push(begun, 0, day, step);
    this.push(ended, perMs, day, step);
  }

  private push(to: number, perMs: number, day: number, step: number): void {
    this.edges.push(to);
    this.perMs.push(perMs);
    this.days.push(day);
    this.steps.push(step);
    this.covered = to;
  }
}
