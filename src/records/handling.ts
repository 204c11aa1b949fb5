/**
 * What contacts take of agents' time, counted where each entered its queue: dialling, voicemail,
 * talking, holding, wrapping up.
 *
 * Activities of agents are added to the contact that they answered last, until they do something
 * else; so what queues took and what agents gave must come to the same.
 */
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import { Counter } from './counter.js';

/** Parts of the time that a contact takes, as places from `Counter.HandleMs` on. */
export const HandlePart = { Dial: 0, Voicemail: 1, Talk: 2, Hold: 3, Wrap: 4 } as const;

const parts: Partial<Record<Activity, number>> = {
  [Activity.CallbackDialling]: HandlePart.Dial,
  [Activity.CallbackVoicemail]: HandlePart.Voicemail,
  [Activity.IncomingTalking]: HandlePart.Talk,
  [Activity.CallbackTalking]: HandlePart.Talk,
  [Activity.IncomingHolding]: HandlePart.Hold,
  [Activity.CallbackHolding]: HandlePart.Hold,
  [Activity.WrapUp]: HandlePart.Wrap,
};
const partOf = Int8Array.from(Object.values(Activity), (activity) => parts[activity] ?? -1);

const NONE = -1;

export class Handling {
  /** Agents with a contact that they have answered. */
  busy = 0;
  private readonly cells: Float64Array;
  private readonly cellOf: Int32Array;

  constructor(plan: CenterPlan, cells: Float64Array) {
    this.cells = cells;
    this.cellOf = new Int32Array(plan.agents.length);
  }

  clear(): void {
    this.busy = 0;
    this.cellOf.fill(NONE);
  }

  answered(agent: Agent, { cell }: Interaction): void {
    if (this.cellOf[agent.id] === NONE) this.busy++;
    this.cellOf[agent.id] = cell;
  }

  changed(agent: Agent, was: Activity, since: number, now: number): void {
    const cell = this.cellOf[agent.id]!;
    if (cell === NONE) return;
    const part = partOf[was]!;
    if (part >= 0) this.cells[cell + Counter.HandleMs + part]! += now - since;
    // The ring that was answered is over; whatever else is no part of a contact ends it.
    if (partOf[agent.activity]! >= 0) return;
    this.cellOf[agent.id] = NONE;
    this.busy--;
  }
}
