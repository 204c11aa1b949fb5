/**
 * Measures that only some centers have, from counts that are all different: each is what its
 * definition in docs/measures.md says, of the counts that it names.
 */
import { describe, expect, test } from 'vitest';
import { campaignMeasures } from '../../src/metrics/campaign-measures.js';
import { customerFirstMeasures } from '../../src/metrics/customer-first-measures.js';
import { estimateMeasures } from '../../src/metrics/estimate-measures.js';
import { overtakingMeasures } from '../../src/metrics/overtaking-measures.js';
import { policyMeasures } from '../../src/metrics/policy-measures.js';
import { promiseMeasures } from '../../src/metrics/promise-measures.js';
import { agreementMeasures, groupMeasures } from '../../src/metrics/routing-measures.js';
import { slotMeasures } from '../../src/metrics/slot-measures.js';
import { trunkMeasures } from '../../src/metrics/trunk-measures.js';
import { AppletKind } from '../../src/model/applets.js';
import { CustomerResult as R } from '../../src/model/caller-plan.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { GROUPS_MAX } from '../../src/model/lane.js';
import { CAMPAIGN_COUNT, CampaignCount as K } from '../../src/records/campaign-totals.js';
import { Counter as C, COUNTER_COUNT, Scalar as S } from '../../src/records/counter.js';
import { EstimateSum as E, estimateSumAt } from '../../src/records/estimate-errors.js';
import { Promised as P, PROMISED_COUNT } from '../../src/records/routing-counts.js';
import { ToldSum as T, TOLD_SUM_COUNT } from '../../src/records/told-waits.js';
import { TRUNK_COUNT, Trunk } from '../../src/records/trunk-counts.js';
import { meansOf, numberAt } from './distinct-sums.js';

/** Counters of calls and of callbacks in the second queue. */
const call = (index: number): number => numberAt('cells', 2 * COUNTER_COUNT + index);
const back = (index: number): number => numberAt('cells', 3 * COUNTER_COUNT + index);
const scalar = (index: number): number => numberAt('scalars', index);
const calls = { world: 'actual', queue: 1, media: 0 } as const;
const backs = { world: 'actual', queue: 1, media: 1 } as const;
const plan = (fields: object) => fields as unknown as CenterPlan;

type Rows = readonly (readonly [key: string, value: number])[];

function hold(name: string, measures: Parameters<typeof meansOf>[0], rows: Rows): void {
  describe(name, () => {
    const mean = meansOf(measures);
    test.each(rows)('%s', (key, value) => {
      expect(mean(key)).toBeCloseTo(value, 9);
    });
  });
}

hold('refusals and retries', policyMeasures('', calls, backs), [
  ['withheld', call(C.OffersWithheld)],
  ['noRoom', call(C.CallbackNoRoom)],
  ['tooLate', call(C.CallbackTooLate)],
  ['retries.noAnswer', back(C.RetriedBy + R.NoAnswer)],
  ['retries.agentGaveUp', back(C.RetriedBy + R.AgentGaveUp)],
  [
    // Not of those who answer, and not of what only the customer first brings about.
    'retries',
    [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, result) => sum + back(C.RetriedBy + result), 0),
  ],
]);

hold(
  'what is put off in all',
  policyMeasures('', { ...calls, queue: -1 }, { ...backs, queue: -1 }),
  [
    ['delayed', scalar(S.Delayed)],
    ['pending.putOff', scalar(S.PutOffAtEnd)],
  ],
);

hold('customers who are dialled first', customerFirstMeasures('', backs), [
  ['ahead', back(C.DialledAhead)],
  ['onLine', back(C.OnLine)],
  ['abandoned', back(C.OnLineAbandoned)],
  ['abandonedRate', back(C.OnLineAbandoned) / back(C.OnLine)],
  ['wait.mean_s', back(C.OnLineConnectedMs) / 1000 / back(C.OnLineConnected)],
  ['waitAbandoned.mean_s', back(C.OnLineAbandonedMs) / 1000 / back(C.OnLineAbandoned)],
  ['agentTimeSaved_h', back(C.DialledWithoutAgentMs) / 3_600_000],
  ['wait.p50_s', 0.05],
  ['wait.p95_s', 0.05],
]);

hold('callbacks that are overtaken', overtakingMeasures('', 1), [
  ['callbacks.drift.overtakenBy.mean', back(C.OvertakenBy) / back(C.AgeCompared)],
  ['callbacks.drift.overtakenRate', back(C.Overtaken) / back(C.AgeCompared)],
]);

