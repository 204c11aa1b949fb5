/**
 * Rates of calls, compiled: from calls a step, knots or the days of a week to pieces of the run.
 *
 * A step of a weekly pattern stands at its local time. Where the clocks skip it, it does not happen;
 * where they repeat it, it happens twice at the same rate.
 */
import type { RateProfile } from '../engine/rates.js';
import { type Clock, weekdayOf } from './clock.js';
import { durationMs } from './duration.js';
import type { ResolvedPoisson } from './resolve-arrivals.js';
import { momentOf, WEEKDAYS } from './time-of-day.js';

export function compileRates(
  poisson: ResolvedPoisson,
  clock: Clock,
  lengthMs: number,
): RateProfile {
  const { calls, knots, week } = poisson;
  const stepMs = durationMs(poisson.every);
  if (week !== undefined) {
    const firstMs = momentOf(poisson.from ?? '00:00').ms;
    return weekly(week, firstMs, stepMs, clock, lengthMs);
  }
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

type Week = NonNullable<ResolvedPoisson['week']>;

function weekly(
  week: Week,
  firstMs: number,
  stepMs: number,
  clock: Clock,
  lengthMs: number,
): RateProfile {
  const edges = [0];
  const perMs: number[] = [];
  let covered = 0;
  /** A piece with its rate; what lies before it has no calls. */
  const add = (from: number, to: number, rate: number): void => {
    const begun = Math.max(0, from);
    const ended = Math.min(lengthMs, to);
    if (ended <= begun) return;
    if (begun > covered) {
      edges.push(begun);
      perMs.push(0);
    }
    edges.push(ended);
    perMs.push(rate);
    covered = ended;
  };
  for (let day = clock.firstDay; clock.offsetOf(day, 0) < lengthMs; day++) {
    const calls = week[WEEKDAYS[weekdayOf(day)] ?? 'mon'] ?? week.default ?? [];
    for (const { from, to, msOfDay } of clock.stretchesOf(day)) {
      for (const [step, count] of calls.entries()) {
        const begins = from + firstMs + step * stepMs - msOfDay;
        add(Math.max(from, begins), Math.min(to, begins + stepMs), count / stepMs);
      }
    }
  }
  return { edges, startPerMs: perMs, endPerMs: perMs };
}
