/**
 * Contact records of Amazon Connect, as their stream has them: a JSON object each. A callback is a contact of its own, initiated by CALLBACK.
 */
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { firstObject, type Json, numberOf, objectOf, takeObjects, textOf } from './json-lines.js';
import type { ColumnDoc, LogHead, LogReader, LogSink } from './reader.js';
import type { Rejection } from './reasons.js';
import { parseTime } from './time-text.js';

const field = (name: string, meaning: string, example: string, required = false): ColumnDoc => ({
  name,
  meaning,
  required,
  example,
});

export const connectContacts: LogReader = {
  name: 'connect-contacts',
  title: 'contact records of Amazon Connect',
  gives: 'calls',
  mapped: false,
  inOrder: false,
  columns: [
    field('ContactId', 'the id; a record that is delivered again is rejected', 'c4f1…', true),
    field('Channel', 'VOICE; others are left out', 'VOICE'),
    field(
      'InitiationMethod',
      'INBOUND, TRANSFER, QUEUE_TRANSFER, WEBRTC_API: a call; CALLBACK: a callback; others are left out',
      'CALLBACK',
      true,
    ),
    field(
      'InitiationTimestamp',
      'of a callback, when it was requested',
      '2026-03-02T08:00:00Z',
      true,
    ),
    field('Queue.Name', 'the type of the row', 'support'),
    field(
      'Queue.EnqueueTimestamp',
      'the entry; without one it was not queued',
      '2026-03-02T08:00:05Z',
    ),
    field('Queue.DequeueTimestamp', 'when it left the queue', '2026-03-02T08:01:00Z'),
    field('Queue.Duration', 'the wait in seconds, where the entry and exit do not tell it', '55'),
    field('Agent.Username', 'who answered', 'ann'),
    field('Agent.ConnectedToAgentTimestamp', 'the answer', '2026-03-02T08:01:00Z'),
    field('Agent.AgentInteractionDuration', 'the talk in seconds, without hold', '240'),
    field('Agent.CustomerHoldDuration', 'on hold, in seconds', '15'),
    field('Agent.AfterContactWorkDuration', 'wrap-up in seconds', '30'),
    field(
      'ConnectedToSystemTimestamp',
      'of a callback: when the customer answered; the dial began with the agent’s answer',
      '2026-03-02T08:20:12Z',
    ),
    field(
      'DisconnectReason',
      'CUSTOMER_DISCONNECT in the queue: hung up; others left it',
      'CUSTOMER_DISCONNECT',
    ),
    field('NextContactId', 'went on as another contact: left the queue', 'd07a…'),
    field(
      'PreviousContactId',
      'of a callback, the call that it stands for; else InitialContactId',
      'c4f0…',
    ),
    field('CustomerEndpoint.Address', 'who called', '+441110001'),
  ],
  leavesOut: {
    'another-medium': 'a chat, a task or an e-mail',
    outbound: 'a call from the center, or a contact that was not queued by a caller',
    'not-queued': 'ended before any queue',
  },
  oddities: { transferred: 'a contact that was transferred: a row of its own' },
  sniff,
  begin: (_head, _options, sink) =>
    takeObjects(sink, (object, line, text) => takeContact(object, line, text, sink)),
};

const CALLS = new Set(['INBOUND', 'TRANSFER', 'QUEUE_TRANSFER', 'WEBRTC_API']);

function sniff(head: LogHead): number {
  const first = firstObject(head);
  if (first === null) return 0;
  return 'InitiationMethod' in first && ('ContactId' in first || 'Id' in first) ? 1 : 0;
}

function takeContact(contact: Json, line: number, text: string, sink: LogSink): void {
  const channel = textOf(contact['Channel'])?.toUpperCase() ?? 'VOICE';
  if (channel !== 'VOICE') return sink.leftOut(line, 'another-medium');
  const method = textOf(contact['InitiationMethod'])?.toUpperCase();
  if (method === undefined) {
    return sink.rejected(line, 'malformed', 'no InitiationMethod', text);
  }
  if (method !== 'CALLBACK' && !CALLS.has(method)) return sink.leftOut(line, 'outbound');
  const reading = new Contact(contact);
  const row = reading.row(line, method === 'CALLBACK');
  if (row === 'not-queued') sink.leftOut(line, 'not-queued');
  else if (row === null) sink.rejected(line, reading.reason, reading.detail, text);
  else {
    if (method.endsWith('TRANSFER')) sink.odd(line, 'transferred');
    sink.row(row);
  }
}

class Contact {
  reason: Rejection = 'malformed';
  detail = '';
  private readonly contact: Json;
  private readonly queue: Json;
  private readonly agent: Json;
  private isBad = false;

