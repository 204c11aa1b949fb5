/**
 * Work after a call, where a log does not have it.
 *
 * When a service ends while a caller waits whom the agent could take, the time until the agent's next
 * service is time in which the agent was not available: wrap-up, a short pause, and the ringing of the
 * next call. If the queue empties first, all that is known is that it lasted at least so long. The
 * estimate of Kaplan and Meier takes both. What lasts over 5 minutes is an absence; wrap is the rest.
 */
import {
  endedIn,
  type Lifetimes,
  LifetimesBuilder,
  seenIn,
  survivalCurve,
} from '../stats/lifetimes.js';
import { type AgentDay, LONGEST_WRAP } from './agent-days.js';

export interface WrapEstimate {
  /** Gaps that began with a caller waiting. */
  readonly seen: number;
  /** Of these, those that ended with the next service. */
  readonly ended: number;
  readonly mean: number;
  readonly median: number;
  /** The share that lasts over 5 minutes, and stands in the shifts. */
  readonly tail: number;
  /** The estimated distribution up to 5 minutes, as if so many had been measured. */
  readonly lifetimes: Lifetimes;
}

/** Of fewer nothing is made. */
const ENOUGH = 30;
const SECOND = 1000;

export class WrapGaps {
  private readonly builder: LifetimesBuilder;
  private readonly resolution: number;

  constructor(resolution: number) {
    this.builder = new LifetimesBuilder(resolution);
    this.resolution = resolution;
  }

  add({ gaps }: AgentDay): void {
    for (const gap of gaps) {
      if (gap === null || gap.waitedFirst === null) continue;
      const length = gap.to - gap.from;
      // The caller who is taken next leaves the queue when the gap ends, give or take rounding.
      const ended = length <= gap.waitedFirst + this.resolution * SECOND;
      this.builder.add((ended ? length : gap.waitedFirst) / SECOND, ended);
    }
  }

  /** null: too few gaps began with a caller waiting. */
  estimate(): WrapEstimate | null {
    const all = this.builder.build();
    const ended = endedIn(all);
    if (ended < ENOUGH) return null;
    const curve = survivalCurve(all).filter(({ time }) => time <= LONGEST_WRAP / SECOND);
    const tail = curve.at(-1)?.survival ?? 1;
    if (tail === 1) return null;
    const masses = curve.map(
      ({ survival }, k) => (ended * ((curve[k - 1]?.survival ?? 1) - survival)) / (1 - tail),
    );
    const half = curve.find(({ survival }) => (1 - survival) / (1 - tail) >= 0.5)!;
    return {
      ...{ seen: seenIn(all), ended, tail },
      mean: curve.reduce((sum, { time }, k) => sum + time * masses[k]!, 0) / ended,
      median: half.time,
      lifetimes: {
        times: Float64Array.from(curve, ({ time }) => time),
        ended: Float64Array.from(masses),
        censored: new Float64Array(curve.length),
        resolution: this.resolution,
      },
    };
  }
}
