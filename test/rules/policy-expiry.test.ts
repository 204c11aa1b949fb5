/**
 * Callbacks whose time is over, and one callback at a time, to the millisecond. The center is that
 * of the worked vectors: B's callback is created at 40, A1 comes at 300.
 */
import { expect, test } from 'vitest';
import { AtExpiry, atExpiry, isTimeOver } from '../../src/callback/expiry.js';
import { CallbackState } from '../../src/callback/lifecycle.js';
import { A1, agent, B, C, center, twoApplets } from './center.js';
import { tell } from './tell.js';

test('a callback that waits when its time is over expires, and its person was not reached', async () => {
  const told = await tell(center({ rules: { expiresAfter: '200s' }, calls: [B, C] }));
  expect(told.callback('B')).toMatchObject({ state: 'Expired', ended: 240, firstOffer: null });
  expect(told.call('B callback').exits).toEqual([
    { at: 240, how: 'Expired', reason: null, after: 200 },
  ]);
  expect(told.call('C').answeredAt).toBe(305);
  expect(
    told.measures('callbacks.created', 'callbacks.expired', 'callbacks.pending', 'abandoned'),
  ).toEqual({
    'callbacks.created': 1,
    'callbacks.expired': 1,
    'callbacks.pending': 0,
    abandoned: 0,
  });
  expect(told.measure('unreachedGained')).toBe(1);
});

test('an expired callback has no drift: nothing of it is early, late or pending', async () => {
  const told = await tell(center({ rules: { expiresAfter: '200s' }, calls: [B] }));
  expect(
    told.measures(
      'callbacks.drift.pairs',
      'callbacks.drift.lateUnbounded',
      'callbacks.drift.undefined',
    ),
  ).toEqual({
    'callbacks.drift.pairs': 0,
    'callbacks.drift.lateUnbounded': 0,
    'callbacks.drift.undefined': 0,
  });
});

test('an agent who answers at the very instant is in time', async () => {
  // Created at 40, answered at 305.
  const told = await tell(center({ rules: { expiresAfter: '265s' }, calls: [B] }));
  expect(told.callback('B')).toMatchObject({ state: 'Completed', answered: 305 });
});

test('at the very instant at which an agent comes, the callback is offered', async () => {
  const told = await tell(center({ rules: { expiresAfter: '260s' }, calls: [B] }));
  expect(told.callback('B')).toMatchObject({ state: 'Completed', firstOffer: 300 });
});

test('one that rings is let go on; if the agent misses it, it is over then', async () => {
  const told = await tell(
    center({
      rules: { expiresAfter: '270s' },
      agents: [A1, agent('A2', '400s')],
      calls: [{ ...B, rings: ['missed', '5s'] }, C],
    }),
  );
  expect(told.callback('B')).toMatchObject({ state: 'Expired', ended: 320, requeues: 1 });
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
  expect(told.actual.agent('A1').slice(0, 3)).toEqual([
    ['CallbackRinging', 300],
    ['NoAnswer', 320],
    ['IncomingRinging', 350],
  ]);
});

test('one that is dialled is let go on, and is not tried again', async () => {
  const retries = { noAnswer: { times: 2, after: '60s' } };
  const customer = { result: 'noAnswer', after: '20s' };
  const dialling = await tell(
    center({ rules: { expiresAfter: '280s', retries }, calls: [{ ...B, customer }] }),
  );
  expect(dialling.callback('B')).toMatchObject({ state: 'Unreached', ended: 325, dials: 1 });
  // With 20 s more it is put off until 385, and over at 340.
  const putOff = await tell(
    center({ rules: { expiresAfter: '300s', retries }, calls: [{ ...B, customer }] }),
  );
  expect(putOff.callback('B')).toMatchObject({
    state: 'Expired',
    result: 'noAnswer',
    ended: 340,
    dials: 1,
  });
  expect(putOff.measures('callbacks.expired', 'callbacks.retries', 'callbacks.unreached')).toEqual({
    'callbacks.expired': 1,
    'callbacks.retries': 1,
    'callbacks.unreached': 0,
  });
});

test('a callback that expires frees its number for another request', async () => {
  // T5 with an expiry at 100: the request at 230 finds nothing standing.
  const again = [{ at: '200s', takesCallbackAfter: '30s', hangsUpAfter: '35s' }];
  const told = await tell(center({ rules: { expiresAfter: '60s' }, calls: [{ ...B, again }] }));
  expect(told.measures('callbacks.created', 'callbacks.duplicates', 'callbacks.expired')).toEqual({
    'callbacks.created': 2,
    'callbacks.duplicates': 0,
    'callbacks.expired': 2,
  });
});

test('R19 a second applet creates no second callback where one at a time is allowed', async () => {
  const again = [
    { at: '200s', takesCallbackAfter: '30s', takesCallbackVia: 'other', hangsUpAfter: '35s' },
  ];
  const calls = [{ ...B, takesCallbackVia: 'callback', again }];
  const preset = await tell(center({ applets: twoApplets, calls }));
  expect(preset.measure('callbacks.created')).toBe(2);
  const one = await tell(center({ rules: { onePending: true }, applets: twoApplets, calls }));
  expect(one.measures('callbacks.created', 'callbacks.duplicates', 'abandoned')).toEqual({
    'callbacks.created': 1,
    'callbacks.duplicates': 1,
    abandoned: 0,
  });
});

test('only what waits expires, and exactly when the time is over', () => {
  const { Created, Deferred, Queued, Offered, Dialling, Talking, Voicemail } = CallbackState;
  for (const state of [Created, Deferred, Queued]) expect(atExpiry(state)).toBe(AtExpiry.Expire);
  for (const state of [Offered, Dialling, Talking, Voicemail])
    expect(atExpiry(state)).toBe(AtExpiry.LetGoOn);
  expect(isTimeOver(40, 100, 139)).toBe(false);
  expect(isTimeOver(40, 100, 140)).toBe(true);
});
