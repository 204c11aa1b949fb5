/**
 * What `callbacks.csv` and the story of a callback say of its ways into queues, of every agent who was
 * rung or kept, and of every dial. X keeps A1 busy to 330 where it calls.
 */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { callbackRowsCsv, callbacksHeader } from '../../src/reports/csv.js';
import { type StoredRow, storyOf } from '../../src/reports/story.js';
import { agent, B, center } from './center.js';
import { type Told, tell } from './tell.js';

const X = { id: 'X', at: '0s', talk: '295s' };
const busy = [agent('A1', '0s')];

/** The row of B's callback as a file has it. */
function stored(told: Told): StoredRow {
  const text = callbacksHeader() + callbackRowsCsv('1', told.rows);
  return (parse(text, { columns: true }) as StoredRow[]).find((row) => row['call_id'] === 'B')!;
}

describe('ways into queues', async () => {
  const noAnswer = { result: 'noAnswer', after: '20s' };
  const told = await tell(
    center({
      rules: { retries: { noAnswer: { times: 2, after: '60s' } } },
      calls: [{ ...B, customer: [noAnswer, noAnswer, { result: 'person', after: '10s' }] }],
    }),
  );

  test('each is in queue_entries, and queued_s is the first', () => {
    expect(stored(told)).toMatchObject({
      queued_s: '40',
      queue_entries: 'queue 40; queue 385; queue 470',
      put_off: '325-385; 410-470',
      attempts: 'A1 300-305 answered; A1 385-390 answered; A1 470-475 answered',
    });
  });

  test('the story tells them all, with every ring and dial between', () => {
    expect(storyOf(stored(told)).slice(2, -3)).toEqual([
      '0:00:40.000  waits in queue queue (R10)',
      '0:05:00.000  A1’s phone rings (R3)',
      '0:05:00.000  had the caller held: an agent’s phone would have rung',
      '0:05:05.000  A1 answers; +441110001 is dialled (R3)',
      '0:05:05.000  had the caller held: an agent would have answered',
      '0:05:25.000  not reached: no answer; it will be tried again',
      '0:05:25.000  put off: back in its queue at 0:06:25.000',
      '0:06:25.000  waits in queue queue again',
      '0:06:25.000  A1’s phone rings (R3)',
      '0:06:30.000  A1 answers; +441110001 is dialled (R3)',
      '0:06:50.000  not reached: no answer; it will be tried again',
      '0:06:50.000  put off: back in its queue at 0:07:50.000',
      '0:07:50.000  waits in queue queue again',
      '0:07:50.000  A1’s phone rings (R3)',
      '0:07:55.000  A1 answers; +441110001 is dialled (R3)',
    ]);
  });

  test('a last dial that was not the end of the callback is told of, in words', async () => {
    const rules = { retries: { engaged: { times: 1, after: '60s' } }, expiresAfter: '300s' };
    const calls = [{ ...B, customer: { result: 'engaged', after: '3s' } }];
    const expired = await tell(center({ rules, calls }));
    expect(storyOf(stored(expired))).toEqual(
      expect.arrayContaining([
        '0:05:08.000  not reached: engaged; it will be tried again',
        '0:05:40.000  closed: Expired',
      ]),
    );
    const closed = await tell(center({ calls: [{ ...B, customer: noAnswer }] }));
    const story = storyOf(stored(closed));
    expect(story).toContain('0:05:25.000  closed, unreached: no answer (R15)');
    expect(story.filter((line) => line.includes('not reached'))).toEqual([]);
  });

  test('a queue that its time drives it out of is one of them', async () => {
    const applets = {
      queue: {
        acd: {},
        breakouts: {
          voluntary: { after: '30s', to: 'callback' },
          queueDuration: { after: '60s', to: 'second', callbacks: true },
        },
      },
      second: { acd: {} },
    };
    const overflow = await tell(center({ applets, calls: [B] }));
    expect(stored(overflow)).toMatchObject({
      queue: 'second',
      queued_s: '40',
      queue_entries: 'queue 40; second 100',
    });
  });
});

describe('with the customer first', () => {
  const first = (customerFirst: object, customer: object, length = '1h') =>
    tell(
      center({
        agents: busy,
        rules: { customerFirst },
        calls: [X, { ...B, customer }],
        scenario: { length, closing: { runOut: '0s' } },
      }),
    );

  test('an agent whose phone rings when the customer hangs up is an attempt', async () => {
    const told = await first({}, { result: 'person', after: '10s', waits: '3s' });
    expect(stored(told)).toMatchObject({
      attempts: 'A1 330-343 hungUp',
      customer_dials: 'A1 330-343 hungUpWaiting',
    });
    expect(storyOf(stored(told)).slice(3, 9)).toEqual([
      '0:05:30.000  A1 is kept for the callback',
      '0:05:30.000  +441110001 is dialled, before an agent answers',
      '0:05:30.000  had the caller held: an agent’s phone would have rung',
      '0:05:35.000  had the caller held: an agent would have answered',
      '0:05:40.000  the customer answers',
      '0:05:40.000  the customer waits on the line for an agent',
    ]);
    expect(storyOf(stored(told))).toContain(
      '0:05:43.000  A1 is free again: the customer has hung up',
    );
  });

  test('so is one who was kept for a customer who was not reached', async () => {
    const told = await first({}, { result: 'engaged', after: '3s' });
    expect(stored(told)).toMatchObject({
      attempts: 'A1 330-333 notReached',
      customer_dials: 'A1 330-333 engaged',
    });
  });

  test('a dial ahead of any agent is called so, with no apostrophe before it', async () => {
    const told = await first({ ahead: 1 }, { result: 'person', after: '10s' });
    expect(stored(told)['customer_dials']).toBe('ahead 45-335 person');
    const early = await first({ ahead: 1 }, { result: 'person', after: '10s', waits: '5s' });
    expect(stored(early)).toMatchObject({
      attempts: '',
      customer_dials: 'ahead 45-60 hungUpWaiting',
    });
  });

  test.each([
    ['50s', {}, 'ahead 45- dialling', ''],
    ['58s', { prompt: { takes: '5s' } }, 'ahead 45- prompt', ''],
    ['100s', {}, 'ahead 45- onLine', ''],
    ['332s', {}, 'ahead 45- onLine', 'A1 330- ringing'],
  ])(
    'at the end of the run after %s it says where the customer is',
    async (length, others, dials, attempts) => {
      const customer = { result: 'person', after: '10s' };
      const told = await first({ ahead: 1, ...others }, customer, length);
      expect(stored(told)).toMatchObject({ customer_dials: dials, attempts, ended_s: '' });
    },
  );

  test('an agent kept at the end of the run is one who was kept', async () => {
    const told = await first({}, { result: 'person', after: '10s' }, '335s');
    expect(stored(told)).toMatchObject({
      customer_dials: 'A1 330- dialling',
      attempts: 'A1 330- kept',
    });
  });
});
