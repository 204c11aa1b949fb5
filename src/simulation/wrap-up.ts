/**
 * What an agent does when an interaction is over, or has come to nothing for now.
 */
import { wrapsAfter } from '../callback/attempt.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import type { CustomerResult } from '../model/caller-plan.js';
import type { Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import { EventKind } from './event-kind.js';
import { freeLine } from './lines.js';
import { endCall, endCallback } from './on-end.js';
import { becomeFree } from './on-roster.js';
import type { Run } from './run.js';

/** The interaction is over and its agent wraps up. */
export function finish(run: Run, interaction: Interaction, agent: Agent): void {
  const wrap = wrapMs(run, interaction, agent);
  interaction.queueState.history?.done(run.now - interaction.lastOfferAt + wrap);
  if (interaction.media === Media.Phone) endCall(run, interaction);
  else {
    hangUp(run, interaction);
    endCallback(run, interaction);
  }
  wrapUp(run, agent, wrap);
}

/** The leg on the customer's number ends, and with it the line that it held. */
export function hangUp(run: Run, callback: Interaction): void {
  if (callback.dialled !== null) callback.dialled.legs--;
  if (callback.trunks >= 0) freeLine(run, callback);
}

/** How long the agent wraps up after it. */
export function wrapMs(run: Run, interaction: Interaction, agent: Agent): number {
  const { wrapAfterUnreached } = run.plan.rules;
  if (
    interaction.media === Media.PhoneCallback &&
    !wrapsAfter(interaction.result as CustomerResult, wrapAfterUnreached)
  ) {
    return 0;
  }
  const { wrap, wrapLimitMs } = agent.plan;
  const scripted = interaction.script?.wrapMs ?? null;
  if (scripted !== null) return Math.min(scripted, wrapLimitMs);
  // A callback that was dialled again has another wrap-up.
  const index = interaction.media === Media.PhoneCallback ? interaction.dials - 1 : 0;
  const own = interaction.callerClass.wrap ?? wrap;
  return Math.min(run.sample(own, interaction, Purpose.Wrap, index), wrapLimitMs);
}

export function wrapUp(run: Run, agent: Agent, wrap: number): void {
  agent.interaction = null;
  if (wrap === 0) return becomeFree(run, agent);
  run.setActivity(agent, Activity.WrapUp);
  run.wrapping++;
  agent.ticket = run.calendar.at(run.now + wrap, EventKind.WrapEnded, agent.id);
}

export function onWrapEnded(run: Run): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  run.note(EventKind.WrapEnded, agent.id);
  run.wrapping--;
  becomeFree(run, agent);
}

export function onDwellEnded(run: Run): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  run.note(EventKind.DwellEnded, agent.id);
  becomeFree(run, agent);
}
