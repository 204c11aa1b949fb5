import { expect, test } from 'vitest';
import { CustomerResult } from '../../src/model/caller-plan.js';
import { RingEnd, type ScriptedCall } from '../../src/model/scripted-call.js';
import { planFrom, scenario } from './reading.js';

const PLANS = `plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: [{ after: 30s, to: callback }, { after: 60s, to: other }] } }
    callback: { callback: {} }
    other: { callback: {} }
  second: { wait: { acd: {} } }`;

async function callsOf(calls: string, more = ''): Promise<readonly ScriptedCall[]> {
  const plan = await planFrom(
    scenario({
      teams: 'teams: [{ name: t, skills: [a, b] }]',
      callers: `callers:\n  - name: c${more}\n    plan: main\n    calls: ${calls}`,
      plans: PLANS,
    }),
  );
  const arrivals = plan.classes.at(-1)?.arrivals;
  return arrivals?.kind === 'scripted' ? arrivals.calls : [];
}

test('a call says exactly what its caller does, and nothing about the rest', async () => {
  const [call] = await callsOf(
    '[{ id: B, at: 10s, clid: "+441110001", takesCallbackAfter: 30s, hangsUpAfter: 35s, talk: 120s, patience: never, rings: [missed, 5s, rejected, { rejected: 2s }], customer: { result: noAnswer, after: 10s }, needs: [b], takesCallbackVia: other }]',
  );
  expect(call).toEqual({
    id: 'B',
    at: 10_000,
    clid: '+441110001',
    withheld: false,
    entry: null,
    takesCallbackAfterMs: 30_000,
    drawsAcceptance: false,
    takesCallbackVia: 2,
    slotAtMs: null,
    hangsUpAfterMs: 35_000,
    talkMs: 120_000,
    patienceMs: Infinity,
    patienceAtLeastMs: null,
    phoneRings: [],
    callbackRings: [
      { end: RingEnd.Missed, afterMs: 0 },
      { end: RingEnd.Answered, afterMs: 5000 },
      { end: RingEnd.Rejected, afterMs: 0 },
      { end: RingEnd.Rejected, afterMs: 2000 },
    ],
    customers: [
      {
        result: CustomerResult.NoAnswer,
        afterMs: 10_000,
        messageMs: null,
        accepts: null,
        waitsMs: null,
      },
    ],
    wrapMs: null,
    hold: null,
    headStartMs: null,
    priority: null,
    needs: [1],
    presses: [],
    transfers: null,
    redials: null,
    ringsBack: null,
    gives: null,
    data: [],
    again: [],
  });
});

test("rings without a callback are the live call's, and may be told apart", async () => {
  const calls = await callsOf(
    '[{ at: 1s, rings: [3s] }, { at: 2s, rings: { phone: [1s], callback: [missed] } }]',
  );
  expect(
    calls.map(({ phoneRings, callbackRings }) => [phoneRings.length, callbackRings.length]),
  ).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test('who hangs up without taking a callback has just that patience', async () => {
  const calls = await callsOf(
    '[{ at: 1s, hangsUpAfter: 9s }, { at: 2s, hangsUpAfter: 9s, patience: 20s }]',
  );
  expect(calls.map(({ patienceMs, hangsUpAfterMs }) => [patienceMs, hangsUpAfterMs])).toEqual([
    [9000, null],
    [20_000, 9000],
  ]);
});

test('a second call takes over who calls and what about, not how it goes', async () => {
  const [call] = await callsOf(
    '[{ at: 1s, clid: withheld, talk: 9s, needs: [a], headStart: 5s, priority: higher, data: { x: "1" }, plan: second, patience: 9s, wrap: 3s, presses: ["1"], gives: "2", rings: [3s], customer: { result: engaged }, again: [{ at: 2s }, { at: 3s, clid: "7", needs: [], priority: lowest, plan: main.queue }] }]',
  );
  const {
    patienceMs: _,
    wrapMs: __,
    presses: ___,
    gives: ____,
    phoneRings: _____,
    customers: ______,
    ...kept
  } = call as ScriptedCall;
  expect(call?.again[0]).toEqual({
    ...kept,
    id: '1.2',
    at: 2000,
    again: [],
    patienceMs: null,
    wrapMs: null,
    hold: null,
    presses: [],
    gives: null,
    phoneRings: [],
    customers: [],
  });
  expect(call?.again[1]).toMatchObject({
    id: '1.3',
    clid: '7',
    withheld: false,
    needs: [],
    priority: 4,
    entry: 0,
    talkMs: 9000,
  });
});

test('calls are in the order of time, and have names', async () => {
  const calls = await callsOf('[{ at: 9s }, { at: 3s, id: x }, { at: 3s }]');
  expect(calls.map(({ id }) => id)).toEqual(['x', '3', '1']);
});

test('names made up for calls never collide', async () => {
  const plan = await planFrom(
    scenario({
      callers:
        'callers: [{ name: a, calls: [{ at: 1s, id: "2" }, { at: 2s }] }, { name: b, calls: [{ at: 1s }, { at: 2s }] }]',
    }),
  );
  const ids = plan.classes.flatMap(({ arrivals }) =>
    arrivals.kind === 'scripted' ? arrivals.calls.map(({ id }) => id) : [],
  );
  expect(ids).toEqual(['2', 'a 2', '1', 'b 2']);
});

test('a class with a rate and with listed calls becomes two', async () => {
  const plan = await planFrom(
    scenario({
      callers:
        'callers: [{ name: c, arrivals: { poisson: { every: 1h, calls: 60 } }, calls: [{ at: 1s }] }]',
    }),
  );
  expect(plan.classes.map(({ name, arrivals }) => [name, arrivals.kind])).toEqual([
    ['c', 'rates'],
    ['c (scripted)', 'scripted'],
  ]);
});

test('a listed call answers offers by taste only where the class states one', async () => {
  expect((await callsOf('[{ at: 1s }]'))[0]?.drawsAcceptance).toBe(false);
  expect((await callsOf('[{ at: 1s }]', '\n    acceptsCallback: 0.4'))[0]?.drawsAcceptance).toBe(
    true,
  );
});
