/**
 * Offers that are made under conditions only, and requests that are refused, to the millisecond. The
 * center is that of the worked vectors: B queues at 10 and would take the callback at 40.
 */
import { describe, expect, test } from 'vitest';
import { decideOffer, OfferOutcome } from '../../src/callback/offer.js';
import { agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

/** The offer of the vectors, made when all of this holds; it may come again. */
function offered(when: Fields, others: Fields = {}, acd: Fields = {}): Fields {
  return {
    queue: {
      acd,
      breakouts: { voluntary: { after: '30s', to: 'callback', when, ...others } },
    },
  };
}

const Z = { id: 'Z', at: '5s', clid: '+441110009' };
const again = { repeatEvery: '30s' };
const breaksOut = (at: number) => [{ at, how: 'Breakout', reason: 'Voluntary', after: at - 10 }];

describe('an offer whose conditions do not hold is not made', () => {
  test('the caller waits on, and is answered in the place that is theirs', async () => {
    const told = await tell(center({ applets: offered({ queueLengthFrom: 1 }), calls: [B, C] }));
    expect(told.rows).toEqual([]);
    expect(told.call('B')).toMatchObject({ exits: [], answeredAt: 305, decisions: [] });
    // C, who does not want one, is made the offer at 90, as B waits beside.
    expect(told.measures('callbacks.withheld', 'callbacks.offered', 'callbacks.created')).toEqual({
      'callbacks.withheld': 1,
      'callbacks.offered': 1,
      'callbacks.created': 0,
    });
  });

  test('others in the queue are counted, the caller is not', async () => {
    const told = await tell(center({ applets: offered({ queueLengthFrom: 1 }), calls: [Z, B] }));
    expect(told.call('B').exits).toEqual(breaksOut(40));
  });

  test('one that repeats is looked at again', async () => {
    const applets = offered({ queueLengthFrom: 1 }, again);
    const told = await tell(center({ applets, calls: [B, C] }));
    // C is there at 70.
    expect(told.call('B').exits).toEqual(breaksOut(70));
    // That of C is withheld five times, from the answer to B's callback on to 450.
    expect(told.measure('callbacks.withheld')).toBe(6);
  });

  test.each([
    ['waitedOver', { waitedOver: '60s' }, 100],
    ['between', { between: [{ from: '60s', to: '80s' }] }, 70],
    ['both', { waitedOver: '30s', between: [{ from: '0s', to: '71s' }] }, 70],
  ])('%s: made at %#', async (_, when, at) => {
    const told = await tell(center({ applets: offered(when, again), calls: [B] }));
    expect(told.call('B').exits).toEqual(breaksOut(at));
  });

  test('between ends before its "to"', async () => {
    const applets = offered({ between: [{ from: '0s', to: '40s' }] });
    const told = await tell(center({ applets, calls: [B] }));
    expect(told.rows).toEqual([]);
  });
});

/** X talks with Y from 0 on, so B is the only one who waits. */
const busy = {
  agents: [agent('X', '0s')],
  calls: [{ id: 'Y', at: '0s', talk: '10m', clid: '+441110008' }, B],
};

test.each([
  ['1', 1, true],
  ['2', 2, false],
])('calls per agent logged in, from %s', async (_, callsPerAgentFrom, made) => {
  const told = await tell(center({ ...busy, applets: offered({ callsPerAgentFrom }) }));
  expect(told.rows).toHaveLength(made ? 1 : 0);
});

test('where nobody is logged in there are more calls per agent than any number', async () => {
  const applets = offered({ callsPerAgentFrom: 1000 });
  const told = await tell(center({ applets, calls: [B] }));
  expect(told.rows).toHaveLength(1);
});

test.each([
  ['99s', 0, true],
  ['100s', 0, false],
  ['99s', 2, false],
])(
  'an estimated wait of 100 s is over %s, with at least %i waiting: %s',
  async (over, least, made) => {
    const estimate = { method: 'queueLength', handleTime: '100s', atLeastWaiting: least };
    const applets = offered({ estimatedWaitOver: over }, {}, { estimate });
    const told = await tell(center({ ...busy, applets }));
    expect(told.rows).toHaveLength(made ? 1 : 0);
  },
);

test('fewer pending: the next offer is made once the callback that stood is complete', async () => {
  const D = { ...B, id: 'D', at: '20s', clid: '+441110003', hangsUpAfter: '1h' };
  const told = await tell(center({ applets: offered({ pendingUnder: 1 }, again), calls: [B, D] }));
  expect(told.call('B').exits).toEqual(breaksOut(40));
  // B's callback goes first, at 300, and is complete at 435; D is offered to A1 at 465 only.
  expect(told.call('D').exits).toEqual([
    { at: 440, how: 'Breakout', reason: 'Voluntary', after: 420 },
  ]);
});

describe('a cap on what may be pending', async () => {
  const D = { ...B, id: 'D', at: '20s', clid: '+441110003', hangsUpAfter: '60s' };
  const applets = {
    callback: { callback: { pendingMax: 1, full: 'second' }, next: 'thanks' },
    second: { acd: { name: 'second' } },
  };
  const told = await tell(center({ applets, calls: [B, D] }));

  test('the request too many is refused, and the call goes on where it is told to', () => {
    expect(told.storyOf('D')).toEqual([
      '0:00:20.000 D calls',
      '0:00:20.000 D queues in queue',
      '0:00:50.000 D breaks out after 30s (Voluntary)',
      '0:00:50.000 D gets no callback: no room',
      '0:00:50.000 D queues in second',
      '0:07:45.000 D offered to A1',
      '0:07:50.000 D answered by A1',
      '0:09:50.000 D ends',
    ]);
    expect(told.measures('callbacks.created', 'callbacks.noRoom', 'callbacks.duplicates')).toEqual({
      'callbacks.created': 1,
      'callbacks.noRoom': 1,
      'callbacks.duplicates': 0,
    });
  });

  test('the callback that is complete makes room', async () => {
    // B's is complete at 435, and A1 wraps up to 465.
    const late = { ...D, at: '400s', takesCallbackAfter: '40s' };
    const later = await tell(center({ applets, calls: [B, late] }));
    expect(later.measures('callbacks.created', 'callbacks.noRoom')).toEqual({
      'callbacks.created': 2,
      'callbacks.noRoom': 0,
    });
  });

  test('who asks again for a callback that stands is a duplicate, not one too many', async () => {
    const second = [{ at: '195s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }];
    const asked = await tell(center({ applets, calls: [{ ...B, again: second }] }));
    expect(asked.measures('callbacks.noRoom', 'callbacks.duplicates')).toEqual({
      'callbacks.noRoom': 0,
      'callbacks.duplicates': 1,
    });
  });
});

test('shortly before the end of the day no callback is created, and hanging up then abandons', async () => {
  const applets = {
    callback: { callback: {}, next: 'second' },
    second: { acd: { name: 'second' } },
  };
  const asks = { ...B, patience: '100s', hangsUpAfter: undefined };
  const rules = { noNewBefore: '59m20s' };
  const told = await tell(center({ rules, applets, calls: [asks] }));
  expect(told.story).toEqual([
    '0:00:10.000 B calls',
    '0:00:10.000 B queues in queue',
    '0:00:40.000 B breaks out after 30s (Voluntary)',
    '0:00:40.000 B gets no callback: too late',
    '0:00:40.000 B queues in second',
    '0:01:50.000 B abandons',
    '0:01:50.000 B ends',
  ]);
  expect(told.measures('callbacks.tooLate', 'abandoned')).toEqual({
    'callbacks.tooLate': 1,
    abandoned: 1,
  });
  const inTime = await tell(center({ rules: { noNewBefore: '59m19s' }, applets, calls: [asks] }));
  expect(inTime.measure('callbacks.created')).toBe(1);
});

test('nor while the center is closed, be it before its first opening or after its last close', async () => {
  const opening = [{ from: '10m', to: '20m' }];
  const at = (seconds: number) => ({
    id: `at ${seconds}`,
    at: `${seconds}s`,
    takesCallbackAfter: '30s',
  });
  const told = await tell(
    center({
      agents: [agent('A1', '50m')],
      rules: { noNewBefore: '1m' },
      calls: [at(30), at(600), at(1120), at(1300), at(2000)],
      scenario: { opening },
    }),
  );
  expect(told.measures('callbacks.tooLate', 'callbacks.created')).toEqual({
    'callbacks.tooLate': 4,
    'callbacks.created': 1,
  });
});

test('an offer that leads elsewhere is looked at in every world, on its own state', async () => {
  const applets = {
    queue: {
      acd: {},
      breakouts: {
        voluntary: { after: '30s', to: 'shut', share: 1, when: { queueLengthFrom: 1 } },
      },
    },
    shut: { hangUp: true },
  };
  const told = await tell(
    center({
      applets,
      calls: [
        { id: 'E', at: '10s' },
        { id: 'F', at: '20s' },
      ],
    }),
  );
  // At 40 F waits beside E, at 50 nobody does beside F.
  for (const world of [told.actual, told.hold, told.noCallback]) {
    expect(world.call('E').exits).toMatchObject([{ at: 40, reason: 'Voluntary' }]);
    expect(world.call('F').exits).toEqual([]);
  }
});

test('what departs from the preset in a plan is named with its place', async () => {
  const applets = {
    ...offered({ estimatedWaitOver: '5m' }),
    callback: { callback: { pendingMax: 20 } },
  };
  const { plan } = await tell(center({ applets, calls: [B] }));
  expect(plan.departures).toEqual([
    'plans.main.callback.callback.pendingMax is 20; the preset vcc has no cap',
    'plans.main.queue offers callback only when { estimatedWaitOver: 5m }; the preset vcc offers always',
  ]);
});

test('what is not asked about holds', () => {
  const nothing = {
    estimatedWaitOverMs: -1,
    queueLengthFrom: 0,
    callsPerAgentFrom: 0,
    waitedOverMs: -1,
    between: null,
    pendingUnder: Number.POSITIVE_INFINITY,
  };
  const empty = {
    now: 0,
    estimatedWaitMs: -1,
    othersInQueue: 0,
    callsPerAgent: 0,
    waitedMs: 0,
    pending: 0,
  };
  expect(decideOffer(nothing, empty)).toBe(OfferOutcome.Made);
  // No estimate is over nothing.
  expect(decideOffer({ ...nothing, estimatedWaitOverMs: 0 }, empty)).toBe(OfferOutcome.Withheld);
});
