/**
 * Overflow from queue to queue, priorities and scores, worked by hand. Everybody answers after 5 s,
 * talks 120 s and wraps 30 s.
 */
import { describe, expect, test } from 'vitest';
import { agent, type Fields } from './center.js';
import { call, centerOf, offersOf } from './teams.js';
import { tell } from './tell.js';

const teams = {
  a: [agent('A1', '3000s')],
  b: [agent('B1', '3000s')],
  c: [agent('C1', '200s')],
};
const longer = (after: string, to: string): Fields => ({ queueDuration: { after, to } });

/** `one`, after 30 s `two`, after 40 s `three`, which C1 serves from 200 on. */
const chain: Fields = {
  greeting: { announce: '5s', next: 'one' },
  one: { acd: { teams: ['a'] }, breakouts: longer('30s', 'two') },
  two: { acd: { teams: ['b'] }, breakouts: longer('40s', 'three') },
  three: { acd: { teams: ['c'] }, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
};

describe('a chain of three queues', () => {
  const X = call('X', 5, { plan: 'main.greeting' });
  const Y = call('Y', 50, { plan: 'main.three' });

  test.each([
    ['lastQueue', 80, ['Y', 'X']],
    ['firstQueue', 10, ['X', 'Y']],
    ['callStart', 5, ['X', 'Y']],
  ])('ageBasis %s: X is as old as since %i', async (ageBasis, age0, order) => {
    const told = await tell(
      centerOf(teams, { calls: [X, Y], applets: chain, rules: { ageBasis } }),
    );
    for (const { call: of } of [told.actual, told.hold, told.noCallback].map((world) => ({
      call: world.call.bind(world),
    }))) {
      expect(of('X')).toMatchObject({
        queues: ['one', 'two', 'three'],
        queuedAt: [10, 40, 80],
        age0,
      });
      expect(offersOf(of(order[0]!))).toEqual(['200 C1']);
      expect(offersOf(of(order[1]!))).toEqual(['355 C1']);
    }
    expect(told.measures('queues.one.offered', 'queues.two.breakouts.queueDuration')).toEqual({
      'queues.one.offered': 1,
      'queues.two.breakouts.queueDuration': 1,
    });
  });

  test('patience runs from the first queue and is not started anew', async () => {
    const told = await tell(
      centerOf(teams, { calls: [{ ...X, patience: '100s' }], applets: chain }),
    );
    expect(told.call('X').exits.at(-1)).toMatchObject({ at: 110, how: 'Abandoned', after: 30 });
  });

  test.each([
    ['lastQueue', 80],
    ['firstQueue', 10],
  ])('R7 a callback from the third queue is as old as its call: %s', async (ageBasis, age0) => {
    const taker = { ...X, takesCallbackAfter: '30s', hangsUpAfter: '35s' };
    const told = await tell(
      centerOf(teams, { calls: [taker], applets: chain, rules: { ageBasis } }),
    );
    expect(told.callback('X')).toMatchObject({ age0, created: 110, firstOffer: 200 });
    expect(told.callback('X').heldFirstOffer).toBe(200);
    expect(told.noCallback.call('X').answeredAt).toBe(205);
  });
});

test('there and back again: each visit is one, and the second begins with its own time', async () => {
  const applets = {
    one: { acd: { teams: ['a'] }, breakouts: longer('30s', 'two') },
    two: { acd: { teams: ['b'] }, breakouts: longer('40s', 'one') },
  };
  const back = { ...teams, a: [agent('A1', '100s')] };
  const told = await tell(
    centerOf(back, { calls: [call('X', 10, { plan: 'main.one' })], applets }),
  );
  expect(told.call('X')).toMatchObject({ queues: ['one', 'two', 'one'], queuedAt: [10, 40, 80] });
  expect(offersOf(told.call('X'))).toEqual(['100 A1']);
  expect(told.measures('queues.one.offered', 'queues.one.answered', 'queues.one.asa_s')).toEqual({
    'queues.one.offered': 2,
    'queues.one.answered': 1,
    'queues.one.asa_s': 25,
  });
});

describe('longest waiting', () => {
  const one = { team: [agent('A1', '1000s')] };
  const lw = (agePerMinute = 1): Fields => ({ acd: { mode: 'longestWaiting', agePerMinute } });
  const callback = { announce: '1s' };

  /** Of the classes in turn, ages at 1000 s at which the scores are alike: 90 s x agePerMinute. */
  const ages = { highest: 100, higher: 120, normal: 180, lower: 360, lowest: 900 };

  test.each(Object.keys(ages))('of like scores, a second more of %s comes first', async (first) => {
    const calls = Object.entries(ages).map(([priority, age]) =>
      call(priority, 1000 - age - (priority === first ? 1 : 0), { plan: 'main.lw', priority }),
    );
    const told = await tell(centerOf(one, { calls, applets: { lw: lw(), callback } }));
    expect(offersOf(told.call(first))).toEqual(['1000 A1']);
  });

  test('age counts by agePerMinute, over queues', async () => {
    // At 1000: slow 500 x 0.5 x 1 = 250, fast 340 x 0.25 x 3 = 255. At 1155: 327.5 against the other
    // fast one, which is in class lowest: 855 x 0.1 x 3 = 256.5.
    const calls = [
      call('slow', 500, { plan: 'main.slow' }),
      call('fast', 660, { plan: 'main.fast', priority: 'lower' }),
      call('late', 300, { plan: 'main.fast', priority: 'lowest' }),
    ];
    const applets = { slow: lw(1), fast: lw(3), callback };
    const told = await tell(centerOf(one, { calls, applets }));
    expect(offersOf(told.call('fast'))).toEqual(['1000 A1']);
    expect(offersOf(told.call('slow'))).toEqual(['1155 A1']);
    expect(offersOf(told.call('late'))).toEqual(['1310 A1']);
  });

  test('Set Priority changes the factor', async () => {
    const calls = [
      call('normal', 600, { plan: 'main.lw' }),
      // 300 x 0.9 = 270 against 400 x 0.5 = 200.
      call('raised', 700, { plan: 'main.raise' }),
    ];
    const applets = { lw: lw(), raise: { setPriority: 'highest', next: 'lw' }, callback };
    const told = await tell(centerOf(one, { calls, applets }));
    expect(offersOf(told.call('raised'))).toEqual(['1000 A1']);
  });
});

test('skills mode: Set Priority is absolute, whatever the ages and the slack', async () => {
  const classes = ['lowest', 'lower', 'normal', 'higher', 'highest'];
  const applets: Record<string, Fields> = { queue: { acd: { agreementRouting: true } } };
  for (const priority of classes) applets[priority] = { setPriority: priority, next: 'sla' };
  applets['sla'] = { setSla: { target: '10s' }, next: 'queue' };
  const calls = [
    ...classes.map((priority, k) => call(priority, 10 * k, { plan: `main.${priority}` })),
    // With no agreement it comes after all of its class that have one.
    call('old and normal', 0, { plan: 'main.queue' }),
  ];
  const told = await tell(centerOf({ team: [agent('A1', '1000s')] }, { calls, applets }));
  const order = [...told.actual.courses].sort((a, b) => a.offers[0]!.at - b.offers[0]!.at);
  expect(order.map(({ name }) => name)).toEqual([
    'highest',
    'higher',
    'normal',
    'old and normal',
    'lower',
    'lowest',
  ]);
});

test('of two who come back in one instant the higher class has the only idle agent', async () => {
  const agents = [agent('A1', '0s'), agent('A2', '0s'), agent('A3', '10s')];
  const missed = { rings: ['missed'] };
  const calls = [
    call('X', 0, missed),
    call('Y', 1, { ...missed, priority: 'higher', rings: ['missed'] }),
  ];
  const applets = { queue: { acd: { noAnswerTimeout: '20s' } } };
  const told = await tell(centerOf({ team: agents }, { calls, applets }));
  // X is back at 20 and goes to A3, Y at 21 finds nobody.
  expect(offersOf(told.call('X'))).toEqual(['0 A1', '20 A3']);
  const together = calls.map((each) => ({ ...each, at: '0s' }));
  const both = await tell(centerOf({ team: agents }, { calls: together, applets }));
  expect(offersOf(both.call('Y'))[1]).toBe('20 A3');
  expect(offersOf(both.call('X'))[1]).toBe('50 A1');
});
