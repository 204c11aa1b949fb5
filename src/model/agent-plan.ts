/** Who answers, compiled: one plan an agent. */
import type { Distribution } from '../engine/distribution.js';

/** What an agent is rostered to do from an instant on. */
export const Presence = {
  LoggedOut: 0,
  Ready: 1,
  Break: 2,
  Lunch: 3,
  Meeting: 4,
  Training: 5,
  Away: 6,
} as const;
export type Presence = (typeof Presence)[keyof typeof Presence];

export const PRESENCE_COUNT = 7;

export interface PresenceChange {
  readonly at: number;
  readonly presence: Presence;
  /** Whether the time is paid; that of a break need not be. */
  readonly paid: boolean;
}

/** How an agent reacts to a ring; the rest of the probability is a ring missed. */
export interface RingHabit {
  readonly answers: number;
  readonly answersAfter: Distribution;
  readonly rejects: number;
  readonly rejectsAfter: Distribution;
}

export interface AgentPlan {
  readonly name: string;
  readonly team: number;
  /** Level by skill index; 0: does not have it. A higher level is better. */
  readonly levels: readonly number[];
  /** Ascending in `at`; an agent starts LoggedOut. */
  readonly presence: readonly PresenceChange[];
  readonly phoneRing: RingHabit;
  readonly callbackRing: RingHabit;
  readonly wrap: Distribution;
  /** R25: uses Vonage for Service Cloud Voice. */
  readonly serviceCloudVoice: boolean;
}
