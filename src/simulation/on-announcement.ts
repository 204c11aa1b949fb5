/**
 * Announcements in the queue, each of which quotes the estimated wait. The wait goes on meanwhile, and
 * an agent's ring cuts in: what falls due while a phone rings for the call is not heard.
 */
import { NO_TICKET } from '../engine/calendar.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { aheadOf } from '../routing/estimated-wait.js';
import { EventKind } from './event-kind.js';
import { quote } from './on-quote.js';
import type { Run } from './run.js';

/** Starts them when the call waits for the first time in a queue visit; false: it hung up at once. */
export function startAnnouncements(run: Run, call: Interaction): boolean {
  call.announcementIndex = 0;
  call.announcementRepeats = 0;
  // Those that fell due while a phone rang for it are over.
  skipBefore(call, run.now);
  return announceOrSchedule(run, call);
}

export function onAnnouncementDue(run: Run): void {
  const call = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== call.announcementTicket) return;
  run.note(EventKind.AnnouncementDue, call.serial);
  call.announcementTicket = NO_TICKET;
  if (call.phase === Phase.Ringing) skipBefore(call, run.now + 1);
  announceOrSchedule(run, call);
}

/** Makes those that are due now, and schedules the next; false: the caller hung up. */
function announceOrSchedule(run: Run, call: Interaction): boolean {
  for (;;) {
    const at = nextAt(call);
    if (at === Number.POSITIVE_INFINITY) return true;
    if (at > run.now) {
      call.announcementTicket = run.calendar.at(at, EventKind.AnnouncementDue, call.slot);
      return true;
    }
    goOn(call);
    const { queueState } = call;
    if (!quote(run, call, queueState, call.list!, aheadOf(queueState, call))) return false;
  }
}

function nextAt(call: Interaction): number {
  const next = call.queueState.plan.announcements[call.announcementIndex];
  return next === undefined
    ? Number.POSITIVE_INFINITY
    : call.enteredAt + next.atMs + next.everyMs * call.announcementRepeats;
}

function goOn(call: Interaction): void {
  const { everyMs } = call.queueState.plan.announcements[call.announcementIndex]!;
  if (everyMs > 0) call.announcementRepeats++;
  else call.announcementIndex++;
}

function skipBefore(call: Interaction, instant: number): void {
  while (nextAt(call) < instant) goOn(call);
}
