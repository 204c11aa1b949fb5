/**
 * Callbacks that are tried again when a dial has reached nobody, to the millisecond. The center is
 * that of the worked vectors: A1 comes at 300, B's callback has age 10, C waits since 60.
 */
import { describe, expect, test } from 'vitest';
import { AfterUnreached, afterUnreached, routedSinceAtReturn } from '../../src/callback/retry.js';
import { constant } from '../../src/engine/distributions/basic.js';
import { FRONT } from '../../src/model/interaction.js';
import { RetryPlace } from '../../src/model/rule-settings.js';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

const noAnswer = { result: 'noAnswer', after: '20s' };
const person = { result: 'person', after: '10s' };
const D = { id: 'D', at: '100s', clid: '+441110003' };

/** Tried again 60 s after a dial that nobody answered. */
const retries = (others: Fields = {}): Fields => ({
  retries: { noAnswer: { times: 2, after: '60s', ...others } },
});

const calls = [{ ...B, customer: [noAnswer, person] }, C, D];

describe('a second dial reaches the customer', async () => {
  const told = await tell(center({ rules: retries(), calls }));

  test('the agent wraps, the callback is put off for 60 s and returns with its age', () => {
    expect(told.storyOf('B').slice(4)).toEqual([
      '0:00:40.000 B callback queues',
      '0:00:45.000 B ends',
      '0:05:00.000 B callback offered to A1',
      '0:05:05.000 B callback answered by A1',
      '0:05:05.000 B callback dials',
      '0:05:25.000 B callback finds noAnswer',
      '0:05:25.000 B callback is put off until 0:06:25.000',
      '0:06:25.000 B callback queues',
      '0:08:30.000 B callback offered to A1',
      '0:08:35.000 B callback answered by A1',
      '0:08:35.000 B callback dials',
      '0:08:45.000 B callback finds person',
      '0:10:45.000 B callback is Completed',
    ]);
    expect(told.actual.agent('A1').slice(0, 7)).toEqual([
      ['CallbackRinging', 300],
      ['CallbackDialling', 305],
      ['WrapUp', 325],
      ['IncomingRinging', 355],
      ['IncomingTalking', 360],
      ['WrapUp', 480],
      ['CallbackRinging', 510],
    ]);
  });

  test('its row has both dials, the first answer for the drift, the last result', () => {
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      answered: 305,
      customer: 525,
      ended: 645,
      state: 'Completed',
      result: 'person',
      dials: 2,
    });
    expect(told.callback('B').row.dialled).toEqual([
      { agent: 'A1', at: 305_000, endedAt: 325_000, result: 'noAnswer' },
      { agent: 'A1', at: 515_000, endedAt: 525_000, result: 'person' },
    ]);
    expect(told.callback('B').row.putOffs).toEqual([{ from: 325_000, until: 385_000 }]);
  });

  test('drift is taken at the first answer, connect drift at the customer’s, and has its part', () => {
    const keys = ['', 'offer.', 'connect.', 'connect.retries.', 'connect.dial.', 'connect.ring.'];
    expect(told.measures(...keys.map((key) => `callbacks.drift.${key}mean_s`))).toEqual({
      'callbacks.drift.mean_s': 0,
      'callbacks.drift.offer.mean_s': 0,
      'callbacks.drift.connect.mean_s': 220,
      'callbacks.drift.connect.retries.mean_s': 210,
      'callbacks.drift.connect.dial.mean_s': 10,
      'callbacks.drift.connect.ring.mean_s': 0,
    });
  });

  test('results are counted per dial and, at the end, per callback', () => {
    expect(
      told.measures(
        'callbacks.created',
        'callbacks.completed',
        'callbacks.unreached',
        'callbacks.dials',
        'callbacks.retries',
        'callbacks.retries.noAnswer',
        'callbacks.agentAnswerWait.mean_s',
        'media.phoneCallback.offered',
        'media.phoneCallback.answered',
      ),
    ).toEqual({
      'callbacks.created': 1,
      'callbacks.completed': 1,
      'callbacks.unreached': 0,
      'callbacks.dials': 2,
      'callbacks.retries': 1,
      'callbacks.retries.noAnswer': 1,
      'callbacks.agentAnswerWait.mean_s': 295,
      // Each return is a queue visit of its own.
      'media.phoneCallback.offered': 2,
      'media.phoneCallback.answered': 2,
    });
    // The second visit waits from 385 to 515; the first counts from the age.
    expect(told.measure('media.phoneCallback.asa_s')).toBe((295 + 130) / 2);
  });

  test('each dial is an outbound record of its own, in one conversation', () => {
    const out = told.records.filter(({ role, callId }) => role === 'OUT' && callId === 'B');
    expect(
      out.map(({ dial, startedAt, endedAt, outcome }) => [dial, startedAt, endedAt, outcome]),
    ).toEqual([
      [1, 305_000, 325_000, 'Unreached (noAnswer)'],
      [2, 515_000, 645_000, 'Completed'],
    ]);
  });
});

