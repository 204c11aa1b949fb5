/**
 * Waits that are quoted, and what callers make of them, worked by hand. P keeps the only agent from 5
 * to 335: a talk of 300 s and a wrap of 30 s. One who waits with nobody ahead is told 150 s, with one
 * ahead 300 s.
 */
import { describe, expect, test } from 'vitest';
import { agent, type CenterParts, center, type Fields } from './center.js';
import { type Told, tell } from './tell.js';

const P = { id: 'P', at: '0s', talk: '300s' };
const B = { id: 'B', at: '10s', clid: '+441110001' };
const C = { id: 'C', at: '20s', clid: '+441110002' };
const twice = [{ at: '0s' }, { at: '30s', every: '60s' }];
const once = [{ at: '0s' }];

interface Parts extends Omit<CenterParts, 'calls'> {
  readonly calls?: readonly Fields[];
  readonly announcements?: readonly Fields[];
  readonly breakouts?: Fields;
}

function quoting({ calls = [P, B, C], announcements = twice, breakouts, ...parts }: Parts): Fields {
  const acd = { estimate: { method: 'queueLength', handleTime: '150s' }, announcements };
  return center({
    agents: [agent('A1', '0s')],
    calls,
    ...parts,
    applets: { queue: { acd, breakouts }, ...parts.applets },
  });
}

const callback = { voluntary: { after: '30s', to: 'callback' } };
const no = { callback: undefined, thanks: undefined };

function heard(told: Told, name: string): [at: number, wait: number][] {
  return told.call(name).quotes.map(({ at, wait }) => [at, wait]);
}

describe('announcements in the queue', () => {
  test('each quotes the estimate of its instant, until an agent answers', async () => {
    const told = await tell(quoting({ applets: no }));
    expect(heard(told, 'P')).toEqual([]);
    // B is answered at 340, which comes before what would be said at 340.
    expect(heard(told, 'B')).toEqual([10, 40, 100, 160, 220, 280].map((at) => [at, 150]));
    // C has B ahead until 335.
    expect(heard(told, 'C')).toEqual([
      ...[20, 50, 110, 170, 230, 290].map((at) => [at, 300]),
      ...[350, 410, 470].map((at) => [at, 150]),
    ]);
    expect(told.measure('quotes')).toBe(15);
    expect(told.measure('queues.queue.quotes')).toBe(15);
  });

  test('a wait is told in whole multiples, rounded up, and estimated as before', async () => {
    const estimate = { method: 'queueLength', handleTime: '150s', roundTo: '1m', measure: true };
    const acd = { estimate, announcements: once };
    const told = await tell(
      center({ agents: [agent('A1', '0s')], calls: [P, B, C], applets: { ...no, queue: { acd } } }),
    );
    expect(heard(told, 'B')).toEqual([[10, 180]]);
    expect(heard(told, 'C')).toEqual([[20, 300]]);
    // B waits 330 s, C 470 s: rung at 490, when B's wrap is over.
    const key = 'queues.queue.estimates.queueLength.error.mean_s';
    expect(told.measure(key)).toBe((330 - 150 + (475 - 300)) / 2);
    expect(told.measure('promiseError.mean_s')).toBe((330 - 180 + (475 - 300)) / 2);
  });

  test('what falls due while a phone rings for the call is not heard', async () => {
    const calls = [
      { ...P, talk: '290s' },
      { ...B, rings: ['missed'] },
    ];
    const told = await tell(quoting({ calls, applets: no }));
    // Rung from 325 to 345, back in the queue, rung again at 375; nothing is said at 340.
    expect(told.call('B').offers.map(({ at }) => at)).toEqual([325, 375]);
    expect(heard(told, 'B').map(([at]) => at)).toEqual([10, 40, 100, 160, 220, 280]);
  });

  test('who is rung at once and missed hears what comes after the ring', async () => {
    const calls = [{ id: 'R', at: '0s', rings: ['missed', 'missed'] }];
    const told = await tell(quoting({ calls, applets: no }));
    // Rung 0 to 20 and 50 to 70: of 0, 30 and 90 the first is lost.
    expect(told.call('R').offers.map(({ at }) => at)).toEqual([0, 50, 100]);
    expect(heard(told, 'R')).toEqual([
      [30, 150],
      [90, 150],
    ]);
  });

  test('at one instant the wait is told before a callback is offered', async () => {
    const told = await tell(
      quoting({
        calls: [P, { ...B, takesCallbackAfter: '30s', hangsUpAfter: '35s' }],
        breakouts: callback,
      }),
    );
    expect(heard(told, 'B')).toEqual([
      [10, 150],
      [40, 150],
    ]);
    // Told at 40, to wait 150 s.
    expect(told.callback('B').row).toMatchObject({ quotedMs: 150_000, promisedFor: 190_000 });
    // The callback itself is told nothing, and the call neither once it has left the queue.
    expect(told.measure('quotes')).toBe(2);
  });
});

