/**
 * Several days in one run: the center closes in the evening and opens in the morning. The center of
 * the worked vectors, from 19:40 to 19:40 of the next day; it closes at 1200 s (20:00) and opens at
 * 44400 s (08:00). A1 works while it is open. A talks until 1605, so that B's callback, requested at
 * 1040, and C, who queues at 1100, are still waiting at the close.
 */
import { describe, expect, test } from 'vitest';
import { B as B10, center, type Fields } from './center.js';
import { load, tell } from './tell.js';

const EVENING = {
  start: '2026-01-05T19:40[UTC]',
  length: '24h',
  opening: [{ from: '08:00', to: '20:00' }],
};
const A = { id: 'A', at: '1000s', talk: '600s' };
const B = { ...B10, at: '1010s' };
const C = { id: 'C', at: '1100s' };
/** Queues ten seconds before the opening. */
const D = { id: 'D', at: '44390s' };

function evening(closing: Fields, others: { calls?: Fields[]; rules?: Fields } = {}): Fields {
  return center({
    agents: [{ name: 'A1' }],
    calls: others.calls ?? [A, B, C, D],
    rules: others.rules ?? {},
    scenario: { ...EVENING, closing },
  });
}

describe('the run-out after a close', () => {
  test('finish: callbacks are made and callers answered until nothing waits, then the agent goes', async () => {
    const told = await tell(evening({}));
    expect(told.callback('B')).toMatchObject({ firstOffer: 1635, answered: 1640, customer: 1650 });
    expect(told.call('C')).toMatchObject({ offers: [{ at: 1800, to: 'A1' }], answeredAt: 1805 });
    // The last thing in hand is finished first.
    expect(told.actual.agent('A1').slice(-5)).toEqual([
      ['LoggedOut', 1955],
      ['IncomingRinging', 44400],
      ['IncomingTalking', 44405],
      ['WrapUp', 44525],
      ['Ready', 44555],
    ]);
    expect(told.story).toContain('0:30:05.000 the run-out ends');
    expect(told.drift('B').agent).toBe(0);
    expect(told.measures('callbacks.carriedOver', 'callbacks.pendingAtClose')).toEqual({
      'callbacks.carriedOver': 0,
      'callbacks.pendingAtClose': 1,
    });
  });

  test('an agent for whom nothing waits goes at the close', async () => {
    const told = await tell(evening({}, { calls: [D] }));
    expect(told.actual.agent('A1')).toEqual([
      ['Ready', 0],
      ['LoggedOut', 1200],
      ['IncomingRinging', 44400],
      ['IncomingTalking', 44405],
      ['WrapUp', 44525],
      ['Ready', 44555],
    ]);
  });

  test('it ends after runOut; what waits then waits for whoever comes next', async () => {
    const told = await tell(evening({ runOut: '10m' }));
    expect(told.story).toContain('0:30:00.000 the run-out ends');
    // C was offered in the instant in which the run-out ended.
    expect(told.call('C').offers).toEqual([{ at: 44400, to: 'A1' }]);
    expect(told.call('D').offers).toEqual([{ at: 44555, to: 'A1' }]);
  });

  test('cleared: callers who wait when the agents go are cleared, as a breakout', async () => {
    const told = await tell(evening({ runOut: '10m', callers: 'cleared' }));
    expect(told.call('C').exits).toEqual([
      { at: 1800, how: 'Breakout', reason: 'Closed', after: 700 },
    ]);
    expect(told.call('D')).toMatchObject({ queuedAt: [44390], answeredAt: null });
    expect(told.measures('breakouts.closed', 'abandoned')).toEqual({
      'breakouts.closed': 2,
      abandoned: 0,
    });
  });

  test('drop: callbacks that wait at the close end, and their persons are not reached', async () => {
    const told = await tell(evening({ callbacks: 'drop' }));
    expect(told.callback('B')).toMatchObject({ ended: 1200, state: 'Expired', dials: 0 });
    expect(told.call('C').answeredAt).toBe(1640);
    expect(told.measures('callbacks.expired', 'callbacks.pending')).toEqual({
      'callbacks.expired': 1,
      'callbacks.pending': 0,
    });
    expect(told.result.sums[0]!.fates!.counts[2]).toBe(1); // reached without callbacks, unreached with
  });
});

