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
  const at = callback.createdAt + expiresAfterMs;
  callback.lapseTicket = run.calendar.at(at, EventKind.CallbackExpired, callback.slot);
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
export function isOverAtReturn(run: Run, { media, createdAt }: Interaction): boolean {
  const { expiresAfterMs } = run.plan.rules;
  return media === Media.PhoneCallback && isTimeOver(createdAt, expiresAfterMs, run.now);
}
