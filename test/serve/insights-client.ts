/**
 * A client of the vendor's Insights Stats API, written from its public field list and from nothing of
 * ours: it pages, and refuses an answer in which a field is missing or of another type.
 */

type Kind = 'text' | 'number' | 'list' | 'object';
/** `?` lets null stand for it. */
type Field = Kind | `${Kind}?`;
type Fields = Readonly<Record<string, Field>>;

const interactionFields: Fields = {
  guid: 'text',
  conversationGuid: 'text',
  medium: 'text',
  mediumManager: 'text',
  direction: 'text',
  status: 'text',
  start: 'text',
  duration: 'number?',
  serviceName: 'text?',
  connectFrom: 'text?',
  connectTo: 'text?',
  categorizedAt: 'text?',
  outcome: 'text?',
  interactionPlanMapping: 'object',
  channels: 'list',
};
const mappingFields: Fields = {
  addressName: 'text?',
  mappingName: 'text?',
  interactionPlanName: 'text?',
  reportingGroup: 'text?',
};
const channelFields: Fields = {
  guid: 'text',
  offset: 'number',
  duration: 'number?',
  endReason: 'text?',
  integrationType: 'text?',
  party: 'object',
  events: 'list',
};
const partyFields: Fields = { id: 'text?', role: 'text', touchpoint: 'text?' };
const eventFields: Fields = {
  type: 'text',
  offset: 'number',
  name: 'text?',
  duration: 'number?',
  properties: 'object?',
};
const queueTimeFields: Fields = {
  start: 'text',
  interactionGuid: 'text',
  medium: 'text',
  mediumManager: 'text',
  interactionPlan: 'text',
  queue: 'text',
  type: 'text',
  presentedSkills: 'list',
  category: 'text?',
  reason: 'text?',
  duration: 'number?',
  targets: 'object?',
  party: 'object',
};
const activityFields: Fields = {
  agentId: 'text',
  type: 'text',
  start: 'text',
  duration: 'number?',
  state: 'text',
  description: 'text?',
};

export interface Interaction {
  readonly guid: string;
  readonly conversationGuid: string;
  readonly medium: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly status: string;
  readonly start: string;
  readonly duration: number | null;
  readonly connectFrom: string | null;
  readonly connectTo: string | null;
  readonly outcome: string | null;
  readonly channels: readonly {
    readonly offset: number;
    readonly duration: number | null;
    readonly party: { readonly id: string | null; readonly role: string };
    readonly voiceCall?: object;
    readonly events: readonly {
      readonly type: string;
      readonly offset: number;
      readonly name: string | null;
      readonly duration: number | null;
    }[];
  }[];
}

export interface QueueTime {
  readonly start: string;
  readonly interactionGuid: string;
  readonly medium: string;
  readonly queue: string;
  readonly type: 'ACD' | 'Virtual';
  readonly presentedSkills: readonly string[];
  readonly category: 'Answered' | 'Breakout' | 'Abandoned' | null;
  readonly reason: string | null;
  readonly duration: number | null;
  readonly targets: { readonly targetTimeToAnswer: number } | null;
}

export interface Activity {
  readonly agentId: string;
  readonly type: 'Presence' | 'Workload' | 'Interaction';
  readonly start: string;
  readonly duration: number | null;
  readonly state: string;
  readonly stateNumber: number | null;
  readonly description: string;
  readonly interactionGuid: string | null;
}

interface Meta {
  readonly page: number;
  readonly count: number;
  readonly pageCount: number;
  readonly totalCount: number;
}

export type Query = Readonly<Record<string, string>>;

export class InsightsClient {
  private readonly base: string;
  private readonly token: string;

  constructor(base: string, token = 'any token will do where none is asked for') {
    this.base = base.replace(/\/$/, '');
    this.token = token;
  }

  interactions(query: Query): Promise<Interaction[]> {
    return this.all('/stats/interactions', query, mustBeInteraction);
  }

  queueTimes(query: Query): Promise<QueueTime[]> {
    return this.all('/stats/queue-times', query, (item) => mustHave(item, queueTimeFields));
  }

  activities(query: Query, path = ''): Promise<Activity[]> {
    return this.all(`/stats/agent-activities${path}`, query, (item) =>
      mustHave(item, activityFields),
    );
  }

  async interaction(guid: string): Promise<Interaction> {
    const item = await this.get(`/stats/interactions/${guid}`);
    mustBeInteraction(item);
    return item as Interaction;
  }

  async get(path: string): Promise<unknown> {
    const answer = await fetch(this.base + path, {
      headers: {
        Accept: 'application/vnd.newvoicemedia.v3+json',
        Authorization: `Bearer ${this.token}`,
      },
    });
    const body = (await answer.json()) as { message?: string };
    if (!answer.ok) throw new Error(`${answer.status} ${body.message}`);
    return body;
  }

  private async all<Item>(
    path: string,
    query: Query,
    mustBe: (item: unknown) => void,
  ): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = 1; ; page++) {
      const asked = new URLSearchParams({ ...query, page: String(page) });
      const body = (await this.get(`${path}?${asked}`)) as {
        meta: Meta;
        items: Item[];
        upTo: string;
      };
      const { meta } = body;
      if (meta.page !== page || meta.count !== body.items.length) throw new Error('wrong meta');
      mustBeInstant(body.upTo);
      for (const item of body.items) mustBe(item);
      items.push(...body.items);
      if (page >= meta.pageCount) {
        if (items.length !== meta.totalCount) throw new Error('rows were lost between pages');
        return items;
      }
    }
  }
}

function mustBeInteraction(item: unknown): void {
  mustHave(item, interactionFields);
  const { interactionPlanMapping, channels } = item as {
    interactionPlanMapping: unknown;
    channels: { party: unknown; events: unknown[] }[];
  };
  mustHave(interactionPlanMapping, mappingFields);
  for (const channel of channels) {
    mustHave(channel, channelFields);
    mustHave(channel.party, partyFields);
    for (const event of channel.events) mustHave(event, eventFields);
  }
}

function mustHave(item: unknown, fields: Fields): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = (item as Record<string, unknown>)[name];
    if (value === null && field.endsWith('?')) continue;
    if (kindOf(value) !== field.replace('?', '')) {
      throw new Error(`${name} is ${JSON.stringify(value)}, not a ${field}`);
    }
    if (name === 'start') mustBeInstant(value);
  }
}

function kindOf(value: unknown): Kind | 'nothing' {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'object' : 'nothing';
}

function mustBeInstant(value: unknown): void {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(String(value))) {
    throw new Error(`${value} is no instant`);
  }
}
