/**
 * Beyond the preset: a dial that reached nobody, and a callback that is tried again.
 *
 * The page has no such thing (R15); other platforms have. Without `rules.retries` every dial that
 * reaches nobody is the last.
 */
import { FRONT } from '../model/interaction.js';
import { RetryPlace, type RetryPlan } from '../model/rule-settings.js';

/** What is known when a dial has reached nobody. */
export interface Attempted {
  /** How often the callback was tried again after this result, and after any. */
  readonly retriedAfterResult: number;
  readonly retried: number;
  /** Whether its time is over, or its caller was answered live and such callbacks are cancelled. */
  readonly isOver: boolean;
}

/** What follows a dial that reached nobody. */
export const AfterUnreached = { Close: 0, TryAgain: 1 } as const;
export type AfterUnreached = (typeof AfterUnreached)[keyof typeof AfterUnreached];

/** @param plan what the scenario says of this result; null: nothing */
export function afterUnreached(
  plan: RetryPlan | null,
  retriesMax: number,
  { retriedAfterResult, retried, isOver }: Attempted,
): AfterUnreached {
  if (plan === null || isOver) return AfterUnreached.Close;
  if (retriedAfterResult >= plan.times || retried >= retriesMax) return AfterUnreached.Close;
  return AfterUnreached.TryAgain;
}

/** The instant by which routing orders a callback that comes back to be tried again. */
export function routedSinceAtReturn(place: RetryPlace, routedSince: number, now: number): number {
  switch (place) {
    case RetryPlace.Keep:
      return routedSince;
    case RetryPlace.Tail:
      return now;
    case RetryPlace.Front:
      return FRONT;
  }
}
