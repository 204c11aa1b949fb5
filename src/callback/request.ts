/**
 * Asking for a callback: what becomes of a call that reaches a Callback applet.
 */
import type { Interaction } from '../model/interaction.js';
import { RequestOutcome } from '../model/observer.js';
import { DuplicateKey, type RuleSettings, WithheldClid } from '../model/rule-settings.js';
import { isComplete } from './lifecycle.js';

/** What is known when a call reaches a Callback applet. */
export interface Request {
  /** The applet, as an instance in a plan. */
  readonly applet: number;
  /** Callbacks requested from the same CLID; null: the CLID is withheld. */
  readonly fromSameClid: readonly Interaction[] | null;
  /** Callbacks that will dial the same number; null: there is no number to dial. */
  readonly toSameNumber: readonly Interaction[] | null;
  /** Beyond the preset: whether the day is about to end, and the room that the applet has. */
  readonly isTooLate: boolean;
  readonly pendingOfApplet: number;
  readonly pendingMax: number;
}

/** Decides what a request leads to. */
export function decideRequest(request: Request, settings: RuleSettings): RequestOutcome {
  //= R6, as we read it
  // A withheld CLID with no other number leaves nobody to call.
  if (request.toSameNumber === null && settings.withheldClid === WithheldClid.NoCallback) {
    return RequestOutcome.NoNumber;
  }

  //= R18
  //# If they request the callback using the same Callback applet as before, the applet will not create another callback.
  if (isDuplicate(request, settings)) return RequestOutcome.Duplicate;

  // Beyond the preset: what stands already stands, but nothing new comes to be.
  if (request.isTooLate) return RequestOutcome.TooLate;
  if (request.pendingOfApplet >= request.pendingMax) return RequestOutcome.NoRoom;

  //= R17
  //# If a caller calls VCC before their existing callback is complete, they can request another callback.
  //= R19
  //# If they request the callback using a different Callback applet [...] that applet will create another callback.
  return RequestOutcome.Created;
}

function isDuplicate(request: Request, settings: RuleSettings): boolean {
  const { fromSameClid, toSameNumber } = request;
  const { duplicateKey: key, onePending } = settings;
  if (key === DuplicateKey.None && !onePending) return false;
  // Beyond the preset: one callback at a time, whichever applet made it.
  const applet = onePending ? ANY_APPLET : request.applet;
  // A withheld CLID is never the same as another: the number to be dialled is the key then.
  const byClid = key !== DuplicateKey.DialNumber && fromSameClid !== null;
  const byNumber = key !== DuplicateKey.Clid || fromSameClid === null;
  return (
    (byClid && hasOneFrom(fromSameClid, applet)) ||
    (byNumber && toSameNumber !== null && hasOneFrom(toSameNumber, applet))
  );
}

const ANY_APPLET = -1;

function hasOneFrom(callbacks: readonly Interaction[], applet: number): boolean {
  for (let k = 0; k < callbacks.length; k++) {
    const callback = callbacks[k]!;
    const matches = applet === ANY_APPLET || callback.madeBy === applet;
    if (matches && !isComplete(callback.life)) return true;
  }
  return false;
}

/** R1: what a hang-up means, by where the caller is. */
export const HangUp = {
  /** Before any queue, or once a callback stands for the call: the call just ends. */
  Leaves: 0,
  /** Waiting, and no callback stands for the call. */
  Abandons: 1,
  /** Waiting in a queue that the plan led to after the callback was created. */
  BreaksOut: 2,
  /** On the way from one queue to another, with no callback: lost as if it had waited on. */
  GivesUp: 3,
} as const;
export type HangUp = (typeof HangUp)[keyof typeof HangUp];

/**
 * What a hang-up counts as.
 *
 * @param hasQueued whether the call is, or has been, in any queue
 */
export function afterHangUp(inQueue: boolean, hasQueued: boolean, callbackStands: boolean): HangUp {
  if (!inQueue) return hasQueued && !callbackStands ? HangUp.GivesUp : HangUp.Leaves;

  //= R1
  //# Setting up a callback enables the caller to hang up their phone rather than waiting for an agent to answer their existing call.
  //= R2
  //# When the caller hangs up their phone, Vonage Contact Center does not count the call as abandoned.
  if (callbackStands) return HangUp.BreaksOut;

  return HangUp.Abandons;
}
