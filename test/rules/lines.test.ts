/** Telephone lines: who holds one, and what happens when none is free. */
import { expect, test } from 'vitest';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

const lines = (count: number, others: Fields = {}): Fields => ({
  trunks: [{ name: 'main', lines: count, ...others }],
});
const onMain = { trunks: 'main' };

test('a call holds a line from its arrival to its end, and one that finds none is blocked', async () => {
  const thanks = { announce: '20s' };
  const told = await tell(
    center({
      scenario: lines(2),
      callers: onMain,
      applets: { thanks },
      calls: [
        { ...B, hangsUpAfter: undefined },
        C,
        { id: 'D', at: '59s', clid: '+441110004' },
        { id: 'E', at: '61s', clid: '+441110005' },
      ],
    }),
  );
  // B's message runs from 40 to 60: its line is free when C comes in, in the same millisecond.
  expect(told.call('D').queuedAt).toEqual([59]);
  expect(told.storyOf('C').slice(0, 2)).toEqual(['0:01:00.000 C calls', '0:01:00.000 C queues']);
  expect(told.storyOf('E')).toEqual([
    '0:01:01.000 E calls',
    '0:01:01.000 E finds no line',
    '0:01:01.000 E ends',
  ]);
  expect(told.record('E', 'IN').outcome).toBe('Blocked');
  expect(
    told.measures('calls', 'offered', 'blocked', 'persons.turnedAway', 'trunks.main.blockedRate'),
  ).toEqual({
    calls: 4,
    offered: 3,
    blocked: 1,
    'persons.turnedAway': 1,
    'trunks.main.blockedRate': 1 / 4,
  });
});

test('the lines in use are averaged to the millisecond, and their most is kept', async () => {
  const told = await tell(
    center({ scenario: { ...lines(5), length: '1000s' }, callers: onMain, calls: [C] }),
  );
  // C is on its line from 60 to the end of the talk, 5 s of ring and 120 s after 300.
  expect(
    told.measures(
      'trunks.main.calls',
      'trunks.main.linesInUse.mean',
      'trunks.main.linesInUse.max',
      'trunks.main.allBusyRate',
    ),
  ).toEqual({
    'trunks.main.calls': 1,
    'trunks.main.linesInUse.mean': (425 - 60) / 1000,
    'trunks.main.linesInUse.max': 1,
    'trunks.main.allBusyRate': 0,
  });
});

test('a callback holds a line from the dial to the end of its talk, not while it waits', async () => {
  const told = await tell(
    center({ scenario: { ...lines(1), length: '1000s' }, callers: onMain, calls: [B, C] }),
  );
  // B's call is off the line at 45. C holds the only line from 60 on, so the dial at 305 fails at
  // once; the agent wraps until 335 and then takes C.
  expect(told.callback('B')).toMatchObject({
    answered: 305,
    ended: 305,
    result: 'failed',
    state: 'Unreached',
    dials: 1,
  });
  expect(told.call('C').offers).toEqual([{ at: 335, to: 'A1' }]);
  expect(
    told.measures('trunks.main.dials', 'trunks.main.dials.failed', 'callbacks.unreached.failed'),
  ).toEqual({
    'trunks.main.dials': 1,
    'trunks.main.dials.failed': 1,
    'callbacks.unreached.failed': 1,
  });
  const alone = await tell(
    center({ scenario: { ...lines(1), length: '1000s' }, callers: onMain, calls: [B] }),
  );
  // On the line from 10 to 45, and from the dial at 305 to the end of the talk at 435.
  expect(alone.measure('trunks.main.linesInUse.mean')).toBe((45 - 10 + (435 - 305)) / 1000);
});

test('outbound: false dials callbacks on other lines', async () => {
  const told = await tell(
    center({ scenario: lines(1, { outbound: false }), callers: onMain, calls: [B, C] }),
  );
  expect(told.callback('B')).toMatchObject({ customer: 315, result: 'person' });
  expect(told.measure('trunks.main.dials')).toBe(0);
});

test('who is blocked may try again, by the class or as told', async () => {
  const redials = { probability: 1, after: '60s', also: ['blocked'] };
  const D = { id: 'D', at: '70s', clid: '+441110004' };
  const told = await tell(
    center({ scenario: lines(1), callers: { ...onMain, redials }, calls: [C, D] }),
  );
  const starts = told.actual.courses
    .filter(({ name }) => name.startsWith('D'))
    .map(({ startedAt }) => startedAt);
  // C's line is free at 425.
  expect(starts).toEqual([70, 130, 190, 250, 310, 370, 430]);
  expect(told.measures('blocked', 'persons.turnedAway', 'redials.reached')).toEqual({
    blocked: 6,
    'persons.turnedAway': 0,
    'redials.reached': 1,
  });
});

test('a held call that finds no line in hold has no twin', async () => {
  // In hold B keeps the only line; in actual C gets it at 60 and takes a callback too.
  const calls = [B, { ...C, takesCallbackAfter: '30s', hangsUpAfter: '35s' }];
  const agents = [A1, agent('A2', '300s')];
  const told = await tell(center({ agents, scenario: lines(1), callers: onMain, calls }));
  expect(told.rows.map(({ callId }) => callId)).toEqual(['B', 'C']);
  expect(told.hold.call('C').queuedAt).toEqual([]);
  expect(
    told.measures(
      'callbacks.drift.pairs',
      'callbacks.drift.withoutTwin',
      'callbacks.drift.earlyUnbounded',
      'hold.blocked',
      'blocked',
    ),
  ).toEqual({
    'callbacks.drift.pairs': 1,
    'callbacks.drift.withoutTwin': 1,
    'callbacks.drift.earlyUnbounded': 0,
    'hold.blocked': 1,
    blocked: 0,
  });
});
