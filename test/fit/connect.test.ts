/** Contact records and forecasts of Amazon Connect. */
import { describe, expect, test } from 'vitest';
import { LogMedium, LogOutcome } from '../../src/fit/log-row.js';
import { readText, utc } from './reading-logs.js';

const CALL = {
  ContactId: 'c1',
  Channel: 'VOICE',
  InitiationMethod: 'INBOUND',
  InitiationTimestamp: '2026-03-02T08:00:00Z',
  CustomerEndpoint: { Address: '+441110001' },
  Queue: {
    Name: 'support',
    EnqueueTimestamp: '2026-03-02T08:00:05Z',
    DequeueTimestamp: '2026-03-02T08:00:35Z',
    Duration: 30,
  },
};
const AGENT = {
  Username: 'ann',
  ConnectedToAgentTimestamp: '2026-03-02T08:00:35Z',
  AgentInteractionDuration: 60,
  CustomerHoldDuration: 5,
  AfterContactWorkDuration: 10,
};

const read = (...contacts: object[]) =>
  readText(contacts.map((contact) => JSON.stringify(contact)).join('\n'), {
    format: 'connect-contacts',
  });

describe('a contact', () => {
  test('that was answered has a wait, a talk, a hold and a wrap-up', async () => {
    const { rows } = await read({ ...CALL, Agent: AGENT });
    expect(rows).toMatchObject([
      {
        ...{ id: 'c1', medium: LogMedium.Call, type: 'support', customer: '+441110001' },
        ...{ at: utc('2026-03-02T08:00:05'), waitMs: 30_000, outcome: LogOutcome.Answered },
        ...{ agent: 'ann', talkMs: 60_000, holdMs: 5000, wrapMs: 10_000 },
      },
    ]);
  });

  test('that was disconnected by the customer hung up; by anything else it left', async () => {
    const { rows } = await read(
      { ...CALL, ContactId: '1' },
      { ...CALL, ContactId: '2', DisconnectReason: 'CUSTOMER_DISCONNECT' },
      { ...CALL, ContactId: '3', DisconnectReason: 'CONTACT_FLOW_DISCONNECT' },
      { ...CALL, ContactId: '4', NextContactId: 'd1' },
    );
    const { Abandoned, Left } = LogOutcome;
    expect(rows.map(({ outcome }) => outcome)).toEqual([Abandoned, Abandoned, Left, Left]);
  });

  test('initiated by CALLBACK is a callback of the contact before it', async () => {
    const { rows } = await read({
      ...CALL,
      ContactId: 'c2',
      InitiationMethod: 'CALLBACK',
      PreviousContactId: 'c1',
      InitiationTimestamp: '2026-03-02T08:00:00Z',
      ConnectedToSystemTimestamp: '2026-03-02T08:00:47Z',
      Agent: AGENT,
    });
    expect(rows).toMatchObject([
      {
        ...{ medium: LogMedium.Callback, at: utc('2026-03-02T08:00:00'), waitMs: 35_000 },
        ...{ reached: true, dialMs: 12_000, of: 'c1' },
      },
    ]);
  });

  test('initiated by CALLBACK whose customer did not answer is not reached', async () => {
    const { rows } = await read({ ...CALL, InitiationMethod: 'CALLBACK', Agent: AGENT });
    expect(rows).toMatchObject([{ reached: false, dialMs: null, of: null }]);
  });

  test('that was transferred is a row of its own, and told', async () => {
    const { rows, odd } = await read({ ...CALL, InitiationMethod: 'QUEUE_TRANSFER' });
    expect(rows).toHaveLength(1);
    expect(odd).toEqual({ transferred: 1 });
  });

  test('that is no call to the center is left out', async () => {
    const { rows, leftOut } = await read(
      { ...CALL, Channel: 'CHAT' },
      { ...CALL, InitiationMethod: 'OUTBOUND' },
      { ...CALL, InitiationMethod: 'MONITOR' },
      { ...CALL, Queue: null },
    );
    expect(rows).toEqual([]);
    expect(leftOut).toEqual({ 'another-medium': 1, outbound: 2, 'not-queued': 1 });
  });

  test('in the words of the API is read as in those of the stream', async () => {
    const { rows } = await readText(
      JSON.stringify({
        Id: 'c9',
        Channel: 'VOICE',
        InitiationMethod: 'INBOUND',
        InitiationTimestamp: 1772438400.25,
        QueueInfo: {
          Id: 'arn:aws:connect:x:y:instance/i/queue/q1',
          EnqueueTimestamp: 1772438401.5,
        },
        AgentInfo: { Id: 'a7', ConnectedToAgentTimestamp: 1772438411.75 },
      }),
    );
    expect(rows).toMatchObject([
      { id: 'c9', type: 'q1', agent: 'a7', at: 1772438401500, waitMs: 10_250, talkMs: null },
    ]);
  });

  test('whose times cannot be read is rejected', async () => {
    const { rejected } = await read(
      { ...CALL, Queue: { ...CALL.Queue, DequeueTimestamp: 'later' } },
      { ...CALL, ContactId: undefined },
      { Channel: 'VOICE' },
    );
    expect(rejected.map(({ reason, detail }) => [reason, detail])).toEqual([
      ['bad-time', 'DequeueTimestamp: later'],
      ['malformed', 'no ContactId'],
      ['malformed', 'no InitiationMethod'],
    ]);
  });
});

describe('a forecast', () => {
  const HEADER =
    'QueueName,QueueId,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime';

  test('gives intervals of calls; days, chats and rows without a volume are left out', async () => {
    const { intervals, leftOut } = await readText(
      [
        HEADER,
        'support,q,VOICE,2026-03-02T08:00:00Z,15mins,42,285.5',
        'support,q,VOICE,2026-03-02T08:15:00Z,15mins,,300',
        'support,q,CHAT,2026-03-02T08:00:00Z,15mins,9,600',
        'support,q,VOICE,2026-03-02T00:00:00Z,daily,1200,280',
      ].join('\n'),
    );
    expect(intervals).toEqual([
      {
        ...{ line: 2, from: utc('2026-03-02T08:00:00'), to: utc('2026-03-02T08:15:00') },
        ...{ type: 'support', offered: 42, answered: null, abandoned: null, ahtMs: 285_500 },
        ...{ asaMs: null, abandonMs: null, serviceLevel: null, agents: null },
      },
    ]);
    expect(leftOut).toEqual({ header: 1, 'no-volume': 1, 'another-medium': 1, daily: 1 });
  });
});