describe('who hangs up over a quoted wait', () => {
  const balks = (...rows: readonly [string, number][]): Fields => ({
    balks: rows.map(([quotedOver, share]) => ({ quotedOver, share })),
  });

  test('they hang up at once, which is an abandon', async () => {
    const told = await tell(quoting({ callers: balks(['200s', 1]), applets: no }));
    expect(told.storyOf('C')).toEqual([
      '0:00:20.000 C calls',
      '0:00:20.000 C queues',
      '0:00:20.000 C is told 300s',
      '0:00:20.000 C balks',
      '0:00:20.000 C abandons',
      '0:00:20.000 C ends',
    ]);
    expect(told.call('B').answeredAt).toBe(340);
    expect(told.measures('balked', 'balked.outsideQueue', 'abandoned')).toEqual({
      balked: 1,
      'balked.outsideQueue': 0,
      abandoned: 1,
    });
    // In every world alike.
    expect(told.noCallback.story).toEqual(told.story);
  });

  test('the first row that holds decides, and a quote has to be over its bound', async () => {
    for (const [rows, stays] of [
      [[['300s', 1]], true],
      [[['299s', 1]], false],
      [
        [
          ['299s', 0],
          ['150s', 1],
        ],
        true,
      ],
    ] as const) {
      const callers = balks(...(rows as unknown as [string, number][]));
      const told = await tell(
        quoting({ calls: [P, B, C], announcements: once, callers, applets: no }),
      );
      expect([rows, told.call('C').answeredAt !== null]).toEqual([rows, stays]);
    }
  });

  test('who has borne a quote bears it again, and not a longer one', async () => {
    const callers = { ...balks(['200s', 0.5], ['100s', 0.2]) };
    const calls = [P, ...Array.from({ length: 60 }, (_, k) => ({ id: `c${k}`, at: `${10 + k}s` }))];
    const told = await tell(
      quoting({ calls, callers, applets: no, announcements: [{ at: '0s', every: '10s' }] }),
    );
    const hungUp = told.actual.courses.filter(({ exits }) => exits.length > 0);
    // Nobody is told less than before, so nobody leaves at a later quote than the first.
    expect(hungUp.length).toBeGreaterThan(15);
    expect(hungUp.length).toBeLessThan(45);
    expect(hungUp.map(({ exits }) => exits[0]!.after)).toEqual(hungUp.map(() => 0));
  });

  test('one who takes a callback and holds in its place bears every quote', async () => {
    const told = await tell(
      quoting({
        calls: [P, B, { ...C, takesCallbackAfter: '0s', hangsUpAfter: '5s' }],
        callers: { ...balks(['200s', 1]) },
        announcements: [{ at: '50s' }],
        breakouts: callback,
      }),
    );
    expect(told.hold.call('C').quotes).toEqual([{ at: 70, wait: 300 }]);
    expect(told.hold.call('C').exits).toEqual([]);
    expect(told.noCallback.call('C').exits).toMatchObject([{ how: 'Abandoned', after: 50 }]);
  });
});

