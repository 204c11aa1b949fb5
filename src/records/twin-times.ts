/**
 * The instants that callback timing drift compares: those of each callback in the actual world, and
 * those of the call it stands for in the hold world. One row for each person who got a callback by
 * their first call or by a redial: that of the first such callback.
 */
import type { Interaction } from '../model/interaction.js';

/** An instant that did not come. */
export const NONE = Number.NaN;

/** Fields of a row. */
export const Twin = {
  /** Callback: first and last offer, agent's answer, customer's answer. */
  FirstOffer: 0,
  LastOffer: 1,
  AgentAnswer: 2,
  CustomerAnswer: 3,
  /** Held call: first and last offer, agent's answer. */
  HeldFirstOffer: 4,
  HeldLastOffer: 5,
  HeldAnswer: 6,
  /** Callback: the agent's answer that led to the customer's. */
  LastAnswer: 7,
  /** Callback: its first entry into a queue. */
  Entered: 8,
} as const;
const FIELDS = 9;

export class TwinTimes {
  /** Rows in use. */
  count = 0;
  private times = new Float64Array(FIELDS * 256);
  private queues = new Int32Array(256);
  private serials = new Float64Array(256);
  private pending = new Uint8Array(256);
  /** Redials before the call that got the callback. */
  private redials = new Int32Array(256);
  /** Whether that call is made in the hold world. */
  private isMade = new Uint8Array(256);
  /** Row of a person, one more; 0: none. */
  private rowOf = new Int32Array(1024);

  clear(): void {
    this.count = 0;
    this.rowOf.fill(0);
  }

  /** Opens a row when a callback is created. */
  open(person: number, serial: number, redial: number): void {
    if (person >= this.rowOf.length) {
      const grown = new Int32Array(Math.max(person + 1, this.rowOf.length * 2));
      grown.set(this.rowOf);
      this.rowOf = grown;
    }
    if (this.count >= this.queues.length) this.grow();
    const row = this.count++;
    this.rowOf[person] = row + 1;
    this.times.fill(NONE, row * FIELDS, (row + 1) * FIELDS);
    this.queues[row] = -1;
    this.serials[row] = serial;
    this.pending[row] = 0;
    this.redials[row] = redial;
    this.isMade[row] = 0;
  }

  private grow(): void {
    const times = new Float64Array(this.times.length * 2);
    times.set(this.times);
    this.times = times;
    const queues = new Int32Array(this.queues.length * 2);
    queues.set(this.queues);
    this.queues = queues;
    const serials = new Float64Array(this.serials.length * 2);
    serials.set(this.serials);
    this.serials = serials;
    const pending = new Uint8Array(this.pending.length * 2);
    pending.set(this.pending);
    this.pending = pending;
    const redials = new Int32Array(this.redials.length * 2);
    redials.set(this.redials);
    this.redials = redials;
    const isMade = new Uint8Array(this.isMade.length * 2);
    isMade.set(this.isMade);
    this.isMade = isMade;
  }

  /** The row of a person; -1: none. */
  rowFor(person: number): number {
    return (this.rowOf[person] ?? 0) - 1;
  }

  /** The row that a callback fills; -1: it has no twin. */
  rowOfCallback(person: number, serial: number): number {
    const row = this.rowFor(person);
    return row >= 0 && this.serials[row] === serial ? row : -1;
  }

  redialOf(row: number): number {
    return this.redials[row]!;
  }

  /** The call that the callback stands for is made in the hold world. */
  made(row: number): void {
    this.isMade[row] = 1;
  }

  notMade(row: number): void {
    this.isMade[row] = 0;
  }

  /** Whether there is a held call at all. */
  isPair(row: number): boolean {
    return this.isMade[row] === 1;
  }

  set(row: number, field: number, at: number): void {
    this.times[row * FIELDS + field] = at;
  }

  get(row: number, field: number): number {
    return this.times[row * FIELDS + field]!;
  }

  inQueue(row: number, queue: number): void {
    this.queues[row] = queue;
  }

  queueOf(row: number): number {
    return this.queues[row]!;
  }

  /** The callback was still pending at the end, without an agent's answer. */
  leftPending(row: number): void {
    this.pending[row] = 1;
  }

  isPending(row: number): boolean {
    return this.pending[row] === 1;
  }

  /** Notes the first and the last offer of an interaction. */
  offered(row: number, { firstOfferAt, lastOfferAt }: Interaction, held: boolean): void {
    this.set(row, held ? Twin.HeldFirstOffer : Twin.FirstOffer, firstOfferAt);
    this.set(row, held ? Twin.HeldLastOffer : Twin.LastOffer, lastOfferAt);
  }
}
