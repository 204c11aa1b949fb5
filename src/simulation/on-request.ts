/**
 * A call reaches a Callback applet.
 */

import { ageStartsAnew, inherit } from '../callback/inherit.js';
import { CallbackState } from '../callback/lifecycle.js';
import { decideRequest } from '../callback/request.js';
import { NO_TICKET } from '../engine/calendar.js';
import { type AppletKind, type AppletPlan, END } from '../model/applets.js';
import type { PhoneNumber } from '../model/caller.js';
import type { CenterPlan } from '../model/center-plan.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { RequestOutcome } from '../model/observer.js';
import { Purpose } from '../model/purpose.js';
import { scheduleRandomSecondCall } from './calls-to-come.js';
import { numberFor } from './dial-number.js';
import { EventKind } from './event-kind.js';
import { start } from './on-due.js';
import { scheduleLapse } from './on-expiry.js';
import { enterQueue } from './on-queue.js';
import { putOff } from './put-off.js';
import type { Run } from './run.js';
import { AT_ONCE, bookSlot, REFUSED, standInSlot } from './slots.js';
import { World } from './world.js';

type CallbackApplet = Extract<AppletPlan, { kind: typeof AppletKind.Callback }>;

export function requestCallback(run: Run, call: Interaction): void {
  const applet = run.plan.applets[call.applet] as CallbackApplet;
  if (call.media !== Media.Phone) return run.walk(run, call, applet.next);
  if (waitsForScript(run, call)) return;
  if (run.world !== World.Actual) return waitInstead(run, call, applet);
  const fromClid = call.caller.withheld ? null : call.caller.number;
  const toNumber = numberFor(run, call, applet.numberToDial);
  let outcome = decideRequest(
    {
      applet: call.applet,
      fromSameClid: fromClid?.requestedFrom ?? null,
      toSameNumber: toNumber?.dialledTo ?? null,
      isTooLate: isTooLate(run),
      pendingOfApplet: run.center.pendingByApplet[call.applet]!,
      pendingMax: applet.pendingMax,
    },
    run.plan.rules,
  );
  const slot = outcome === RequestOutcome.Created ? bookSlot(run, call, applet) : AT_ONCE;
  if (slot === REFUSED) outcome = RequestOutcome.NoSlot;
  const callback =
    outcome === RequestOutcome.Created ? create(run, call, fromClid, toNumber, slot) : null;
  run.observer.requested(call, outcome, callback, run.now);
  if (outcome === RequestOutcome.Created || outcome === RequestOutcome.Duplicate) {
    call.callbackStands = true;
    scheduleHangUp(run, call);
  } else call.caller.refusedIn = call.drawnAs;
  // The call goes on first: where nothing follows it is off the line when the callback is offered.
  const serial = callback?.serial;
  run.walk(run, call, outcome === RequestOutcome.NoRoom ? applet.full : applet.next);
  // On its way the call can have been answered, which may have cancelled the callback.
  if (callback === null || callback.serial !== serial || callback.phase === Phase.Ended) return;
  beginCallback(run, callback);
}

function create(
  run: Run,
  call: Interaction,
  fromClid: PhoneNumber | null,
  toNumber: PhoneNumber | null,
  slot: number,
): Interaction {
  const { now } = run;
  const { caller } = call;
  const applet = run.plan.applets[call.applet] as CallbackApplet;
  const callback = run.center.begin(Media.PhoneCallback, caller, now);
  callback.life = CallbackState.Created;
  callback.createdAt = now;
  standFor(callback, call);
  callback.madeBy = call.applet;
  inherit(callback, call, run.plan.rules.callbackPriority);
  if (ageStartsAnew(call, applet.initial !== END, run.plan.rules)) {
    callback.age0 = now;
    callback.routedSince = now;
    callback.sequence = run.center.nextSequence();
  }
  if (slot >= 0) standInSlot(run, callback, slot);
  callback.waitsSince = callback.age0;
  callback.queue = call.queue;
  callback.counterpart = call;
  call.madeCallback = true;
  callback.requestedFrom = fromClid;
  callback.dialNumber = toNumber;
  fromClid?.requestedFrom.push(callback);
  toNumber?.dialledTo.push(callback);
  caller.callbacks.push(callback);
  countPending(run, callback, call);
  if (call.redial >= 0) run.takers.add(caller.person, call.redial);
  scheduleRandomSecondCall(run, call);
  return callback;
}

