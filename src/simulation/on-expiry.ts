/** The time of a callback is over. */
import { AtExpiry, atExpiry, isTimeOver } from '../callback/expiry.js';
import { NO_TICKET } from '../engine/calendar.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { EventKind } from './event-kind.js';
import { expire } from './on-end.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';

export function scheduleLapse(run: Run, callback: Interaction): void {
  const { expiresAfterMs } = run.plan.rules;
  if (expiresAfterMs === Number.POSITIVE_INFINITY) return;
  const at = sinceWhen(callback) + expiresAfterMs;
  callback.lapseTicket = run.calendar.at(at, EventKind.CallbackExpired, callback.slot);
}

/** From when a callback's time runs: its creation, or the start of its slot. */
function sinceWhen({ createdAt, slotAt }: Interaction): number {
  return Math.max(createdAt, slotAt);
}

export function onCallbackExpired(run: Run): void {
  const callback = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== callback.lapseTicket) return;
  run.note(EventKind.CallbackExpired, callback.serial);
  callback.lapseTicket = NO_TICKET;
  if (atExpiry(callback.life) === AtExpiry.Expire) expireWaiting(run, callback);
}

/** A callback that waits, in its queue or outside, is given up. */
export function expireWaiting(run: Run, callback: Interaction): void {
  if (callback.phase === Phase.Waiting) rememberLoss(callback);
  leave(run, callback);
  cancelQueueTimers(callback);
  expire(run, callback);
}

/** Whether a callback that its agent has not answered is over instead of back in its queue. */
export function isOverAtReturn(run: Run, interaction: Interaction): boolean {
  return interaction.media === Media.PhoneCallback && isOver(run, interaction);
}

/** Whether a callback's time is over. */
export function isOver(run: Run, callback: Interaction): boolean {
  return isTimeOver(sinceWhen(callback), run.plan.rules.expiresAfterMs, run.now);
}
