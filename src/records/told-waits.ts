/**
 * Waits that callers were told, or would have been, beside those that followed.
 *
 * A promise is the wait quoted, counted from the quote: kept or not at the agent's answer to a live
 * call, at the customer's answer to a callback.
 */
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { Histogram, type SparseHistogram } from '../stats/histogram.js';
import { EstimateErrors } from './estimate-errors.js';

export const ToldSum = {
  /** Waits quoted of the queue, wherever the caller was. */
  Quotes: 0,
  /** Calls that hung up over it: waiting in the queue, or on their way through a plan. */
  Balked: 1,
  BalkedOutside: 2,
  // Live calls answered in the queue to whom a wait had been quoted; sums of answer - promise, s.
  Live: 3,
  LiveError: 4,
  LiveAbsoluteError: 5,
  LiveLate: 6,
  // Callbacks that reached their customer.
  Back: 7,
  BackLate: 8,
} as const;

export const TOLD_SUM_COUNT = 9;

/** The place of a sum. */
export function toldSumAt(queue: number, sum: number): number {
  return queue * TOLD_SUM_COUNT + sum;
}

/** What is kept of a run. */
export interface ToldResult {
  readonly sums: Float64Array;
  /** Estimates beside waits; see `EstimateErrors`. */
  readonly estimates: Float64Array;
  /** Answer - promise by queue, ms. */
  readonly live: readonly SparseHistogram[];
  readonly back: readonly SparseHistogram[];
}

export class ToldWaits {
  private readonly warmUpMs: number;
  private readonly sums: Float64Array;
  private readonly estimates: EstimateErrors;
  private readonly live: readonly Histogram[];
  private readonly back: readonly Histogram[];

  constructor(queues: number, warmUpMs: number) {
    this.warmUpMs = warmUpMs;
    const histograms = () => Array.from({ length: queues }, () => new Histogram());
    this.sums = new Float64Array(queues * TOLD_SUM_COUNT);
    this.estimates = new EstimateErrors(queues);
    this.live = histograms();
    this.back = histograms();
  }

  clear(): void {
    this.sums.fill(0);
    this.estimates.clear();
    for (const each of this.live) each.clear();
    for (const each of this.back) each.clear();
  }

  /** A call found no free agent. */
  beganToWait(call: Interaction): void {
    if (call.estimated && call.enteredAt >= this.warmUpMs) this.estimates.asked(call);
  }

  quoted(queue: number, now: number): void {
    if (now >= this.warmUpMs) this.sums[toldSumAt(queue, ToldSum.Quotes)]!++;
  }

  balked({ phase, enteredAt }: Interaction, queue: number, now: number): void {
    const isOutside = phase === Phase.InPlan;
    if ((isOutside ? now : enteredAt) < this.warmUpMs) return;
    this.sums[toldSumAt(queue, isOutside ? ToldSum.BalkedOutside : ToldSum.Balked)]!++;
  }

  /** A live call was answered. */
  answered(call: Interaction, waitMs: number, now: number): void {
    if (call.enteredAt < this.warmUpMs) return;
    if (call.estimated) this.estimates.answered(call, waitMs);
    if (call.promisedFor === NEVER) return;
    const { sums } = this;
    const errorMs = now - call.promisedFor;
    const at = toldSumAt(call.queue, 0);
    sums[at + ToldSum.Live]!++;
    sums[at + ToldSum.LiveError]! += errorMs / 1000;
    sums[at + ToldSum.LiveAbsoluteError]! += Math.abs(errorMs) / 1000;
    if (errorMs > 0) sums[at + ToldSum.LiveLate]!++;
    this.live[call.queue]!.add(errorMs);
  }

  /** The customer of a callback answered. */
  reached(callback: Interaction, now: number): void {
    if (callback.promisedFor === NEVER || callback.enteredAt < this.warmUpMs) return;
    const errorMs = now - callback.promisedFor;
    const at = toldSumAt(callback.queue, 0);
    this.sums[at + ToldSum.Back]!++;
    if (errorMs > 0) this.sums[at + ToldSum.BackLate]!++;
    this.back[callback.queue]!.add(errorMs);
  }

  /** Calls that balked in a queue: no more than abandoned there. */
  balkedIn(queue: number): number {
    return this.sums[toldSumAt(queue, ToldSum.Balked)]!;
  }

  result(): ToldResult {
    return {
      sums: this.sums.slice(),
      estimates: this.estimates.sums.slice(),
      live: this.live.map((each) => each.toSparse()),
      back: this.back.map((each) => each.toSparse()),
    };
  }
}
