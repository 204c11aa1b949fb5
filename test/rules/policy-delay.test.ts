/**
 * Callbacks that enter their queue some time after their creation, to the millisecond.
 */
import { describe, expect, test } from 'vitest';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

/** A callback of a call that queues nowhere: its initial applet leads to the queue. */
const direct: Fields = {
  ask: { callback: { initial: 'queue' }, next: 'thanks' },
};

describe('G12 a vendor’s published example: a callback with an initial delay of 99 s', async () => {
  // 0 is 11:35:00. The agent comes at 240; the whisper of 10 s is our agent’s ring, that of 15 s the
  // customer’s; they talk from 265 to 600.
  const told = await tell(
    center({
      rules: { initialDelay: '99s' },
      agents: [agent('A', '240s')],
      team: { answersRing: { callback: { probability: 1, after: '10s' } }, wrap: '0s' },
      callers: { talk: '335s' },
      calls: [
        {
          id: 'B',
          at: '0s',
          takesCallbackAfter: '120s',
          hangsUpAfter: '120s',
          customer: { result: 'person', after: '15s' },
        },
      ],
    }),
  );

  test('created at 120, in its queue at 219, accepted at 240, dialled at 250, over at 600', () => {
    expect(told.story).toEqual([
      '0:00:00.000 B calls',
      '0:00:00.000 B queues',
      '0:02:00.000 B breaks out after 120s (Voluntary)',
      '0:02:00.000 B gets a callback',
      '0:02:00.000 B callback is put off until 0:03:39.000',
      '0:02:00.000 B ends',
      '0:03:39.000 B callback queues',
      '0:04:00.000 B callback offered to A',
      '0:04:10.000 B callback answered by A',
      '0:04:10.000 B callback dials',
      '0:04:25.000 B callback finds person',
      '0:10:00.000 B callback is Completed',
    ]);
  });

  test('its time in the queue is 21 s without the delay and 120 s with it', () => {
    const { created, queued, firstOffer } = told.callback('B');
    expect(firstOffer! - queued!).toBe(21);
    expect(firstOffer! - created).toBe(120);
    expect(told.measures('abandoned', 'callbacks.delayed')).toEqual({
      abandoned: 0,
      'callbacks.delayed': 1,
    });
  });
});

test('a callback put off keeps its age, and the caller who holds is not put off', async () => {
  // T1 with a delay of 300 s: B’s callback is in the queue at 340 only, so C is offered first.
  const told = await tell(center({ rules: { initialDelay: '300s' }, calls: [B, C] }));
  expect(told.storyOf('C').slice(2, 5)).toEqual([
    '0:05:00.000 C offered to A1',
    '0:05:05.000 C answered by A1',
    '0:07:05.000 C ends',
  ]);
  expect(told.callback('B')).toMatchObject({
    age0: 10,
    created: 40,
    queued: 340,
    firstOffer: 455,
    answered: 460,
    customer: 470,
    heldAnswer: 305,
  });
  expect(told.drift('B')).toMatchObject({ offer: 155, agent: 155, connect: 165 });
  expect(told.callback('B').row.putOffs).toEqual([{ from: 40_000, until: 340_000 }]);
});

test('a callback that comes back with its age goes before those who called after it', async () => {
  const told = await tell(
    center({ rules: { initialDelay: '100s' }, agents: [agent('A1', '500s')], calls: [B, C] }),
  );
  expect(told.callback('B')).toMatchObject({ queued: 140, firstOffer: 500 });
  expect(told.call('C').offers[0]!.at).toBeGreaterThan(500);
});

test('a delay of nothing is no delay, and a callback without a queue before it is put off too', async () => {
  const none = await tell(center({ rules: { initialDelay: '0s' }, calls: [B] }));
  expect(none.call('B callback').putOffs).toEqual([]);
  const told = await tell(
    center({
      rules: { initialDelay: '60s' },
      applets: direct,
      agents: [agent('A1', '0s')],
      calls: [{ id: 'D', at: '20s', plan: 'main.ask' }],
    }),
  );
  expect(told.callback('D')).toMatchObject({ age0: 20, created: 20, queued: 80, firstOffer: 80 });
});

test('R18 a callback that was put off still stands for its number', async () => {
  const again = [{ at: '60s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }];
  const told = await tell(center({ rules: { initialDelay: '200s' }, calls: [{ ...B, again }] }));
  expect(told.measures('callbacks.created', 'callbacks.duplicates')).toEqual({
    'callbacks.created': 1,
    'callbacks.duplicates': 1,
  });
});

test('R17 a live answer cancels a callback that was put off, where a setting says so', async () => {
  const again = [{ at: '60s' }];
  const told = await tell(
    center({
      rules: { initialDelay: '10m', liveAnswerCancels: true },
      calls: [{ ...B, again }],
    }),
  );
  expect(told.callback('B')).toMatchObject({ state: 'Cancelled', queued: null, ended: 305 });
  expect(told.measures('callbacks.created', 'callbacks.cancelled')).toEqual({
    'callbacks.created': 1,
    'callbacks.cancelled': 1,
  });
});

test('a callback that is put off beyond the horizon is pending at the end', async () => {
  const told = await tell(
    center({
      rules: { initialDelay: '4h' },
      agents: [A1],
      calls: [B],
    }),
  );
  expect(told.callback('B')).toMatchObject({ state: 'Deferred', queued: null, ended: null });
  expect(
    told.measures('callbacks.created', 'callbacks.pending', 'callbacks.pending.putOff'),
  ).toEqual({ 'callbacks.created': 1, 'callbacks.pending': 1, 'callbacks.pending.putOff': 1 });
});

test('what departs from the preset stands in the plan, in words', async () => {
  const told = await tell(center({ rules: { initialDelay: '99s' }, calls: [B] }));
  expect(told.plan.departures).toEqual(['rules.initialDelay is "99s"; the preset vcc has "0s"']);
});