describe('patience after a quote', () => {
  const calls = [
    { ...P, talk: '3000s' },
    ...Array.from({ length: 12 }, (_, k) => ({ id: `c${k}`, at: `${10 + k}s` })),
  ];

  /** How long each waited before hanging up, s. */
  async function waits(callers: Fields, announcements: readonly Fields[]): Promise<number[]> {
    const told = await tell(
      quoting({ calls, callers, announcements, applets: no, scenario: { seed: 4 } }),
    );
    return calls
      .slice(1)
      .map(({ id }) => told.call(id).exits[0]?.after ?? Number.POSITIVE_INFINITY);
  }

  test('an exponential patience runs so many times as fast from the quote on', async () => {
    const patience = { exponential: { mean: '80s' } };
    const own = await waits({ patience }, []);
    const after = await waits({ patience, patienceAfterQuote: [{ hazardTimes: 2 }] }, [
      { at: '30s' },
    ]);
    expect(own.filter((wait) => wait > 30).length).toBeGreaterThan(5);
    expect(own.filter((wait) => wait < 30).length).toBeGreaterThan(1);
    for (const [k, wait] of own.entries()) {
      expect(Math.abs(after[k]! - (wait <= 30 ? wait : 30 + (wait - 30) / 2))).toBeLessThan(0.001);
    }
  });

  test('a patience that falls with time is followed by its cumulated hazard', async () => {
    const patience = { weibull: { mean: '80s', shape: 0.5 } };
    const own = await waits({ patience }, []);
    const rows = [{ hazardTimes: 0.5 }];
    const after = await waits({ patience, patienceAfterQuote: rows }, [{ at: '20s' }]);
    // With shape one half the cumulated hazard goes with the root of time.
    for (const [k, wait] of own.entries()) {
      const root = Math.sqrt(20) + (Math.sqrt(wait) - Math.sqrt(20)) / 0.5;
      expect(Math.abs(after[k]! - (wait <= 20 ? wait : root ** 2))).toBeLessThan(0.005);
    }
  });

  test('the last quote holds: the same again changes nothing, another one takes its place', async () => {
    const patience = { exponential: { mean: '80s' } };
    const own = await waits({ patience }, []);
    const twiceAsFast = { patience, patienceAfterQuote: [{ hazardTimes: 2 }] };
    const again = await waits(twiceAsFast, [{ at: '0s', every: '7s' }]);
    for (const [k, wait] of own.entries()) expect(again[k]! - wait / 2).toBeCloseTo(0, 2);
  });

  test('the first row whose bound the quote is under decides; else patience is its own again', async () => {
    const patience = { exponential: { mean: '80s' } };
    const own = await waits({ patience }, []);
    const rows = [
      { quotedUnder: '150s', hazardTimes: 9 },
      { quotedUnder: '301s', hazardTimes: 3 },
    ];
    const after = await waits({ patience, patienceAfterQuote: rows }, once);
    // c0 is told 150 s, c1 300 s, the others more.
    const times = [3, 3, ...own.slice(2).map(() => 1)];
    for (const [k, wait] of own.entries()) expect(after[k]! - wait / times[k]!).toBeCloseTo(0, 2);
  });

  test('a patience told for the call, and one that is always the same, stay as they are', async () => {
    const told = await tell(
      quoting({
        calls: [P, { ...B, patience: '60s' }, C],
        callers: { patience: '90s', patienceAfterQuote: [{ hazardTimes: 5 }] },
        applets: no,
      }),
    );
    expect(told.call('B').exits).toMatchObject([{ how: 'Abandoned', after: 60 }]);
    expect(told.call('C').exits).toMatchObject([{ how: 'Abandoned', after: 90 }]);
  });
});