  constructor(contact: Json) {
    this.contact = contact;
    this.queue = objectOf(contact['Queue']) ?? objectOf(contact['QueueInfo']) ?? {};
    this.agent = objectOf(contact['Agent']) ?? objectOf(contact['AgentInfo']) ?? {};
  }

  row(line: number, isCallback: boolean): LogRow | null | 'not-queued' {
    const { contact, agent, queue } = this;
    const id = textOf(contact['ContactId']) ?? textOf(contact['Id']);
    if (id === null) return this.fail('malformed', 'no ContactId');
    const initiatedAt = this.instant(contact, 'InitiationTimestamp');
    const enqueuedAt = this.instant(queue, 'EnqueueTimestamp');
    const dequeuedAt = this.instant(queue, 'DequeueTimestamp');
    const connectedAt = this.instant(agent, 'ConnectedToAgentTimestamp');
    const answeredAt = this.instant(contact, 'ConnectedToSystemTimestamp');
    if (this.isBad) return null;
    if (enqueuedAt === null && connectedAt === null) return 'not-queued';
    const at = (isCallback ? initiatedAt : enqueuedAt) ?? enqueuedAt ?? connectedAt;
    const leftAt =
      dequeuedAt ?? connectedAt ?? enqueuedEnd(enqueuedAt, this.seconds(queue, 'Duration'));
    if (at === null) return this.fail('no-time', '');
    if (leftAt === null) return this.fail('no-wait', '');
    const isReached = isCallback && connectedAt !== null ? answeredAt !== null : null;
    return {
      line,
      id,
      medium: isCallback ? LogMedium.Callback : LogMedium.Call,
      type: this.queueName(),
      customer: textOf(objectOf(contact['CustomerEndpoint'])?.['Address']),
      at,
      headStartMs: 0,
      waitMs: leftAt - at,
      queued: enqueuedAt !== null && leftAt > at,
      outcome: connectedAt !== null ? LogOutcome.Answered : this.unanswered(isCallback),
      agent: connectedAt === null ? null : this.agentName(),
      talkMs: connectedAt === null ? null : this.seconds(agent, 'AgentInteractionDuration'),
      holdMs: connectedAt === null ? null : this.seconds(agent, 'CustomerHoldDuration'),
      wrapMs: connectedAt === null ? null : this.seconds(agent, 'AfterContactWorkDuration'),
      reached: isReached,
      dialMs:
        isReached && connectedAt !== null && answeredAt !== null
          ? Math.max(0, answeredAt - connectedAt)
          : null,
      of: isCallback
        ? (textOf(contact['PreviousContactId']) ?? textOf(contact['InitialContactId']))
        : null,
    };
  }

  /** Hung up, unless the contact went on, or the flow or the system ended it. */
  private unanswered(isCallback: boolean): LogOutcome {
    if (isCallback || textOf(this.contact['NextContactId']) !== null) return LogOutcome.Left;
    const reason = textOf(this.contact['DisconnectReason']);
    return reason === null || reason === 'CUSTOMER_DISCONNECT'
      ? LogOutcome.Abandoned
      : LogOutcome.Left;
  }

  private queueName(): string {
    const arn = textOf(this.queue['ARN']) ?? textOf(this.queue['Id']);
    return textOf(this.queue['Name']) ?? arn?.split('/').at(-1) ?? 'no queue';
  }

  private agentName(): string | null {
    const arn = textOf(this.agent['ARN']) ?? textOf(this.agent['Id']);
    return textOf(this.agent['Username']) ?? arn?.split('/').at(-1) ?? null;
  }

  /** ISO 8601 or seconds since 1970; null: there is none. */
  private instant(of: Json, name: string): number | null {
    const value = of[name];
    if (value === undefined || value === null || value === '') return null;
    const seconds = numberOf(value);
    if (seconds !== null) return Math.round(seconds * 1000);
    // Times of contact records are in UTC, whether they say so or not.
    const time = typeof value === 'string' ? parseTime(value, 'ymd') : null;
    return time?.ms ?? this.fail('bad-time', `${name}: ${String(value)}`);
  }

  private seconds(of: Json, name: string): number | null {
    const seconds = numberOf(of[name]);
    return seconds === null ? null : Math.round(seconds * 1000);
  }

  private fail(reason: Rejection, detail: string): null {
    this.isBad = true;
    this.reason = reason;
    this.detail = detail;
    return null;
  }
}

function enqueuedEnd(enqueuedAt: number | null, waitMs: number | null): number | null {
  return enqueuedAt === null || waitMs === null ? null : enqueuedAt + waitMs;
}
