/** Who is transferred after a talk, and where to. */
import type { TransferPlan } from '../model/caller-plan.js';

/** How often one contact is transferred at most; then it ends with the talk. */
export const TRANSFERS_MAX = 5;

/** The rows that hold for who was answered out of `queue` share the uniform in turn; null: stays. */
export function transferAfter(
  rows: readonly TransferPlan[],
  queue: number,
  uniform: number,
): TransferPlan | null {
  let left = uniform;
  for (const row of rows) {
    if (row.from >= 0 && row.from !== queue) continue;
    if (left < row.share) return row;
    left -= row.share;
  }
  return null;
}
