/** A caller hangs up: gives up waiting, or leaves once the callback is arranged. */
import { NO_TICKET } from '../engine/calendar.js';
import { Phase } from '../model/interaction.js';
import { EventKind } from './event-kind.js';
import { giveUp } from './give-up.js';
import { customerGivesUp } from './on-customer-leg.js';
import { stopRinging } from './on-offer.js';
import { becomeFree } from './on-roster.js';
import type { Run } from './run.js';

export function onCallerGivesUp(run: Run): void {
  const call = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== call.patienceTicket) return;
  run.note(EventKind.CallerGivesUp, call.serial);
  call.patienceTicket = NO_TICKET;
  if (call.onLine) return customerGivesUp(run, call);
  const { agent } = call;
  if (call.phase === Phase.Ringing && agent !== null) {
    // An agent whose phone was ringing for the call is Ready at once.
    stopRinging(call);
    call.agent = null;
    becomeFree(run, agent);
  }
  giveUp(run, call);
}
