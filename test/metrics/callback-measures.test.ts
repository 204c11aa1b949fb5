/**
 * Measures of callbacks and of their drift from counts that are all different: each is what its
 * definition in docs/measures.md says, of the counts that it names.
 */
import { describe, expect, test } from 'vitest';
import { callbackMeasures } from '../../src/metrics/callback-measures.js';
import { driftMeasures } from '../../src/metrics/drift-measures.js';
import { evaluate } from '../../src/metrics/evaluate.js';
import type { Measure } from '../../src/metrics/measure.js';
import { CustomerResult } from '../../src/model/caller-plan.js';
import { Counter as C, COUNTER_COUNT, Scalar as S } from '../../src/records/counter.js';
import { Drift as D, DRIFT_COUNT } from '../../src/records/drift.js';
import type { ReplicationSums } from '../../src/records/sums.js';

/** Of the first queue: counters of calls and of callbacks. The second queue has 1 in each. */
const call = (index: number): number => 1000 + 7 * index;
const back = (index: number): number => 5000 + 11 * index;
const scalar = (index: number): number => 200 + 13 * index;
/** Of the second of two queues; the first has 1 in each place. */
const drift = (index: number): number => 300 + 17 * index;

const cells = Float64Array.from({ length: 4 * COUNTER_COUNT }, (_, k) => {
  const index = k % COUNTER_COUNT;
  if (k >= 2 * COUNTER_COUNT) return 1;
  return k < COUNTER_COUNT ? call(index) : back(index);
});
const histogram = (value: number) => ({ keys: Int32Array.of(value), counts: Float64Array.of(1) });
const sums = [
  {
    actual: { cells, scalars: Float64Array.from({ length: 200 }, (_, k) => scalar(k)) },
    hold: null,
    noCallback: null,
    drift: {
      sums: Float64Array.from({ length: 3 * DRIFT_COUNT }, (_, k) =>
        Math.floor(k / DRIFT_COUNT) === 1 ? drift(k % DRIFT_COUNT) : 1,
      ),
      drift: [1, 100, 2].map(histogram),
      offer: [3, 110, 4].map(histogram),
      connect: [5, 120, 6].map(histogram),
    },
  } as unknown as ReplicationSums,
];

function meansOf(measures: readonly Measure[]) {
  const by = new Map(measures.map((measure) => [measure.key, measure]));
  return (key: string) => {
    const measure = by.get(key);
    if (measure === undefined) throw new Error(`there is no measure ${key}`);
    return evaluate(measure, sums, true).mean;
  };
}

const seconds = (ms: number, of: number): number => ms / 1000 / of;

describe('callbacks of a queue', () => {
  const mean = meansOf(callbackMeasures('', 0, { customerFirst: null }));

  test.each([
    ['offered', call(C.CallbackOffered)],
    ['accepted', call(C.CallbackAccepted)],
    ['declined', call(C.CallbackDeclined)],
    ['duplicates', call(C.CallbackDuplicate)],
    ['noNumber', call(C.CallbackNoNumber)],
    ['created', back(C.Created)],
    ['completed', back(C.Completed)],
    ['unreached', back(C.Unreached)],
    ['unreached.engaged', back(C.UnreachedBy + CustomerResult.Engaged)],
    ['pending', back(C.Pending)],
    ['pendingAtClose', back(C.PendingAtClose)],
    ['carriedOver', back(C.CarriedOver)],
    ['expired', back(C.Expired)],
    ['cancelled', back(C.Cancelled)],
    ['redundant', back(C.Redundant)],
    ['dials', back(C.Dials)],
    ['requeues', back(C.Requeues)],
    ['requeues.rejected', back(C.AgentRejected)],
    ['takeRate', call(C.CallbackAccepted) / call(C.CallbackOffered)],
    ['fraction', back(C.Created) / call(C.Offered)],
    ['reachRate', back(C.Reached) / back(C.Dials)],
    ['requeues.share', back(C.RequeuedOnce) / back(C.Homed)],
    ['requeues.mean', back(C.RequeuesOfAnswered) / back(C.FirstOffered)],
    ['requeues.share0', back(C.AnsweredByRequeues) / back(C.FirstOffered)],
    ['requeues.share3', back(C.AnsweredByRequeues + 3) / back(C.FirstOffered)],
    ['calledBackWithin15m', back(C.CalledBackWithin15Min) / back(C.Homed)],
    ['calledBackWithin30m', back(C.CalledBackWithin30Min) / back(C.Homed)],
    ['calledBackWithin60m', back(C.CalledBackWithin60Min) / back(C.Homed)],
    ['firstOfferWait.over1m', back(C.FirstOfferOver1Min) / back(C.FirstOffered)],
    ['firstOfferWait.over2m', back(C.FirstOfferOver2Min) / back(C.FirstOffered)],
    ['firstOfferWait.over5m', back(C.FirstOfferOver5Min) / back(C.FirstOffered)],
    ['onLineBefore.mean_s', seconds(call(C.OnLineBeforeMs), call(C.CallbackGranted))],
    ['firstOfferWait.mean_s', seconds(back(C.FirstOfferWaitMs), back(C.FirstOffered))],
    ['firstOfferWait.meanSquare_s2', back(C.FirstOfferWaitSquared) / back(C.FirstOffered)],
    ['requestToFirstOffer.mean_s', seconds(back(C.RequestToFirstOfferMs), back(C.FirstOffered))],
    ['holdSpared.mean_s', seconds(back(C.HoldSparedMs), back(C.FirstOffered))],
    ['holdSpared_min', back(C.HoldSparedMs) / 60_000],
    ['agentAnswerWait.mean_s', seconds(back(C.AgentAnswerWaitMs), back(C.FirstOffered))],
    ['connectWait.mean_s', seconds(back(C.ConnectWaitMs), back(C.Reached))],
    ['requestToConnect.mean_s', seconds(back(C.RequestToConnectMs), back(C.Reached))],
    ['dial.mean_s', seconds(back(C.DialMs), back(C.Dials))],
    ['requeues.ringing.mean_s', seconds(back(C.RingingInVainMs), back(C.Created))],
    ['promiseError.mean_s', seconds(back(C.PromiseErrorMs), back(C.Quoted))],
    ['promiseError.absolute.mean_s', seconds(back(C.PromiseErrorAbsoluteMs), back(C.Quoted))],
    ['promiseError.offer.mean_s', seconds(back(C.QuoteOfferErrorMs), back(C.QuotedFirstOffered))],
  ])('callbacks.%s', (key, value) => {
    expect(mean(`callbacks.${key}`)).toBeCloseTo(value, 9);
  });

  test('who answers is not unreached, and what is of all queues is not of one', () => {
    const measures = callbackMeasures('', 0, { customerFirst: null });
    const keys = measures.map(({ key }) => key);
    expect(keys).not.toContain('callbacks.unreached.person');
    expect(keys).not.toContain('callbacks.requeues.max');
    expect(keys.some((key) => key.includes('.customerFirst.'))).toBe(false);
  });
});

