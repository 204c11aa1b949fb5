/**
 * Leaving a queue by anything but an answer or a hang-up. Breakouts act on calls; of the vendor's
 * five, queue duration can be set to act on callbacks too.
 *
 * A breakout that falls due while an agent's phone rings for the call waits for the end of the ring.
 */
import { acceptanceOf } from '../callback/acceptance.js';
import { NO_TICKET } from '../engine/calendar.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { BreakoutReason, Media } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import type { VoluntaryBreakout } from '../model/queue-plan.js';
import type { WaitList } from '../model/wait-list.js';
import { aheadOf, estimatedWait, isAnyLoggedIn } from '../routing/estimated-wait.js';
import { lengthWith, waitingWith } from '../routing/personal.js';
import { EventKind } from './event-kind.js';
import { isOfferMade } from './offer-conditions.js';
import { quote } from './on-quote.js';
import { givesUpAt } from './patience.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';
import { World } from './world.js';

/** Where a breakout leads. */
interface Way {
  readonly to: number;
  readonly toCallback: boolean;
}

/** Outside the actual world a breakout whose way leads to a Callback applet does not happen. */
function happens(run: Run, way: Way): boolean {
  return run.world === World.Actual || !way.toCallback;
}

/** What turns a newcomer away who found no free agent: no agents, then length, then estimate. */
export function breakOutAtEntry(run: Run, interaction: Interaction, list: WaitList): boolean {
  if (interaction.media === Media.PhoneCallback) return false;
  return interaction.queueState.turnsAway && isTurnedAway(run, interaction, list);
}

function isTurnedAway(run: Run, interaction: Interaction, list: WaitList): boolean {
  const queue = interaction.queueState;
  const { noAgents, queueLength, estimatedWait: tooLong, estimate } = queue.plan;
  if (noAgents !== null && happens(run, noAgents) && !isAnyLoggedIn(list)) {
    breakOut(run, interaction, BreakoutReason.NoAgents, noAgents);
    return true;
  }
  const length = lengthWith(list, queue);
  if (queueLength !== null && happens(run, queueLength) && length >= queueLength.max) {
    breakOut(run, interaction, BreakoutReason.QueueLength, queueLength);
    return true;
  }
  if (tooLong === null || !happens(run, tooLong)) return false;
  const { method, atLeastWaiting } = estimate;
  if (queue.waitingOf(Media.Phone) < atLeastWaiting) return false;
  if (estimatedWait(method, queue, list, waitingWith(list, queue), run.now) <= tooLong.overMs)
    return false;
  breakOut(run, interaction, BreakoutReason.EstimatedWait, tooLong);
  return true;
}

/** The interaction goes where the breakout leads. */
export function breakOut(
  run: Run,
  interaction: Interaction,
  reason: BreakoutReason,
  way: Way,
): void {
  leave(run, interaction);
  // The callback that follows stands for the call: it is not lost.
  if (!way.toCallback) rememberLoss(interaction);
  cancelQueueTimers(interaction);
  run.observer.brokeOut(interaction, reason, way.toCallback, run.now);
  if (way.toCallback) interaction.patienceTicket = NO_TICKET;
  run.walk(run, interaction, way.to);
}

/** Nobody to wait for in a personal queue: by the breakout for that, else on to what follows. */
export function goOnWithoutAgent(run: Run, interaction: Interaction): void {
  const { noAgents, personal } = interaction.queueState.plan;
  const isCall = interaction.media === Media.Phone;
  const way =
    isCall && noAgents !== null && happens(run, noAgents)
      ? noAgents
      : { to: personal!.to, toCallback: false };
  breakOut(run, interaction, BreakoutReason.NoAgents, way);
}

/** The last agent who could have served a list has left: its live calls break out. */
export function breakOutAllWaiting(run: Run, list: WaitList, way: Way): void {
  if (!happens(run, way)) return;
  const live: Interaction[] = [];
  for (let k = 0; k < list.size; k++) {
    const interaction = list.at(k)!;
    if (interaction.media === Media.Phone) live.push(interaction);
  }
  live.sort((a, b) => a.sequence - b.sequence);
  for (const call of live) breakOut(run, call, BreakoutReason.NoAgents, way);
}

export function onDurationDue(run: Run): void {
  const interaction = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== interaction.durationTicket) return;
  run.note(EventKind.DurationDue, interaction.serial);
  interaction.durationTicket = NO_TICKET;
  const way = interaction.queueState.plan.queueDuration!;
  if (!happens(run, way)) return;
  if (interaction.phase === Phase.Ringing) interaction.breakoutDue = EventKind.DurationDue;
  else breakOut(run, interaction, BreakoutReason.QueueDuration, way);
}

// --- Voluntary breakouts: the caller hears an offer and presses a key, or does not

/** Schedules the next offer of a voluntary breakout, or makes it if it is due at once. */
export function scheduleVoluntary(run: Run, call: Interaction): void {
  const { voluntary } = call.queueState.plan;
  if (voluntary.length === 0) return;
  const at = nextOfferAt(run, call, voluntary);
  if (at === Number.POSITIVE_INFINITY) return;
  if (at <= run.now) decide(run, call);
  else call.voluntaryTicket = run.calendar.at(at, EventKind.VoluntaryDue, call.slot);
}

