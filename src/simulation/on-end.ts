/**
 * The ends of interactions, whatever brought them about.
 */
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { NO_TICKET } from '../engine/calendar.js';
import type { PhoneNumber } from '../model/caller.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { afterLoss } from './calls-to-come.js';
import { freeLine } from './lines.js';
import { touchAhead } from './places-ahead.js';
import type { Run } from './run.js';
import { leaveSlot } from './slots.js';

/** The number on which a call is. */
export function numberOf({ dialled, caller }: Interaction): PhoneNumber {
  return dialled ?? caller.number;
}

/** A call is over: its leg on the caller's number ends. */
export function endCall(run: Run, call: Interaction): void {
  numberOf(call).legs--;
  if (call.trunks >= 0) freeLine(run, call);
  if (call.agentAnsweredAt === NEVER) afterLoss(run, call);
  if (call.madeCallback) endStay(run, call);
  close(run, call);
}

/** A caller for whom a callback stands has left the line. */
function endStay(run: Run, call: Interaction): void {
  for (const callback of call.caller.callbacks) {
    if (callback.callSerial === call.serial) callback.offLineAt = run.now;
  }
  // A callback at the head of its queue may be dialled ahead once its own call is over.
  if (call.queue >= 0) touchAhead(run, call.queueState);
}

/** A callback is over; the number is free of it. */
export function endCallback(run: Run, callback: Interaction): void {
  const { requestedFrom, dialNumber } = callback;
  if (requestedFrom !== null) forget(requestedFrom.requestedFrom, callback);
  if (dialNumber !== null) forget(dialNumber.dialledTo, callback);
  forget(callback.caller.callbacks, callback);
  if (callback.slotAt > run.now) leaveSlot(run, callback);
  run.center.pendingByApplet[callback.madeBy]!--;
  if (callback.cameFrom !== null) callback.cameFrom.callbacksPending--;
  close(run, callback);
}

/** A callback is given up: its time is over, or its plan came to an end without a queue. */
export function expire(run: Run, callback: Interaction): void {
  callback.life = callbackLifecycle.next(CallbackEvent.Expired, callback.life);
  run.observer.expired(callback, run.now);
  endCallback(run, callback);
}

function close(run: Run, interaction: Interaction): void {
  interaction.phase = Phase.Ended;
  interaction.stepTicket = NO_TICKET;
  interaction.patienceTicket = NO_TICKET;
  interaction.dueTicket = NO_TICKET;
  interaction.lapseTicket = NO_TICKET;
  interaction.counterpart = null;
  run.observer.ended(interaction, run.now);
  run.center.release(interaction);
}

function forget(callbacks: Interaction[], callback: Interaction): void {
  const index = callbacks.indexOf(callback);
  if (index < 0) return;
  const last = callbacks.pop()!;
  if (last !== callback) callbacks[index] = last;
}
