/**
 * Customer first: what comes of the dial and of the prompt, and of the wait on the line.
 */
import { AfterLeg, afterLeg, dueOnLine, routedSinceOnLine } from '../callback/customer-first.js';
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { NO_TICKET } from '../engine/calendar.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import { CustomerResult } from '../model/caller-plan.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { common } from '../model/lane.js';
import { Purpose } from '../model/purpose.js';
import type { CustomerFirst } from '../model/rule-settings.js';
import { afterMissed } from './calls-to-come.js';
import { EventKind } from './event-kind.js';
import { scriptedCustomer } from './on-answer.js';
import { endCallback } from './on-end.js';
import { ring, stopRinging, waitOnLine } from './on-offer.js';
import { becomeFree } from './on-roster.js';
import { leavePlace } from './places-ahead.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';
import { hangUp } from './wrap-up.js';

/** The dial has a result, or the prompt is over. */
export function onCustomerLegChanged(run: Run): void {
  const callback = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== callback.legTicket) return;
  run.note(EventKind.CustomerLegChanged, callback.serial);
  callback.legTicket = NO_TICKET;
  const settings = run.plan.rules.customerFirst!;
  if (callback.customerAt !== NEVER) return promptEnded(run, callback, settings);
  switch (afterLeg(callback.result as CustomerResult, settings.prompt !== null)) {
    case AfterLeg.Prompt: {
      callback.customerAt = run.now;
      const { takes } = settings.prompt!;
      const at = run.now + run.sample(takes, callback, Purpose.ConnectPrompt, 1);
      callback.legTicket = run.calendar.at(at, EventKind.CustomerLegChanged, callback.slot);
      return;
    }
    case AfterLeg.OnLine:
      callback.customerAt = run.now;
      return comeOnLine(run, callback, settings);
    case AfterLeg.Close:
      stopRinging(callback);
      return closeWithoutAgent(run, callback);
  }
}

function promptEnded(run: Run, callback: Interaction, settings: CustomerFirst): void {
  if (accepts(run, callback, settings.prompt!.accepts)) return comeOnLine(run, callback, settings);
  callback.result = CustomerResult.PromptRefused;
  stopRinging(callback);
  closeWithoutAgent(run, callback);
}

function accepts(run: Run, callback: Interaction, share: number): boolean {
  const scripted = scriptedCustomer(callback, 0)?.accepts ?? null;
  if (scripted !== null) return scripted;
  return share >= 1 || run.draw(callback, Purpose.ConnectPrompt, 0) < share;
}

/** The customer is on the line: the phone of the agent kept for them rings, or they wait. */
function comeOnLine(run: Run, callback: Interaction, settings: CustomerFirst): void {
  const { now } = run;
  callback.onLine = true;
  callback.onLineAt = now;
  // Who is on the line is not held back with the callbacks that wait.
  if (run.hours !== null) callback.lane = common(callback.lane);
  callback.life = callbackLifecycle.next(CallbackEvent.CustomerAccepted, callback.life);
  callback.routedSince = routedSinceOnLine(settings.place, callback.routedSince);
  callback.due = dueOnLine(settings.place, callback.due);
  run.observer.onTheLine(callback, now);
  const waits = scriptedCustomer(callback, 0)?.waitsMs ?? patienceMs(run, callback, settings);
  if (waits !== Number.POSITIVE_INFINITY) {
    callback.patienceTicket = run.calendar.at(now + waits, EventKind.CallerGivesUp, callback.slot);
  }
  const { agent } = callback;
  if (agent !== null) return ringKept(run, callback, agent);
  stopRinging(callback);
  waitOnLine(run, callback);
}

function patienceMs(run: Run, callback: Interaction, { patience }: CustomerFirst): number {
  if (patience === null) return Number.POSITIVE_INFINITY;
  return run.sample(patience, callback, Purpose.CustomerPatience, 0);
}

function ringKept(run: Run, callback: Interaction, agent: Agent): void {
  callback.phase = Phase.Ringing;
  callback.life = callbackLifecycle.next(CallbackEvent.Offered, callback.life);
  run.setActivity(agent, Activity.CallbackRinging);
  ring(run, callback, agent);
}

/** A customer on the line hangs up before an agent has answered. */
export function customerGivesUp(run: Run, callback: Interaction): void {
  leave(run, callback);
  if (callback.phase === Phase.Ringing) stopRinging(callback);
  callback.result = CustomerResult.HungUpWaiting;
  closeWithoutAgent(run, callback);
}

/** Over before any agent has answered: an agent who was kept is Ready at once, with no wrap. */
function closeWithoutAgent(run: Run, callback: Interaction): void {
  const { agent } = callback;
  cancelQueueTimers(callback);
  rememberLoss(callback);
  run.observer.settled(callback, callback.result as CustomerResult, run.now);
  callback.life = callbackLifecycle.next(CallbackEvent.NotReached, callback.life);
  afterMissed(run, callback);
  hangUp(run, callback);
  leavePlace(run, callback);
  endCallback(run, callback);
  if (agent !== null) becomeFree(run, agent);
}