describe('callbacks carried over the night', () => {
  test('requested at 19:57, made at 08:00 with its age, before one who waited for the opening', async () => {
    const told = await tell(evening({ callbacks: 'carryOver' }));
    expect(told.callback('B')).toMatchObject({
      created: 1040,
      age0: 1010,
      firstOffer: 44400,
      answered: 44405,
      customer: 44415,
      ended: 44535,
    });
    // Live callers are served in the run-out; the agent does not stay for the callback.
    expect(told.call('C').answeredAt).toBe(1640);
    expect(told.actual.agent('A1')).toContainEqual(['LoggedOut', 1790]);
    expect(told.call('D').offers).toEqual([{ at: 44565, to: 'A1' }]);
    expect(told.measure('callbacks.carriedOver')).toBe(1);
  });

  test('the call it stands for is answered in the run-out: the drift is the night', async () => {
    const told = await tell(evening({ callbacks: 'carryOver' }));
    expect(told.callback('B')).toMatchObject({ heldFirstOffer: 1635, heldAnswer: 1640 });
    expect(told.drift('B')).toMatchObject({ agent: 44405 - 1640, connect: 44415 - 1640 });
  });

  test('nobody holds through the night: after the run-out the held call is cleared', async () => {
    const told = await tell(evening({ callbacks: 'carryOver', runOut: '5m' }));
    expect(told.hold.call('B')).toMatchObject({
      exits: [{ at: 1500, how: 'Breakout', reason: 'Closed', after: 490 }],
      answeredAt: null,
    });
    expect(told.callback('B')).toMatchObject({ answered: 44405, heldAnswer: null });
    expect(told.measure('callbacks.drift.earlyUnbounded')).toBe(1);
  });

  test('front goes before an older one of agreement routing, tail behind who waits at the opening', async () => {
    const places = async (place: string): Promise<number | null> => {
      const told = await tell(evening({ callbacks: 'carryOver', place }));
      return told.callback('B').firstOffer;
    };
    expect(await places('keep')).toBe(44_400);
    expect(await places('front')).toBe(44_400);
    expect(await places('tail')).toBe(44_555);
  });

  test('one whose agent rings at the close and misses it waits for the opening', async () => {
    const told = await tell(
      evening(
        { callbacks: 'carryOver' },
        {
          calls: [
            { ...A, talk: '155s' },
            { ...B, rings: { callback: ['missed'] } },
          ],
        },
      ),
    );
    expect(told.callback('B')).toMatchObject({ firstOffer: 1190, requeues: 1 });
    expect(told.callback('B')).toMatchObject({ lastOffer: 44_400, answered: 44_405 });
  });

  test('requested at night it waits for the opening too, and at the end of the run it is pending', async () => {
    const told = await tell(
      center({
        agents: [{ name: 'A1' }],
        calls: [{ ...B, at: '1300s' }],
        scenario: { ...EVENING, length: '2h', closing: { callbacks: 'carryOver' } },
      }),
    );
    expect(told.callback('B')).toMatchObject({ created: 1330, firstOffer: null, ended: null });
    expect(told.actual.ending).toBe('carriedOver');
    expect(told.result.stopped).toEqual(['replication 1, noCallback: horizon']);
    expect(told.measure('callbacks.pending')).toBe(1);
  });
});

