/**
 * What happens to each class of callers, counted as queues count it, but by class.
 *
 * The places are those of `Counter`; only some of them are counted here, and only where a scenario has
 * several classes: with one, the totals of all queues are the same. Drawn and told calls of a class
 * count together.
 */
import type { Agent } from '../model/agent.js';
import type { Caller } from '../model/caller.js';
import { CustomerResult } from '../model/caller-plan.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import { type BreakoutReason, MEDIA_COUNT, Media } from '../model/media.js';
import { RequestOutcome } from '../model/observer.js';
import { CallbackEnd, callbackEnd } from './callback-end.js';
import { COUNTER_COUNT, Counter } from './counter.js';
import { countAbandon, countAnswer, countBreakout, countWayToCallback } from './queue-exits.js';
import { SilentObserver } from './silent-observer.js';

let next = 0;
const place = (): number => next++;
/** Persons of a class. */
export const PersonCount = { Persons: place(), Calls: place(), Reached: place() } as const;
export const PERSON_COUNT = next;

export class CallerTotals extends SilentObserver {
  /** Counters by class and media type. */
  readonly cells: Float64Array;
  readonly persons: Float64Array;
  private readonly plan: CenterPlan;

  constructor(plan: CenterPlan) {
    super();
    this.plan = plan;
    this.cells = new Float64Array(plan.callers.length * MEDIA_COUNT * COUNTER_COUNT);
    this.persons = new Float64Array(plan.callers.length * PERSON_COUNT);
  }

  /** Ready for another run. */
  clear(): void {
    this.cells.fill(0);
    this.persons.fill(0);
  }

  private cellOf({ callerClass, media }: Interaction): number {
    return (callerClass.declaredAs * MEDIA_COUNT + media) * COUNTER_COUNT;
  }

  /** Live calls count, if they entered the queue after the warm-up. */
  private counts({ media, enteredAt }: Interaction): boolean {
    return media === Media.Phone && enteredAt >= this.plan.warmUpMs;
  }

  override called(call: Interaction, { arrivedAt }: Caller, _now: number): void {
    if (arrivedAt < this.plan.warmUpMs) return;
    const first = call.callerClass.declaredAs * PERSON_COUNT;
    this.persons[first + PersonCount.Calls]!++;
    if (call.attempt === 0) this.persons[first + PersonCount.Persons]!++;
  }

  override entered(call: Interaction, _now: number): void {
    if (!this.counts(call)) return;
    const cell = this.cellOf(call);
    this.cells[cell + Counter.Offered]!++;
    if (call.transfers > 0) this.cells[cell + Counter.TransferredIn]!++;
  }

  override transferred(from: Interaction): void {
    if (this.counts(from)) this.cells[this.cellOf(from) + Counter.TransferredOut]!++;
  }

  override joined(call: Interaction, _now: number): void {
    // Not where an agent rang in this visit and the call came back.
    if (this.counts(call) && call.lastOfferAt < call.enteredAt) {
      this.cells[this.cellOf(call) + Counter.Delayed]!++;
    }
  }

  override answered(call: Interaction, _agent: Agent, now: number): void {
    if (call.media === Media.Phone) this.countReached(call);
    if (!this.counts(call)) return;
    const { enteredAt, isDelayed } = call;
    countAnswer(this.cells, this.cellOf(call), now - enteredAt, isDelayed, this.plan.targets);
  }

  override abandoned(call: Interaction, now: number): void {
    if (!this.counts(call)) return;
    const cell = this.cellOf(call);
    countAbandon(this.cells, cell, now - call.enteredAt, call.isDelayed, this.plan.targets);
    if (call.transfers > 0) this.cells[cell + Counter.TransferredAbandoned]!++;
  }

  override brokeOut(call: Interaction, reason: BreakoutReason, to: boolean, now: number): void {
    if (!this.counts(call)) return;
    const cell = this.cellOf(call);
    const wait = now - call.enteredAt;
    countBreakout(this.cells, cell, reason, wait, call.isDelayed);
    if (to) countWayToCallback(this.cells, cell, wait, this.plan.targets);
  }

  override requested(
    _call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    if (outcome !== RequestOutcome.Created || callback === null) return;
    if (now >= this.plan.warmUpMs) this.cells[this.cellOf(callback) + Counter.Created]!++;
  }

  override settled(callback: Interaction, result: CustomerResult, _now: number): void {
    if (result === CustomerResult.Person) this.countReached(callback);
  }

  override ended(callback: Interaction, _now: number): void {
    if (callback.media === Media.Phone || callback.createdAt < this.plan.warmUpMs) return;
    const cell = this.cellOf(callback);
    const end = callbackEnd(callback);
    if (end === CallbackEnd.Completed) this.cells[cell + Counter.Completed]!++;
    if (end === CallbackEnd.Unreached) this.cells[cell + Counter.Unreached]!++;
  }

  /** Talks with an agent, for the first time if they have not before. */
  private countReached({ caller, callerClass }: Interaction): void {
    if (caller.talked || caller.arrivedAt < this.plan.warmUpMs) return;
    this.persons[callerClass.declaredAs * PERSON_COUNT + PersonCount.Reached]!++;
  }
}