describe('callbacks of all queues', () => {
  const mean = meansOf(callbackMeasures('', -1, { customerFirst: {} }));
  // What was never in a queue is counted in the center as a whole.
  const unqueued = scalar(S.ExpiredUnqueued) + scalar(S.CancelledUnqueued);

  test.each([
    ['offered', call(C.CallbackOffered) + 1],
    ['created', back(C.Created) + 1 + unqueued + scalar(S.PendingUnqueued)],
    ['expired', back(C.Expired) + 1 + scalar(S.ExpiredUnqueued)],
    ['cancelled', back(C.Cancelled) + 1 + scalar(S.CancelledUnqueued)],
    ['pending', back(C.Pending) + 1 + scalar(S.PendingUnqueued)],
    ['completed', back(C.Completed) + 1],
    ['requeues.max', scalar(S.RequeuesMax)],
    ['unreachedAgentTime_h', (back(C.UnreachedAgentMs) + 1) / 3_600_000],
  ])('callbacks.%s', (key, value) => {
    expect(mean(`callbacks.${key}`)).toBeCloseTo(value, 9);
  });
});

describe('the drift of a queue’s callbacks', () => {
  const measures = driftMeasures('', 1, 30_000);
  const mean = meansOf(measures);
  const valued = drift(D.Early) + drift(D.OnTime) + drift(D.Late);

  test.each([
    ['mean_s', seconds(drift(D.SumMs), drift(D.Pairs))],
    ['absolute.mean_s', seconds(drift(D.AbsoluteMs), drift(D.Pairs))],
    ['pairs', drift(D.Pairs)],
    ['earlyRate', drift(D.Early) / valued],
    ['onTimeRate', drift(D.OnTime) / valued],
    ['lateRate', drift(D.Late) / valued],
    ['offer.mean_s', seconds(drift(D.OfferSumMs), drift(D.OfferPairs))],
    ['offer.pairs', drift(D.OfferPairs)],
    ['connect.mean_s', seconds(drift(D.ConnectSumMs), drift(D.ConnectPairs))],
    ['connect.pairs', drift(D.ConnectPairs)],
    ['connect.queueing.mean_s', seconds(drift(D.QueueingMs), drift(D.ConnectPairs))],
    ['connect.requeues.mean_s', seconds(drift(D.RequeuesMs), drift(D.ConnectPairs))],
    ['connect.ring.mean_s', seconds(drift(D.RingMs), drift(D.ConnectPairs))],
    ['connect.retries.mean_s', seconds(drift(D.RetriesMs), drift(D.ConnectPairs))],
    ['connect.dial.mean_s', seconds(drift(D.DialMs), drift(D.ConnectPairs))],
    ['lateUnbounded', drift(D.LateUnbounded)],
    ['earlyUnbounded', drift(D.EarlyUnbounded)],
    ['undefined', drift(D.Undefined)],
    ['withoutTwin', drift(D.WithoutTwin)],
    ['p5_s', 0.1],
    ['p95_s', 0.1],
    ['offer.p50_s', 0.11],
    ['connect.p50_s', 0.12],
  ])('callbacks.drift.%s', (key, value) => {
    expect(mean(`callbacks.drift.${key}`)).toBeCloseTo(value, 9);
  });

  test('a mean leaves out those without an end, and says how many there are', () => {
    const { censored } = measures.find(({ key }) => key === 'callbacks.drift.mean_s')!;
    const without = drift(D.LateUnbounded) + drift(D.EarlyUnbounded) + drift(D.Undefined);
    expect(censored!.map((figure) => figure(sums[0]!))).toEqual([
      without,
      without + drift(D.Pairs),
    ]);
  });

  test('only to be on time is better, and the tolerance is in seconds', () => {
    const of = (key: string) => measures.find((each) => each.key === `callbacks.drift.${key}`)!;
    expect(['earlyRate', 'onTimeRate', 'lateRate', 'mean_s'].map((key) => of(key).better)).toEqual([
      'lower',
      'higher',
      'lower',
      'neither',
    ]);
    expect(of('p95_s').definition).toBe('Drift: 95 % are at most this.');
    expect(of('lateRate').definition).toBe('More than 30 s after the held call’s answer.');
  });
});