const schedule = { starts: [0, 600, 1200, 1800], capacity: 5 };
const slots = (capacity: number) =>
  plan({
    warmUpMs: 600,
    applets: [
      { kind: AppletKind.Callback, schedule: { ...schedule, capacity } },
      { kind: AppletKind.Callback, schedule: null },
      { kind: AppletKind.Acd, schedule },
      { kind: AppletKind.Callback, schedule: { starts: [599, 601], capacity: 2 } },
    ],
  });
const booked = scalar(S.SlotsBooked) - scalar(S.SlotsLeft);

hold('slots of a queue', slotMeasures('', 1, slots(5)), [
  ['callbacks.noSlot', call(C.CallbackNoSlot)],
  ['callbacks.slots.answered', back(C.SlotAnswered)],
  ['callbacks.slots.drift.mean_s', back(C.SlotDriftMs) / 1000 / back(C.SlotAnswered)],
  ['callbacks.slots.drift.p95_s', 0.06],
  ['callbacks.slots.keptRate', back(C.SlotKept) / back(C.SlotAnswered)],
]);

hold('slots of all queues', slotMeasures('', -1, slots(5)), [
  ['callbacks.slots.booked', booked],
  ['callbacks.slots.full', scalar(S.SlotsFull)],
  // Three that begin after the warm-up hold five, one holds two.
  ['callbacks.slots.fill', booked / 17],
]);

test('slots that hold any number are not filled, and where there are none nothing is said', () => {
  const keys = slotMeasures('', -1, slots(Number.POSITIVE_INFINITY)).map(({ key }) => key);
  expect(keys).toContain('callbacks.slots.booked');
  expect(keys).not.toContain('callbacks.slots.fill');
  expect(keys).not.toContain(undefined);
  expect(slotMeasures('', 1, slots(5)).map(({ key }) => key)).not.toContain('callbacks.slots.full');
  expect(slotMeasures('', -1, plan({ applets: [], warmUpMs: 0 }))).toEqual([]);
});

const told = (index: number): number => numberAt('told.sums', TOLD_SUM_COUNT + index);
const quoting = (queue: object, applets: readonly object[] = []) =>
  plan({ queues: [{ announcements: [], voluntary: [], ...queue }], applets });

hold('waits that are quoted', promiseMeasures('', 1, quoting({ announcements: [{}] })), [
  ['quotes', told(T.Quotes)],
  ['balked', told(T.Balked) + told(T.BalkedOutside)],
  ['balked.outsideQueue', told(T.BalkedOutside)],
  ['promiseError.mean_s', told(T.LiveError) / told(T.Live)],
  ['promiseError.absolute.mean_s', told(T.LiveAbsoluteError) / told(T.Live)],
  ['promiseError.lateRate', told(T.LiveLate) / told(T.Live)],
  ['promiseError.answered', told(T.Live)],
  ['promiseError.p50_s', 0.03],
  ['callbacks.promiseError.lateRate', told(T.BackLate) / told(T.Back)],
  ['callbacks.promiseError.p95_s', 0.04],
]);

test('waits are quoted by announcements, by offers and by plans', () => {
  const count = (of: CenterPlan): number => promiseMeasures('', 0, of).length;
  expect(count(quoting({}))).toBe(0);
  expect(count(quoting({ voluntary: [{ quotes: false }] }))).toBe(0);
  expect(count(quoting({ voluntary: [{ quotes: false }, { quotes: true }] }))).toBeGreaterThan(0);
  expect(count(quoting({}, [{ kind: AppletKind.Callback }]))).toBe(0);
  expect(count(quoting({}, [{ kind: AppletKind.Quote }]))).toBeGreaterThan(0);
});

const estimate = (method: number, index: number): number =>
  numberAt('told.estimates', estimateSumAt(1, method, index));
const measured = (measure: boolean) => plan({ queues: [{}, { estimate: { measure } }] });

hold('estimates', estimateMeasures('', 1, measured(true)), [
  ['estimates.asked', estimate(0, E.Asked)],
  ['estimates.answeredRate', estimate(0, E.Answered) / estimate(0, E.Asked)],
  ['estimates.vendor.compared', estimate(0, E.Compared)],
  ['estimates.lastToEnter.error.mean_s', estimate(2, E.Error) / estimate(2, E.Compared)],
  [
    'estimates.lastToEnter.error.absolute.mean_s',
    estimate(2, E.AbsoluteError) / estimate(2, E.Compared),
  ],
  [
    'estimates.lastToEnter.error.rootMeanSquare_s',
    Math.sqrt(estimate(2, E.SquaredError) / estimate(2, E.Compared)),
  ],
  ['estimates.lastToEnter.noneRate', estimate(2, E.None) / estimate(2, E.Asked)],
]);

