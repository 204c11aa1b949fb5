/**
 * Traces worked out by hand: one agent X, who talks 300 s with every caller and answers, dials and
 * is answered at once unless said. A talks from 0 to 300; B asks for a callback as it queues at 10.
 */
import { expect, test } from 'vitest';
import { agent, center, type Fields } from './center.js';
import { tell } from './tell.js';

const A = { id: 'A', at: '0s' };
const takesAtOnce = {
  id: 'B',
  at: '10s',
  takesCallbackAfter: '0s',
  customer: { result: 'person', after: '0s' },
};
const C = { id: 'C', at: '20s' };

/** The plainest center there is. */
function plain(calls: readonly Fields[], rules: Fields = {}): Fields {
  return center({
    agents: [agent('X', '0s')],
    team: { answersRing: { phone: 1, callback: 1 }, wrap: '0s' },
    callers: { talk: '300s' },
    calls,
    rules,
  });
}

test('G1 the callback starts exactly when the caller would have been answered', async () => {
  const told = await tell(plain([A, takesAtOnce, C]));
  expect(told.callback('B')).toMatchObject({
    firstOffer: 300,
    answered: 300,
    customer: 300,
    ended: 600,
  });
  expect(told.call('C').answeredAt).toBe(600);
  expect(told.call('C').ends).toEqual([{ at: 900, how: 'Ended' }]);
  expect(told.drift('B')).toEqual({
    offer: 0,
    agent: 0,
    connect: 0,
    requeues: 0,
    ring: 0,
    dial: 0,
  });
  expect(told.measures('abandoned', 'callbacks.requeues')).toEqual({
    abandoned: 0,
    'callbacks.requeues': 0,
  });
});

test('G2 an agent misses the ring once, and the callback comes back to its place', async () => {
  const told = await tell(
    plain([A, { ...takesAtOnce, rings: ['missed', '5s'] }, C], { noAnswerDwell: '0s' }),
  );
  expect(told.call('B callback').offers).toEqual([
    { at: 300, to: 'X' },
    { at: 320, to: 'X' },
  ]);
  expect(told.callback('B')).toMatchObject({
    answered: 325,
    customer: 325,
    ended: 625,
    requeues: 1,
  });
  expect(told.call('C')).toMatchObject({ answeredAt: 625, ends: [{ at: 925, how: 'Ended' }] });
});

test('G4 a customer who does not answer is not called again', async () => {
  const told = await tell(
    plain([
      A,
      { ...takesAtOnce, rings: ['5s'], customer: { result: 'noAnswer', after: '10s' } },
      C,
    ]),
  );
  expect(told.callback('B')).toMatchObject({
    firstOffer: 300,
    answered: 305,
    customer: null,
    ended: 315,
    state: 'Unreached',
    result: 'noAnswer',
  });
  expect(told.call('B callback').offers).toHaveLength(1);
  expect(told.call('C')).toMatchObject({ answeredAt: 315, ends: [{ at: 615, how: 'Ended' }] });
  expect(told.measures('abandoned', 'callbacks.requeues')).toEqual({
    abandoned: 0,
    'callbacks.requeues': 0,
  });
});

test('G5 a second request through the same applet creates nothing and is no abandon', async () => {
  const again = [{ at: '100s', takesCallbackAfter: '0s', hangsUpAfter: '0s' }];
  const told = await tell(plain([A, { ...takesAtOnce, again }, { ...C, at: '150s' }]));
  expect(told.measures('callbacks.created', 'callbacks.duplicates', 'abandoned')).toEqual({
    'callbacks.created': 1,
    'callbacks.duplicates': 1,
    abandoned: 0,
  });
  expect(told.callback('B').customer).toBe(300);
  expect(told.call('C').answeredAt).toBe(600);
  expect(told.actual.agent('X').at(-1)).toEqual(['Ready', 900]);
});

test('G6 one abandonment is avoided, one caused: gross 1, net 0', async () => {
  const told = await tell(
    plain([A, { ...takesAtOnce, patience: '60s' }, { ...C, patience: '400s' }]),
  );
  expect(told.callback('B')).toMatchObject({ customer: 300, ended: 600 });
  expect(told.call('C').exits).toEqual([{ at: 420, how: 'Abandoned', reason: null, after: 400 }]);
  expect(
    told.measures(
      'abandonmentAvoided',
      'abandonmentAvoided.saved',
      'abandonmentAvoided.harmed',
      'abandonmentAvoided.backfired',
      'abandonmentAvoided.relieved',
      'abandoned',
      'noCallback.abandoned',
    ),
  ).toEqual({
    abandonmentAvoided: 0,
    'abandonmentAvoided.saved': 1,
    'abandonmentAvoided.harmed': 1,
    'abandonmentAvoided.backfired': 0,
    'abandonmentAvoided.relieved': 0,
    abandoned: 1,
    'noCallback.abandoned': 1,
  });
});

test('G6base without callbacks B leaves at 70 and C is answered at 300', async () => {
  const { noCallback } = await tell(
    plain([A, { ...takesAtOnce, patience: '60s' }, { ...C, patience: '400s' }]),
  );
  expect(noCallback.call('B').exits).toEqual([
    { at: 70, how: 'Abandoned', reason: null, after: 60 },
  ]);
  expect(noCallback.call('C')).toMatchObject({
    answeredAt: 300,
    ends: [{ at: 600, how: 'Ended' }],
  });
});

test('G11 who is answered before asking gets no callback', async () => {
  const told = await tell(plain([A, { ...takesAtOnce, takesCallbackAfter: '310s' }]));
  expect(told.rows).toEqual([]);
  expect(told.call('B')).toMatchObject({ answeredAt: 300, ends: [{ at: 600, how: 'Ended' }] });
});
