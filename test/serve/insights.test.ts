import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/reports/summary-json.js';
import { smallText } from '../experiments/small-scenario.js';
import { A1, agent, B, C, center } from '../rules/center.js';
import { InsightsClient } from './insights-client.js';
import { ask, messageOf, served, stored, VENDOR } from './serving.js';

/** A scenario without a `start` begins at this instant. */
const ORIGIN = Date.parse('2026-01-05T00:00:00.000Z');
const DAY = { start: '2026-01-04T00:00:00Z', end: '2026-01-08T00:00:00Z', limit: '7' };
const at = (seconds: number): string => new Date(ORIGIN + seconds * 1000).toISOString();

/** B's callback is missed by A1 and answered by A2 at 335; A1 has C then. */
const missedOnce = center({
  agents: [A1, agent('A2', '330s')],
  calls: [{ ...B, rings: ['missed', '5s'] }, C],
  scenario: { start: '2026-01-05T00:00[UTC]' },
});

let base: string;
let folder: string;
let client: InsightsClient;
beforeAll(async () => {
  folder = await stored(missedOnce, ['--record']);
  base = await served([folder]);
  client = new InsightsClient(base);
});

describe('a client written from the public field list', () => {
  test('R20 R23 R24 reads the call, the callback and the outbound call, and joins them', async () => {
    const all = await client.interactions({ ...DAY, limit: '2' });
    expect(all).toHaveLength(4);
    const [callback] = all.filter(({ medium }) => medium === 'PhoneCallback');
    const joined = all.filter((each) => each.conversationGuid === callback!.conversationGuid);
    expect(joined.map(({ medium, direction }) => `${medium} ${direction}`)).toEqual([
      'Phone Inbound',
      'PhoneCallback Inbound',
      'Phone Outbound',
    ]);
    expect(new Set(joined.map(({ guid }) => guid)).size).toBe(3);
    expect(joined.map(({ start, duration }) => [start, duration])).toEqual([
      [at(10), 35_000],
      [at(40), 425_000],
      [at(335), 130_000],
    ]);
    expect(await client.interaction(callback!.guid)).toEqual(callback);
  });

  test('R24 the agent’s time with a callback stands on the outbound call', async () => {
    const parts = await client.activities({ ...DAY, type: 'Interaction', agentId: 'A2' });
    const interactions = await client.interactions(DAY);
    const told = parts.map(({ state, start, duration, interactionGuid }) => {
      const of = interactions.find(({ guid }) => guid === interactionGuid)!;
      return [state, start, duration, `${of.medium} ${of.direction}`];
    });
    expect(told).toEqual([
      ['Ringing', at(330), 5_000, 'PhoneCallback Inbound'],
      ['Dialling', at(335), 10_000, 'Phone Outbound'],
      ['Connected', at(345), 120_000, 'Phone Outbound'],
      ['Wrap', at(465), 30_000, 'Phone Outbound'],
    ]);
  });

  test('R4 R14 an agent is Busy Callback, state 41, while a callback rings; then in No Answer', async () => {
    const states = await client.activities({ ...DAY, type: 'Workload', agentId: 'A1' });
    // What took no time, such as being Ready before a ring at once, is there as well.
    const lasting = states.filter(({ duration }) => duration !== 0);
    expect(
      lasting.slice(0, 4).map(({ state, stateNumber, start }) => [state, stateNumber, start]),
    ).toEqual([
      ['LoggedOut', -16, at(0)],
      ['BusyCallback', 41, at(300)],
      ['NoAnswer', null, at(320)],
      ['BusyIncoming', 32, at(350)],
    ]);
    const presence = await client.activities(DAY, '/presence');
    expect(new Set(presence.map(({ type }) => type))).toEqual(new Set(['Presence']));
    expect(presence.filter(({ agentId }) => agentId === 'A1').map(({ state }) => state)).toEqual([
      'LoggedOut',
      'Ready',
    ]);
  });

  test('R22 a visit to a queue tells live calls and callbacks apart, and why it ended', async () => {
    const visits = await client.queueTimes(DAY);
    expect(
      visits.map(({ medium, start, duration, category, reason }) => [
        medium,
        start,
        duration,
        category,
        reason,
      ]),
    ).toEqual([
      ['Phone', at(10), 30_000, 'Breakout', 'VoluntaryBreakout'],
      // One visit, though it came back after a ring.
      ['PhoneCallback', at(40), 295_000, 'Answered', 'Delivered'],
      ['Phone', at(60), 295_000, 'Answered', 'Delivered'],
    ]);
  });

  test('R25 the records of agents on Service Cloud Voice carry a pair of voice calls', async () => {
    const team = { serviceCloudVoice: true };
    const voice = await served([
      await stored(center({ team, calls: [B, C], scenario: { start: '2026-01-05T00:00[UTC]' } })),
    ]);
    const all = await new InsightsClient(voice).interactions(DAY);
    const out = all.find(({ direction }) => direction === 'Outbound')!;
    const [part] = out.channels.filter(({ party }) => party.role === 'Agent');
    expect(Object.keys(part!.voiceCall ?? {})).toEqual(['agent', 'conversation']);
  });

  test('the time in the queue is an event of the customer’s channel', async () => {
    const [call] = await client.interactions(DAY);
    const [queue] = call!.channels[0]!.events.filter(({ type }) => type === 'Queue');
    expect(queue).toMatchObject({ name: 'queue', offset: 0, duration: 30_000 });
  });
});

