/**
 * Into a queue and out of it.
 */
import { ageAtEntry, bringsItsAge } from '../callback/inherit.js';
import { NO_TICKET } from '../engine/calendar.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { CALLBACK_LANE, COMMON_LANE } from '../model/lane.js';
import { Media } from '../model/media.js';
import { type EstimateMethod, estimateMethods } from '../model/queue-plan.js';
import type { QueueState } from '../model/queue-state.js';
import type { WaitList } from '../model/wait-list.js';
import { estimatedWait } from '../routing/estimated-wait.js';
import { waitingWith } from '../routing/personal.js';
import { dueOf } from '../routing/slack.js';
import { takeAgreement } from './agreements.js';
import { EventKind } from './event-kind.js';
import { findAgent } from './matching.js';
import { breakOutAtEntry, goOnWithoutAgent } from './on-breakout.js';
import { endIfNothingMayWait } from './on-hours.js';
import { offer } from './on-offer.js';
import { laneNow, scheduleOpening, startOpenings } from './openings.js';
import { takePersonalLane } from './personal.js';
import { touchAhead } from './places-ahead.js';
import { scheduleExpiry, startTimers } from './queue-timers.js';
import type { Run } from './run.js';
import { join } from './waiting.js';

/** Enters a queue: an agent who is idle is rung at once; else it waits, unless it breaks out. */
export function enterQueue(run: Run, interaction: Interaction, queue: number): void {
  const { now } = run;
  const state = run.center.queues[queue]!;
  const { plan } = state;
  takeLane(run, interaction, state);
  if (!bringsItsAge(interaction)) {
    interaction.age0 = ageAtEntry(interaction, now, run.plan.rules.ageBasis);
    interaction.routedSince = interaction.age0 - headStartOf(run, interaction);
    interaction.sequence = run.center.nextSequence();
  }
  interaction.enteredAt = now;
  interaction.isDelayed = false;
  interaction.voluntaryIndex = 0;
  interaction.repeats = 0;
  if (interaction.firstEnteredAt === NEVER) interaction.firstEnteredAt = now;
  if (interaction.skillClockAt === NEVER) interaction.skillClockAt = now;
  letExpireWhatIsDue(run, interaction);
  if (run.plan.agreements.length > 0) takeAgreement(run, interaction);
  interaction.due = dueOf(plan, interaction);
  const { caller } = interaction;
  if (caller.firstQueuedAt === NEVER) caller.firstQueuedAt = now;
  run.observer.entered(interaction, now);
  if (plan.personal !== null && !takePersonalLane(run, interaction, plan.personal))
    return goOnWithoutAgent(run, interaction);
  const list = run.center.listFor(interaction);
  interaction.list = list;
  const agent = findAgent(run, interaction, list);
  interaction.timed = false;
  interaction.estimated = false;
  if (agent !== null) offer(run, interaction, agent);
  else if (!breakOutAtEntry(run, interaction, list)) startWaiting(run, interaction, list);
}

/** In which line of the queue it waits. */
function takeLane(run: Run, interaction: Interaction, state: QueueState): void {
  const { openings } = state.plan;
  if (openings !== null) startOpenings(interaction, state.index, run.now);
  interaction.queue = state.index;
  interaction.queueState = state;
  interaction.lane =
    run.plan.rules.callbacksApart && interaction.media === Media.PhoneCallback
      ? CALLBACK_LANE
      : COMMON_LANE;
  if (openings !== null) interaction.lane = laneNow(interaction, openings, run.now);
}

function headStartOf(run: Run, call: Interaction): number {
  return call.script?.headStartMs ?? run.classOf(call).headStartMs;
}

/** Waits from now on; what can end the wait is scheduled. */
function startWaiting(run: Run, interaction: Interaction, list: WaitList): void {
  if (interaction.queueState.plan.estimate.measure) estimateAll(run, interaction, list);
  join(run, interaction, list);
  if (run.hours !== null && endIfNothingMayWait(run, interaction)) return;
  startTimers(run, interaction);
}

/** What each method would tell a live call that begins to wait. */
function estimateAll(run: Run, call: Interaction, list: WaitList): void {
  if (call.media !== Media.Phone) return;
  const { queueState } = call;
  const ahead = waitingWith(list, queueState);
  call.estimates ??= new Float64Array(estimateMethods.length);
  for (let method = 0; method < estimateMethods.length; method++) {
    const of = method as EstimateMethod;
    call.estimates[method] = estimatedWait(of, queueState, list, ahead, run.now);
  }
  call.estimated = true;
}

// --- Skills that expire

function letExpireWhatIsDue(run: Run, interaction: Interaction): void {
  while (interaction.skillClockAt + interaction.profile.expiresAfterMs <= run.now) {
    interaction.profile = run.profiles.afterExpiry(interaction.profile);
  }
}

/** A mandatory skill becomes optional: the interaction waits in another list from now on. */
export function onSkillExpired(run: Run): void {
  const interaction = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== interaction.expiryTicket) return;
  run.note(EventKind.SkillExpired, interaction.serial);
  interaction.expiryTicket = NO_TICKET;
  letExpireWhatIsDue(run, interaction);
  scheduleExpiry(run, interaction);
  changeList(run, interaction);
}

/** More agents may serve: those of them who are idle are asked at once. */
export function onGroupOpened(run: Run): void {
  const interaction = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== interaction.openingTicket) return;
  run.note(EventKind.GroupOpened, interaction.serial);
  interaction.openingTicket = NO_TICKET;
  interaction.lane = laneNow(interaction, interaction.queueState.plan.openings!, run.now);
  scheduleOpening(run, interaction);
  changeList(run, interaction);
}

/** Others may serve from now on; one whose agent's phone rings is let ring. */
function changeList(run: Run, interaction: Interaction): void {
  const before = interaction.list!;
  const list = run.center.listFor(interaction);
  interaction.list = list;
  if (interaction.phase !== Phase.Waiting) return;
  before.leave(interaction);
  list.join(interaction);
  touchAhead(run, interaction.queueState);
  const agent = findAgent(run, interaction, list);
  if (agent !== null) offer(run, interaction, agent);
}