describe('a plan that quotes the wait before the queue', () => {
  const greeting = { announce: '5s', quotes: 'queue', next: 'queue' };
  const early = (parts: Parts): Fields => {
    const fields = quoting({ announcements: [], ...parts });
    return {
      ...fields,
      plans: { main: { greeting, ...(fields['plans'] as { main: Fields }).main } },
    };
  };

  test('the estimate is that at the end of the announcement, of all who wait by then', async () => {
    const told = await tell(early({ applets: no }));
    // P comes at 5 and finds nobody; at 15 nobody waits, at 25 B does.
    expect(['P', 'B', 'C'].map((name) => heard(told, name))).toEqual([
      [[5, 150]],
      [[15, 150]],
      [[25, 300]],
    ]);
  });

  test('it is that of the queue, also for one who has waited for an agent of their own', async () => {
    const told = await tell(
      quoting({
        agents: [agent('A1', '0s'), agent('A2', '0s')],
        calls: [P, { ...P, id: 'P2' }, { ...B, plan: 'main.own' }],
        announcements: [],
        applets: {
          own: {
            acd: { personal: 'A1' },
            breakouts: { voluntary: { after: '20s', to: 'tell', share: 1 } },
            next: 'queue',
          },
          tell: { announce: '5s', quotes: 'queue', next: 'queue' },
          callback: undefined,
          thanks: undefined,
        },
      }),
    );
    // Off at 30, told at 35: nobody waits in the queue, and two agents serve it.
    expect(heard(told, 'B')).toEqual([[35, 75]]);
  });

  test('who hangs up over it was in no queue, and has given up all the same', async () => {
    const told = await tell(
      early({ callers: { balks: [{ quotedOver: '200s', share: 1 }] }, applets: no }),
    );
    expect(told.call('C').queuedAt).toEqual([]);
    expect(told.measures('offered', 'abandoned', 'balked', 'balked.outsideQueue')).toEqual({
      offered: 2,
      abandoned: 0,
      balked: 1,
      'balked.outsideQueue': 1,
    });
    expect(told.measure('persons.abandoned')).toBe(1);
  });

  test('patience runs at the new pace from its start', async () => {
    const callers = { patience: { exponential: { mean: '60s' } } };
    const waitWith = async (others: Fields): Promise<number> => {
      const told = await tell(early({ callers: { ...callers, ...others }, applets: no }));
      return told.call('C').exits[0]!.after;
    };
    const own = await waitWith({});
    const slower = await waitWith({ patienceAfterQuote: [{ hazardTimes: 0.5 }] });
    expect(slower).toBeCloseTo(2 * own, 2);
  });
});

describe('how far off the promise was', () => {
  test('the last quote is the promise, or the first, by the target', async () => {
    const last = await tell(quoting({ calls: [P, B], applets: no }));
    // B is told at 10 to wait until 160 and at 280 until 430, and is answered at 340.
    expect(
      last.measures('promiseError.mean_s', 'promiseError.lateRate', 'promiseError.answered'),
    ).toEqual({
      'promiseError.mean_s': -90,
      'promiseError.lateRate': 0,
      'promiseError.answered': 1,
    });
    const scenario = { targets: { promise: 'first' } };
    const first = await tell(quoting({ calls: [P, B], applets: no, scenario }));
    expect(
      first.measures(
        'queues.queue.promiseError.mean_s',
        'queues.queue.promiseError.absolute.mean_s',
        'queues.queue.promiseError.lateRate',
      ),
    ).toEqual({
      'queues.queue.promiseError.mean_s': 180,
      'queues.queue.promiseError.absolute.mean_s': 180,
      'queues.queue.promiseError.lateRate': 1,
    });
    expect(first.measure('promiseError.p95_s')! / 180).toBeCloseTo(1, 2);
  });

  test('a callback takes the promise over, to its customer’s answer', async () => {
    const told = await tell(
      quoting({
        calls: [
          P,
          {
            ...B,
            takesCallbackAfter: '30s',
            hangsUpAfter: '35s',
            customer: { result: 'person', after: '10s' },
          },
        ],
        announcements: [],
        breakouts: { voluntary: { after: '30s', to: 'callback', quotes: true } },
      }),
    );
    // Told 150 s at 40; the agent answers at 340, the customer at 350.
    expect(
      told.measures('callbacks.promiseError.mean_s', 'callbacks.promiseError.lateRate'),
    ).toEqual({ 'callbacks.promiseError.mean_s': 160, 'callbacks.promiseError.lateRate': 1 });
    expect(told.measure('callbacks.promiseError.p50_s')! / 160).toBeCloseTo(1, 2);
    expect(told.measure('promiseError.answered')).toBe(0);
  });
});