describe('windows', () => {
  const guids = async (query: Record<string, string>): Promise<number> =>
    (await client.interactions(query)).length;

  test('what started in the window, or ended in it, or was processed', async () => {
    // IN of B runs from 10 to 45, its callback from 40 to 465, C from 60, OUT from 335.
    const window = { start: at(41), end: at(60) };
    expect(await guids(window)).toBe(0);
    expect(await guids({ ...window, include: 'Started' })).toBe(0);
    expect(await guids({ ...window, include: 'StartedOrEnded' })).toBe(1);
    expect(await guids({ ...window, include: 'processed' })).toBe(1);
    expect(await guids({ start: at(10), end: at(40) })).toBe(1);
    expect(await guids({ start: at(10), end: at(40.001) })).toBe(2);
  });

  test('the end is by default that of the run, and a poll from `upTo` finds nothing more', async () => {
    expect(await guids({ start: at(0) })).toBe(4);
    const { upTo } = (await client.get(`/stats/interactions?start=${at(0)}`)) as { upTo: string };
    expect(await guids({ start: upTo, include: 'Processed' })).toBe(0);
  });

  test('windows that follow one another find everything once', async () => {
    const edges = [0, 10, 40, 60, 335, 3600].map(at);
    let found = 0;
    for (const [k, start] of edges.slice(0, -1).entries()) {
      found += await guids({ start, end: edges[k + 1]! });
    }
    expect(found).toBe(4);
  });

  test('more than 31 days are refused in the vendor’s words', async () => {
    const window = (days: number) => `start=2026-01-01T00:00:00Z&end=2026-02-0${days}T00:00:00Z`;
    expect((await ask(base, `/stats/interactions?${window(1)}`, VENDOR)).status).toBe(200);
    for (const table of ['interactions', 'queue-times', 'agent-activities']) {
      const answer = await ask(base, `/stats/${table}?${window(2)}`, VENDOR);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        400,
        { message: 'Request window size limit exceeded 31 days' },
      ]);
    }
  });

  test.each([
    ['a date alone', '2026-01-05'],
    ['no zone', '2026-01-05T00:00:00'],
    ['an offset whose + was read as a blank', '2026-01-05T01:00:00+01:00'],
    ['an offset', '2026-01-05T01:00:00%2B0100'],
  ])('a time may be written with %s', async (_, start) => {
    const answer = await ask(base, `/stats/interactions?start=${start}`, VENDOR);
    expect(JSON.parse(answer.body).meta.totalCount).toBe(4);
  });
});

