/**
 * An agent's phone rings, and what comes of it.
 */
import { AfterRing, afterRing, routedSinceAfterRequeue } from '../callback/attempt.js';
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { NO_TICKET } from '../engine/calendar.js';
import { wholeMs } from '../engine/distribution.js';
import type { Agent } from '../model/agent.js';
import { Presence } from '../model/agent-plan.js';
import { Activity } from '../model/agent-state.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import { RequeuePosition } from '../model/rule-settings.js';
import { RingEnd, type ScriptedRing } from '../model/scripted-call.js';
import { habitAt } from '../routing/ring-habit.js';
import { dueOf } from '../routing/slack.js';
import { keepFor, keepsAgent } from './dial-first.js';
import { EventKind } from './event-kind.js';
import { answerCall, answerCallback } from './on-answer.js';
import { breakOutIfDue } from './on-breakout.js';
import { expireWaiting, isOverAtReturn } from './on-expiry.js';
import { endIfNothingMayWait } from './on-hours.js';
import { becomeFree } from './on-roster.js';
import { laneNow } from './openings.js';
import { givesUpAt } from './patience.js';
import { takePlace } from './places-ahead.js';
import { startClocks, startTimers } from './queue-timers.js';
import type { Run } from './run.js';
import { join, leave } from './waiting.js';

/** Offers an interaction to an idle or newly free agent. */
export function offer(run: Run, interaction: Interaction, agent: Agent): void {
  const { now } = run;
  leave(run, interaction);
  agent.group.leaveIdle(agent);
  agent.interaction = interaction;
  interaction.phase = Phase.Ringing;
  interaction.agent = agent;
  interaction.lastOfferAt = now;
  if (interaction.firstOfferAt === NEVER) interaction.firstOfferAt = now;
  interaction.queueState.ringing[interaction.media]!++;
  if (interaction.media === Media.PhoneCallback) {
    if (keepsAgent(run, interaction)) return keepFor(run, interaction, agent);
    interaction.life = callbackLifecycle.next(CallbackEvent.Offered, interaction.life);
    run.setActivity(agent, Activity.CallbackRinging);
  } else run.setActivity(agent, Activity.IncomingRinging);
  run.observer.offered(interaction, agent, now);
  ring(run, interaction, agent);
}

export function ring(run: Run, interaction: Interaction, agent: Agent): void {
  if (interaction.onLine && !run.plan.rules.customerFirst!.agentRings) {
    return answer(run, interaction, agent);
  }
  const { noAnswerTimeout } = interaction.queueState.plan;
  const index = interaction.rings++;
  const timeout = run.sample(noAnswerTimeout, interaction, Purpose.NoAnswerTimeout, index);
  const scripted = scriptedRing(interaction, index);
  const { calendar } = run;
  let kind: EventKind = EventKind.RingTimedOut;
  let after = timeout;
  if (scripted !== null) {
    if (scripted.end !== RingEnd.Missed && scripted.afterMs <= timeout) {
      kind = scripted.end === RingEnd.Answered ? EventKind.RingAnswered : EventKind.RingRejected;
      after = scripted.afterMs;
    }
  } else {
    const drawn = drawRing(run, interaction, agent, index);
    if (drawn >= 0 && drawn <= timeout) {
      kind = ringRejects ? EventKind.RingRejected : EventKind.RingAnswered;
      after = drawn;
    }
  }
  if (after === 0 && kind === EventKind.RingAnswered) return answer(run, interaction, agent);
  const endsAt = calendar.now + after;
  agent.ticket = calendar.at(endsAt, kind, agent.id);
  if (interaction.media === Media.Phone) watchPatience(run, interaction, endsAt, kind);
}

/** Set by `drawRing`: whether the ring is rejected. */
let ringRejects = false;

/** How long until the agent answers or rejects; -1: neither. */
function drawRing(run: Run, interaction: Interaction, agent: Agent, index: number): number {
  const isCall = interaction.media === Media.Phone;
  let habit = isCall ? agent.plan.phoneRing : agent.plan.callbackRing;
  if (habit.byTime !== null) habit = habitAt(habit, run.now);
  ringRejects = false;
  if (habit.answers >= 1 && habit.answersAfter.fixed !== undefined) {
    return wholeMs(habit.answersAfter, 0);
  }
  const { classIndex, n } = interaction.caller;
  const { draws } = run;
  // One block of random bits gives both: whether, and after how long.
  draws.pair(
    classIndex,
    n,
    interaction.drawnAs,
    isCall ? Purpose.PhoneRing : Purpose.CallbackRing,
    index,
  );
  if (draws.first < habit.answers) return wholeMs(habit.answersAfter, draws.second);
  ringRejects = draws.first < habit.answers + habit.rejects;
  return ringRejects ? wholeMs(habit.rejectsAfter, draws.second) : -1;
}

