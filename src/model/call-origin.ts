/** Why a person is on the line, and how a call of theirs can be lost. */

/** What brought a call about; a callback has the origin of its call. */
export const CallOrigin = {
  /** The first contact: it comes from outside. */
  First: 0,
  /** Rings in again while a callback is pending, or as the scenario tells. */
  Again: 1,
  /** Tries again after a call that was lost. */
  Redial: 2,
  /** Rings in after a callback that did not reach them. */
  RingBack: 3,
} as const;
export type CallOrigin = (typeof CallOrigin)[keyof typeof CallOrigin];

/** Bits that hold an origin beside the slot of a caller in the subject of an event. */
export const CALL_ORIGIN_BITS = 2;

/** How a call ended that nobody answered and for which no callback stands. */
export const Loss = {
  /** Its plan ended it, or the caller left before any queue. */
  TurnedAway: 0,
  /** The caller gave up waiting. */
  Abandoned: 1,
  /** There was no free line. */
  Blocked: 2,
} as const;
export type Loss = (typeof Loss)[keyof typeof Loss];
