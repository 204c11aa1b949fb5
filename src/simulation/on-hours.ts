/**
 * The center opens and closes, and so does the window for callbacks.
 *
 * From a close on, agents who are called home stay until nothing waits for anybody, at most
 * `closing.runOut`. Callbacks that are held wait in lines of their own (see `model/lane`), so holding
 * them back is one mark a line, and letting them go asks every idle agent anew.
 */
import { NO_TICKET } from '../engine/calendar.js';
import { CallbacksAtClose, CarriedPlace, HoursChange } from '../model/hours-plan.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { isApart } from '../model/lane.js';
import { BreakoutReason, Media } from '../model/media.js';
import type { QueueState } from '../model/queue-state.js';
import { goesBefore, type WaitList } from '../model/wait-list.js';
import { dueOf } from '../routing/slack.js';
import { EventKind } from './event-kind.js';
import { type Hours, HoursSubject } from './hours.js';
import { endCall } from './on-end.js';
import { expireWaiting } from './on-expiry.js';
import { sendHome } from './on-roster.js';
import { touchAhead } from './places-ahead.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';

export function scheduleHours(run: Run): void {
  const { hours } = run;
  if (hours === null) return;
  schedule(run, hours.day.changesAt, HoursSubject.Day);
  schedule(run, hours.window.changesAt, HoursSubject.Window);
  holdOrLetGo(run, hours);
}

function schedule(run: Run, at: number, subject: number): void {
  if (at !== Number.POSITIVE_INFINITY) run.calendar.at(at, EventKind.HoursChanged, subject);
}

export function onHoursChanged(run: Run): void {
  const hours = run.hours!;
  switch (run.calendar.subject) {
    case HoursSubject.Day:
      run.note(EventKind.HoursChanged, HoursSubject.Day);
      hours.day.change();
      schedule(run, hours.day.changesAt, HoursSubject.Day);
      return hours.day.isOpen ? open(run, hours) : close(run, hours);
    case HoursSubject.Window:
      run.note(EventKind.HoursChanged, HoursSubject.Window);
      hours.window.change();
      schedule(run, hours.window.changesAt, HoursSubject.Window);
      return changeWindow(run, hours);
    case HoursSubject.RunOut:
      if (run.calendar.ticket !== hours.runOutTicket) return;
      return endRunOut(run, hours);
  }
}

function open(run: Run, hours: Hours): void {
  if (hours.isRunningOut) endRunOut(run, hours);
  tell(run, HoursChange.Opened);
  if (hours.plan.callbacksAtClose === CallbacksAtClose.CarryOver) placeCarried(run, hours);
  holdOrLetGo(run, hours);
}

function close(run: Run, hours: Hours): void {
  if (hours.plan.callbacksAtClose === CallbacksAtClose.Drop) dropWaiting(run);
  holdOrLetGo(run, hours);
  tell(run, HoursChange.Closed);
  hours.isRunningOut = true;
  const until = run.now + run.plan.runOutMs;
  hours.runOutTicket = run.calendar.at(until, EventKind.HoursChanged, HoursSubject.RunOut);
}

function changeWindow(run: Run, hours: Hours): void {
  const { window, plan } = hours;
  if (!window.isOpen && plan.expiresOutsideWindow) dropWaiting(run);
  holdOrLetGo(run, hours);
  tell(run, window.isOpen ? HoursChange.WindowOpened : HoursChange.WindowClosed);
}

function tell(run: Run, change: HoursChange): void {
  run.observer.hoursChanged(change, run.center.queues, run.now);
}

// --- After a close

/** Ends the run-out if nobody waits any more. */
export function endRunOutIfDone(run: Run): void {
  const hours = run.hours!;
  if (!someoneWaits(run, hours)) endRunOut(run, hours);
}

/** Whether agents who stayed may still be needed; callbacks that are held need nobody now. */
function someoneWaits(run: Run, { holdsCallbacks }: Hours): boolean {
  for (const queue of run.center.queues) {
    const { waiting, ringing } = queue;
    if (waiting[Media.Phone]! + ringing[0]! + ringing[1]! > 0) return true;
    if (waiting[Media.PhoneCallback]! > (holdsCallbacks ? heldIn(queue) : 0)) return true;
  }
  // In an announcement, on the way to a queue.
  const { interactions } = run.center;
  for (let slot = 0; slot < interactions.made; slot++) {
    const { phase, media, callbackStands } = interactions.at(slot);
    if (phase !== Phase.InPlan || callbackStands) continue;
    if (media === Media.Phone || !holdsCallbacks) return true;
  }
  return false;
}