function scriptedRing(interaction: Interaction, index: number): ScriptedRing | null {
  const { script } = interaction;
  if (script === null) return null;
  const rings = interaction.media === Media.Phone ? script.phoneRings : script.callbackRings;
  return rings[index] ?? null;
}

/** A caller may give up while the phone rings; a timer is needed only if that can come first. */
function watchPatience(run: Run, call: Interaction, endsAt: number, kind: EventKind): void {
  if (call.patienceTicket !== NO_TICKET) return;
  const at = givesUpAt(run, call);
  if (at === Number.POSITIVE_INFINITY) return;
  if (kind === EventKind.RingAnswered && at >= endsAt) return;
  call.patienceTicket = run.calendar.at(at, EventKind.CallerGivesUp, call.slot);
}

/** The end of a ring; stale if the caller has hung up meanwhile. */
export function onRingEnded(run: Run, end: RingEnd): void {
  const agent = run.center.agents[run.calendar.subject]!;
  if (run.calendar.ticket !== agent.ticket) return;
  const interaction = agent.interaction!;
  run.note(run.calendar.kind, interaction.serial);
  switch (afterRing(end)) {
    case AfterRing.Answer:
      return answer(run, interaction, agent);
    case AfterRing.Requeue:
      return requeue(run, interaction, agent, end === RingEnd.Rejected);
  }
}

function answer(run: Run, interaction: Interaction, agent: Agent): void {
  stopRinging(interaction);
  if (interaction.media === Media.Phone) answerCall(run, interaction, agent);
  else answerCallback(run, interaction, agent);
}

function requeue(run: Run, interaction: Interaction, agent: Agent, rejected: boolean): void {
  const { now } = run;
  stopRinging(interaction);
  interaction.agent = null;
  interaction.lastAgent = agent;
  interaction.requeues++;
  if (!interaction.onLine) giveUpPlace(run, interaction);
  if (interaction.media === Media.PhoneCallback) {
    interaction.life = callbackLifecycle.next(CallbackEvent.AgentSilent, interaction.life);
  }
  run.observer.requeued(interaction, agent, rejected, now);
  const { serial } = interaction;
  if (interaction.onLine) waitOnLine(run, interaction);
  else if (isOverAtReturn(run, interaction)) return expireAtReturn(run, interaction, agent);
  else comeBack(run, interaction);
  stayAway(run, interaction, agent);
  // The agent may have been the last to be logged in, and all who waited have broken out.
  if (interaction.serial !== serial || interaction.phase !== Phase.Waiting) return;
  if (run.hours !== null && endIfNothingMayWait(run, interaction)) return;
  if (interaction.timed) breakOutIfDue(run, interaction);
  else startTimers(run, interaction);
}

/** Its time ran out while the phone rang. */
function expireAtReturn(run: Run, callback: Interaction, agent: Agent): void {
  const { serial } = callback;
  stayAway(run, callback, agent);
  if (callback.serial === serial && callback.phase === Phase.Ringing) expireWaiting(run, callback);
}

/** Where a setting says so, the place in the queue is lost, though not the age. */
function giveUpPlace(run: Run, interaction: Interaction): void {
  const { requeuePosition } = run.plan.rules;
  const { routedSince } = interaction;
  interaction.routedSince = routedSinceAfterRequeue(requeuePosition, routedSince, run.now);
  if (requeuePosition !== RequeuePosition.Tail) return;
  interaction.sequence = run.center.nextSequence();
  interaction.due = dueOf(interaction.queueState.plan, interaction);
}

function comeBack(run: Run, interaction: Interaction): void {
  const { openings } = interaction.queueState.plan;
  // Groups may have opened while the phone rang.
  if (openings !== null) interaction.lane = laneNow(interaction, openings, run.now);
  join(run, interaction, run.center.listFor(interaction));
  run.returned.push(interaction);
}

/** Customer first: the customer is on the line with no agent, and waits for one. */
export function waitOnLine(run: Run, callback: Interaction): void {
  takePlace(callback);
  comeBack(run, callback);
  if (!callback.timed) startClocks(run, callback);
}

/** The agent is in No Answer for a time, or stays there. */
function stayAway(run: Run, interaction: Interaction, agent: Agent): void {
  const { noAnswerDwell } = agent.plan;
  agent.interaction = null;
  if (agent.rostered !== Presence.Ready && !agent.stays) return becomeFree(run, agent);
  if (noAnswerDwell === null) {
    agent.ticket = NO_TICKET;
    return run.setActivity(agent, Activity.NoAnswer);
  }
  const dwell = run.sample(noAnswerDwell, interaction, Purpose.NoAnswerDwell, interaction.rings);
  if (dwell === 0) return becomeFree(run, agent);
  run.setActivity(agent, Activity.NoAnswer);
  agent.ticket = run.calendar.at(run.now + dwell, EventKind.DwellEnded, agent.id);
}

export function stopRinging(interaction: Interaction): void {
  interaction.queueState.ringing[interaction.media]!--;
}
