/** Trying again after a call that was lost, in every world. */
import { expect, test } from 'vitest';
import { likelyToRedial } from '../../src/callback/redial.js';
import { constant } from '../../src/engine/distributions/basic.js';
import { Loss } from '../../src/model/call-origin.js';
import { A1, B, C, center } from './center.js';
import { tell } from './tell.js';

test('of a list of probabilities the last one holds for all redials that follow', () => {
  const plan = {
    probabilities: [0.6, 0.4, 0.2],
    after: constant(0),
    blocked: false,
    turnedAway: true,
    entry: null,
  };
  const likely = [0, 1, 2, 3, 9].map((before) => likelyToRedial(plan, Loss.Abandoned, before));
  expect(likely).toEqual([0.6, 0.4, 0.2, 0.2, 0.2]);
  expect(likelyToRedial(plan, Loss.TurnedAway, 1)).toBe(0.4);
  expect(likelyToRedial(plan, Loss.Blocked, 1)).toBe(0);
});

/** D gives up at 50 and tries again a minute later. */
const D = { id: 'D', at: '20s', clid: '+441110004', patience: '30s', talk: '40s' };
const again = { probability: 1, after: '60s' };

test('who abandons tries again after the time stated, with the patience of another call', async () => {
  const callers = { redials: again, patience: '500s' };
  const told = await tell(center({ callers, calls: [D] }));
  expect(told.story).toEqual([
    '0:00:20.000 D calls',
    '0:00:20.000 D queues',
    '0:00:50.000 D abandons',
    '0:00:50.000 D ends',
    '0:01:50.000 D.2 redials',
    '0:01:50.000 D.2 queues',
    '0:05:00.000 D.2 offered to A1',
    '0:05:05.000 D.2 answered by A1',
    '0:05:45.000 D.2 ends',
  ]);
  expect(
    told.measures(
      'persons',
      'calls',
      'redials',
      'redials.persons',
      'redials.reached',
      'noCallback.redials',
      'abandoned',
      'persons.abandoned',
      'reached',
      'callsPerPerson',
    ),
  ).toEqual({
    persons: 1,
    calls: 2,
    redials: 1,
    'redials.persons': 1,
    'redials.reached': 1,
    'noCallback.redials': 1,
    abandoned: 1,
    'persons.abandoned': 0,
    reached: 1,
    callsPerPerson: 2,
  });
});

test('the patience of each redial is a draw of its own, the same in every world', async () => {
  const callers = { redials: again, patience: { exponential: { mean: '100s' } } };
  const agents = [{ ...A1, shifts: [{ from: '50m' }] }];
  const told = await tell(center({ agents, callers, calls: [{ id: 'E', at: '0s' }] }));
  const waits = (world: 'actual' | 'noCallback' | 'hold') =>
    told[world].courses.flatMap(({ exits }) => exits.map(({ after }) => after));
  expect(waits('actual').length).toBeGreaterThan(5);
  expect(new Set(waits('actual')).size).toBe(waits('actual').length);
  expect(waits('hold')).toEqual(waits('actual'));
  expect(waits('noCallback')).toEqual(waits('actual'));
});

test('nobody redials at or after the end of the day, and the fate so far stays', async () => {
  const told = await tell(
    center({
      agents: [{ ...A1, shifts: [{ from: '40m' }] }],
      callers: { redials: again, patience: '30s' },
      scenario: { length: '200s' },
      calls: [D],
    }),
  );
  // Lost at 50 and, by the patience of the class, at 140: the next would come at 200.
  expect(told.actual.courses.map(({ startedAt }) => startedAt)).toEqual([20, 110]);
  expect(told.measure('persons.abandoned')).toBe(1);
  const longer = await tell(
    center({
      agents: [{ ...A1, shifts: [{ from: '40m' }] }],
      callers: { redials: again, patience: '30s' },
      scenario: { length: '201s' },
      calls: [D],
    }),
  );
  expect(longer.actual.courses.map(({ startedAt }) => startedAt)).toEqual([20, 110, 200]);
});

test('one who took a callback, or is reached, does not redial', async () => {
  const callers = { redials: { ...again, also: ['turnedAway', 'blocked'] } };
  const told = await tell(center({ callers, calls: [B, C] }));
  expect(told.measure('calls')).toBe(2);
  expect(told.measure('redials')).toBe(0);
});

