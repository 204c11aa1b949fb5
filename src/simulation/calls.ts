/**
 * Calls coming in: first contacts, second calls while a callback is pending, and those that follow a
 * call that was lost or a callback that was missed.
 */

import { RequirementKind } from '../model/applets.js';
import { CALL_ORIGIN_BITS, CallOrigin, Loss } from '../model/call-origin.js';
import type { Caller } from '../model/caller.js';
import type { CallerClassPlan } from '../model/caller-plan.js';
import type { Interaction } from '../model/interaction.js';
import { Media, type Priority } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import type { ScriptedCall } from '../model/scripted-call.js';
import { writeData } from '../plan/step.js';
import { hasNoNeed, scheduleCall } from './calls-to-come.js';
import { EventKind } from './event-kind.js';
import { takeLine } from './lines.js';
import { endCall } from './on-end.js';
import type { Run } from './run.js';
import { World } from './world.js';

/** A first contact: a person enters the run. */
export function onFirstContact(run: Run): void {
  const { arrivals, center, calendar } = run;
  const { classIndex } = arrivals;
  calendar.jumpTo(arrivals.nextAt);
  const n = arrivals.countOf(classIndex);
  const person = arrivals.persons;
  const script = arrivals.take();
  const caller = center.callers.take();
  caller.reset(person, classIndex, n, calendar.now);
  if (script !== null) applyScript(run, caller, script);
  const { withheldRate } = run.plan.classes[classIndex]!;
  if (script === null && withheldRate > 0) {
    caller.withheld = run.draws.uniform(classIndex, n, 0, Purpose.Withheld, 0) < withheldRate;
  }
  run.note(EventKind.CallArrived, person);
  call(run, caller, script, CallOrigin.First);
}

function applyScript(run: Run, caller: Caller, script: ScriptedCall): void {
  caller.script = script;
  caller.withheld = script.withheld;
  if (script.clid !== null) caller.number = run.center.numberNamed(script.clid);
  // Those who hold cannot ring in, and without callbacks none is pending.
  if (run.world !== World.Actual) return;
  for (const second of script.again) scheduleCall(run, caller, second.at, CallOrigin.Again);
}

/** The caller rings in. */
function call(run: Run, caller: Caller, script: ScriptedCall | null, origin: CallOrigin): void {
  const interaction = run.center.begin(Media.Phone, caller, run.now);
  const plan = run.plan.classes[caller.classIndex]!;
  interaction.attempt = caller.attempts++;
  interaction.drawnAs = interaction.attempt;
  interaction.script = script;
  interaction.origin = origin;
  const isTry = origin === CallOrigin.First || origin === CallOrigin.Redial;
  interaction.redial = isTry ? caller.redials : -1;
  interaction.priority = plan.priority as Priority;
  caller.number.legs++;
  const entry = entryOf(plan, caller, script, origin);
  if (script !== null) tellScript(run, interaction, script, entry);
  run.observer.called(interaction, caller, run.now);
  if (plan.trunks >= 0 && !takeLine(run, interaction, plan.trunks)) {
    interaction.loss = Loss.Blocked;
    return endCall(run, interaction);
  }
  run.walk(run, interaction, entry);
}

/** The applet that a call enters: as it says itself, or as its class does. */
function entryOf(
  plan: CallerClassPlan,
  caller: Caller,
  script: ScriptedCall | null,
  origin: CallOrigin,
): number {
  switch (origin) {
    case CallOrigin.First:
      return script?.entry ?? plan.entry;
    case CallOrigin.Again:
      return script?.entry ?? plan.callsAgain?.entry ?? plan.entry;
    case CallOrigin.Redial:
      return script?.entry ?? plan.redials?.entry ?? caller.script?.entry ?? plan.entry;
    case CallOrigin.RingBack:
      return script?.entry ?? plan.ringsBack?.entry ?? caller.script?.entry ?? plan.entry;
  }
}

