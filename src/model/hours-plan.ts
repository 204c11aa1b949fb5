/**
 * When the center is open, what happens when it closes, and when callbacks may be made; compiled.
 */

/** Open from `fromMs` up to, not including, `toMs`; ms from the start of the run. */
export interface OpenSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What becomes of callbacks when the center closes. */
export const CallbacksAtClose = {
  /** They are made while the agents work on; what is left waits for whoever comes next. */
  Finish: 0,
  /** They are held from the close to the next opening. */
  CarryOver: 1,
  /** Those that wait end. */
  Drop: 2,
} as const;
export type CallbacksAtClose = (typeof CallbacksAtClose)[keyof typeof CallbacksAtClose];

/** Where callbacks that were carried over stand when the center opens. */
export const CarriedPlace = {
  /** By their age. */
  Keep: 0,
  /** Before all of their priority. */
  Front: 1,
  /** As if they had come at the opening. */
  Tail: 2,
} as const;
export type CarriedPlace = (typeof CarriedPlace)[keyof typeof CarriedPlace];

export interface HoursPlan {
  /** Ascending, without touching, within the run; null: it never closes before the end. */
  readonly open: readonly OpenSpan[] | null;
  readonly callbacksAtClose: CallbacksAtClose;
  readonly carriedPlace: CarriedPlace;
  /** Whether live callers who still wait when the agents go are cleared. */
  readonly clearsCallers: boolean;
  /** When callbacks may be offered to agents, up to the horizon; null: always. */
  readonly window: readonly OpenSpan[] | null;
  /** Whether a callback that waits outside the window ends. */
  readonly expiresOutsideWindow: boolean;
}

/** What happened to the hours of the center. */
export const HoursChange = {
  Opened: 0,
  Closed: 1,
  /** After a close: nothing waits any more, or the time for it is over. */
  RunOutEnded: 2,
  WindowOpened: 3,
  WindowClosed: 4,
} as const;
export type HoursChange = (typeof HoursChange)[keyof typeof HoursChange];
