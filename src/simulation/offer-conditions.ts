/** Whether the conditions of an offer hold for a call that waits, or for one outside the queue. */
import { decideOffer, OfferOutcome } from '../callback/offer.js';
import type { Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';
import type { OfferConditions } from '../model/offer-conditions.js';
import type { QueueState } from '../model/queue-state.js';
import type { WaitList } from '../model/wait-list.js';
import { aheadOf, estimatedWait, loggedInFor, NO_ESTIMATE } from '../routing/estimated-wait.js';
import type { Run } from './run.js';

/** Reused, as offers fall due on the hot path. */
const situation = {
  now: 0,
  estimatedWaitMs: NO_ESTIMATE,
  othersInQueue: 0,
  callsPerAgent: 0,
  waitedMs: 0,
  pending: 0,
};

export function isOfferMade(run: Run, call: Interaction, asked: OfferConditions): boolean {
  const { queueState } = call;
  situation.now = run.now;
  situation.estimatedWaitMs = asked.estimatedWaitOverMs < 0 ? NO_ESTIMATE : estimateFor(run, call);
  situation.othersInQueue = queueState.length - 1;
  situation.callsPerAgent = queueState.waitingInAll / loggedInFor(call.list!);
  situation.waitedMs = run.now - call.enteredAt;
  situation.pending = queueState.callbacksPending;
  return decideOffer(asked, situation) === OfferOutcome.Made;
}

/** As for the breakout by estimated wait, there is none below so many live calls waiting. */
function estimateFor(run: Run, call: Interaction): number {
  const { queueState } = call;
  const { method, atLeastWaiting } = queueState.plan.estimate;
  if (queueState.waitingOf(Media.Phone) < atLeastWaiting) return NO_ESTIMATE;
  return estimatedWait(method, queueState, call.list!, aheadOf(queueState, call), run.now);
}

/**
 * The same from outside of the queue, as whoever entered it now would find it: all who wait there are
 * ahead of them, and they are counted with those who wait for each agent.
 */
export function holdsAhead(
  run: Run,
  state: QueueState,
  list: WaitList,
  asked: OfferConditions,
): boolean {
  const { method, atLeastWaiting } = state.plan.estimate;
  const isEstimated =
    asked.estimatedWaitOverMs >= 0 && state.waitingOf(Media.Phone) >= atLeastWaiting;
  situation.now = run.now;
  situation.estimatedWaitMs = isEstimated
    ? estimatedWait(method, state, list, state.waitingInAll, run.now)
    : NO_ESTIMATE;
  situation.othersInQueue = state.length;
  situation.callsPerAgent = (state.waitingInAll + 1) / loggedInFor(list);
  situation.waitedMs = 0;
  situation.pending = state.callbacksPending;
  return decideOffer(asked, situation) === OfferOutcome.Made;
}
