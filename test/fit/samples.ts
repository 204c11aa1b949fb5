/** A small log of each format, written here. */

/** A log of one format, in parts that a test can put together as it likes. */
export interface Sample {
  readonly format: string;
  /** Lines that stand before the first call; none where the format has no header. */
  readonly header: readonly string[];
  /** A call or interval each, as one or more lines, in order. */
  readonly calls: readonly (readonly string[])[];
  /** A line in the place of a call that cannot be read. */
  readonly bad: string;
}

function contact(id: string, more: object): string {
  return JSON.stringify({
    ContactId: id,
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-03-02T08:00:00Z',
    CustomerEndpoint: { Address: '+441110001', Type: 'TELEPHONE_NUMBER' },
    ...more,
  });
}

function queueOf(Name: string, from: string, to: string, Duration: number): object {
  const day = (time: string): string => `2026-03-02T${time}Z`;
  return { Name, EnqueueTimestamp: day(from), DequeueTimestamp: day(to), Duration };
}

type Told = readonly [type: string, offset: number, properties?: object];

interface InteractionMore {
  readonly duration: number;
  readonly service?: string;
  readonly agent?: string;
  readonly connected?: readonly [offset: number, duration: number];
}

function interaction(
  guid: string,
  conversationGuid: string,
  told: readonly Told[],
  { duration, service = 'support', agent, connected }: InteractionMore,
): string {
  const events = told.map(([type, offset, properties = {}]) => ({
    ...{ type, offset, name: '', duration: 0, properties },
  }));
  const customer = { party: { role: 'External' }, events };
  const agents = connected && [
    {
      party: { id: agent, role: 'Agent' },
      events: [{ type: 'Connected', offset: connected[0], duration: connected[1] }],
    },
  ];
  return JSON.stringify({
    ...{ guid, conversationGuid, medium: 'Phone', direction: 'Inbound' },
    start: '2026-03-02T08:00:05.250Z',
    ...{ duration, serviceName: service, connectFrom: '+441110001' },
    channels: [customer, ...(agents ?? [])],
  });
}

const BANK_HEADER =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time ' +
  'q_start q_exit q_time outcome ser_start ser_exit ser_time server';

export const samples: readonly Sample[] = [
  {
    format: 'calls',
    header: ['start,queue,call id,wait_s,outcome,agent,talk_s'],
    calls: [
      ['2026-03-02T08:00:05,support,1,0,answered,Ann,61'],
      ['2026-03-02T08:00:09,sales,2,12.5,abandoned,,'],
      ['2026-03-02T08:01:00,support,3,30,answered,Bob,240'],
    ],
    bad: 'yesterday,support,4,1,answered,Ann,5',
  },
  {
    format: 'anonymous-bank',
    header: [BANK_HEADER.replaceAll(' ', '\t')],
    calls: [
      'AA0101 34536 0 0 PS 990201 7:02:47 7:02:56 9 0:00:00 0:00:00 0 AGENT 7:02:55 7:05:41 166 A01',
      'AA0101 34538 12091 2 NW 990201 7:41:32 7:41:41 9 7:41:41 7:43:02 81 HANG 0:00:00 0:00:00 0 NO_SERVER',
      'AA0102 34539 7 1 PS 990201 7:50:00 7:50:09 9 7:50:09 7:50:29 20 AGENT 7:50:28 7:51:28 60 A02',
    ].map((line) => [line.replaceAll(' ', '\t')]),
    bad: 'AA0101\t34536\t0\t0\tXX',
  },
  {
    format: 'intervals',
    header: ['Interval Start;Queue;Calls Offered;Calls Answered;AHT'],
    calls: [
      ['02.03.2026 08:00;support;42;40;285'],
      ['02.03.2026 08:30;support;51,5;47;290,5'],
      ['02.03.2026 08:00;sales;7;7;0:02:15'],
    ],
    bad: '02.03.2026 09:00;support;many;1;1',
  },
  {
    format: 'queue-log',
    header: [],
    calls: [
      [
        '1772438405|1772438405.1|support|NONE|ENTERQUEUE||0441110001|1',
        '1772438417|1772438405.1|support|SIP/8007|RINGNOANSWER|1000',
        '1772438425|1772438405.1|support|SIP/8008|CONNECT|20|1772438417.2|3',
        '1772438485|1772438405.1|support|SIP/8008|COMPLETECALLER|20|60|1',
      ],
      [
        '1772438500|1772438500.3|sales|NONE|ENTERQUEUE||0441110002|1',
        '1772438530|1772438500.3|sales|NONE|ABANDON|1|1|30',
      ],
      [
        '1772438600|1772438600.4|support|NONE|ENTERQUEUE||0441110003|1',
        '1772438660|1772438600.4|support|NONE|EXITWITHTIMEOUT|1|1|60',
      ],
    ],
    bad: '1772438700|1772438700.9|support|NONE',
  },
  {
    format: 'connect-contacts',
    header: [],
    calls: [
      contact('c1', {
        Queue: queueOf('support', '08:00:05', '08:00:25', 20),
        Agent: {
          Username: 'ann',
          ConnectedToAgentTimestamp: '2026-03-02T08:00:25Z',
          AgentInteractionDuration: 60,
          CustomerHoldDuration: 5,
          AfterContactWorkDuration: 10,
        },
      }),
      contact('c2', {
        Queue: queueOf('sales', '08:01:00', '08:01:30', 30),
        DisconnectReason: 'CUSTOMER_DISCONNECT',
      }),
      contact('c3', {
        InitiationMethod: 'CALLBACK',
        PreviousContactId: 'c0',
        InitiationTimestamp: '2026-03-02T08:02:00Z',
        ConnectedToSystemTimestamp: '2026-03-02T08:12:12Z',
        Queue: queueOf('support', '08:02:00', '08:12:00', 600),
        Agent: {
          Username: 'bob',
          ConnectedToAgentTimestamp: '2026-03-02T08:12:00Z',
          AgentInteractionDuration: 90,
        },
      }),
    ].map((line) => [line]),
    bad: '{"ContactId":"c4","InitiationMethod":"INBOUND","Queue":{"Name":"x","EnqueueTimestamp":"soon"}}',
  },
  {
    format: 'connect-forecast',
    header: [
      'QueueName,QueueId,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime,ContactsHandled',
    ],
    calls: [
      ['support,3f2a,VOICE,2026-03-02T08:00:00Z,30mins,42,285,40'],
      ['support,3f2a,VOICE,2026-03-02T08:30:00Z,30mins,51,290,47'],
      ['sales,77bd,VOICE,2026-03-02T08:00:00Z,15mins,7,135.5,7'],
    ],
    bad: 'support,3f2a,VOICE,2026-03-02T09:00:00Z,often,1,1,1',
  },
  {
    format: 'interactions',
    header: [],
    calls: [
      interaction(
        'g1',
        'v1',
        [
          ['Queue', 0, { age0_ms: 90_000 }],
          ['AgentAnswered', 1500],
          ['Ended', 61_500],
        ],
        { duration: 61_500, agent: 'Ann', connected: [1500, 60_000] },
      ),
      interaction(
        'g2',
        'v2',
        [
          ['Queue', 0, { age0_ms: 0 }],
          ['Abandoned', 30_250],
          ['Ended', 30_250],
        ],
        {
          duration: 30_250,
          service: 'sales',
        },
      ),
    ].map((line) => [line]),
    bad: '{"guid":"g3","conversationGuid":"v3","start":"soon","channels":[]}',
  },
];

export function linesOf(sample: Sample, calls = sample.calls): string[] {
  return [...sample.header, ...calls.flat()];
}
