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
  // Absent, though a shift is rostered.
  Sick: 7,
  Late: 8,
} as const;
export type Presence = (typeof Presence)[keyof typeof Presence];

export const PRESENCE_COUNT = 9;

export interface PresenceChange {
  readonly at: number;
  readonly presence: Presence;
  /** Whether the time is paid; that of a break need not be. */
  readonly paid: boolean;
  /** Whether a shift begins here: it was not under way when the run began. */
  readonly begins: boolean;
}

/** What keeps an agent from work that is on no roster. */
export interface AbsencePlan {
  /** How often a shift is begun late, and by how much. */
  readonly lateness: { readonly probability: number; readonly by: Distribution } | null;
  /** How often the shifts of a local day are missed. */
  readonly sickness: number;
  /** Spells away from the desk that come by themselves. */
  readonly shrinkage: ShrinkagePlan | null;
}

export interface ShrinkagePlan {
  /** The part of time that is spent away. */
  readonly share: number;
  readonly away: Distribution;
  readonly present: Distribution;
  /** What the time away is spent on. */
  readonly as: Presence;
  readonly paid: boolean;
}

/** How an agent reacts to a ring; the rest of the probability is a ring missed. */
export interface RingHabit {
  readonly answers: number;
  readonly answersAfter: Distribution;
  readonly rejects: number;
  readonly rejectsAfter: Distribution;
  /** null: the same at all times. */
  readonly byTime: TimedHabits | null;
}

/** Habits one after another; before the first instant the habit that they belong to holds. */
export interface TimedHabits {
  /** Ascending. */
  readonly from: readonly number[];
  readonly habits: readonly RingHabit[];
}

export interface AgentPlan {
  readonly name: string;
  readonly team: number;
  /** Level by skill index; 0: does not have it. A higher level is better. */
  readonly levels: readonly number[];
  /** Ascending in `at`; an agent starts LoggedOut. */
  readonly presence: readonly PresenceChange[];
  /** null: they are there whenever they are rostered. */
  readonly absence: AbsencePlan | null;
  readonly phoneRing: RingHabit;
  readonly callbackRing: RingHabit;
  readonly wrap: Distribution;
  /** After so long in Wrap Up they are made Ready; Infinity: never. */
  readonly wrapLimitMs: number;
  /** R14: time in No Answer before Ready; null: they stay there until the next roster change. */
  readonly noAnswerDwell: Distribution | null;
  /** R25: uses Vonage for Service Cloud Voice. */
  readonly serviceCloudVoice: boolean;
}
