/**
 * How long things last, some of which were looked at only for a while: of those that ended the time
 * is known, of the others that it is longer (censored). Equal times are kept once, with their numbers.
 */

export interface Lifetimes {
  /** The times that were seen, ascending. */
  readonly times: Float64Array;
  /** How many ended at each. */
  readonly ended: Float64Array;
  /** How many were last seen at each, and had not ended. */
  readonly censored: Float64Array;
  /** Times are whole multiples of this: one that is seen as t lies within half of it. */
  readonly resolution: number;
}

/** Collects times, rounded to a resolution. */
export class LifetimesBuilder {
  private readonly resolution: number;
  private readonly ended = new Map<number, number>();
  private readonly censored = new Map<number, number>();

  constructor(resolution: number) {
    this.resolution = resolution;
  }

  /** @param weight how many it stands for */
  add(time: number, ended: boolean, weight = 1): void {
    const tick = Math.max(0, Math.round(time / this.resolution));
    const counts = ended ? this.ended : this.censored;
    counts.set(tick, (counts.get(tick) ?? 0) + weight);
  }

  build(): Lifetimes {
    const { ended, censored, resolution } = this;
    const ticks = [...new Set([...ended.keys(), ...censored.keys()])].sort((a, b) => a - b);
    return {
      times: Float64Array.from(ticks, (tick) => tick * resolution),
      ended: Float64Array.from(ticks, (tick) => ended.get(tick) ?? 0),
      censored: Float64Array.from(ticks, (tick) => censored.get(tick) ?? 0),
      resolution,
    };
  }
}

export function endedIn({ ended }: Lifetimes): number {
  return ended.reduce((sum, count) => sum + count, 0);
}

export function seenIn({ ended, censored }: Lifetimes): number {
  return ended.reduce((sum, count, k) => sum + count + censored[k]!, 0);
}

/** The time of all together, for as long as they were seen. */
export function totalTime({ times, ended, censored }: Lifetimes): number {
  return times.reduce((sum, time, k) => sum + time * (ended[k]! + censored[k]!), 0);
}

export interface SurvivalStep {
  readonly time: number;
  /** How many were still there just before. */
  readonly atRisk: number;
  /** The share that lasts longer. */
  readonly survival: number;
  /** Greenwood's sum: the variance of the survival, relative to its square. */
  readonly relativeVariance: number;
}

/**
 * The estimate of Kaplan and Meier (1958), a step for each time at which something ended. Who was
 * last seen at the time at which another ended is counted as having been there.
 */
export function survivalCurve({ times, ended, censored }: Lifetimes): SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let atRisk = ended.reduce((sum, count, k) => sum + count + censored[k]!, 0);
  let survival = 1;
  let relativeVariance = 0;
  for (let k = 0; k < times.length; k++) {
    const gone = ended[k]!;
    if (gone > 0) {
      survival *= 1 - gone / atRisk;
      relativeVariance += gone / (atRisk * (atRisk - gone));
      steps.push({ time: times[k]!, atRisk, survival, relativeVariance });
    }
    atRisk -= gone + censored[k]!;
  }
  return steps;
}

/** The last step up to a time; null: nothing has ended by then. */
export function stepAt(curve: readonly SurvivalStep[], time: number): SurvivalStep | null {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return curve[low - 1] ?? null;
}

/**
 * The interval of the survival after a step, so many standard errors wide on either side, on the
 * scale log(-log S), on which it is nearly normal and stays within 0 and 1.
 */
export function survivalInterval(
  { survival, relativeVariance }: SurvivalStep,
  z: number,
): { readonly low: number; readonly high: number } {
  if (survival <= 0 || survival >= 1) return { low: Math.max(0, survival), high: survival };
  const width = (z * Math.sqrt(relativeVariance)) / Math.abs(Math.log(survival));
  return {
    low: Math.exp(Math.log(survival) * Math.exp(width)),
    high: Math.exp(Math.log(survival) * Math.exp(-width)),
  };
}