function endRunOut(run: Run, hours: Hours): void {
  run.note(EventKind.HoursChanged, HoursSubject.RunOut);
  hours.isRunningOut = false;
  hours.runOutTicket = NO_TICKET;
  if (hours.plan.callbacksAtClose === CallbacksAtClose.Drop) dropWaiting(run);
  for (const call of waitingOf(run, Media.Phone)) if (isCleared(run, hours, call)) clear(run, call);
  tell(run, HoursChange.RunOutEnded);
  for (const agent of run.center.agents) {
    if (agent.stays) sendHome(run, agent);
  }
}

/**
 * Whether a live caller may not wait on when the agents have gone. Who holds in place of a callback
 * never hangs up, but nobody holds through the night.
 */
function isCleared(run: Run, { plan }: Hours, call: Interaction): boolean {
  return plan.clearsCallers || run.neverHangsUp(call);
}

function clear(run: Run, call: Interaction): void {
  rememberLoss(call);
  leave(run, call);
  cancelQueueTimers(call);
  run.observer.brokeOut(call, BreakoutReason.Closed, false, run.now);
  endCall(run, call);
}

/** Ends what has just begun to wait, or has come back, where nothing may wait now. */
export function endIfNothingMayWait(run: Run, interaction: Interaction): boolean {
  const hours = run.hours!;
  if (interaction.media === Media.PhoneCallback) {
    if (hours.window.isOpen || !hours.plan.expiresOutsideWindow || interaction.onLine) return false;
    expireWaiting(run, interaction);
    return true;
  }
  if (!hours.isDark || !isCleared(run, hours, interaction)) return false;
  clear(run, interaction);
  return true;
}

// --- Callbacks

function holdOrLetGo(run: Run, hours: Hours): void {
  const holds = hours.mustHoldCallbacks;
  if (holds === hours.holdsCallbacks) return;
  hours.holdsCallbacks = holds;
  run.center.holdCallbacks(holds);
  if (holds) {
    hours.heldSince = run.now;
    return;
  }
  leaveOutHeldTime(run, hours);
  askForHeld(run);
  for (const queue of run.center.queues) touchAhead(run, queue);
}

/** For the estimates: while callbacks were held back, they waited for the hours and not for agents. */
function leaveOutHeldTime(run: Run, { heldSince }: Hours): void {
  for (const list of run.center.lists) {
    if (!isApart(list.lane)) continue;
    for (let k = 0; k < list.size; k++) {
      const callback = list.at(k)!;
      callback.waitsSince += run.now - Math.max(heldSince, callback.enteredAt);
    }
  }
}

/** Whom the line held back that may be served by somebody idle finds an agent as one who comes back. */
function askForHeld(run: Run): void {
  for (const list of run.center.lists) {
    if (!isApart(list.lane) || !hasIdle(list)) continue;
    for (let k = 0; k < list.size; k++) run.returned.push(list.at(k)!);
  }
}

function hasIdle({ agent, tiers }: WaitList): boolean {
  if (agent !== null) return agent.idle;
  return tiers.some((groups) => groups.some(({ idleCount }) => idleCount > 0));
}

/** A customer who is on the line already waits as a live caller does. */
function dropWaiting(run: Run): void {
  for (const callback of waitingOf(run, Media.PhoneCallback)) {
    if (!callback.onLine) expireWaiting(run, callback);
  }
}

/** Callbacks that wait in lines that are held back. */
export function heldIn({ lists }: QueueState): number {
  let held = 0;
  for (const list of lists) if (list.isHeld) held += list.size;
  return held;
}

/** Who waits, in the order of routing; a sweep that only the hours of the center make. */
function waitingOf(run: Run, media: Media): Interaction[] {
  const waiting: Interaction[] = [];
  for (const list of run.center.lists) {
    for (let k = 0; k < list.size; k++) {
      const interaction = list.at(k)!;
      if (interaction.media === media) waiting.push(interaction);
    }
  }
  return waiting.sort((a, b) => (goesBefore(a, b) ? -1 : 1));
}

/** Callbacks that waited for the opening take their place. */
function placeCarried(run: Run, { plan: { carriedPlace } }: Hours): void {
  if (carriedPlace === CarriedPlace.Keep) return;
  for (const callback of waitingOf(run, Media.PhoneCallback)) {
    const list = callback.list!;
    if (!isApart(list.lane)) continue;
    list.leave(callback);
    if (carriedPlace === CarriedPlace.Front) callback.due = Number.NEGATIVE_INFINITY;
    else {
      callback.routedSince = run.now;
      callback.sequence = run.center.nextSequence();
      callback.due = dueOf(callback.queueState.plan, callback);
    }
    list.join(callback);
  }
}