test('being turned away leads to a redial where the class says so', async () => {
  const applets = {
    queue: { acd: {}, breakouts: { queueLength: { max: 1, to: 'full' } } },
    full: { announce: '5s' },
  };
  const calls = [C, { id: 'F', at: '100s', clid: '+441110006' }];
  const silent = await tell(center({ applets, callers: { redials: again }, calls }));
  expect(silent.measures('calls', 'persons.turnedAway')).toEqual({
    calls: 2,
    'persons.turnedAway': 1,
  });
  const tries = await tell(
    center({ applets, callers: { redials: { ...again, also: ['turnedAway'] } }, calls }),
  );
  // The message ends at 105; the line is full at 165, 230 and 295 and free at 360.
  expect(
    tries.actual.courses.filter(({ name }) => name.startsWith('F')).map((each) => each.startedAt),
  ).toEqual([100, 165, 230, 295, 360]);
  expect(tries.measures('persons.turnedAway', 'reached')).toEqual({
    'persons.turnedAway': 0,
    reached: 2,
  });
});

test('redials told one by one take the place of those of the class, and end with the list', async () => {
  const redials = [
    { after: '10s', patience: '20s' },
    { id: 'last', after: '100s', patience: '30s', talk: '7s' },
  ];
  const agents = [{ ...A1, shifts: [{ from: '40m' }] }];
  const told = await tell(
    center({ agents, callers: { redials: again }, calls: [{ ...D, redials }] }),
  );
  expect(told.actual.courses.map(({ name, startedAt }) => [name, startedAt])).toEqual([
    ['D', 20],
    ['D.redial1', 60],
    ['last', 180],
  ]);
  expect(told.measures('abandoned', 'persons.abandoned')).toEqual({
    abandoned: 3,
    'persons.abandoned': 1,
  });
});

test('a callback taken by a redial is paired with the same redial, which holds', async () => {
  const told = await tell(
    center({
      calls: [
        {
          ...D,
          redials: [{ after: '60s', takesCallbackAfter: '30s', hangsUpAfter: '35s', talk: '120s' }],
        },
        { id: 'E', at: '130s', clid: '+441110005' },
      ],
    }),
  );
  // D.redial1 queues at 110 and takes the callback at 140; A1 comes at 300.
  expect(told.callback('D.redial1')).toMatchObject({
    age0: 110,
    created: 140,
    firstOffer: 300,
    answered: 305,
    customer: 315,
    ended: 435,
    heldFirstOffer: 300,
    heldAnswer: 305,
  });
  expect(told.call('E')).toMatchObject({ offers: [{ at: 465, to: 'A1' }], answeredAt: 470 });
  expect(told.drift('D.redial1')).toMatchObject({ offer: 0, agent: 0, connect: 10 });
  expect(told.hold.call('D.redial1')).toMatchObject({ answeredAt: 305, exits: [] });
  expect(
    told.measures(
      'persons.takers',
      'redials.reached',
      'callbacks.drift.pairs',
      'callbacks.drift.mean_s',
      'callbacks.drift.withoutTwin',
    ),
  ).toEqual({
    'persons.takers': 1,
    'redials.reached': 1,
    'callbacks.drift.pairs': 1,
    'callbacks.drift.mean_s': 0,
    'callbacks.drift.withoutTwin': 0,
  });
});

test('a callback of a redial that nobody needs to make in hold has no twin', async () => {
  // In hold P, who took a callback, still waits at 21 and is served first; Q takes what is left.
  // In actual the customer leg of P's callback takes so long that Q gives up; in hold P talks for
  // a second, Q is answered, and has no reason to redial.
  const agents = [{ ...A1, shifts: [{ from: '40s' }] }];
  const P = {
    id: 'P',
    at: '0s',
    clid: '+441110007',
    takesCallbackAfter: '10s',
    hangsUpAfter: '12s',
    talk: '1s',
    customer: { result: 'person', after: '200s' },
  };
  const Q = {
    id: 'Q',
    at: '20s',
    clid: '+441110008',
    patience: '100s',
    redials: [{ after: '30s', takesCallbackAfter: '5s', hangsUpAfter: '6s' }],
  };
  const told = await tell(center({ agents, calls: [P, Q] }));
  expect(told.call('Q').exits).toMatchObject([{ at: 120, how: 'Abandoned' }]);
  expect(told.callback('Q.redial1')).toMatchObject({ age0: 150, created: 155, heldAnswer: null });
  // P is answered at 45, talks to 46, wraps to 76.
  expect(told.hold.call('Q')).toMatchObject({ answeredAt: 81 });
  expect(told.hold.has('Q.redial1')).toBe(false);
  expect(
    told.measures(
      'callbacks.created',
      'callbacks.drift.pairs',
      'callbacks.drift.withoutTwin',
      'callbacks.drift.earlyUnbounded',
      'persons.takers',
    ),
  ).toEqual({
    'callbacks.created': 2,
    'callbacks.drift.pairs': 1,
    'callbacks.drift.withoutTwin': 1,
    'callbacks.drift.earlyUnbounded': 0,
    'persons.takers': 2,
  });
});
