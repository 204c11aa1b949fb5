/**
 * Beyond the preset: an offer that is made under conditions only.
 *
 * The vendor's breakouts are offered whenever they fall due; other platforms, and planners, offer a
 * callback only when the wait is long or there is room for it.
 */
import type { OfferConditions } from '../model/offer-conditions.js';

/** What is known when an offer falls due; only what the conditions ask for has to be right. */
export interface OfferSituation {
  readonly now: number;
  /** Below 0: there is no estimate. */
  readonly estimatedWaitMs: number;
  /** Others in the queue, waiting or being offered. */
  readonly othersInQueue: number;
  /** Waiting for each agent logged in, this one among them; Infinity where nobody is. */
  readonly callsPerAgent: number;
  readonly waitedMs: number;
  /** Callbacks not complete that calls from this queue have asked for. */
  readonly pending: number;
}

export const OfferOutcome = { Made: 0, Withheld: 1 } as const;
export type OfferOutcome = (typeof OfferOutcome)[keyof typeof OfferOutcome];

/** All conditions that are given have to hold. */
export function decideOffer(asked: OfferConditions, situation: OfferSituation): OfferOutcome {
  const { now, estimatedWaitMs, othersInQueue, callsPerAgent, waitedMs, pending } = situation;
  const holds =
    // Without an estimate nobody can say that the wait will be long: -1 is over nothing.
    (asked.estimatedWaitOverMs < 0 || estimatedWaitMs > asked.estimatedWaitOverMs) &&
    othersInQueue >= asked.queueLengthFrom &&
    callsPerAgent >= asked.callsPerAgentFrom &&
    (asked.waitedOverMs < 0 || waitedMs > asked.waitedOverMs) &&
    pending < asked.pendingUnder &&
    (asked.between === null || isWithin(asked.between, now));
  return holds ? OfferOutcome.Made : OfferOutcome.Withheld;
}

/** Whether an instant is in one of the spans, which ascend; from inclusive, to exclusive. */
function isWithin(spans: NonNullable<OfferConditions['between']>, now: number): boolean {
  let from = 0;
  let to = spans.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (spans[middle]!.toMs <= now) from = middle + 1;
    else to = middle;
  }
  const span = spans[from];
  return span !== undefined && span.fromMs <= now;
}
