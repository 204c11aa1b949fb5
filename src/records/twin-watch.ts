/** Fills the twin times from the two worlds that are compared. */

import type { Agent } from '../model/agent.js';
import { CustomerResult } from '../model/caller-plan.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { Media } from '../model/media.js';
import type { RequestOutcome } from '../model/observer.js';
import { SilentObserver } from './silent-observer.js';
import { Twin, type TwinTimes } from './twin-times.js';

/** The callbacks that persons got first, by a first call or a redial, in the actual world. */
export class CallbackWatch extends SilentObserver {
  private readonly twins: TwinTimes;
  private readonly warmUpMs: number;

  constructor(twins: TwinTimes, warmUpMs: number) {
    super();
    this.twins = twins;
    this.warmUpMs = warmUpMs;
  }

  override requested(
    call: Interaction,
    _outcome: RequestOutcome,
    callback: Interaction | null,
    _now: number,
  ): void {
    // One that is made at an agreed time is not compared with the held call.
    if (callback === null || call.redial < 0 || callback.slotAt !== NEVER) return;
    const { arrivedAt, person } = call.caller;
    // A second callback of the same person has no twin.
    if (arrivedAt < this.warmUpMs || this.twins.rowFor(person) >= 0) return;
    this.twins.open(person, callback.serial, call.redial);
  }

  private rowOf({ media, caller, serial }: Interaction): number {
    return media === Media.PhoneCallback ? this.twins.rowOfCallback(caller.person, serial) : -1;
  }

  override entered(interaction: Interaction, now: number): void {
    const row = this.rowOf(interaction);
    if (row < 0) return;
    this.twins.inQueue(row, interaction.queue);
    if (Number.isNaN(this.twins.get(row, Twin.Entered))) this.twins.set(row, Twin.Entered, now);
  }

  override answered(callback: Interaction, _agent: Agent, now: number): void {
    const row = this.rowOf(callback);
    if (row < 0) return;
    this.twins.set(row, Twin.LastAnswer, now);
    // What is compared with the held call is the first answer; retries come after it.
    if (callback.answers > 0) return;
    this.twins.offered(row, callback, false);
    this.twins.set(row, Twin.AgentAnswer, now);
  }

  override settled(callback: Interaction, result: CustomerResult, now: number): void {
    if (result !== CustomerResult.Person) return;
    const row = this.rowOf(callback);
    if (row >= 0) this.twins.set(row, Twin.CustomerAnswer, now);
  }

  override leftOver(interaction: Interaction, _now: number): void {
    const row = this.rowOf(interaction);
    if (row >= 0 && interaction.agentAnsweredAt === NEVER) this.twins.leftPending(row);
  }
}

/** The calls that hold in their place, in the hold world. */
export class HoldWatch extends SilentObserver {
  private readonly twins: TwinTimes;

  constructor(twins: TwinTimes) {
    super();
    this.twins = twins;
  }

  override called(call: Interaction): void {
    const row = this.rowOf(call);
    if (row >= 0) this.twins.made(row);
  }

  /** A call that finds no line cannot hold. */
  override noLine(call: Interaction): void {
    const row = this.rowOf(call);
    if (row >= 0) this.twins.notMade(row);
  }

  private rowOf({ caller, redial }: Interaction): number {
    const row = this.twins.rowFor(caller.person);
    return row >= 0 && this.twins.redialOf(row) === redial ? row : -1;
  }

  override answered(call: Interaction, _agent: Agent, now: number): void {
    const row = this.rowOf(call);
    if (row < 0) return;
    this.twins.offered(row, call, true);
    this.twins.set(row, Twin.HeldAnswer, now);
  }
}
