/**
 * Rates whose days and steps are busier or quieter than forecast, compiled: pieces that lie within
 * one day and one step, and what is drawn for them.
 */
import { createHash } from 'node:crypto';
import type { RateProfile } from '../../engine/rates.js';
import type { BusynessPlan } from '../../model/busyness.js';
import type { Clock } from '../clock.js';
import type { ResolvedBusyness, ResolvedPoisson } from '../resolve/arrivals.js';
import { durationMs } from '../text/duration.js';
import { compileRates, compileWeek, type DatedRates } from './arrivals.js';
import type { Distributions } from './distribution.js';

interface BusynessContext {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly distributions: Distributions;
}

export function compileBusyness(
  poisson: ResolvedPoisson,
  { day, step, correlation = 0, shared }: ResolvedBusyness,
  name: string,
  { clock, lengthMs, distributions }: BusynessContext,
): { profile: RateProfile; busyness: BusynessPlan } {
  const { profile, days, steps } =
    poisson.week === undefined
      ? cutAtMidnights(compileRates(inSteps(poisson, lengthMs), lengthMs), clock, lengthMs)
      : compileWeek(poisson, clock, lengthMs);
  const busyness = Object.freeze({
    // A class that shares with nobody shares with no name of others, either.
    drawnAs: hashOf(shared === undefined ? `class|${name}` : `shared|${shared}`),
    day: distributions.factor(day),
    step: distributions.factor(step),
    correlation,
    days,
    steps,
  });
  return { profile, busyness };
}

function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readInt32LE(0);
}

/** One number of calls for all steps is written once for each, where each has a factor of its own. */
function inSteps(poisson: ResolvedPoisson, lengthMs: number): ResolvedPoisson {
  const { calls, busyness, every } = poisson;
  if (typeof calls !== 'number' || busyness?.step === 0) return poisson;
  const steps = Math.ceil(lengthMs / durationMs(every));
  return { ...poisson, calls: Array.from({ length: steps }, () => calls) };
}

/** A piece over midnight becomes two, each with its part of the line. */
function cutAtMidnights(profile: RateProfile, clock: Clock, lengthMs: number): DatedRates {
  const edges = [0];
  const startPerMs: number[] = [];
  const endPerMs: number[] = [];
  const days: number[] = [];
  const steps: number[] = [];
  let day = 0;
  let step = 0;
  const midnight = (): number => clock.offsetOf(clock.firstDay + day + 1, 0);
  for (const [k, start] of profile.startPerMs.entries()) {
    const from = profile.edges[k] ?? 0;
    const to = profile.edges[k + 1] ?? 0;
    const end = profile.endPerMs[k] ?? 0;
    const rateAt = (at: number): number =>
      at === to ? end : start + ((end - start) * (at - from)) / (to - from);
    let begun = from;
    while (begun < to) {
      const ended = begun < lengthMs ? Math.min(to, Math.max(begun, midnight())) : to;
      if (ended > begun) {
        edges.push(ended);
        startPerMs.push(rateAt(begun));
        endPerMs.push(rateAt(ended));
        days.push(day);
        steps.push(step++);
      }
      begun = ended;
      if (begun < lengthMs && begun >= midnight()) {
        day++;
        step = 0;
      }
    }
  }
  return { profile: { edges, startPerMs, endPerMs }, days, steps };
}
