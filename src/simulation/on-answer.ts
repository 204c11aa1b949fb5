/**
 * From an agent's answer to the end of the talk.
 */
import { AfterDial, afterDial, judgeLine, LineVerdict } from '../callback/attempt.js';
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { NO_TICKET } from '../engine/calendar.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import type { AppletKind, AppletPlan } from '../model/applets.js';
import { CustomerResult } from '../model/caller-plan.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import type { ScriptedCustomer } from '../model/scripted-call.js';
import { cancelPending } from './cancel.js';
import { numberFor } from './dial-number.js';
import { EventKind } from './event-kind.js';
import { takeLineForDial } from './lines.js';
import { onOutboundEnded, onOutboundSettled } from './on-campaign.js';
import { numberOf } from './on-end.js';
import { startTalk } from './on-hold.js';
import { finishTalk } from './on-transfer.js';
import { closeUnreached } from './on-unreached.js';
import { leavePlace } from './places-ahead.js';
import type { Run } from './run.js';
import { cancelQueueTimers, rememberAnswer } from './waiting.js';

/** An agent answers a live call: they talk. */
export function answerCall(run: Run, call: Interaction, agent: Agent): void {
  const { now } = run;
  call.patienceTicket = NO_TICKET;
  cancelQueueTimers(call);
  call.phase = Phase.Talking;
  call.agentAnsweredAt = now;
  rememberAnswer(call, now - call.enteredAt);
  agent.lastInboundAt = now;
  run.setActivity(agent, Activity.IncomingTalking);
  run.observer.answered(call, agent, now);
  call.caller.talked = true;
  call.caller.served = true;
  call.caller.lastAgent = agent;
  if (run.plan.rules.liveAnswerCancels && call.caller.callbacks.length > 0)
    cancelPending(run, call);
  startTalk(run, call, agent, talkMs(run, call));
}

function talkMs(run: Run, interaction: Interaction): number {
  const scripted = interaction.script?.talkMs ?? null;
  const { talk } = interaction.transfer ?? run.classOf(interaction);
  return scripted ?? run.sample(talk, interaction, Purpose.Talk, 0);
}

/** An agent answers a callback: the customer is dialled. */
export function answerCallback(run: Run, callback: Interaction, agent: Agent): void {
  const { now } = run;
  if (callback.onLine) return connect(run, callback, agent);
  cancelQueueTimers(callback);
  callback.phase = Phase.Dialling;
  callback.life = callbackLifecycle.next(CallbackEvent.AgentAnswered, callback.life);
  callback.agentAnsweredAt = now;
  rememberAnswer(callback, now - callback.waitsSince);
  callback.redundant = callback.caller.served;
  run.setActivity(agent, Activity.CallbackDialling);
  run.observer.answered(callback, agent, now);
  callback.answers++;
  dial(run, callback, agent);
}

/** Customer first: an agent answers a callback whose customer is on the line. */
function connect(run: Run, callback: Interaction, agent: Agent): void {
  const { now } = run;
  callback.patienceTicket = NO_TICKET;
  cancelQueueTimers(callback);
  leavePlace(run, callback);
  callback.agentAnsweredAt = now;
  rememberAnswer(callback, now - callback.waitsSince);
  run.observer.answered(callback, agent, now);
  callback.answers++;
  talkTo(run, callback, agent);
}

function dial(run: Run, callback: Interaction, agent: Agent): void {
  const after = dialNumber(run, callback);
  run.observer.dialled(callback, agent, run.now);
  if (after === 0) settle(run, callback, agent);
  else agent.ticket = run.calendar.at(run.now + after, EventKind.CustomerSettled, agent.id);
}

/** Dials the customer; returns the time until the result is known. */
export function dialNumber(run: Run, callback: Interaction): number {
  const applet = run.plan.applets[callback.madeBy] as Extract<
    AppletPlan,
    { kind: typeof AppletKind.Callback }
  >;
  const number = numberFor(run, callback, applet.numberToDial);
  let after = 0;
  if (number === null) callback.result = CustomerResult.Failed;
  else if (!takeLineForDial(run, callback)) {
    number.legs++;
    callback.result = CustomerResult.Failed;
  } else {
    const ownCall = isOnTheLine(callback) && number === numberOf(callback.counterpart!);
    const verdict = judgeLine(number.legs, ownCall);
    number.legs++;
    if (verdict === LineVerdict.Free) after = drawCustomer(run, callback);
    else {
      callback.result =
        verdict === LineVerdict.StillOnLine ? CustomerResult.StillOnLine : CustomerResult.Engaged;
      after = run.plan.rules.engagedAfterMs;
    }
  }
  callback.dialled = number;
  callback.dialledAt = run.now;
  callback.dials++;
  return after;
}

