/**
 * Calls yet to come: of those who ring in while a callback is pending, of those whose call was lost,
 * and of those whom a callback did not reach. A call is never made at or after the end of the day.
 */
import { likelyToRedial } from '../callback/redial.js';
import { CALL_ORIGIN_BITS, CallOrigin } from '../model/call-origin.js';
import type { Caller } from '../model/caller.js';
import type { Interaction } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import { EventKind } from './event-kind.js';
import type { Run } from './run.js';

/** Lets a caller ring in at an instant; false if that is too late. */
export function scheduleCall(run: Run, caller: Caller, at: number, origin: CallOrigin): boolean {
  if (at >= run.plan.lengthMs) return false;
  caller.holds++;
  run.calendar.at(at, EventKind.CallArrived, (caller.slot << CALL_ORIGIN_BITS) | origin);
  return true;
}

/** A random caller may ring in again while the callback just created is pending. */
export function scheduleRandomSecondCall(run: Run, call: Interaction): void {
  if (call.callerClass.callsAgain !== null) decideSecondCall(run, call);
}

function decideSecondCall(run: Run, call: Interaction): void {
  const callsAgain = call.callerClass.callsAgain!;
  if (!drawsSecondCall(call)) return;
  if (run.draw(call, Purpose.CallsAgain, 0) >= callsAgain.probability) return;
  const after = run.sample(callsAgain.after, call, Purpose.CallsAgain, 1);
  scheduleCall(run, call.caller, run.now + after, CallOrigin.Again);
}

/** A call that is told exactly does what it says; one replayed from a file leaves this to chance. */
function drawsSecondCall({ script }: Interaction): boolean {
  return script === null || (script.drawsAcceptance && script.again.length === 0);
}

/** Nobody answered a call, and it is over: its caller may try again. */
export function afterLoss(run: Run, call: Interaction): void {
  if (call.callerClass.redials === null && call.caller.script === null) return;
  decideRedial(run, call);
}

function decideRedial(run: Run, call: Interaction): void {
  const { caller, callerClass } = call;
  const { redials } = callerClass;
  const told = caller.script === null ? null : caller.script.redials;
  if (redials === null && told === null) return;
  if (call.callbackStands || caller.redialComes || hasNoNeed(caller)) return;
  let after: number;
  if (told !== null) {
    const next = told[caller.redials];
    if (next === undefined) return;
    after = next.afterMs;
  } else {
    const likely = likelyToRedial(redials!, call.loss, caller.redials);
    if (likely <= 0 || run.draw(call, Purpose.Redials, 0) >= likely) return;
    after = run.sample(redials!.after, call, Purpose.Redials, 1);
  }
  caller.redialComes = scheduleCall(run, caller, run.now + after, CallOrigin.Redial);
}

/** A callback has reached nobody, and is over: its customer may ring in. */
export function afterMissed(run: Run, callback: Interaction): void {
  if (callback.callerClass.ringsBack === null && callback.caller.script === null) return;
  decideRingBack(run, callback);
}

function decideRingBack(run: Run, callback: Interaction): void {
  const { caller, callerClass } = callback;
  const { ringsBack } = callerClass;
  const told = caller.script === null ? null : caller.script.ringsBack;
  if (ringsBack === null && told === null) return;
  let after: number;
  if (told !== null) {
    if (caller.ringBacks > 0) return;
    after = told.afterMs;
  } else {
    // Keyed by the applet, as one call can have got a callback by each of several.
    const index = callback.madeBy * 2;
    const likely = caller.served ? 0 : (ringsBack!.likely[callback.result] ?? 0);
    if (likely <= 0 || run.draw(callback, Purpose.RingsBack, index) >= likely) return;
    after = run.sample(ringsBack!.after, callback, Purpose.RingsBack, index + 1);
  }
  scheduleCall(run, caller, run.now + after, CallOrigin.RingBack);
}

/** Whether a caller has talked with an agent, or waits to be called back. */
export function hasNoNeed(caller: Caller): boolean {
  return caller.served || caller.callbacks.length > 0;
}
