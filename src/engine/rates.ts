/**
 * The instants of a Poisson process whose rate is constant within steps.
 *
 * The cumulated rate is inverted: an exponential of mean one is spent step by step until a step holds
 * what is left of it. That is exact, and costs one uniform for each arrival. The continuous instant is
 * kept; what is returned is rounded to whole milliseconds.
 */
import { invariant } from './invariant.js';

export class RateArrivals {
  private readonly stepMs: number;
  private readonly perMs: readonly number[];
  private readonly next: () => number;
  private step = 0;
  /** The latest instant, not rounded. */
  private at = 0;

  /** @param perMs arrivals per millisecond in each step; the first step begins at 0 */
  constructor(stepMs: number, perMs: readonly number[], next: () => number) {
    invariant(stepMs > 0, `a step lasts, not ${stepMs} ms`);
    invariant(
      perMs.every((rate) => rate >= 0 && Number.isFinite(rate)),
      'a rate is finite and not negative',
    );
    this.stepMs = stepMs;
    this.perMs = perMs;
    this.next = next;
  }

  /** The next instant in whole ms, not before the one before it; Infinity after the last step. */
  nextAt(): number {
    const { stepMs, perMs } = this;
    if (this.step >= perMs.length) return Number.POSITIVE_INFINITY;
    let left = -Math.log1p(-this.next());
    while (this.step < perMs.length) {
      const rate = perMs[this.step]!;
      const end = (this.step + 1) * stepMs;
      const holds = (end - this.at) * rate;
      if (left < holds) {
        this.at = Math.min(this.at + left / rate, end);
        return Math.round(this.at);
      }
      left -= holds;
      this.at = end;
      this.step++;
    }
    return Number.POSITIVE_INFINITY;
  }
}
