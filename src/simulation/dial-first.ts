/**
 * Customer first: dialling a customer before an agent's phone rings, with an agent kept for the
 * callback, or ahead of any agent.
 */
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { NO_TICKET } from '../engine/calendar.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { EventKind } from './event-kind.js';
import { dialNumber } from './on-answer.js';
import { takePlace } from './places-ahead.js';
import type { Run } from './run.js';
import { leave } from './waiting.js';

/** Whether an agent found for the interaction is kept for it while its customer is dialled. */
export function keepsAgent(run: Run, interaction: Interaction): boolean {
  return (
    run.plan.rules.customerFirst !== null &&
    interaction.media === Media.PhoneCallback &&
    !interaction.onLine
  );
}

/** The agent is kept: out of the queue it is, and nobody's phone rings yet. */
export function keepFor(run: Run, callback: Interaction, agent: Agent): void {
  agent.ticket = NO_TICKET;
  run.setActivity(agent, Activity.CallbackDialling);
  run.observer.offered(callback, agent, run.now);
  dialFirst(run, callback, agent);
}

/** Dials while no agent is found for the callback. */
export function dialAhead(run: Run, callback: Interaction): void {
  leave(run, callback);
  callback.queueState.ringing[callback.media]!++;
  takePlace(callback);
  dialFirst(run, callback, null);
}

function dialFirst(run: Run, callback: Interaction, agent: Agent | null): void {
  // From here on it leaves its queue by its customer's answer or silence, and by nothing else.
  callback.durationTicket = NO_TICKET;
  callback.phase = Phase.CustomerLeg;
  callback.life = callbackLifecycle.next(CallbackEvent.CustomerDialled, callback.life);
  callback.redundant = callback.caller.served;
  const after = dialNumber(run, callback);
  run.observer.dialled(callback, agent, run.now);
  const at = run.now + after;
  callback.legTicket = run.calendar.at(at, EventKind.CustomerLegChanged, callback.slot);
}