describe('what is wrong with a request is told', () => {
  test.each([
    ['', 'start is required'],
    ['start=yesterday', 'start must be a time in ISO 8601, e.g. 2026-03-02T08:00:00.000Z'],
    ['start=2026-13-45T00:00:00Z', 'start must be a time in ISO 8601'],
    ['start=2026-01-05&end=2026-01-04', 'end is before start'],
    ['start=2026-01-05&include=All', 'include must be one of Started, StartedOrEnded, Processed'],
    ['start=2026-01-05&page=0', 'page must be a whole number from 1'],
    ['start=2026-01-05&page=-1', 'page must be'],
    ['start=2026-01-05&page=1e3', 'page must be'],
    ['start=2026-01-05&page=99999999999999999999', 'page must be'],
    ['start=2026-01-05&limit=0', 'limit must be a whole number from 1 to 5000'],
    ['start=2026-01-05&limit=5001', 'limit must be a whole number from 1 to 5000'],
    ['start=2026-01-05&replication=2', 'replication must be a whole number from 1 to 1'],
    ['limit=x&page=y&start=z', 'page must be a whole number from 1 to 9007199254740991; limit'],
  ])('%s', async (query, message) => {
    const answer = await ask(base, `/stats/interactions?${query}`, VENDOR);
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain(message);
  });

  test.each([
    [{}, 'Invalid Accept header!'],
    [{ Accept: '*/*' }, 'Invalid Accept header!'],
    [{ Accept: 'application/json' }, 'Invalid Accept header!'],
    [{ Accept: 'application/vnd.newvoicemedia.v9+json' }, 'Invalid api-version! Valid values: 3'],
  ])('an Accept header of %j', async (headers, message) => {
    const answer = await ask(base, '/stats/interactions?start=2026-01-05', headers);
    expect([answer.status, messageOf(answer)]).toEqual([400, message]);
  });

  test('the answer is of the vendor’s media type', async () => {
    const { headers } = await ask(base, '/stats/interactions?start=2026-01-05', VENDOR);
    expect(headers['content-type']).toBe('application/vnd.newvoicemedia.v3+json; charset=utf-8');
  });

  test('a guid that is none, a page after the last', async () => {
    for (const guid of ['no-such', '0'.repeat(4000), '%3Cscript%3E']) {
      expect((await ask(base, `/stats/interactions/${guid}`, VENDOR)).status).toBe(404);
    }
    const last = await ask(base, '/stats/interactions?start=2026-01-05&page=2', VENDOR);
    expect(JSON.parse(last.body)).toMatchObject({
      meta: { page: 2, count: 0, pageCount: 1, totalCount: 4 },
      items: [],
    });
  });
});

test('the interactions are those of the record of the run, to the byte', async () => {
  const { items } = (await client.get('/stats/interactions?start=2026-01-05&limit=5000')) as {
    items: object[];
  };
  const text = items.map((item) => `${JSON.stringify(item)}\n`).join('');
  expect(text).toBe(readFileSync(`${folder}/interactions.ndjson`, 'utf8'));
});

describe('in real time', () => {
  test('R21 callbacks do not wait; the outbound call and the agent’s state are there', async () => {
    const instant = async (seconds: number) =>
      JSON.parse((await ask(base, `/api/results/worked-vector/real-time?at=${at(seconds)}`)).body);
    // B's callback and C wait: only C is shown.
    expect(await instant(100)).toMatchObject({
      queues: [{ queue: 'queue', callsWaiting: 1, longestWait: 40_000 }],
      calls: { inbound: 1, outbound: 0 },
    });
    const during = await instant(400);
    expect(during.calls).toEqual({ inbound: 1, outbound: 1 });
    expect(
      during.agents.map(({ agentId, state, stateNumber }: Record<string, unknown>) => [
        agentId,
        state,
        stateNumber,
      ]),
    ).toEqual([
      ['A2', 'BusyCallback', 41],
      ['A1', 'BusyIncoming', 32],
    ]);
  });

  test('an instant outside of the run is refused', async () => {
    for (const query of ['', '?at=2020-01-01', '?at=2030-01-01', '?at=x']) {
      const answer = await ask(base, `/api/results/worked-vector/real-time${query}`);
      expect(answer.status).toBe(400);
    }
  });
});