test('tail returns behind all who wait then, front before all, whatever their age', async () => {
  const tail = await tell(center({ rules: retries({ place: 'tail' }), calls }));
  expect(tail.call('D').answeredAt).toBe(515);
  expect(tail.call('B callback').offers).toEqual([
    { at: 300, to: 'A1' },
    { at: 665, to: 'A1' },
  ]);
  expect(tail.callback('B').customer).toBe(680);
  // D is given an age that goes before that of B.
  const older = [calls[0]!, C, { ...D, headStart: '200s' }];
  // With it D is offered at 300, B after it at 455: its second dial is due at 540.
  const keep = await tell(center({ rules: retries(), calls: older }));
  expect(keep.call('B callback').offers[0]).toEqual({ at: 455, to: 'A1' });
  const E = { ...D, id: 'E', at: '470s', clid: '+441110004', headStart: '20m' };
  const withE = [...older, E];
  const kept = await tell(center({ rules: retries(), calls: withE }));
  const front = await tell(center({ rules: retries({ place: 'front' }), calls: withE }));
  // A1 is free at 510: E goes, as B is not back before 540; then at 665 it is B before C.
  expect(kept.call('E').answeredAt).toBe(515);
  expect(front.call('B callback').offers[1]).toEqual({ at: 665, to: 'A1' });
});

test('front goes before one who has waited longer, keep after', async () => {
  const Z = { id: 'Z', at: '330s', clid: '+441110009', headStart: '20m' };
  const Y = { id: 'Y', at: '332s', clid: '+441110008', headStart: '20m' };
  const both = [{ ...B, customer: [noAnswer, person] }, Z, Y];
  // A1 wraps to 355, takes Z, and is free again at 510, when B (back at 385) and Y wait.
  const keep = await tell(center({ rules: retries(), calls: both }));
  expect([keep.call('Y').answeredAt, keep.callback('B').customer]).toEqual([515, 680]);
  const front = await tell(center({ rules: retries({ place: 'front' }), calls: both }));
  expect([front.callback('B').customer, front.call('Y').answeredAt]).toEqual([525, 680]);
});

test('front goes before those with an agreement too, where agreements are routed by', async () => {
  const Y = { id: 'Y', at: '332s', clid: '+441110008' };
  const told = await tell(
    center({
      rules: retries({ place: 'front' }),
      applets: {
        gold: { setSla: { target: '1s' }, next: 'queue' },
        queue: {
          acd: { agreementRouting: true },
          breakouts: { voluntary: { after: '30s', to: 'callback' } },
        },
      },
      calls: [
        { ...B, plan: 'main.queue', customer: [noAnswer, person] },
        { ...Y, id: 'Z', at: '330s', clid: '+441110009', plan: 'main.gold' },
        { ...Y, plan: 'main.gold' },
      ],
      callers: { plan: 'main.queue' },
    }),
  );
  expect(told.callback('B').customer).toBe(525);
  expect(told.call('Y').answeredAt).toBe(680);
});

test('the times are those of each result, and the last result is that of the callback', async () => {
  const always = await tell(center({ rules: retries(), calls: [{ ...B, customer: noAnswer }] }));
  expect(always.callback('B')).toMatchObject({
    state: 'Unreached',
    result: 'noAnswer',
    dials: 3,
    customer: null,
  });
  // Dials at 305, 390 and 475, each back 60 s after its result and answered 5 s later.
  expect(always.call('B callback').dialledAt).toEqual([305, 390, 475]);
  expect(always.callback('B').ended).toBe(495);
  const customer = ['noAnswer', 'engaged', 'noAnswer', 'person'].map((result) => ({
    result,
    after: '20s',
  }));
  const each = { times: 1, after: '60s' };
  const mixed = await tell(
    center({
      rules: { retries: { noAnswer: each, engaged: each } },
      calls: [{ ...B, customer }],
    }),
  );
  expect(mixed.callback('B')).toMatchObject({ state: 'Unreached', result: 'noAnswer', dials: 3 });
  expect(mixed.measures('callbacks.retries.noAnswer', 'callbacks.retries.engaged')).toEqual({
    'callbacks.retries.noAnswer': 1,
    'callbacks.retries.engaged': 1,
  });
});

