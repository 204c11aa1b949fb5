/**
 * Calls coming in: first contacts, and second calls while a callback is pending.
 */

import { RequirementKind } from '../model/applets.js';
import type { Caller } from '../model/caller.js';
import type { Interaction } from '../model/interaction.js';
import { Media, type Priority } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import type { ScriptedCall } from '../model/scripted-call.js';
import { writeData } from '../plan/step.js';
import { EventKind } from './event-kind.js';
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
  call(run, caller, script);
}

function applyScript(run: Run, caller: Caller, script: ScriptedCall): void {
  caller.script = script;
  caller.withheld = script.withheld;
  if (script.clid !== null) caller.number = run.center.numberNamed(script.clid);
  // Those who hold cannot ring in, and without callbacks none is pending.
  if (run.world !== World.Actual) return;
  for (const second of script.again) scheduleSecondCall(run, caller, second.at);
}

/** The caller rings in. */
function call(run: Run, caller: Caller, script: ScriptedCall | null): void {
  const interaction = run.center.begin(Media.Phone, caller, run.now);
  const plan = run.plan.classes[caller.classIndex]!;
  interaction.attempt = caller.attempts++;
  interaction.script = script;
  interaction.priority = plan.priority as Priority;
  caller.number.legs++;
  const isSecond = interaction.attempt > 0;
  const entry = script?.entry ?? (isSecond ? (plan.callsAgain?.entry ?? plan.entry) : plan.entry);
  if (script !== null) tellScript(run, interaction, script, entry);
  run.observer.called(interaction, caller, run.now);
  run.walk(run, interaction, entry);
}

function tellScript(run: Run, interaction: Interaction, script: ScriptedCall, entry: number): void {
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

function scheduleSecondCall(run: Run, caller: Caller, at: number): void {
  if (at >= run.plan.lengthMs) return;
  caller.holds++;
  run.calendar.at(at, EventKind.CallArrived, caller.slot);
}

/** A random caller may ring in again while the callback just created is pending. */
export function scheduleRandomSecondCall(run: Run, call: Interaction): void {
  const { callsAgain } = run.classOf(call);
  if (callsAgain === null || !drawsSecondCall(call)) return;
  if (run.draw(call, Purpose.CallsAgain, 0) >= callsAgain.probability) return;
  const after = run.sample(callsAgain.after, call, Purpose.CallsAgain, 1);
  scheduleSecondCall(run, call.caller, run.now + after);
}

/** A call that is told exactly does what it says; one replayed from a file leaves this to chance. */
function drawsSecondCall({ script }: Interaction): boolean {
  return script === null || (script.drawsAcceptance && script.again.length === 0);
}

export function onSecondCall(run: Run): void {
  const caller = run.center.callers.at(run.calendar.subject);
  const script = caller.script?.again[caller.attempts - 1] ?? null;
  // A random caller has no reason to ring once the callback is complete, nor a free line during it.
  const rings = script !== null || (caller.callbacks.length > 0 && caller.number.legs === 0);
  if (rings) {
    run.note(EventKind.CallArrived, caller.person);
    call(run, caller, script);
  }
  run.center.letGo(caller);
}
