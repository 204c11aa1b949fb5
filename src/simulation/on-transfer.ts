/**
 * The end of a talk: the contact is over, or the caller is transferred to another plan.
 *
 * A transferred caller goes on as another interaction of the same conversation, on the same line.
 * What was asked for before is forgotten with the plan that asked for it: skills, priority, agreement,
 * age; what the caller has told (data sources) is not.
 */
import type { Agent } from '../model/agent.js';
import type { TransferPlan } from '../model/caller-plan.js';
import type { Interaction } from '../model/interaction.js';
import { Media, type Priority } from '../model/media.js';
import { Purpose } from '../model/purpose.js';
import type { ScriptedCall } from '../model/scripted-call.js';
import { TRANSFERS_MAX, transferAfter } from '../routing/transfer.js';
import { passedOn, tellScript } from './calls.js';
import { numberOf } from './on-end.js';
import type { Run } from './run.js';
import { finish } from './wrap-up.js';

/** Keeps the random numbers of transferred calls apart from those of any attempt of the caller. */
const TRANSFER_STRIDE = 1 << 20;

/** The agent wraps up, as after any talk; then the caller walks the plan they are transferred to. */
export function finishTalk(run: Run, interaction: Interaction, agent: Agent): void {
  const leg = run.plan.transfers ? transfer(run, interaction) : null;
  finish(run, interaction, agent);
  if (leg !== null) run.walk(run, leg, leg.applet);
}

/** The call as which the caller goes on; null: nobody is transferred. */
function transfer(run: Run, from: Interaction): Interaction | null {
  if (from.transfers >= TRANSFERS_MAX) return null;
  // Who needs nothing any more is not passed on.
  if (from.media === Media.PhoneCallback && from.redundant) return null;
  const told = from.script === null ? null : from.script.transfers;
  if (told !== null) {
    const script = told[from.transfers];
    return script === undefined ? null : goOn(run, from, script.entry!, script, null);
  }
  const { transfers } = from.callerClass;
  if (transfers.length === 0) return null;
  const row = transferAfter(transfers, from.queue, run.draw(from, Purpose.Transfer, 0));
  if (row === null) return null;
  const script = from.script === null ? null : passedOn(from.script, from.transfers + 1);
  return goOn(run, from, row.entry, script, row);
}

function goOn(
  run: Run,
  from: Interaction,
  entry: number,
  script: ScriptedCall | null,
  row: TransferPlan | null,
): Interaction {
  const { caller } = from;
  const leg = run.center.begin(Media.Phone, caller, run.now);
  leg.conversation = from.conversation;
  leg.attempt = from.attempt;
  leg.transfers = from.transfers + 1;
  leg.drawnAs = from.attempt + leg.transfers * TRANSFER_STRIDE;
  leg.transfer = row;
  leg.origin = from.origin;
  // Neither a first contact nor a redial: it has no twin that holds in its place.
  leg.redial = -1;
  leg.script = script;
  leg.applet = entry;
  leg.priority = leg.callerClass.priority as Priority;
  leg.data = from.data;
  leg.dialled = from.dialled;
  numberOf(leg).legs++;
  leg.trunks = from.trunks;
  from.trunks = -1;
  caller.served = false;
  if (script !== null) tellScript(run, leg, script, entry);
  run.observer.transferred(from, leg, run.now);
  return leg;
}
