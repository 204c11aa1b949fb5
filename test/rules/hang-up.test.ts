/** R1 and R2: what a hang-up means. */
import { expect, test } from 'vitest';
import { afterHangUp, HangUp } from '../../src/callback/request.js';
import { agent, B, C, center } from './center.js';
import { tell } from './tell.js';

test('R1 a hang-up in a queue abandons unless a callback stands for the call; elsewhere it just ends', () => {
  expect(afterHangUp(true, true, false)).toBe(HangUp.Abandons);
  expect(afterHangUp(true, true, true)).toBe(HangUp.BreaksOut);
  expect(afterHangUp(false, false, false)).toBe(HangUp.Leaves);
  expect(afterHangUp(false, false, true)).toBe(HangUp.Leaves);
  expect(afterHangUp(false, true, true)).toBe(HangUp.Leaves);
});

test('a hang-up on the way from one queue to another abandons no queue, but loses the person so', async () => {
  expect(afterHangUp(false, true, false)).toBe(HangUp.GivesUp);
  const applets = {
    queue: { acd: {}, breakouts: { queueDuration: { after: '30s', to: 'between' } } },
    between: { announce: '20s', next: 'second' },
    second: { acd: {} },
  };
  const callers = { redials: { probability: [1, 0], after: '400s' } };
  const told = await tell(center({ applets, callers, calls: [{ ...C, patience: '40s' }] }));
  // It is redialled as one that was abandoned is, and then answered.
  expect(told.storyOf('C')).toEqual([
    '0:01:00.000 C calls',
    '0:01:00.000 C queues in queue',
    '0:01:30.000 C breaks out after 30s (QueueDuration)',
    '0:01:40.000 C ends',
  ]);
  expect(told.measures('abandoned', 'redials', 'reached', 'persons.turnedAway')).toEqual({
    abandoned: 0,
    redials: 1,
    reached: 1,
    'persons.turnedAway': 0,
  });
  const lost = await tell(center({ applets, calls: [{ ...C, patience: '40s' }] }));
  expect(lost.measures('persons.abandoned', 'persons.turnedAway')).toEqual({
    'persons.abandoned': 1,
    'persons.turnedAway': 0,
  });
});

test.each(['30s', '35s', '250s', '289s'])(
  'R1 hanging up %s after the queue entry changes nothing in the age and order of the callback',
  async (hangsUpAfter) => {
    const applets = { thanks: { announce: '20m' } };
    const told = await tell(center({ applets, calls: [{ ...B, hangsUpAfter }, C] }));
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      created: 40,
      queued: 40,
      firstOffer: 300,
      answered: 305,
      customer: 315,
      ended: 435,
    });
    expect(told.call('C').answeredAt).toBe(470);
    expect(told.measure('abandoned')).toBe(0);
  },
);

test('R1 a hang-up before the applet is an ordinary abandon, and there is no callback', async () => {
  const told = await tell(center({ calls: [{ ...B, hangsUpAfter: '20s' }, C] }));
  expect(told.storyOf('B')).toEqual([
    '0:00:10.000 B calls',
    '0:00:10.000 B queues',
    '0:00:30.000 B abandons',
    '0:00:30.000 B ends',
  ]);
  expect(told.rows).toEqual([]);
  expect(told.measure('abandoned')).toBe(1);
});

test('R1 a callback asked for without any queue before it is no abandon at the hang-up', async () => {
  const applets = {
    queue: { acd: {} },
    greeting: { announce: '10s', next: 'callback' },
    callback: { callback: { initial: 'queue' }, next: 'thanks' },
    thanks: { announce: '60s' },
  };
  const calls = [
    { id: 'B', at: '10s', plan: 'main.greeting', takesCallbackAfter: '10s', hangsUpAfter: '15s' },
  ];
  const told = await tell(center({ applets, calls }));
  expect(told.call('B')).toMatchObject({
    queuedAt: [],
    exits: [],
    ends: [{ at: 25, how: 'Ended' }],
  });
  expect(told.callback('B')).toMatchObject({ created: 20, queued: 20, firstOffer: 300 });
  expect(told.measures('abandoned', 'callbacks.created')).toEqual({
    abandoned: 0,
    'callbacks.created': 1,
  });
});

test('R1 a hang-up in a greeting, before any queue, is no abandon', async () => {
  const applets = { greeting: { announce: '60s' } };
  const calls = [{ id: 'B', at: '10s', plan: 'main.greeting', hangsUpAfter: '5s' }];
  const told = await tell(center({ applets, calls }));
  expect(told.call('B')).toMatchObject({ exits: [], ends: [{ at: 15, how: 'Ended' }] });
  expect(told.measure('abandoned')).toBe(0);
});

test('R2 hanging up in a queue that the plan leads to after the callback is no abandon', async () => {
  const applets = {
    callback: { callback: {}, next: 'second' },
    second: { acd: { name: 'second' } },
  };
  const told = await tell(center({ applets, calls: [{ ...B, hangsUpAfter: '60s' }] }));
  expect(told.call('B').exits).toEqual([
    { at: 40, how: 'Breakout', reason: 'Voluntary', after: 30 },
    { at: 70, how: 'Breakout', reason: 'AfterCallback', after: 30 },
  ]);
  expect(told.measures('abandoned', 'breakouts.afterCallback')).toEqual({
    abandoned: 0,
    'breakouts.afterCallback': 1,
  });
});

test('R2 who hangs up at once after taking the callback is not even a short abandon', async () => {
  const calls = [{ ...B, takesCallbackAfter: '2s', hangsUpAfter: '3s' }];
  const told = await tell(center({ calls }));
  expect(told.measures('abandoned', 'abandonedShort', 'breakouts.voluntary')).toEqual({
    abandoned: 0,
    abandonedShort: 0,
    'breakouts.voluntary': 1,
  });
  expect(told.call('B').exits).toEqual([
    { at: 12, how: 'Breakout', reason: 'Voluntary', after: 2 },
  ]);
});

test("R2 the vendor's service level has the breakout in its denominator, its option has not", async () => {
  const parts = { agents: [agent('A1', '0s')], calls: [{ id: 'D', at: '0s' }, B] };
  const vendor = await tell(center(parts));
  expect(vendor.measures('answered', 'breakouts', 'serviceLevel')).toEqual({
    answered: 1,
    breakouts: 1,
    serviceLevel: 1 / 2,
  });
  const option = await tell(
    center({ ...parts, scenario: { targets: { serviceLevel: 'vcc-no-breakouts' } } }),
  );
  expect(option.measure('serviceLevel')).toBe(1);
});

test('R2 a hang-up after a request that was a duplicate is no abandon, wherever the plan led', async () => {
  const applets = {
    callback: { callback: {}, next: 'second' },
    second: { acd: { name: 'second' } },
  };
  const again = [{ at: '205s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }];
  const told = await tell(center({ applets, calls: [{ ...B, again }] }));
  expect(told.measures('callbacks.duplicates', 'abandoned')).toEqual({
    'callbacks.duplicates': 1,
    abandoned: 0,
  });
});