test('R23 callbacks are found by number, identifier, time and state', async () => {
  const find = async (query: string): Promise<Record<string, unknown>[]> =>
    JSON.parse((await ask(base, `/api/results/worked-vector/callbacks?${query}`)).body).items;
  const [row] = await find('');
  expect(row).toMatchObject({
    call_id: 'B',
    inbound_start: at(10),
    inbound_outcome: 'CallbackCreated',
    callback_start: at(40),
    first_offer: at(300),
    offers: 2,
    requeues: 1,
    agent_answer: at(335),
    dials: 1,
    outbound_start: at(335),
    customer_answer: at(345),
    outbound_s: 130,
    state: 'Completed',
    agent: 'A2',
  });
  const all = await client.interactions(DAY);
  const isThere = (guid: unknown): boolean => all.some((each) => each.guid === guid);
  for (const key of ['inbound_guid', 'callback_guid', 'outbound_guid']) {
    expect(isThere(row![key]), key).toBe(true);
    expect(await find(`guid=${row![key]}`)).toEqual([row]);
  }
  expect(await find(`guid=${row!['conversation_guid']}`)).toEqual([row]);
  expect(await find('number=%2B441110001')).toEqual([row]);
  expect(await find('number=%2B441110002')).toEqual([]);
  expect(await find('state=completed')).toEqual([row]);
  expect(await find('state=unreached')).toEqual([]);
  expect(await find(`start=${at(0)}&end=${at(40)}`)).toEqual([]);
  expect(await find(`start=${at(40)}&end=${at(41)}`)).toEqual([row]);
  const endless = await ask(base, `/api/results/worked-vector/callbacks?end=${at(40)}`);
  expect([endless.status, messageOf(endless)]).toEqual([400, 'start is required']);
});

test('identifiers are found in capitals, too', async () => {
  const [first] = await client.interactions(DAY);
  const conversationGuid = first!.conversationGuid.toUpperCase();
  const found = await client.interactions({ ...DAY, conversationGuid });
  expect(found).toEqual(
    await client.interactions({ ...DAY, conversationGuid: first!.conversationGuid }),
  );
  expect(found.length).toBeGreaterThan(0);
});

test('the links of the first page lead somewhere in a run of any length', async () => {
  const long = smallText('', { length: '40d', replications: 1 }).replace('calls: 60', 'calls: 1');
  const own = await served([await stored(long)]);
  const page = await ask(own, '/', { Accept: 'text/html' });
  const links = [...page.body.matchAll(/href="(\/(?:api|results)[^"]*)"/g)].map(
    ([, link]) => link!,
  );
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    const answer = await ask(own, link.replaceAll('&amp;', '&'), { Accept: 'text/html' });
    expect([link, answer.status]).toEqual([link, 200]);
  }
});

describe('several replications and results', () => {
  const text = smallText('agreements: [{ name: promise, skills: [], target: 30s }]\n', {
    length: '2h',
    replications: 3,
  });

  test('the counts of the records of all replications are those of the summary', async () => {
    const out = await stored(`start: 2026-01-05T00:00[UTC]\n${text}`);
    const both = await served([folder, `mine=${out}`], { replication: 2 });
    const own = new InsightsClient(`${both}results/mine`);
    const counts = new Map<string, number>();
    const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const replication of ['1', '2', '3']) {
      const query = { ...DAY, limit: '5000', replication };
      for (const { medium, category, type } of await own.queueTimes({
        ...query,
        queueType: 'All',
      })) {
        if (type === 'Virtual') add(`${medium} Virtual`);
        else {
          add(medium);
          add(`${medium} ${category}`);
        }
      }
    }
    const { measures } = JSON.parse(readFileSync(`${out}/summary.json`, 'utf8')) as Summary;
    const inAll = (key: string): number => Math.round((measures[key]?.mean ?? 0) * 3);
    for (const [medium, prefix] of [
      ['Phone', ''],
      ['PhoneCallback', 'media.phoneCallback.'],
    ] as const) {
      expect(counts.get(medium)).toBe(inAll(`${prefix}offered`));
      // Every one is under the agreement, which asks for no skill.
      expect(counts.get(`${medium} Virtual`)).toBe(inAll(`${prefix}offered`));
      expect(counts.get(`${medium} Answered`)).toBe(inAll(`${prefix}answered`));
    }
    expect(counts.get('Phone Abandoned')).toBe(inAll('abandoned'));
    expect(counts.get('Phone Breakout')).toBe(inAll('breakouts'));
    // Without a number it is the one that the server was told; the other result has but one.
    const third = await own.interactions({ ...DAY, limit: '5000', replication: '3' });
    expect(await own.interactions({ ...DAY, limit: '5000' })).toEqual(third);
    expect(await new InsightsClient(both).interactions(DAY)).toHaveLength(4);
  });
});