/** Whether the call that a callback stands for is not over; its record may be another's by now. */
export function isOnTheLine({ counterpart: call, callSerial }: Interaction): boolean {
  return call !== null && call.serial === callSerial && call.phase !== Phase.Ended;
}

/** Draws the result of the customer leg; returns the time until it is known. */
function drawCustomer(run: Run, callback: Interaction): number {
  const { answers } = run.classOf(callback);
  const { dials } = callback;
  const scripted = scriptedCustomer(callback, dials);
  const { draws } = run;
  let index = 0;
  if (scripted === null && answers.length > 1) {
    const { classIndex, n } = callback.caller;
    draws.pair(classIndex, n, callback.drawnAs, Purpose.CustomerAnswer, dials);
    let u = draws.first;
    while (index < answers.length - 1 && u >= answers[index]!.probability) {
      u -= answers[index++]!.probability;
    }
    callback.result = answers[index]!.result;
    return Math.max(0, Math.round(answers[index]!.after.at(draws.second)));
  }
  callback.result = scripted?.result ?? answers[0]!.result;
  if (scripted !== null && scripted.afterMs !== null) return scripted.afterMs;
  const after = run.classOf(callback).settlesAfter[callback.result]!;
  return run.sample(after, callback, Purpose.CustomerAnswer, dials);
}

/** What the script says of a dial, from 0; what it says of its last one holds for all after it. */
export function scriptedCustomer({ script }: Interaction, dial: number): ScriptedCustomer | null {
  const told = script?.customers;
  if (told === undefined) return null;
  return told[Math.min(dial, told.length - 1)] ?? null;
}

export function onCustomerSettled(run: Run): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  const callback = agent.interaction;
  if (callback === null) return onOutboundSettled(run, agent);
  run.note(EventKind.CustomerSettled, callback.serial);
  settle(run, callback, agent);
}

function settle(run: Run, callback: Interaction, agent: Agent): void {
  const { now } = run;
  const result = callback.result as CustomerResult;
  switch (afterDial(result)) {
    case AfterDial.Talk:
      callback.customerAt = now;
      return talkTo(run, callback, agent);
    case AfterDial.LeaveMessage: {
      callback.phase = Phase.Voicemail;
      callback.life = callbackLifecycle.next(CallbackEvent.Voicemail, callback.life);
      run.setActivity(agent, Activity.CallbackVoicemail);
      run.observer.settled(callback, result, now);
      const { voicemailMessage } = run.classOf(callback);
      const dial = callback.dials - 1;
      const message =
        scriptedCustomer(callback, dial)?.messageMs ??
        run.sample(voicemailMessage, callback, Purpose.VoicemailMessage, dial);
      agent.ticket = run.calendar.at(now + message, EventKind.MessageLeft, agent.id);
      return;
    }
    case AfterDial.Close:
      run.observer.settled(callback, result, now);
      return closeUnreached(run, callback, agent);
  }
}

/** The agent and the customer talk. */
function talkTo(run: Run, callback: Interaction, agent: Agent): void {
  const { now } = run;
  callback.phase = Phase.Talking;
  callback.life = callbackLifecycle.next(CallbackEvent.Reached, callback.life);
  run.setActivity(agent, Activity.CallbackTalking);
  run.observer.settled(callback, CustomerResult.Person, now);
  const { redundant, caller } = callback;
  caller.talked = true;
  caller.served = true;
  caller.lastAgent = agent;
  if (!redundant) return startTalk(run, callback, agent, talkMs(run, callback));
  // Who needs nothing any more is not put on hold.
  const { redundantTalk } = run.plan.rules;
  const talk = run.sample(redundantTalk, callback, Purpose.RedundantTalk, 0);
  agent.ticket = run.calendar.at(now + talk, EventKind.TalkEnded, agent.id);
}

export function onMessageLeft(run: Run): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  const callback = agent.interaction!;
  run.note(EventKind.MessageLeft, callback.serial);
  closeUnreached(run, callback, agent);
}

export function onTalkEnded(run: Run): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  const { interaction } = agent;
  if (interaction === null) return onOutboundEnded(run, agent);
  run.note(EventKind.TalkEnded, interaction.serial);
  if (interaction.media === Media.PhoneCallback) {
    interaction.life = callbackLifecycle.next(CallbackEvent.TalkEnded, interaction.life);
  }
  finishTalk(run, interaction, agent);
}
