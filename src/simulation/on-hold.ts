/**
 * The talk, and the holds within it. A hold is part of the conversation and no part of the talk: it
 * begins when a share of the talk is over, and the rest of the talk follows.
 *
 * Where in the talk several holds begin is a sorted sample of uniforms, made one by one from the
 * front: of `left` that lie beyond a share s, the first is at 1 - (1 - s)(1 - u)^(1 / left).
 */
import { wholeMs } from '../engine/distribution.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import type { Interaction } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import { EventKind } from './event-kind.js';
import type { Run } from './run.js';

/** They talk from now on, with or without holds. */
export function startTalk(run: Run, interaction: Interaction, agent: Agent, talk: number): void {
  const { hold } = interaction.callerClass;
  const told = interaction.script === null ? null : interaction.script.hold;
  agent.holdsLeft = 0;
  agent.talkLeft = talk;
  if (told !== null) {
    if (told.afterMs < talk) return talkUntilHold(run, agent, told.afterMs);
  } else if (hold !== null && run.draw(interaction, Purpose.Hold, 0) < hold.probability) {
    agent.holdsLeft = hold.times;
    agent.holdShare = 0;
    agent.talk = talk;
    return talkOn(run, interaction, agent);
  }
  agent.ticket = run.calendar.at(run.now + talk, EventKind.TalkEnded, agent.id);
}

/** To the next hold, or to the end. */
function talkOn(run: Run, interaction: Interaction, agent: Agent): void {
  const { talk, talkLeft, holdsLeft } = agent;
  if (holdsLeft === 0) {
    agent.ticket = run.calendar.at(run.now + talkLeft, EventKind.TalkEnded, agent.id);
    return;
  }
  const place = placeOf(interaction, agent);
  const u = run.draw(interaction, Purpose.Hold, 1 + 2 * place);
  agent.holdShare = 1 - (1 - agent.holdShare) * Math.exp(Math.log1p(-u) / holdsLeft);
  // Rounding may not bring the order of holds about.
  const after = Math.max(0, Math.round(agent.holdShare * talk) - (talk - talkLeft));
  talkUntilHold(run, agent, Math.min(after, talkLeft));
}

/** Which hold of the conversation comes next, from 0. */
function placeOf({ callerClass }: Interaction, { holdsLeft }: Agent): number {
  return callerClass.hold!.times - holdsLeft;
}

function talkUntilHold(run: Run, agent: Agent, after: number): void {
  agent.talkLeft -= after;
  agent.ticket = run.calendar.at(run.now + after, EventKind.HoldChanged, agent.id);
}

/** The agent puts the caller on hold, or comes back. */
export function onHoldChanged(run: Run): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  const interaction = agent.interaction!;
  run.note(EventKind.HoldChanged, interaction.serial);
  switch (agent.activity) {
    case Activity.IncomingTalking:
      return hold(run, interaction, agent, Activity.IncomingHolding);
    case Activity.CallbackTalking:
      return hold(run, interaction, agent, Activity.CallbackHolding);
    default: {
      const isCall = agent.activity === Activity.IncomingHolding;
      run.setActivity(agent, isCall ? Activity.IncomingTalking : Activity.CallbackTalking);
      talkOn(run, interaction, agent);
    }
  }
}

function hold(run: Run, interaction: Interaction, agent: Agent, activity: Activity): void {
  run.setActivity(agent, activity);
  const told = interaction.script === null ? null : interaction.script.hold;
  const { hold: drawn } = interaction.callerClass;
  let length: number;
  if (told !== null) length = told.forMs;
  else {
    const index = 2 + 2 * placeOf(interaction, agent);
    const { length: spread } = drawn!;
    length = wholeMs(
      spread,
      spread.fixed === undefined ? run.draw(interaction, Purpose.Hold, index) : 0,
    );
    agent.holdsLeft--;
  }
  agent.ticket = run.calendar.at(run.now + length, EventKind.HoldChanged, agent.id);
}
