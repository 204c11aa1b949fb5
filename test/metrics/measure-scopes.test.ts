/** Which queue a measure is of, and where there is none of it. */
import { describe, expect, test } from 'vitest';
import { callbackMeasures } from '../../src/metrics/callback-measures.js';
import { customerFirstMeasures } from '../../src/metrics/customer-first-measures.js';
import { evaluate } from '../../src/metrics/evaluate.js';
import type { Measure } from '../../src/metrics/measure.js';
import { policyMeasures } from '../../src/metrics/policy-measures.js';
import { promiseMeasures } from '../../src/metrics/promise-measures.js';
import { agreementMeasures, groupMeasures } from '../../src/metrics/routing-measures.js';
import { slotMeasures } from '../../src/metrics/slot-measures.js';
import { transferMeasures, transferredPersons } from '../../src/metrics/transfer-measures.js';
import { AppletKind } from '../../src/model/applets.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { Scalar } from '../../src/records/counter.js';
import { PROMISED_COUNT, Promised } from '../../src/records/routing-counts.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import { meansOf, numberAt } from './distinct-sums.js';

const plan = (fields: object) => fields as unknown as CenterPlan;
const quiet = { announcements: [], voluntary: [] };
const quoting = plan({ queues: [quiet, { ...quiet, announcements: [{}] }], applets: [] });
const slots = plan({
  warmUpMs: 0,
  applets: [{ kind: AppletKind.Callback, schedule: { starts: [5], capacity: 2 } }],
});
const calls = (queue: number) => ({ world: 'actual', queue, media: 0 }) as const;
const backs = (queue: number) => ({ world: 'actual', queue, media: 1 }) as const;

describe.each<[string, (queue: number) => Measure[], string, number]>([
  ['on the line', (queue) => customerFirstMeasures('', backs(queue)), 'wait', 0.05],
  ['of slots', (queue) => slotMeasures('', queue, slots), 'callbacks.slots.drift', 0.06],
  ['of promises', (queue) => promiseMeasures('', queue, quoting), 'promiseError', 0.03],
])('quantiles %s', (_, measures, at, second) => {
  test.each([
    // There is one item of 1 ms in the first queue, and one in the second.
    [0, 0.001, 0.001],
    [1, second, second],
    [-1, 0.001, second],
  ])('of queue %d (-1: all)', (queue, median, late) => {
    const mean = meansOf(measures(queue));
    expect([mean(`${at}.p50_s`), mean(`${at}.p95_s`)]).toEqual([median, late]);
  });

  test('say of how many they are', () => {
    const measure = measures(0).find(({ key }) => key === `${at}.p95_s`);
    expect(measure?.definition).toMatch(/\b95 % /);
  });
});

test('what is counted for the center as a whole is in no queue, and every measure is one', () => {
  for (const [of, whole] of [
    [(queue: number) => policyMeasures('', calls(queue), backs(queue)), 'pending.putOff'],
    [(queue: number) => slotMeasures('', queue, slots), 'callbacks.slots.booked'],
    [
      (queue: number) => callbackMeasures('', queue, { customerFirst: {} }),
      'callbacks.requeues.max',
    ],
  ] as const) {
    for (const queue of [-1, 0, 1]) {
      const keys = of(queue).map(({ key }) => key);
      expect(keys).not.toContain(undefined);
      expect([queue, keys.includes(whole)]).toEqual([queue, queue === -1]);
    }
  }
});

test('the customer comes first where the rules say so', () => {
  const keys = (customerFirst: unknown) =>
    callbackMeasures('', 0, { customerFirst }).map(({ key }) => key);
  expect(keys({})).toContain('callbacks.customerFirst.onLine');
  expect(keys(null)).not.toContain('callbacks.customerFirst.onLine');
});

test('a dial to a person is of no result that is tried again', () => {
  const keys = policyMeasures('', calls(0), backs(0)).map(({ key }) => key);
  for (const never of ['person', 'hungUpWaiting', 'promptRefused']) {
    expect(keys).not.toContain(`retries.${never}`);
  }
});

test('transfers are counted where anybody is transferred', () => {
  const some = plan({ transfers: true });
  const none = plan({ transfers: false });
  expect(meansOf(transferredPersons('', 'actual', some))('transferred.persons')).toBe(
    numberAt('scalars', Scalar.PersonsTransferred),
  );
  expect(transferredPersons('', 'actual', none)).toEqual([]);
  expect(transferMeasures('', calls(0), none)).toEqual([]);
});

test('groups are numbered from 1, and a queue that has none has no such measures', () => {
  const queues = [{ openings: null }, { openings: [{}, {}] }];
  const measures = groupMeasures('', 1, plan({ queues }));
  expect(measures.map(({ key }) => key)).toEqual([
    'groups.1.answered',
    'groups.1.share',
    'groups.2.answered',
    'groups.2.share',
  ]);
  expect(measures[2]?.definition).toContain('answered by group 2 of');
  expect(measures[3]?.definition).toContain('that group 2 answered');
  expect(groupMeasures('', 0, plan({ queues }))).toEqual([]);
});

test('an agreement is met by its share exactly, and by nobody neither met nor missed', () => {
  const day = (kept: number, late: number): ReplicationSums => {
    const promises = new Float64Array(PROMISED_COUNT);
    promises[Promised.Kept] = kept;
    promises[Promised.Late] = late;
    return { actual: { routing: { promises } } } as unknown as ReplicationSums;
  };
  const [met] = agreementMeasures(plan({ agreements: [{ name: 'a', share: 0.75 }] })).filter(
    ({ key }) => key === 'agreements.a.met',
  );
  const days = [day(3, 1), day(2, 1), day(0, 0), day(9, 0)];
  expect(evaluate(met!, days, false)).toMatchObject({ mean: 2 / 3, n: 3 });
  if (met?.kind !== 'proportion') throw new Error('it is a share of days');
  expect(days.map(met.holds.figure!)).toEqual([1, 0, Number.NaN, 1]);
});
