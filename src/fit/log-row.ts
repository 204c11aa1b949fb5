/** What a log says of one interaction, in whatever format it was written: what every reader gives. */

export const LogOutcome = {
  /** An agent spoke with the caller. */
  Answered: 0,
  /** The caller hung up while waiting. */
  Abandoned: 1,
  /** Left the queue otherwise: overflowed, timed out, for a callback. */
  Left: 2,
} as const;
export type LogOutcome = (typeof LogOutcome)[keyof typeof LogOutcome];

export const LogMedium = {
  /** A call that came in. */
  Call: 0,
  /** A callback: an agent was found for it, and the customer dialled. */
  Callback: 1,
} as const;
export type LogMedium = (typeof LogMedium)[keyof typeof LogMedium];

/** Times are ms since 1970-01-01T00:00Z, spans ms; null: the log does not say. */
export interface LogRow {
  /** The line of the file, from 1, where it begins. */
  readonly line: number;
  readonly id: string | null;
  readonly medium: LogMedium;
  /** The queue, or what the call is about: callers of one type are fitted together. */
  readonly type: string;
  /** Who called, so that second calls are recognised. */
  readonly customer: string | null;
  /** When it entered the queue; of a callback, when it was requested. */
  readonly at: number;
  /** Credited with so much waiting at its entry. */
  readonly headStartMs: number;
  /** From the entry until it was answered, hung up or left. */
  readonly waitMs: number;
  /** Whether it waited in the queue at all; answered at once otherwise. */
  readonly queued: boolean;
  readonly outcome: LogOutcome;
  readonly agent: string | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapMs: number | null;
  /** A callback: whether the customer was reached, and how long the dial took. */
  readonly reached: boolean | null;
  readonly dialMs: number | null;
  /** The id of the call that a callback stands for. */
  readonly of: string | null;
}
