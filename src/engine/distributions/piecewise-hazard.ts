/**
 * A duration whose hazard, the rate at which it ends given that it has not ended yet, is constant
 * within steps. A uniform is turned into a budget of hazard, an exponential of mean one, which is
 * spent step by step until a step holds what is left of it: exact, and one uniform a value.
 */
import type { Distribution } from '../distribution.js';
import { invariant } from '../invariant.js';
import { exponential } from './basic.js';

/** A step: from the end of the one before it to its own. */
export interface HazardStep {
  /** In the unit of the values; Infinity for the last step. */
  readonly upTo: number;
  /** Per that unit. */
  readonly hazard: number;
}

export class PiecewiseHazard implements Distribution {
  readonly mean: number;
  private readonly starts: Float64Array;
  private readonly hazards: Float64Array;
  /** Hazard cumulated up to the start of each step. */
  private readonly spent: Float64Array;

  constructor(steps: readonly HazardStep[]) {
    const { length } = steps;
    this.starts = new Float64Array(length);
    this.hazards = new Float64Array(length);
    this.spent = new Float64Array(length);
    let mean = 0;
    for (const [k, { upTo, hazard }] of steps.entries()) {
      const start = k === 0 ? 0 : steps[k - 1]!.upTo;
      const lasts = upTo - start;
      this.starts[k] = start;
      this.hazards[k] = hazard;
      if (k < length - 1) this.spent[k + 1] = this.spent[k]! + hazard * lasts;
      const alive = Math.exp(-this.spent[k]!);
      mean += alive * (hazard === 0 ? lasts : -Math.expm1(-hazard * lasts) / hazard);
    }
    this.mean = mean;
  }

  at(uniform: number): number {
    return this.whenSpent(-Math.log1p(-uniform));
  }

  /** The same with all values so many times as large. */
  stretched(times: number): PiecewiseHazard {
    return new PiecewiseHazard(
      Array.from(this.starts, (_, k) => ({
        upTo: (this.starts[k + 1] ?? Number.POSITIVE_INFINITY) * times,
        hazard: this.hazards[k]! / times,
      })),
    );
  }

  /** The value at which so much hazard has been cumulated. */
  whenSpent(budget: number): number {
    const { starts, hazards, spent } = this;
    let k = starts.length - 1;
    while (k > 0 && spent[k]! > budget) k--;
    const left = budget - spent[k]!;
    return left > 0 ? starts[k]! + left / hazards[k]! : starts[k]!;
  }

  /** Hazard cumulated up to a value. */
  spentUpTo(value: number): number {
    const { starts, hazards, spent } = this;
    if (value <= 0) return 0;
    let k = starts.length - 1;
    while (starts[k]! > value) k--;
    return spent[k]! + hazards[k]! * (value - starts[k]!);
  }
}

/** Steps ascend; the last one is without end, and its hazard above 0. */
export function piecewiseHazard(steps: readonly HazardStep[]): Distribution {
  const last = steps.at(-1);
  invariant(
    last !== undefined && last.upTo === Number.POSITIVE_INFINITY,
    'the last step has no end',
  );
  invariant(last.hazard > 0, 'what has a hazard comes to an end');
  invariant(
    steps.every(({ upTo, hazard }, k) => hazard >= 0 && upTo > (steps[k - 1]?.upTo ?? 0)),
    'hazards are not negative, and their steps ascend',
  );
  return steps.length === 1 ? exponential(1 / last.hazard) : new PiecewiseHazard(steps);
}