test('a cap holds for all results together', async () => {
  const told = await tell(
    center({ rules: { ...retries(), retriesInAll: 1 }, calls: [{ ...B, customer: noAnswer }] }),
  );
  expect(told.callback('B')).toMatchObject({ state: 'Unreached', dials: 2 });
});

test('a result that is not named closes the callback, as in the preset (R15)', async () => {
  const told = await tell(
    center({ rules: retries(), calls: [{ ...B, customer: { result: 'engaged' } }] }),
  );
  expect(told.callback('B')).toMatchObject({ state: 'Unreached', result: 'engaged', dials: 1 });
});

test('after a voicemail the callback is put off from the end of the message on', async () => {
  const customer = [{ result: 'voicemail', after: '20s', message: '20s' }, person];
  const told = await tell(
    center({
      rules: { retries: { voicemail: { times: 1, after: '60s' } } },
      calls: [{ ...B, customer }],
    }),
  );
  expect(told.call('B callback').putOffs).toEqual([{ at: 345, until: 405 }]);
  // Back at 405, when A1 is Ready: offered at once.
  expect(told.callback('B')).toMatchObject({ customer: 420, ended: 540, dials: 2 });
});

test('a caller who rang in again was engaged, is answered live, and called back for nothing', async () => {
  // T5b: the dial at 305 finds B in the live queue; a retry comes back at 908.
  const again = [{ at: '195s', hangsUpAfter: '20m', patience: 'never' }];
  const rules = { retries: { engaged: { times: 1, after: '10m' } } };
  const told = await tell(center({ rules, calls: [{ ...B, again }] }));
  expect(told.callback('B')).toMatchObject({ dials: 2, redundant: true, customer: 923 });
  const cancels = await tell(
    center({ rules: { ...rules, liveAnswerCancels: true }, calls: [{ ...B, again }] }),
  );
  expect(cancels.callback('B')).toMatchObject({ dials: 1, state: 'Cancelled' });
  expect(cancels.callback('B').ended).toBe(cancels.call('B.2').answeredAt);
});

test('without retries nothing of this happens, and every dial draws its own answer with them', async () => {
  const random = (rules: Fields) =>
    center({
      rules,
      agents: [A1, agent('A2', '0s')],
      callers: { answersCallback: { person: 0.5, noAnswer: 0.5 } },
      calls: Array.from({ length: 40 }, (_, k) => ({
        id: `K${k}`,
        at: `${k * 10}s`,
        takesCallbackAfter: '30s',
        hangsUpAfter: '31s',
        talk: '5s',
      })),
      scenario: { length: '3h' },
    });
  const preset = await tell(random({}));
  expect(preset.rows.every(({ dials }) => dials <= 1)).toBe(true);
  const more = await tell(random(retries({ after: '5m' })));
  const first = (told: typeof preset) =>
    told.rows.map(({ callId, dialled }) => [callId, dialled[0]?.result]);
  // The first dial of each finds the same in both.
  expect(first(more)).toEqual(first(preset));
  expect(new Set(more.rows.map(({ dials }) => dials))).toEqual(new Set([1, 2, 3]));
});

describe('the rule itself', () => {
  const plan = { times: 2, after: constant(0), place: RetryPlace.Keep };
  const attempted = { retriedAfterResult: 0, retried: 0, isOver: false };

  test.each([
    ['no plan closes', null, {}, 9, AfterUnreached.Close],
    ['times left: again', plan, {}, 9, AfterUnreached.TryAgain],
    ['times used up', plan, { retriedAfterResult: 2 }, 9, AfterUnreached.Close],
    ['the cap is reached', plan, { retried: 1 }, 1, AfterUnreached.Close],
    ['its time is over', plan, { isOver: true }, 9, AfterUnreached.Close],
  ])('%s', (_, given, others, max, outcome) => {
    expect(afterUnreached(given, max, { ...attempted, ...others })).toBe(outcome);
  });

  test('places', () => {
    expect(routedSinceAtReturn(RetryPlace.Keep, 10, 500)).toBe(10);
    expect(routedSinceAtReturn(RetryPlace.Tail, 10, 500)).toBe(500);
    expect(routedSinceAtReturn(RetryPlace.Front, 10, 500)).toBe(FRONT);
  });
});
