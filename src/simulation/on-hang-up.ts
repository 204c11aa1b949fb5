/** A caller hangs up: gives up waiting, or leaves once the callback is arranged. */
import { afterHangUp, HangUp } from '../callback/request.js';
import { NO_TICKET } from '../engine/calendar.js';
import { Loss } from '../model/call-origin.js';
import type { Interaction } from '../model/interaction.js';
import { Phase } from '../model/interaction.js';
import { BreakoutReason } from '../model/media.js';
import { EventKind } from './event-kind.js';
import { customerGivesUp } from './on-customer-leg.js';
import { endCall } from './on-end.js';
import { stopRinging } from './on-offer.js';
import { becomeFree } from './on-roster.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';

export function onCallerGivesUp(run: Run): void {
  const call = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== call.patienceTicket) return;
  run.note(EventKind.CallerGivesUp, call.serial);
  call.patienceTicket = NO_TICKET;
  if (call.onLine) return customerGivesUp(run, call);
  const inQueue = call.phase === Phase.Waiting || call.phase === Phase.Ringing;
  switch (afterHangUp(inQueue, call.callbackStands)) {
    case HangUp.Abandons:
      leaveQueue(run, call);
      call.loss = Loss.Abandoned;
      run.observer.abandoned(call, run.now);
      break;
    case HangUp.BreaksOut:
      leaveQueue(run, call);
      run.observer.brokeOut(call, BreakoutReason.AfterCallback, false, run.now);
      break;
    case HangUp.Leaves:
      break;
  }
  endCall(run, call);
}

/** Out of the queue; an agent whose phone was ringing for the call is Ready at once. */
function leaveQueue(run: Run, call: Interaction): void {
  const { agent } = call;
  leave(run, call);
  rememberLoss(call);
  cancelQueueTimers(call);
  if (call.phase !== Phase.Ringing || agent === null) return;
  stopRinging(call);
  call.agent = null;
  becomeFree(run, agent);
}
