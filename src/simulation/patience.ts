/**
 * When a caller gives up. Patience runs from the first queue entry of a call and is not started anew
 * by another queue.
 *
 * What a caller is told can change how fast patience runs out: the hazard of giving up is multiplied
 * from then on. The caller's own budget of hazard stays the same one, drawn for the person.
 */
import { NO_TICKET } from '../engine/calendar.js';
import type { Distribution } from '../engine/distribution.js';
import { budgetOf, hazardUpTo, valueWhenSpent } from '../engine/distributions/hazard.js';
import { conditionedAbove } from '../engine/distributions/mixtures.js';
import type { Interaction } from '../model/interaction.js';
import { NEVER } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import { EventKind } from './event-kind.js';
import type { Run } from './run.js';

/** The instant at which the caller hangs up if still waiting; Infinity: never. Drawn once. */
export function givesUpAt(run: Run, call: Interaction): number {
  if (call.givesUpAt === NEVER) call.givesUpAt = call.firstEnteredAt + patienceMs(run, call);
  return Math.max(call.givesUpAt, run.now);
}

function patienceMs(run: Run, call: Interaction): number {
  if (run.neverHangsUp(call)) return Number.POSITIVE_INFINITY;
  const { script } = call;
  if (script === null) return drawnPatienceMs(run, call);
  const hangsUpFirst = hangsUpBeforeCallback(call);
  if (script.patienceMs !== null) return Math.min(script.patienceMs, hangsUpFirst);
  return Math.min(drawnPatienceMs(run, call), hangsUpFirst);
}

function drawnPatienceMs(run: Run, call: Interaction): number {
  const patience = patienceOf(run, call);
  if (patience === null) return Number.POSITIVE_INFINITY;
  if (call.hazardTimes !== 1) {
    const budget = budgetAfter(run, call, patience, 0);
    return whole(valueWhenSpent(patience, budget / call.hazardTimes));
  }
  return run.sample(patience, call, Purpose.Patience, 0);
}

/** What the call's patience is drawn from; null: waits for ever. */
function patienceOf(run: Run, call: Interaction): Distribution | null {
  const { patience } = call.transfer ?? run.classOf(call);
  const atLeast = call.script?.patienceAtLeastMs ?? null;
  return patience === null || atLeast === null ? patience : conditionedAbove(patience, atLeast);
}

/** A scripted hang-up that comes before the scripted callback is a hang-up in the queue. */
function hangsUpBeforeCallback({ script }: Interaction): number {
  if (script === null || script.hangsUpAfterMs === null) return Number.POSITIVE_INFINITY;
  const takesAt = script.takesCallbackAfterMs ?? Number.POSITIVE_INFINITY;
  return script.hangsUpAfterMs < takesAt ? script.hangsUpAfterMs : Number.POSITIVE_INFINITY;
}

// --- Patience that runs faster, or more slowly, from an instant on

/** From now on the hazard of giving up is `times` what it is by itself. */
export function changePatience(run: Run, call: Interaction, times: number): void {
  if (times === call.hazardTimes || call.script?.patienceMs != null) return;
  const patience = patienceOf(run, call);
  if (patience === null || run.neverHangsUp(call)) return;
  if (call.firstEnteredAt === NEVER) {
    // Before any queue patience has not begun: all of it runs at the new pace.
    call.hazardTimes = times;
    return;
  }
  const waited = run.now - call.firstEnteredAt;
  const spent = hazardUpTo(patience, waited);
  const budget = budgetAfter(run, call, patience, spent);
  call.hazardBudget = budget;
  call.hazardSpent = spent;
  call.hazardTimes = times;
  const lasts = whole(valueWhenSpent(patience, spent + budget / times));
  const hangsUp = Math.min(Math.max(lasts, waited), hangsUpBeforeCallback(call));
  call.givesUpAt = call.firstEnteredAt + hangsUp;
  if (call.patienceTicket !== NO_TICKET) schedulePatience(run, call);
}

/** What is left of the caller's budget when so much hazard has been cumulated. */
function budgetAfter(run: Run, call: Interaction, patience: Distribution, spent: number): number {
  if (call.hazardBudget === NEVER) {
    const uniform = patience.fixed === undefined ? run.draw(call, Purpose.Patience, 0) : 0;
    call.hazardBudget = budgetOf(patience, uniform);
    call.hazardSpent = 0;
  }
  return Math.max(0, call.hazardBudget - call.hazardTimes * (spent - call.hazardSpent));
}

/** The hang-up is on the calendar, unless it never comes. */
export function schedulePatience(run: Run, call: Interaction): void {
  const at = givesUpAt(run, call);
  call.patienceTicket =
    at === Number.POSITIVE_INFINITY
      ? NO_TICKET
      : run.calendar.at(at, EventKind.CallerGivesUp, call.slot);
}

function whole(ms: number): number {
  return ms > 0 ? Math.round(ms) : 0;
}