describe('the window for callbacks', () => {
  const windowed = (rules: Fields, calls: Fields[] = [A, B, C]): Fields =>
    center({
      agents: [{ name: 'A1' }],
      calls,
      rules,
      scenario: { start: '2026-01-05T08:00[UTC]', length: '2h' },
    });

  test('outside it callbacks keep their place; at its opening an idle agent gets one at once', async () => {
    const told = await tell(windowed({ window: [{ from: '09:00', to: '20:00' }] }));
    expect(told.call('C').answeredAt).toBe(1640);
    expect(told.callback('B')).toMatchObject({ age0: 1010, firstOffer: 3600, answered: 3605 });
    expect(told.story).toContain('1:00:00.000 the window for callbacks opens');
  });

  test('a callback goes by its age once the window is open', async () => {
    const E = { id: 'E', at: '3400s', talk: '300s' };
    const F = { id: 'F', at: '3500s' };
    const told = await tell(windowed({ window: [{ from: '09:00', to: '20:00' }] }, [A, B, E, F]));
    // E is in hand when it opens; F queued before that and is younger than the callback.
    expect(told.callback('B').firstOffer).toBe(3735);
    expect(told.call('F').offers[0]!.at).toBe(3900);
  });

  test('expire: those that wait at its end expire, and those that come to wait outside it', async () => {
    const rules = { window: [{ from: '08:00', to: '08:25' }], outsideWindow: 'expire' };
    const told = await tell(
      windowed(rules, [A, B, { ...B10, id: 'G', at: '1520s', clid: '+441110009' }]),
    );
    expect(told.callback('B')).toMatchObject({ ended: 1500, state: 'Expired' });
    expect(told.callback('G')).toMatchObject({ created: 1550, ended: 1550, state: 'Expired' });
    expect(told.measures('callbacks.created', 'callbacks.expired')).toEqual({
      'callbacks.created': 2,
      'callbacks.expired': 2,
    });
  });
});

describe('rosters and hours', () => {
  test('two days with different rosters: who works when the center is open by day', async () => {
    const told = await tell(
      center({
        agents: [
          { name: 'Monday', shifts: [{ from: '08:00', to: '18:00', days: ['mon'] }] },
          { name: 'Tuesday', shifts: [{ from: '09:00', to: '18:00', days: ['tue'] }] },
        ],
        calls: [
          { id: 'early', at: '60s' },
          { id: 'next', at: '86400s' },
        ],
        scenario: {
          start: '2026-01-05T08:00[UTC]',
          length: '34h',
          opening: [{ from: '08:00', to: '18:00' }],
        },
      }),
    );
    expect(told.call('early').answeredBy).toBe('Monday');
    expect(told.call('next')).toMatchObject({ answeredBy: 'Tuesday', answeredAt: 90_005 });
  });

  test('hours by the opening: the plan asks the center, so that nobody writes the hours twice', async () => {
    const applets = {
      hours: { hours: { opening: true, closed: 'shut' }, next: 'queue' },
      shut: { hangUp: true },
    };
    const told = await tell(
      center({
        agents: [{ name: 'A1' }],
        applets,
        callers: { plan: 'main.hours' },
        calls: [
          { id: 'last', at: '1199s' },
          { id: 'late', at: '1200s' },
        ],
        scenario: EVENING,
      }),
    );
    expect(told.call('last').answeredAt).toBe(1204);
    expect(told.call('late')).toMatchObject({ queues: [], ends: [{ at: 1200, how: 'Ended' }] });
  });

  test('a local day of 23 hours: the center opens by the clock on the wall', async () => {
    // The clocks go forward in the night to 29 March 2026.
    const { plan } = await load(
      center({
        calls: [A],
        scenario: {
          start: '2026-03-28T12:00[Europe/London]',
          length: '2d',
          opening: [{ from: '08:00', to: '20:00' }],
        },
      }),
    );
    const HOUR = 3_600_000;
    expect(plan.hours!.open).toEqual([
      { fromMs: 0, toMs: 8 * HOUR },
      { fromMs: 19 * HOUR, toMs: 31 * HOUR },
      { fromMs: 43 * HOUR, toMs: 48 * HOUR },
    ]);
  });
});
