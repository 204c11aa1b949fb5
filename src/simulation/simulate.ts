/**
 * One run, from the empty center to the last caller.
 */

import { nextBlockAt } from '../model/blocks.js';
import type { Interaction } from '../model/interaction.js';
import { RingEnd } from '../model/scripted-call.js';
import { onFirstContact, onFurtherCall } from './calls.js';
import { EventKind, LAST_OF_AGENTS } from './event-kind.js';
import { match } from './matching.js';
import { dialAheadWhereDue } from './on-ahead.js';
import { onAnnouncementDue } from './on-announcement.js';
import { onCustomerSettled, onMessageLeft, onTalkEnded } from './on-answer.js';
import { onDurationDue, onVoluntaryDue } from './on-breakout.js';
import { leaveOutboundOver, onCampaignHours, scheduleCampaigns } from './on-campaign.js';
import { onCustomerLegChanged } from './on-customer-leg.js';
import { onCallbackDue } from './on-due.js';
import { onCallbackExpired } from './on-expiry.js';
import { onCallerGivesUp } from './on-hang-up.js';
import { onHoldChanged } from './on-hold.js';
import { endRunOutIfDone, heldIn, onHoursChanged, scheduleHours } from './on-hours.js';
import { onRingEnded } from './on-offer.js';
import { onPlanStep, walk } from './on-plan.js';
import { onGroupOpened, onSkillExpired } from './on-queue.js';
import { onRosterChanged, scheduleRoster } from './on-roster.js';
import { Run, type RunSettings } from './run.js';
import { onDwellEnded, onWrapEnded } from './wrap-up.js';

/** Why a run came to its end. */
export type Ending = 'served' | 'carriedOver' | 'horizon' | 'events' | 'limits.open';

export interface RunOutcome {
  /** A hash of every event that took effect: equal runs have equal fingerprints. */
  readonly fingerprint: string;
  readonly events: number;
  readonly endedAt: number;
  readonly ending: Ending;
  /** Persons who called. */
  readonly persons: number;
  /** Whether any random number was used. */
  readonly random: boolean;
  /** Interaction records that were ever needed at the same time. */
  readonly recordsMade: number;
}

/** Runs one replication in one world. */
export function simulate(settings: RunSettings): RunOutcome {
  const run = begun(settings);
  return outcomeOf(run, loop(run, Number.POSITIVE_INFINITY) ?? 'events');
}

/** The same, with a pause after every so many events, for those who have other things to do meanwhile. */
export function* simulateInTurns(
  settings: RunSettings,
  eventsATurn: number,
): Generator<void, RunOutcome> {
  const run = begun(settings);
  for (;;) {
    const ending = loop(run, run.events + eventsATurn);
    if (ending !== null) return outcomeOf(run, ending);
    yield;
  }
}

function begun(settings: RunSettings): Run {
  const run = new Run(settings, walk);
  scheduleRoster(run);
  if (run.campaigns !== null) scheduleCampaigns(run);
  scheduleHours(run);
  scheduleRoll(run);
  return run;
}

function outcomeOf(run: Run, ending: Ending): RunOutcome {
  leaveOver(run);
  run.observer.rolled(run.now);
  return {
    fingerprint: run.fingerprint.toString(),
    events: run.events,
    endedAt: run.now,
    ending,
    persons: run.arrivals.persons,
    random: run.draws.drawn > 0 || run.plan.classes.some(isRandomStream),
    recordsMade: run.center.interactions.made,
  };
}

function isRandomStream({ arrivals }: { arrivals: { kind: string } }): boolean {
  return arrivals.kind === 'rates';
}

/** To the end, or up to a number of events: null. */
function loop(run: Run, stopAt: number): Ending | null {
  const { calendar, arrivals, center, plan } = run;
  const horizon = plan.lengthMs + plan.runOutMs;
  for (;;) {
    if (calendar.comesBefore(arrivals.nextAt, EventKind.CallArrived)) {
      if (calendar.nextAt > horizon) return endAt(run, horizon);
      calendar.advance();
      dispatch(run);
    } else if (arrivals.nextAt <= horizon) {
      onFirstContact(run);
      if (center.open > plan.maxOpen) return 'limits.open';
    } else return endAt(run, horizon);
    match(run);
    if (run.aheadDue.length > 0) dialAheadWhereDue(run);
    if (run.hours?.isRunningOut) endRunOutIfDone(run);
    if (++run.events >= plan.maxEvents) return 'events';
    if (run.closed && center.open === 0 && run.wrapping === 0) return 'served';
    if (run.closed && onlyHeldAreLeft(run)) return 'carriedOver';
    if (run.events >= stopAt) return null;
  }
}

