/** Callbacks where the plan goes on to further queues, and breakouts that act on callbacks. */
import { expect, test } from 'vitest';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

const second: Fields = { second: { acd: { name: 'second' } } };
const duration = (callbacks?: boolean): Fields => ({
  ...second,
  queue: {
    acd: {},
    breakouts: {
      voluntary: { after: '30s', to: 'callback' },
      queueDuration: {
        after: '100s',
        to: 'second',
        ...(callbacks === undefined ? {} : { callbacks }),
      },
    },
  },
});

test.each([undefined, false])(
  'R7 no breakout acts on a callback unless set: queueDuration with callbacks: %s leaves it where it is',
  async (callbacks) => {
    const told = await tell(center({ applets: duration(callbacks), calls: [B, C] }));
    expect(told.call('B callback')).toMatchObject({ queues: ['queue'], exits: [] });
    expect(told.call('C')).toMatchObject({ queues: ['queue', 'second'] });
    expect(told.call('C').exits).toMatchObject([{ at: 160, reason: 'QueueDuration', after: 100 }]);
  },
);

test('R7 queueDuration with callbacks: true moves a callback on, with its age', async () => {
  const told = await tell(center({ applets: duration(true), calls: [B, C] }));
  const course = told.call('B callback');
  expect(course).toMatchObject({
    queues: ['queue', 'second'],
    age0: 10,
    offers: [{ at: 300, to: 'A1' }],
  });
  expect(course.exits).toMatchObject([{ how: 'Breakout', reason: 'QueueDuration' }]);
  expect(
    told.measures('callbacks.created', 'callbacks.completed', 'media.phoneCallback.breakouts'),
  ).toEqual({
    'callbacks.created': 1,
    'callbacks.completed': 1,
    'media.phoneCallback.breakouts': 1,
  });
});

test('a callback that breaks out where the plan ends is expired, once', async () => {
  const applets = {
    queue: {
      acd: {},
      breakouts: {
        voluntary: { after: '30s', to: 'callback' },
        queueDuration: { after: '100s', to: 'shut', callbacks: true },
      },
    },
    shut: { hangUp: true },
  };
  const told = await tell(center({ applets, calls: [B] }));
  expect(told.callback('B')).toMatchObject({ state: 'Expired', dials: 0 });
  expect(
    told.measures('callbacks.expired', 'callbacks.pending', 'media.phoneCallback.breakouts'),
  ).toEqual({
    'callbacks.expired': 1,
    'callbacks.pending': 0,
    'media.phoneCallback.breakouts': 1,
  });
});

/** After its callback the call waits in a second queue, whose breakout leads to another applet. */
const goesOn: Fields = {
  callback: { callback: {}, next: 'second' },
  second: { acd: { teams: ['team'] }, breakouts: { voluntary: { after: '30s', to: 'other' } } },
  other: { callback: {}, next: 'thanks' },
  thanks: { announce: '20m' },
};
const staysOn = { ...B, hangsUpAfter: undefined };

test('R19 one call may get a callback from each of two applets', async () => {
  const told = await tell(center({ applets: goesOn, calls: [staysOn] }));
  expect(told.rows.map(({ applet, queue, age0 }) => [applet, queue, age0])).toEqual([
    ['main.callback', 'queue', 10_000],
    ['main.other', 'second', 40_000],
  ]);
});

test('R15 both callbacks of one call find it still on the line', async () => {
  const told = await tell(center({ applets: goesOn, calls: [staysOn] }));
  expect(told.rows.map(({ result }) => result)).toEqual(['stillOnLine', 'stillOnLine']);
});

test('R15 neither does once the call is over: the second finds the line that the first one took', async () => {
  const applets = { ...goesOn, thanks: { announce: '5s' } };
  const agents = [A1, agent('A2', '301s')];
  const told = await tell(center({ agents, applets, calls: [staysOn] }));
  expect(told.rows.map(({ result, state }) => [result, state])).toEqual([
    ['person', 'Completed'],
    ['engaged', 'Unreached'],
  ]);
});

test('R17 only the first of two callbacks of one call has a twin', async () => {
  const told = await tell(
    center({ applets: { ...goesOn, thanks: { announce: '5s' } }, calls: [staysOn, C] }),
  );
  expect(told.rows.map(({ heldAnsweredAt }) => heldAnsweredAt)).toEqual([305_000, null]);
  expect(told.measures('callbacks.drift.pairs', 'callbacks.drift.mean_s')).toEqual({
    'callbacks.drift.pairs': 1,
    'callbacks.drift.mean_s': 0,
  });
});

test('R17 a call that is answered in its next queue cancels its own callback, where that is set', async () => {
  const agents = [A1, agent('A2', '0s')];
  const applets = {
    queue: { acd: { teams: ['team'] }, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
    callback: { callback: {}, next: 'second' },
    second: { acd: { name: 'second', teams: ['others'] } },
  };
  const scenario = center({
    agents: [A1],
    applets,
    rules: { liveAnswerCancels: true },
    calls: [staysOn],
  });
  const [team] = scenario['teams'] as Fields[];
  const others = { ...team, name: 'others', agents: [agents[1]], answersRing: { phone: 1 } };
  const told = await tell({ ...scenario, teams: [team, others] });
  expect(told.call('B')).toMatchObject({ answeredAt: 40, answeredBy: 'A2' });
  expect(told.callback('B')).toMatchObject({
    state: 'Cancelled',
    ended: 40,
    dials: 0,
    queued: null,
  });
});

test('R17 liveAnswerCancels reaches a callback that is still on its way to its queue', async () => {
  const applets = {
    queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
    callback: { callback: { initial: 'slow' }, next: 'thanks' },
    slow: { announce: '400s', next: 'queue' },
  };
  const told = await tell(
    center({
      applets,
      rules: { liveAnswerCancels: true },
      calls: [{ ...B, again: [{ at: '205s' }] }],
    }),
  );
  expect(told.call('B.2').answeredAt).toBe(305);
  expect(told.callback('B')).toMatchObject({ state: 'Cancelled', ended: 305, queued: null });
  expect(told.measures('callbacks.created', 'callbacks.pending')).toEqual({
    'callbacks.created': 1,
    'callbacks.pending': 0,
  });
});
