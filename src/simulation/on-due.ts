/**
 * A callback goes to its queue: at its creation, or when it is due after it was put off.
 */
import { CallbackEntry, entryOf } from '../callback/inherit.js';
import { routedSinceAtReturn } from '../callback/retry.js';
import { NO_TICKET } from '../engine/calendar.js';
import { type AppletKind, type AppletPlan, END } from '../model/applets.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { RetryPlace } from '../model/rule-settings.js';
import { EventKind } from './event-kind.js';
import { enterQueue } from './on-queue.js';
import type { Run } from './run.js';

type CallbackApplet = Extract<AppletPlan, { kind: typeof AppletKind.Callback }>;

/** A callback just created, or due for the first time. */
export function start(run: Run, callback: Interaction): void {
  const { initial } = run.plan.applets[callback.madeBy] as CallbackApplet;
  switch (entryOf(initial !== END)) {
    case CallbackEntry.InitialApplet:
      return run.walk(run, callback, initial);
    case CallbackEntry.SameQueue:
      return enterQueue(run, callback, callback.queue);
  }
}

export function onCallbackDue(run: Run): void {
  const callback = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== callback.dueTicket) return;
  run.note(EventKind.CallbackDue, callback.serial);
  callback.dueTicket = NO_TICKET;
  callback.waitsSince = run.now;
  if (callback.enteredAt === NEVER) start(run, callback);
  else comeBack(run, callback);
}

/** What its plan did to it on the first way stands: it returns to the queue it was in last. */
function comeBack(run: Run, callback: Interaction): void {
  const retry = run.plan.rules.retries?.[callback.result] ?? null;
  if (retry !== null) {
    const { place } = retry;
    callback.routedSince = routedSinceAtReturn(place, callback.routedSince, run.now);
    if (place === RetryPlace.Tail) callback.sequence = run.center.nextSequence();
  }
  enterQueue(run, callback, callback.queue);
}
