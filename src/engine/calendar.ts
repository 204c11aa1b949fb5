/**
 * The event calendar: what happens next, and in which order.
 *
 * Events fire by (at, kind, ticket). Kind settles what comes first when different things happen in
 * the same millisecond; ticket, the order of scheduling, settles the rest. tinyqueue promises no
 * order among equals, so without the ticket a run would depend on the shape of the heap.
 *
 * Records are reused: a run of a million calls allocates as many records as it ever had pending.
 * Nothing is ever removed early. Whoever scheduled an event keeps its ticket; a handler whose
 * ticket is no longer the current one has been cancelled and returns at once.
 *
 * This is the only TinyQueue of the program: a second one with another comparator would make the
 * comparison polymorphic and the loop 1.6 times slower.
 */
import TinyQueue from 'tinyqueue';
import { Fault } from './invariant.js';

/** One pending event, as the bench knows it too. `subject` is a number that the kind gives its meaning. */
export class PendingEvent {
  at = 0;
  kind = 0;
  ticket = 0;
  subject = 0;
}

export function inOrder(a: PendingEvent, b: PendingEvent): number {
  return a.at - b.at || a.kind - b.kind || a.ticket - b.ticket;
}

/** The ticket of nothing: no event ever carries it. */
export const NO_TICKET = 0;

/**
 * Its list has held a record once: one that never did is of another kind to V8, which then makes
 * `push` a call.
 */
function emptyQueue(): TinyQueue<PendingEvent> {
  const queue = new TinyQueue<PendingEvent>([new PendingEvent()], inOrder);
  queue.pop();
  return queue;
}

export class Calendar {
  /** The instant, ms from the start of the run. */
  now = 0;
  /** The event that is taking effect. */
  kind = 0;
  ticket = NO_TICKET;
  subject = 0;

  private readonly pending = emptyQueue();
  /** Released records; the first `spareCount` places are in use. */
  private readonly spare: PendingEvent[] = [];
  private spareCount = 0;
  private readonly reuse: boolean;
  private lastTicket = NO_TICKET;

  /** `reuse: false` makes a fresh record for every event; only tests that compare want it. */
  constructor(options: { readonly reuse?: boolean } = {}) {
    this.reuse = options.reuse ?? true;
  }

  /** Instant of the next event; Infinity if there is none. */
  get nextAt(): number {
    return this.pending.length > 0 ? this.pending.data[0]!.at : Number.POSITIVE_INFINITY;
  }

  /** Whether another event of this very instant follows whose kind is at most `kind`. */
  hasMoreNow(kind: number): boolean {
    const { pending } = this;
    if (pending.length === 0) return false;
    const next = pending.data[0]!;
    return next.at === this.now && next.kind <= kind;
  }

  /** Whether the next event comes before something of `kind` at `at`; ties go to the calendar. */
  comesBefore(at: number, kind: number): boolean {
    const { pending } = this;
    if (pending.length === 0) return false;
    const next = pending.data[0]!;
    return next.at < at || (next.at === at && next.kind <= kind);
  }

  /** How many events are pending, cancelled ones included. */
  get size(): number {
    return this.pending.length;
  }

  /** How many events were ever scheduled. */
  get scheduled(): number {
    return this.lastTicket;
  }

  /** Schedules an event and returns its ticket. An instant in the past, or NaN, is a fault. */
  at(at: number, kind: number, subject: number): number {
    // NaN would fall through the comparison and silently reorder everything.
    if (!(at >= this.now)) throw new Fault(`an event lies ahead, not at ${at} (now ${this.now})`);
    const event = this.spareCount > 0 ? this.spare[--this.spareCount]! : new PendingEvent();
    event.at = at;
    event.kind = kind;
    event.ticket = ++this.lastTicket;
    event.subject = subject;
    this.pending.push(event);
    return event.ticket;
  }

  /** Moves on to the next event; false if there is none. */
  advance(): boolean {
    const event = this.pending.pop();
    if (event === undefined) return false;
    this.now = event.at;
    this.kind = event.kind;
    this.ticket = event.ticket;
    this.subject = event.subject;
    // Released before it is handled, so that what the handler schedules finds it in the cache.
    if (this.reuse) this.spare[this.spareCount++] = event;
    return true;
  }

  /** Moves the clock to something that happens outside the calendar, such as an arrival. */
  jumpTo(at: number): void {
    if (!(at >= this.now)) throw new Fault(`time moves ahead, not to ${at} (now ${this.now})`);
    this.now = at;
  }
}