/** Nothing more happens before the horizon. */
function endAt(run: Run, horizon: number): Ending {
  if (run.center.open === 0 && run.wrapping === 0) return 'served';
  run.calendar.jumpTo(horizon);
  return onlyHeldAreLeft(run) ? 'carriedOver' : 'horizon';
}

/** Whether all that is left are callbacks held for an opening that the run does not come to. */
function onlyHeldAreLeft({ hours, center, plan, wrapping }: Run): boolean {
  if (hours === null || !hours.holdsCallbacks || wrapping > 0) return false;
  if (hours.window.changesAt <= plan.lengthMs + plan.runOutMs && !hours.isHeldOverNight)
    return false;
  let held = 0;
  for (const queue of center.queues) held += heldIn(queue);
  return held === center.open;
}

function dispatch(run: Run): void {
  if (run.calendar.kind <= LAST_OF_AGENTS) dispatchAgents(run);
  else dispatchOthers(run);
}

/** What happens on the agents' side. */
function dispatchAgents(run: Run): void {
  switch (run.calendar.kind) {
    case EventKind.RosterChanged:
      return onRosterChanged(run);
    case EventKind.HoursChanged:
      return run.calendar.subject < 0 ? onHoursChanged(run) : onCampaignHours(run);
    case EventKind.TalkEnded:
      return onTalkEnded(run);
    case EventKind.HoldChanged:
      return onHoldChanged(run);
    case EventKind.MessageLeft:
      return onMessageLeft(run);
    case EventKind.WrapEnded:
      return onWrapEnded(run);
    case EventKind.DwellEnded:
      return onDwellEnded(run);
    case EventKind.RingAnswered:
      return onRingEnded(run, RingEnd.Answered);
    case EventKind.RingRejected:
      return onRingEnded(run, RingEnd.Rejected);
    case EventKind.RingTimedOut:
      return onRingEnded(run, RingEnd.Missed);
  }
}

function dispatchOthers(run: Run): void {
  switch (run.calendar.kind) {
    case EventKind.CustomerSettled:
      return onCustomerSettled(run);
    case EventKind.CustomerLegChanged:
      return onCustomerLegChanged(run);
    case EventKind.CallbackExpired:
      return onCallbackExpired(run);
    case EventKind.CallbackDue:
      return onCallbackDue(run);
    case EventKind.SkillExpired:
      return onSkillExpired(run);
    case EventKind.GroupOpened:
      return onGroupOpened(run);
    case EventKind.AnnouncementDue:
      return onAnnouncementDue(run);
    case EventKind.VoluntaryDue:
      return onVoluntaryDue(run);
    case EventKind.DurationDue:
      return onDurationDue(run);
    case EventKind.CallerGivesUp:
      return onCallerGivesUp(run);
    case EventKind.PlanStep:
      return onPlanStep(run);
    case EventKind.CallArrived:
      return onFurtherCall(run);
    case EventKind.Rolled:
      return onRolled(run);
  }
}

// --- Boundaries of counting

function scheduleRoll(run: Run): void {
  const { warmUpMs } = run.plan;
  const { now } = run;
  let next = nextBlockAt(run.plan, now);
  if (warmUpMs > now && warmUpMs < next) next = warmUpMs;
  run.calendar.at(next, EventKind.Rolled, 0);
}

function onRolled(run: Run): void {
  run.observer.rolled(run.now);
  if (run.now >= run.plan.lengthMs) run.closed = true;
  else scheduleRoll(run);
}

/** What is still under way at the end, oldest first. */
function leaveOver(run: Run): void {
  const under = run.underWay();
  under.sort((a: Interaction, b: Interaction) => a.serial - b.serial);
  for (const interaction of under) run.observer.leftOver(interaction, run.now);
  if (run.campaigns !== null) leaveOutboundOver(run);
}