function nextOfferAt(run: Run, call: Interaction, voluntary: readonly VoluntaryBreakout[]): number {
  const scripted = call.script?.takesCallbackAfterMs ?? null;
  if (scripted !== null) {
    const way = run.world === World.Actual ? chosen(call) : undefined;
    // One that was not made and does not repeat is gone.
    if (way === undefined || call.voluntaryIndex > 0) return Number.POSITIVE_INFINITY;
    // Nor does one ask again in the same call who was refused: in the next queue they wait.
    if (call.caller.refusedIn === call.drawnAs) return Number.POSITIVE_INFINITY;
    return call.enteredAt + scripted + way.repeatEveryMs * call.repeats;
  }
  while (call.voluntaryIndex < voluntary.length && !happens(run, voluntary[call.voluntaryIndex]!)) {
    call.voluntaryIndex++;
  }
  const next = voluntary[call.voluntaryIndex];
  return next === undefined
    ? Number.POSITIVE_INFINITY
    : call.enteredAt + next.afterMs + next.repeatEveryMs * call.repeats;
}

/** The breakout that is offered, or that the script takes. */
function chosen(call: Interaction): VoluntaryBreakout | undefined {
  const { voluntary } = call.queueState.plan;
  const { script } = call;
  if (script === null || script.takesCallbackAfterMs === null) {
    return voluntary[call.voluntaryIndex];
  }
  const via = script.takesCallbackVia;
  return voluntary.find((way) => way.toCallback && (via === null || way.to === via));
}

export function onVoluntaryDue(run: Run): void {
  const call = run.center.interactions.at(run.calendar.subject);
  if (run.calendar.ticket !== call.voluntaryTicket) return;
  run.note(EventKind.VoluntaryDue, call.serial);
  call.voluntaryTicket = NO_TICKET;
  if (call.phase !== Phase.Ringing) decide(run, call);
  // A queue duration that fell due in the same ring goes first: it does not ask.
  else if (call.breakoutDue < 0) call.breakoutDue = EventKind.VoluntaryDue;
}

/** What fell due while the phone rang, now that the call is back in its queue. */
export function breakOutIfDue(run: Run, interaction: Interaction): void {
  const due = interaction.breakoutDue;
  if (due < 0) return;
  interaction.breakoutDue = -1;
  if (due === EventKind.VoluntaryDue) decide(run, interaction);
  else {
    const way = interaction.queueState.plan.queueDuration!;
    breakOut(run, interaction, BreakoutReason.QueueDuration, way);
  }
}

function decide(run: Run, call: Interaction): void {
  const offered = chosen(call)!;
  if (offered.when !== null && !isOfferMade(run, call, offered.when)) {
    run.observer.withheld(call, run.now);
    return lookAgain(run, call, offered);
  }
  if (offered.quotes) {
    const { queueState } = call;
    if (!quote(run, call, queueState, call.list!, aheadOf(queueState, call))) return;
  }
  const accepts = presses(run, call, offered);
  if (offered.toCallback) run.observer.decided(call, accepts, run.now);
  if (accepts) breakOut(run, call, BreakoutReason.Voluntary, offered);
  else lookAgain(run, call, offered);
}

/** Not made or refused: the same offer comes again where it repeats, else the next. */
function lookAgain(run: Run, call: Interaction, offered: VoluntaryBreakout): void {
  if (offered.repeatEveryMs > 0) call.repeats++;
  else call.voluntaryIndex++;
  scheduleVoluntary(run, call);
}

function presses(run: Run, call: Interaction, offered: VoluntaryBreakout): boolean {
  const { script } = call;
  if (script !== null && script.takesCallbackAfterMs !== null) return true;
  if (script !== null && offered.toCallback && !script.drawsAcceptance) return false;
  const likely = offered.share >= 0 ? offered.share : acceptance(run, call);
  if (likely >= 1) return true;
  // Keyed by the offer itself, as some are not made in every world.
  const offer = (call.queue << 20) | (call.voluntaryIndex << 12) | call.repeats;
  return run.draw(call, Purpose.AcceptCallback, offer) < likely;
}

/** The class's taste for callbacks. */
function acceptance(run: Run, call: Interaction): number {
  const { acceptance: rows } = call.callerClass;
  return rows.length === 1 ? rows[0]!.probability : acceptanceNow(run, call);
}

function acceptanceNow(run: Run, call: Interaction): number {
  const { acceptance: rows, acceptsByPatience } = call.callerClass;
  const { heard } = run;
  heard.quotedMs = call.quotedMs;
  heard.waitedMs = run.now - call.enteredAt;
  heard.patienceLeftMs = acceptsByPatience
    ? givesUpAt(run, call) - run.now
    : Number.POSITIVE_INFINITY;
  return acceptanceOf(rows, heard);
}
