/**
 * Interactions in the shape of the Insights Stats API, as `run --record` writes them: the call (IN), its
 * callback (CB) and the outbound calls of that (OUT), joined by their conversation.
 *
 * Callbacks are kept until the end of the log, as their outbound calls come later.
 */
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { type CallbackPart, callbackPart, callbackRow, outboundPart } from './callback-parts.js';
import { heldBetween, type Part, type PartEvent, partOf } from './interaction-part.js';
import { firstObject, type Json, takeObjects } from './json-lines.js';
import type { ColumnDoc, LineTaker, LogHead, LogReader, LogSink } from './reader.js';

const field = (name: string, meaning: string, example: string, required = true): ColumnDoc => ({
  name,
  meaning,
  required,
  example,
});

export const interactions: LogReader = {
  name: 'interactions',
  title: 'interactions in the Insights shape, as run --record writes them',
  gives: 'calls',
  mapped: false,
  inOrder: false,
  columns: [
    field('guid', 'the id', '6f0c…'),
    field(
      'conversationGuid',
      'what a call, its callback and the outbound call have in common',
      '91ab…',
    ),
    field('medium', 'Phone or PhoneCallback', 'Phone'),
    field('direction', 'Inbound or Outbound', 'Inbound'),
    field('start', 'when it began', '2026-03-02T08:00:05.250Z'),
    field('duration', 'milliseconds; none while it is under way', '61000', false),
    field('serviceName', 'the type of the row; else reportingGroup, the queue', 'support', false),
    field('connectFrom', 'who called', '+441110001', false),
    field('outcome', 'not used; the events tell it', 'Answered', false),
    field(
      'channels[].events[]',
      'of the customer: Queue, AgentAnswered, Abandoned, Breakout, HoldBegan, HoldEnded, TransferredFrom, Dialled, CustomerAnswered; of an agent: Connected',
      'Queue',
    ),
  ],
  leavesOut: {
    'part-of-a-callback': 'an outbound call of a callback: told in its row',
    outbound: 'an outbound call of no callback, as of a campaign',
    'not-queued': 'a call that ended before any queue',
  },
  oddities: {
    transferred: 'a call that was transferred: a row of its own, of the type "… (transferred)"',
  },
  sniff,
  begin: (_head, _options, sink) => begin(sink),
};

function sniff(head: LogHead): number {
  const first = firstObject(head);
  return first !== null && 'conversationGuid' in first && 'channels' in first ? 1 : 0;
}

function begin(sink: LogSink): LineTaker {
  const callbacks = new Callbacks(sink);
  const take = (object: Json, line: number, text: string): void => {
    const part = partOf(object);
    if (typeof part === 'string') return sink.rejected(line, 'malformed', part, text);
    if (object['direction'] === 'Outbound') callbacks.outbound(part, line);
    else if (object['medium'] === 'PhoneCallback') callbacks.add(part, line);
    else takeCall(part, line, text, sink);
  };
  return takeObjects(sink, take, () => callbacks.end());
}

function takeCall(part: Part, line: number, text: string, sink: LogSink): void {
  const { events } = part;
  const entered = events.find(({ type }) => type === 'Queue');
  if (entered === undefined) return sink.leftOut(line, 'not-queued');
  const answered = events.find(({ type }) => type === 'AgentAnswered');
  const hungUp = events.find(({ type }) => type === 'Abandoned');
  const left = answered ?? hungUp ?? (part.end === null ? undefined : leftOf(events));
  if (left === undefined) return sink.rejected(line, 'unfinished', part.id, text);
  const isTransferred = events.some(({ type }) => type === 'TransferredFrom');
  if (isTransferred) sink.odd(line, 'transferred');
  const age = entered.properties['age0_ms'];
  const outcome = answered ? LogOutcome.Answered : hungUp ? LogOutcome.Abandoned : LogOutcome.Left;
  sink.row({
    line,
    id: part.id,
    medium: LogMedium.Call,
    type: isTransferred ? `${part.service} (transferred)` : part.service,
    customer: part.from,
    at: entered.at,
    headStartMs: typeof age === 'number' && age > 0 ? age : 0,
    waitMs: left.at - entered.at,
    queued: left.at > entered.at,
    outcome,
    ...talkOf(part, answered),
    wrapMs: null,
    reached: null,
    dialMs: null,
    of: null,
  });
}

/** When a call left the last of its queues, where nobody answered. */
function leftOf(events: readonly PartEvent[]): PartEvent | undefined {
  return (
    events.findLast(({ type }) => type === 'Breakout') ??
    events.find(({ type }) => type === 'Ended')
  );
}

/** The agent and the talk of a call, without hold. */
function talkOf(
  { connected, events, end }: Part,
  answered: PartEvent | undefined,
): Pick<LogRow, 'agent' | 'talkMs' | 'holdMs'> {
  const agent = connected.at(-1);
  if (answered === undefined || agent === undefined) {
    return { agent: null, talkMs: null, holdMs: null };
  }
  const until = agent.until ?? end;
  if (until === null) return { agent: agent.agent, talkMs: null, holdMs: null };
  const holdMs = heldBetween(events, agent.at, until);
  return { agent: agent.agent, talkMs: until - agent.at - holdMs, holdMs };
}

class Callbacks {
  private readonly byConversation = new Map<string, CallbackPart[]>();
  /** Outbound calls, until it is known whose they are. */
  private readonly outgoing: { readonly part: Part; readonly line: number }[] = [];
  private readonly sink: LogSink;

  constructor(sink: LogSink) {
    this.sink = sink;
  }

  add(part: Part, line: number): void {
    const callback = callbackPart(part, line);
    const others = this.byConversation.get(part.conversation);
    if (others === undefined) this.byConversation.set(part.conversation, [callback]);
    else others.push(callback);
  }

  outbound(part: Part, line: number): void {
    const own = this.callbackOf(part);
    if (own === undefined) this.outgoing.push({ part, line });
    else this.join(own, part, line);
  }

  end(): void {
    for (const { part, line } of this.outgoing) {
      const own = this.callbackOf(part);
      if (own === undefined) this.sink.leftOut(line, 'outbound');
      else this.join(own, part, line);
    }
    for (const callback of [...this.byConversation.values()].flat()) {
      const row = callbackRow(callback);
      if (row === null) this.sink.rejected(callback.line, 'unfinished', callback.part.id, '');
      else this.sink.row(row);
    }
  }

  private join(callback: CallbackPart, part: Part, line: number): void {
    callback.outbound.push(outboundPart(part));
    this.sink.leftOut(line, 'part-of-a-callback');
  }

  /** The callback of the conversation that was under way when the outbound call began. */
  private callbackOf({ conversation, start }: Part): CallbackPart | undefined {
    const all = this.byConversation.get(conversation);
    return (
      all?.find(({ part }) => part.start <= start && (part.end === null || start <= part.end)) ??
      all?.at(-1)
    );
  }
}