/** What a script says of a call that begins; `entry` is where it enters a plan. */
export function tellScript(
  run: Run,
  interaction: Interaction,
  script: ScriptedCall,
  entry: number,
): void {
  if (script.priority !== null) interaction.priority = script.priority as Priority;
  if (script.needs.length > 0) {
    interaction.profile = run.profiles.of(
      script.needs.map((skill) => ({
        skill,
        kind: RequirementKind.Mandatory,
        expiresAfterMs: 0,
      })),
    );
  }
  for (const { dataSource, value } of script.data) {
    writeData(interaction, dataSource, value, run.dataSourceCount);
  }
  // Where the plan leads to no queue, the time to the hang-up counts from the call.
  const hangsUpAfter = script.hangsUpAfterMs ?? script.patienceMs ?? Number.POSITIVE_INFINITY;
  if (hangsUpAfter !== Number.POSITIVE_INFINITY && run.queueReachedFrom(entry) < 0) {
    const at = run.now + hangsUpAfter;
    interaction.patienceTicket = run.calendar.at(at, EventKind.CallerGivesUp, interaction.slot);
  }
}

/** One who has called before rings in again, if they still have a reason to. */
export function onFurtherCall(run: Run): void {
  const { subject } = run.calendar;
  const caller = run.center.callers.at(subject >> CALL_ORIGIN_BITS);
  const origin = (subject & ((1 << CALL_ORIGIN_BITS) - 1)) as CallOrigin;
  switch (origin) {
    case CallOrigin.Redial:
      redial(run, caller);
      break;
    case CallOrigin.RingBack:
      ringBack(run, caller);
      break;
    default:
      secondCall(run, caller);
  }
  run.center.letGo(caller);
}

function secondCall(run: Run, caller: Caller): void {
  const script = caller.script?.again[caller.again++] ?? null;
  // A random caller has no reason to ring once the callback is complete, nor a free line during it.
  if (script === null && (caller.callbacks.length === 0 || caller.number.legs > 0)) return;
  run.note(EventKind.CallArrived, caller.person);
  call(run, caller, script, CallOrigin.Again);
}

function redial(run: Run, caller: Caller): void {
  caller.redialComes = false;
  const told = caller.script?.redials?.[caller.redials]?.call ?? null;
  // Another call of theirs may have come in between.
  if (told === null && (hasNoNeed(caller) || caller.number.legs > 0)) return;
  caller.redials++;
  run.note(EventKind.CallArrived, caller.person);
  call(run, caller, told ?? sameAgain(caller), CallOrigin.Redial);
}

function ringBack(run: Run, caller: Caller): void {
  const told = caller.ringBacks === 0 ? (caller.script?.ringsBack?.call ?? null) : null;
  if (told === null && (hasNoNeed(caller) || caller.number.legs > 0)) return;
  caller.ringBacks++;
  run.note(EventKind.CallArrived, caller.person);
  call(run, caller, told ?? sameAgain(caller), CallOrigin.RingBack);
}

/** A call that says the same as the first about who calls and why; how it goes is drawn. */
function sameAgain({ script: first, attempts }: Caller): ScriptedCall | null {
  return first === null ? null : { ...drawnFrom(first), id: `${first.id}.${attempts + 1}` };
}

/** How a call goes on that was told one by one, and whose transfer was not: all of it is drawn. */
export function passedOn(told: ScriptedCall, transfers: number): ScriptedCall {
  return {
    ...drawnFrom(told),
    id: `${told.id.replace(/\.transfer\d+$/, '')}.transfer${transfers}`,
    talkMs: null,
    headStartMs: null,
    priority: null,
    needs: [],
    data: [],
    slotAtMs: null,
  };
}

function drawnFrom(told: ScriptedCall): ScriptedCall {
  return {
    ...told,
    entry: null,
    takesCallbackAfterMs: null,
    takesCallbackVia: null,
    hangsUpAfterMs: null,
    patienceMs: null,
    patienceAtLeastMs: null,
    phoneRings: [],
    callbackRings: [],
    customers: [],
    wrapMs: null,
    hold: null,
    presses: [],
    gives: null,
    transfers: null,
    again: [],
  };
}
