/** What kind of interaction it is (R22): the media types that every queue measure is split by. */
export const Media = {
  /** A live call, inbound. */
  Phone: 0,
  /** The placeholder of a caller in the queue. */
  PhoneCallback: 1,
} as const;
export type Media = (typeof Media)[keyof typeof Media];

/** How many media types wait in queues. */
export const MEDIA_COUNT = 2;

/** The five classes of `Queue - Set Priority`. A lower number goes first. */
export const Priority = { Highest: 0, Higher: 1, Normal: 2, Lower: 3, Lowest: 4 } as const;
export type Priority = (typeof Priority)[keyof typeof Priority];
export const PRIORITY_COUNT = 5;

/** Why an interaction left a queue through its plan. */
export const BreakoutReason = {
  Voluntary: 0,
  NoAgents: 1,
  QueueLength: 2,
  QueueDuration: 3,
  EstimatedWait: 4,
  /** Hung up in a queue that the plan led to after the callback was created: not an abandon (R2). */
  AfterCallback: 5,
  /** The center has closed and its agents have gone: the call is cleared. */
  Closed: 6,
} as const;
export type BreakoutReason = (typeof BreakoutReason)[keyof typeof BreakoutReason];
export const BREAKOUT_REASON_COUNT = 7;
