/**
 * Waits estimated at the queue entry beside the waits that followed, by queue and method. A call that
 * was not answered has no wait to compare with: it is counted as asked, and its error is unknown.
 */
import type { Interaction } from '../model/interaction.js';
import { estimateMethods } from '../model/queue-plan.js';

export const EstimateSum = {
  /** Calls that had to wait. The same for all methods. */
  Asked: 0,
  /** Of the asked, those for whom there was no estimate. */
  None: 1,
  /** Of the asked, those who were answered. The same for all methods. */
  Answered: 2,
  /** Of the answered, those for whom there was an estimate. */
  Compared: 3,
  // Sums of wait - estimate over them, s and s².
  Error: 4,
  AbsoluteError: 5,
  SquaredError: 6,
} as const;

const SUM_COUNT = 7;
const METHODS = estimateMethods.length;

/** The place of a sum. */
export function estimateSumAt(queue: number, method: number, sum: number): number {
  return (queue * METHODS + method) * SUM_COUNT + sum;
}

export class EstimateErrors {
  readonly sums: Float64Array;

  constructor(queues: number) {
    this.sums = new Float64Array(queues * METHODS * SUM_COUNT);
  }

  clear(): void {
    this.sums.fill(0);
  }

  /** A call begins to wait. */
  asked({ queue, estimates }: Interaction): void {
    const { sums } = this;
    for (let method = 0; method < METHODS; method++) {
      const at = estimateSumAt(queue, method, 0);
      sums[at + EstimateSum.Asked]!++;
      if (estimates![method]! < 0) sums[at + EstimateSum.None]!++;
    }
  }

  answered({ queue, estimates }: Interaction, waitMs: number): void {
    const { sums } = this;
    for (let method = 0; method < METHODS; method++) {
      const at = estimateSumAt(queue, method, 0);
      sums[at + EstimateSum.Answered]!++;
      const estimateMs = estimates![method]!;
      if (estimateMs < 0) continue;
      const error = (waitMs - estimateMs) / 1000;
      sums[at + EstimateSum.Compared]!++;
      sums[at + EstimateSum.Error]! += error;
      sums[at + EstimateSum.AbsoluteError]! += Math.abs(error);
      sums[at + EstimateSum.SquaredError]! += error * error;
    }
  }
}
