/** Calls told one by one. */
import type { CustomerResult } from './caller-plan.js';

/** How a scripted ring ends. */
export const RingEnd = { Answered: 0, Missed: 1, Rejected: 2 } as const;
export type RingEnd = (typeof RingEnd)[keyof typeof RingEnd];

export interface ScriptedRing {
  readonly end: RingEnd;
  readonly afterMs: number;
}

/** What a dial finds. */
export interface ScriptedCustomer {
  readonly result: CustomerResult;
  readonly afterMs: number | null;
  readonly messageMs: number | null;
  /** Dialled first: whether they accept the prompt; null: drawn. */
  readonly accepts: boolean | null;
  /** Dialled first: how long they wait on the line; null: drawn. */
  readonly waitsMs: number | null;
}

/**
 * One call told exactly. What is `null` is drawn from the class or defaulted.
 */
export interface ScriptedCall {
  readonly id: string;
  /** From the start of the run, ms. */
  readonly at: number;
  /** null: a number of the caller's own. */
  readonly clid: string | null;
  readonly withheld: boolean;
  /** The applet it enters; null: the class's. */
  readonly entry: number | null;
  /** From the queue entry, or from the call where there is no queue. */
  readonly takesCallbackAfterMs: number | null;
  /**
   * Whether voluntary offers are answered by the class's taste for callbacks when no
   * `takesCallbackAfter` is given: true for calls of a file, and for listed calls of a class that
   * states `acceptsCallback`; a listed call of any other class does just what it says.
   */
  readonly drawsAcceptance: boolean;
  /** Which Callback applet's breakout is taken; null: the first that leads to one. */
  readonly takesCallbackVia: number | null;
  /** The start of the slot that is chosen, ms from the start of the run; null: not said. */
  readonly slotAtMs: number | null;
  readonly hangsUpAfterMs: number | null;
  readonly talkMs: number | null;
  /** Infinity: never. */
  readonly patienceMs: number | null;
  /** null: not scripted. `patience at least`: patience is drawn given that it exceeds this. */
  readonly patienceAtLeastMs: number | null;
  readonly phoneRings: readonly ScriptedRing[];
  readonly callbackRings: readonly ScriptedRing[];
  /** What each dial of the callback finds, the last for all after it; empty: drawn. */
  readonly customers: readonly ScriptedCustomer[];
  readonly wrapMs: number | null;
  /** A hold, after so much of the talk; null: drawn. */
  readonly hold: { readonly afterMs: number; readonly forMs: number } | null;
  readonly headStartMs: number | null;
  readonly priority: number | null;
  /** Required skills, mandatory, on top of what the plan tags. */
  readonly needs: readonly number[];
  /** Keys pressed in menus, in order. */
  readonly presses: readonly string[];
  /** Number given where an applet asks for one; null: drawn; '': gives none. */
  readonly gives: string | null;
  readonly data: readonly { readonly dataSource: number; readonly value: string }[];
  /** Second calls while a callback is pending; in the actual world only. */
  readonly again: readonly ScriptedCall[];
  /** Calls as which it goes on after each talk in turn, with `entry`; null: the class decides. */
  readonly transfers: readonly ScriptedCall[] | null;
  /** Redials after this call and those that follow were lost, in order; null: the class decides. */
  readonly redials: readonly FollowingCall[] | null;
  /** The call after the person's first callback that reached nobody; null: the class decides. */
  readonly ringsBack: FollowingCall | null;
}

/** A call told exactly that follows the end of another, or of a callback. */
export interface FollowingCall {
  /** From that end, ms; Infinity: it is not made. */
  readonly afterMs: number;
  readonly call: ScriptedCall;
}
