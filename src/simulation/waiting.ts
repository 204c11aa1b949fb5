/**
 * Waiting in a queue: joining the list, leaving it, and forgetting what could have ended the wait.
 */
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { NO_TICKET } from '../engine/calendar.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import type { WaitList } from '../model/wait-list.js';
import { touchAhead } from './places-ahead.js';
import type { Run } from './run.js';

/** Joins the list of those who wait. */
export function join(run: Run, interaction: Interaction, list: WaitList): void {
  interaction.phase = Phase.Waiting;
  interaction.list = list;
  if (interaction.media === Media.PhoneCallback) {
    interaction.life = callbackLifecycle.next(CallbackEvent.Queued, interaction.life);
  }
  // Not where an agent rang in this visit and the interaction came back.
  if (interaction.lastOfferAt < interaction.enteredAt) interaction.isDelayed = true;
  list.join(interaction);
  interaction.queueState.waiting[interaction.media]!++;
  if (run.aheadMax > 0) touchAhead(run, interaction.queueState);
  run.observer.joined(interaction, run.now);
}

/** Leaves the list, if it waits in it. */
export function leave(run: Run, interaction: Interaction): void {
  if (interaction.heapIndex < 0) return;
  interaction.list!.leave(interaction);
  interaction.queueState.waiting[interaction.media]!--;
  if (run.aheadMax > 0) touchAhead(run, interaction.queueState);
  run.observer.left(interaction, run.now);
}

/** Remembers for the estimates how long one waited who has been answered. */
export function rememberAnswer({ list, queueState, timed }: Interaction, waitMs: number): void {
  list!.remember(waitMs);
  queueState.history?.answered(waitMs, timed);
}

/** Remembers for the estimates that one who had to wait has left unserved. */
export function rememberLoss({ queueState, timed }: Interaction): void {
  if (timed) queueState.history?.left();
}

/** Forgets what could have ended the wait, but not the caller's patience. */
export function cancelQueueTimers(interaction: Interaction): void {
  interaction.voluntaryTicket = NO_TICKET;
  interaction.durationTicket = NO_TICKET;
  interaction.expiryTicket = NO_TICKET;
  interaction.openingTicket = NO_TICKET;
  interaction.announcementTicket = NO_TICKET;
  interaction.breakoutDue = -1;
}
