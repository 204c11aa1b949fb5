/** The calls that the events of a `queue_log` make: each visit to a queue is a row of its own. */
import { SeenTexts } from '../hash.js';
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { type QueueEvent, QueueEventKind } from './queue-events.js';
import type { LogSink } from './reader.js';

/** So many calls may be open at once; the oldest of more have no end that the log knows of. */
const MOST_OPEN = 100_000;
/** Events have whole seconds, and so has what they tell. */
const CLOCKS_APART = 2000;

/** A call in a queue, and with an agent after that. */
interface Visit {
  readonly line: number;
  readonly text: string;
  readonly id: string;
  readonly queue: string;
  readonly customer: string | null;
  readonly at: number;
  connectedAt: number | null;
  agent: string | null;
}

export class QueueVisits {
  private readonly open = new Map<string, Visit>();
  private readonly seen = new SeenTexts();
  private readonly sink: LogSink;

  constructor(sink: LogSink) {
    this.sink = sink;
  }

  take(event: QueueEvent, text: string): void {
    const { kind, line } = event;
    if (kind === QueueEventKind.Start) this.closeAll();
    if (kind === QueueEventKind.Start || kind === QueueEventKind.Other) {
      return this.sink.leftOut(line, 'not-of-a-call');
    }
    if (kind === QueueEventKind.Enter) return this.enter(event, text);
    const visit = this.open.get(event.call);
    if (visit !== undefined) {
      this.goOn(visit, event);
      this.sink.leftOut(line, 'part-of-a-call');
    } else if (kind === QueueEventKind.Detail || !this.seen.add(event.call)) {
      this.sink.leftOut(line, 'part-of-a-call');
    } else this.beginLate(event, text);
  }

  closeAll(): void {
    for (const visit of this.open.values()) this.close(visit);
    this.open.clear();
  }

  private enter(event: QueueEvent, text: string): void {
    const { line, call, queue, at, customer } = event;
    if (!this.seen.add(`${call} ${queue} ${at}`)) {
      return this.sink.rejected(line, 'duplicate-id', call, text);
    }
    const isFurther = !this.seen.add(call);
    if (isFurther) this.sink.odd(line, 'further-queue');
    const earlier = this.open.get(call);
    if (earlier !== undefined) this.close(earlier);
    this.open.delete(call);
    const id = isFurther ? `${call}/${line}` : call;
    this.open.set(call, { line, text, id, queue, customer, at, connectedAt: null, agent: null });
    if (this.open.size > MOST_OPEN) this.closeOldest();
  }

  /** A call whose entry is not in the log. */
  private beginLate(event: QueueEvent, text: string): void {
    const { line, call, queue, customer, at, waitMs, talkMs, agent, kind } = event;
    if (waitMs === null || (kind === QueueEventKind.Complete && talkMs === null)) {
      return this.sink.rejected(line, 'malformed', 'no entry, and no wait that is told', text);
    }
    const entry = at - waitMs - (talkMs ?? 0);
    const connectedAt = kind === QueueEventKind.Complete ? entry + waitMs : null;
    const visit: Visit = { line, text, id: call, queue, customer, at: entry, connectedAt, agent };
    this.sink.odd(line, 'began-before');
    this.open.set(call, visit);
    this.goOn(visit, event);
  }

  private goOn(visit: Visit, event: QueueEvent): void {
    const { at, agent, waitMs, call } = event;
    switch (event.kind) {
      case QueueEventKind.Connect:
        visit.connectedAt = at;
        visit.agent = agent;
        if (waitMs !== null && Math.abs(at - visit.at - waitMs) > CLOCKS_APART) {
          this.sink.odd(visit.line, 'clocks-differ');
        }
        return;
      case QueueEventKind.Complete:
        this.give(visit, LogOutcome.Answered, visit.connectedAt ?? at, at);
        break;
      case QueueEventKind.Abandon:
        this.give(visit, LogOutcome.Abandoned, at, null);
        break;
      case QueueEventKind.Exit:
        this.give(visit, LogOutcome.Left, at, null);
        break;
      default:
        return;
    }
    this.open.delete(call);
  }

  /** A visit that has no end in the log. */
  private close(visit: Visit): void {
    if (visit.connectedAt === null) {
      return this.sink.rejected(visit.line, 'unfinished', visit.id, visit.text);
    }
    this.sink.odd(visit.line, 'still-talking');
    this.give(visit, LogOutcome.Answered, visit.connectedAt, null);
  }

  private closeOldest(): void {
    for (const [call, visit] of this.open) {
      this.close(visit);
      this.open.delete(call);
      return;
    }
  }

  private give(
    visit: Visit,
    outcome: LogOutcome,
    leftAt: number,
    talkedUntil: number | null,
  ): void {
    const isConnected = outcome === LogOutcome.Answered;
    const row: LogRow = {
      line: visit.line,
      id: visit.id,
      medium: LogMedium.Call,
      type: visit.queue,
      customer: visit.customer,
      at: visit.at,
      headStartMs: 0,
      waitMs: leftAt - visit.at,
      queued: leftAt > visit.at,
      outcome,
      agent: isConnected ? visit.agent : null,
      talkMs: talkedUntil === null ? null : talkedUntil - leftAt,
      holdMs: null,
      wrapMs: null,
      reached: null,
      dialMs: null,
      of: null,
    };
    this.sink.row(row);
  }
}
