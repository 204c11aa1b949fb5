/**
 * Trying again: whether a call that was lost is made again.
 */
import { Loss } from '../model/call-origin.js';
import type { RedialPlan } from '../model/caller-plan.js';

/** How likely one who lost a call, and has redialled so many times before, tries again. */
export function likelyToRedial(plan: RedialPlan, loss: Loss, redialsBefore: number): number {
  switch (loss) {
    case Loss.Blocked:
      if (!plan.blocked) return 0;
      break;
    case Loss.TurnedAway:
      if (!plan.turnedAway) return 0;
      break;
    case Loss.Abandoned:
      break;
  }
  const { probabilities } = plan;
  return probabilities[Math.min(redialsBefore, probabilities.length - 1)]!;
}
