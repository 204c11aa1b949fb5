/**
 * How an interaction walks through its plan.
 */
import { Fault } from '../engine/invariant.js';
import { AppletKind, type AppletPlan, END } from '../model/applets.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { COMMON_LANE } from '../model/lane.js';
import { Media } from '../model/media.js';
import type { WaitList } from '../model/wait-list.js';
import { StepKind } from '../plan/step.js';
import { takeStep } from '../plan/take-step.js';
import { EventKind } from './event-kind.js';
import { holdsAhead } from './offer-conditions.js';
import { endCall, expire } from './on-end.js';
import { enterQueue } from './on-queue.js';
import { quote } from './on-quote.js';
import { requestCallback } from './on-request.js';
import type { Run } from './run.js';

type CheckApplet = Extract<AppletPlan, { kind: typeof AppletKind.Check }>;

/** Applets walked in one instant beyond which a plan goes in circles. */
const STEPS_IN_AN_INSTANT_MAX = 100_000;

/** Walks on from an applet until something takes time, a queue is entered or the plan ends. */
export function walk(run: Run, interaction: Interaction, from: number): void {
  const { applets } = run.plan;
  interaction.phase = Phase.InPlan;
  interaction.applet = from;
  // Most plans lead straight to a queue or a callback.
  const first = from === END ? null : applets[from]!;
  if (first === null) planEnded(run, interaction);
  else if (first.kind === AppletKind.Acd) enterQueue(run, interaction, first.queue);
  else if (first.kind === AppletKind.Callback) requestCallback(run, interaction);
  else walkOn(run, interaction);
}

/** Takes one step after the other. */
function walkOn(run: Run, interaction: Interaction): void {
  const { applets } = run.plan;
  const { step } = run;
  for (let steps = 0; interaction.applet !== END; steps++) {
    if (steps > STEPS_IN_AN_INSTANT_MAX) throw new Fault('a plan takes time or comes to an end');
    takeStep(applets[interaction.applet]!, interaction, run, step);
    if (step.kind === StepKind.EnterQueue) {
      enterQueue(run, interaction, step.queue);
      return;
    }
    if (step.kind === StepKind.RequestCallback) {
      requestCallback(run, interaction);
      return;
    }
    if (step.kind === StepKind.Check) {
      interaction.applet = afterCheck(run, interaction);
      continue;
    }
    interaction.applet = step.next;
    if (step.kind === StepKind.Quote) {
      if (quoteAhead(run, interaction, step.queue)) continue;
      return;
    }
    if (step.pauseMs > 0) {
      const at = run.now + step.pauseMs;
      interaction.stepTicket = run.calendar.at(at, EventKind.PlanStep, interaction.slot);
      return;
    }
  }
  planEnded(run, interaction);
}

/** Quotes the wait of a queue that the call is not in; false: the caller hung up. */
function quoteAhead(run: Run, call: Interaction, queue: number): boolean {
  if (call.media !== Media.Phone) return true;
  const state = run.center.queues[queue]!;
  const list = listAhead(run, call, queue);
  return quote(run, call, state, list, state.waitingInAll);
}

/** The list that it would wait in, were it in a queue. */
function listAhead(run: Run, interaction: Interaction, queue: number): WaitList {
  const { queue: lastQueue, lane } = interaction;
  interaction.queue = queue;
  interaction.lane = COMMON_LANE;
  const list = run.center.listFor(interaction);
  interaction.queue = lastQueue;
  interaction.lane = lane;
  return list;
}

/** Where it goes on, by the state of a queue that it is not in. */
function afterCheck(run: Run, interaction: Interaction): number {
  const { queue, when, next, otherwise } = run.plan.applets[interaction.applet] as CheckApplet;
  const state = run.center.queues[queue]!;
  return holdsAhead(run, state, listAhead(run, interaction, queue), when) ? next : otherwise;
}

export function onPlanStep(run: Run): void {
  const interaction = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== interaction.stepTicket) return;
  run.note(EventKind.PlanStep, interaction.serial);
  interaction.stepTicket = 0;
  walk(run, interaction, interaction.applet);
}

/** No applet is left: a call is cleared; a callback without a queue can never be made. */
function planEnded(run: Run, interaction: Interaction): void {
  if (interaction.media === Media.Phone) endCall(run, interaction);
  else expire(run, interaction);
}