test('where nothing measures them there are no estimates', () => {
  expect(estimateMeasures('', 1, measured(false))).toEqual([]);
  expect(estimateMeasures('', 7, measured(true))).toEqual([]);
});

const trunk = (index: number): number => numberAt('trunks', TRUNK_COUNT + index);
const lines = plan({ trunks: [{ name: 'a' }, { name: 'b' }], lengthMs: 5000, warmUpMs: 1000 });

hold('lines', trunkMeasures('', 'actual', lines), [
  ['trunks.a.calls', numberAt('trunks', Trunk.Calls)],
  ['trunks.b.calls', trunk(Trunk.Calls)],
  ['trunks.b.blocked', trunk(Trunk.Blocked)],
  ['trunks.b.blockedRate', trunk(Trunk.Blocked) / trunk(Trunk.Calls)],
  ['trunks.b.dials', trunk(Trunk.Dials)],
  ['trunks.b.dials.failed', trunk(Trunk.DialsFailed)],
  ['trunks.b.linesInUse.mean', trunk(Trunk.InUseMs) / 4000],
  ['trunks.b.linesInUse.max', trunk(Trunk.InUseMax)],
  ['trunks.b.allBusyRate', trunk(Trunk.AllBusyMs) / 4000],
]);

const dialled = (index: number): number => numberAt('campaigns', CAMPAIGN_COUNT + index);

hold('a campaign', campaignMeasures('', 1, 'actual'), [
  ['dials', dialled(K.Dials)],
  ['reached', dialled(K.Results + R.Person)],
  ['reachedRate', dialled(K.Results + R.Person) / dialled(K.Dials)],
  ['unreached.noAnswer', dialled(K.Results + R.NoAnswer)],
  ['unreached.engaged', dialled(K.Results + R.Engaged)],
  ['unreached.voicemail', dialled(K.Results + R.Voicemail)],
  ['unreached.unobtainable', dialled(K.Results + R.Unobtainable)],
  ['unreached.changed', dialled(K.Results + R.Changed)],
  ['unreached.rejected', dialled(K.Results + R.Rejected)],
  ['unreached.failed', dialled(K.Results + R.Failed)],
  ['unreached.agentGaveUp', dialled(K.Results + R.AgentGaveUp)],
  ['underWay', dialled(K.Dialling) + dialled(K.Talking)],
  ['talk.mean_s', dialled(K.TalkMs) / 1000 / dialled(K.Talks)],
  ['agentTime_h', (dialled(K.DialMs) + dialled(K.TalkMs)) / 3_600_000],
]);

const promise = (index: number, world = 'actual'): number =>
  numberAt('promises', PROMISED_COUNT + index, world);
const under = (world?: string): number =>
  [P.Kept, P.Late, P.Lost, P.Pending].reduce((sum, index) => sum + promise(index, world), 0);
const agreements = (share: number) =>
  plan({
    agreements: [
      { name: 'a', share: 0 },
      { name: 'b', share },
    ],
  });
const keptShare = promise(P.Kept) / under();

hold('agreements', agreementMeasures(agreements(keptShare * 0.999)), [
  ['agreements.b.offered', under()],
  ['agreements.b.share', keptShare],
  ['agreements.b.late', promise(P.Late)],
  ['agreements.b.lost', promise(P.Lost)],
  ['agreements.b.pending', promise(P.Pending)],
  ['agreements.b.met', 1],
  ['noCallback.agreements.b.share', promise(P.Kept, 'noCallback') / under('noCallback')],
]);
hold('agreements that are missed', agreementMeasures(agreements(keptShare * 1.001)), [
  ['agreements.b.met', 0],
]);

const by = (group: number): number => numberAt('answeredBy', GROUPS_MAX + group);
hold('groups', groupMeasures('', 1, plan({ queues: [{}, { openings: [{}, {}, {}] }] })), [
  ['groups.1.answered', by(0)],
  ['groups.3.answered', by(2)],
  ['groups.2.share', by(1) / (by(0) + by(1) + by(2))],
]);