/** Whose it is, and by what its random numbers are found: the same as those of its call. */
function standFor(callback: Interaction, call: Interaction): void {
  callback.callSerial = call.serial;
  callback.conversation = call.conversation;
  callback.script = call.script;
  callback.attempt = call.attempt;
  callback.drawnAs = call.drawnAs;
  callback.transfers = call.transfers;
  callback.transfer = call.transfer;
  callback.origin = call.origin;
  callback.redial = call.redial;
}

/** Beyond the preset: whether the end of the day is too near for a new callback. */
function isTooLate({ plan, now }: Run): boolean {
  const { noNewBeforeMs } = plan.rules;
  return noNewBeforeMs > 0 && now >= closesAt(plan, now) - noNewBeforeMs;
}

/** The close of the opening hours, or the end, that comes next; while it is closed, now. */
function closesAt({ hours, lengthMs }: CenterPlan, now: number): number {
  const open = hours?.open ?? null;
  if (open === null) return lengthMs;
  const span = open.find(({ toMs }) => now < toMs);
  return span === undefined || now < span.fromMs ? now : Math.min(span.toMs, lengthMs);
}

function countPending(run: Run, callback: Interaction, call: Interaction): void {
  run.center.pendingByApplet[callback.madeBy]!++;
  if (call.queue < 0) return;
  callback.cameFrom = call.queueState;
  call.queueState.callbacksPending++;
}

function beginCallback(run: Run, callback: Interaction): void {
  scheduleLapse(run, callback);
  if (callback.slotAt !== NEVER) return putOff(run, callback, callback.slotAt);
  const { initialDelay } = run.plan.rules;
  if (initialDelay === null) return start(run, callback);
  const delay = run.sample(initialDelay, callback, Purpose.CallbackDelay, 0);
  if (delay === 0) start(run, callback);
  else putOff(run, callback, run.now + delay);
}

/** A caller who is off the line some time after the request hangs up then. */
function scheduleHangUp(run: Run, call: Interaction): void {
  const { script } = call;
  const { leavesLineAfter } = run.classOf(call);
  let at = Number.POSITIVE_INFINITY;
  if (script !== null && script.hangsUpAfterMs !== null) {
    const since = call.enteredAt === NEVER ? call.startedAt : call.enteredAt;
    at = Math.max(since + script.hangsUpAfterMs, run.now);
  } else if (leavesLineAfter !== null) {
    at = run.now + run.sample(leavesLineAfter, call, Purpose.LeavesLine, 0);
  }
  if (at === Number.POSITIVE_INFINITY) return;
  call.patienceTicket = run.calendar.at(at, EventKind.CallerGivesUp, call.slot);
}

/** Where no queue came before, a scripted `takesCallbackAfter` counts from the call. */
function waitsForScript(run: Run, call: Interaction): boolean {
  const after = call.script?.takesCallbackAfterMs ?? null;
  if (after === null || call.enteredAt !== NEVER) return false;
  const at = call.startedAt + after;
  if (at <= run.now) return false;
  call.stepTicket = run.calendar.at(at, EventKind.PlanStep, call.slot);
  return true;
}

/**
 * Without callbacks the caller joins, with the requirements of the call, the queue that the callback
 * would have entered.
 */
function waitInstead(run: Run, call: Interaction, applet: CallbackApplet): void {
  const queue = applet.initial === END ? call.queue : run.queueReachedFrom(applet.initial);
  if (queue < 0) run.walk(run, call, applet.next);
  else {
    // A hang-up told from the call is that of a caller whom a callback stands for.
    call.patienceTicket = NO_TICKET;
    enterQueue(run, call, queue);
  }
}
