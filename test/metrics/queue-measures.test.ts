/** Measures of queue visits from counts that are all different, by the formulas of docs/measures.md. */
import { describe, expect, test } from 'vitest';
import { dailyFigures, evaluate } from '../../src/metrics/evaluate.js';
import { queueMeasures } from '../../src/metrics/queue-measures.js';
import type { CenterPlan, ServiceLevelFormula } from '../../src/model/center-plan.js';
import { BreakoutReason } from '../../src/model/media.js';
import { COUNTER_COUNT, Counter, Scalar } from '../../src/records/counter.js';
import { HandlePart } from '../../src/records/handling.js';
import type { ReplicationSums } from '../../src/records/sums.js';

const { HandleMs, BrokeOut } = Counter;

/** Calls of the first queue. O 1000, A 600, Aw 450, B 200, Bs 50, Bw 80, K 110. */
const calls: readonly (readonly [counter: number, value: number])[] = [
  [Counter.Offered, 1000],
  [Counter.Delayed, 700],
  [Counter.Answered, 600],
  [Counter.AnsweredWithin, 450],
  [Counter.Abandoned, 200],
  [Counter.AbandonedShort, 50],
  [Counter.AbandonedWithin, 80],
  [Counter.AbandonedDelayed, 105],
  [BrokeOut + BreakoutReason.Voluntary, 40],
  [BrokeOut + BreakoutReason.NoAgents, 6],
  [BrokeOut + BreakoutReason.QueueLength, 8],
  [BrokeOut + BreakoutReason.QueueDuration, 10],
  [BrokeOut + BreakoutReason.EstimatedWait, 12],
  [BrokeOut + BreakoutReason.AfterCallback, 14],
  [BrokeOut + BreakoutReason.Closed, 20],
  [Counter.BrokeOutToCallbackWithin, 30],
  [Counter.CallbackGranted, 36],
  [Counter.StillQueued, 90],
  [Counter.WaitAnsweredMs, 12_600_000],
  [Counter.WaitAbandonedMs, 3_000_000],
  [Counter.WaitBrokeOutMs, 5_400_000],
  [Counter.WaitDelayedMs, 20_300_000],
  [Counter.LongestWaitMs, 95_000],
  [Counter.WaitingMs, 18_000_000],
  [Counter.AgentSilent, 3],
  [Counter.AgentRejected, 2],
  [HandleMs + HandlePart.Talk, 60_000_000],
  [HandleMs + HandlePart.Hold, 6_000_000],
  [HandleMs + HandlePart.Wrap, 18_000_000],
  [HandleMs + HandlePart.Dial, 600_000],
  [HandleMs + HandlePart.Voicemail, 1_200_000],
  [Counter.TransferredOut, 30],
  [Counter.TransferredIn, 100],
  [Counter.TransferredAbandoned, 25],
];
/** Callbacks of the first queue. */
const callbacks: typeof calls = [
  [Counter.Offered, 60],
  [Counter.Answered, 40],
  [Counter.AnsweredWithin, 24],
  [Counter.LongestWaitMs, 240_000],
  [Counter.Expired, 6],
  [Counter.Cancelled, 4],
  [Counter.Reached, 25],
  [Counter.TransferredOut, 5],
];
/** Calls of the second queue. */
const others: typeof calls = [
  [Counter.Offered, 500],
  [Counter.LongestWaitMs, 110_000],
  [Counter.Answered, 300],
];

const cells = new Float64Array(4 * COUNTER_COUNT);
for (const [cell, counts] of [calls, callbacks, others].entries()) {
  for (const [at, value] of counts) cells[cell * COUNTER_COUNT + at] = value;
}
const scalars = new Float64Array(200);
scalars[Scalar.PersonsQueued] = 900;
scalars[Scalar.PersonsShortAbandoned] = 100;
scalars[Scalar.PersonsTalkedWithin] = 480;
scalars[Scalar.QueueLengthMax] = 17;
/** One wait of 10, 20, 30 and 40 ms in the four of them. */
const waits = [10, 20, 30, 40].map((wait) => ({
  keys: Int32Array.of(wait),
  counts: Float64Array.of(1),
}));
const sums = [
  { actual: { cells, scalars, waits }, hold: null, noCallback: null } as unknown as ReplicationSums,
];

function measured(queue: number, media: number, chosen: ServiceLevelFormula = 'no-short') {
  const plan = {
    targets: { serviceLevel: chosen, answerWithinMs: 20_000, share: 0.8 },
    queues: [{}, {}],
    lengthMs: 3_600_000,
    warmUpMs: 600_000,
    transfers: true,
  } as unknown as CenterPlan;
  const measures = queueMeasures('', { world: 'actual', queue, media }, plan);
  const by = new Map(measures.map((measure) => [measure.key, measure]));
  return {
    keys: [...by.keys()],
    definition: (key: string) => by.get(key)?.definition,
    mean: (key: string) => evaluate(by.get(key)!, sums, true).mean,
    daily: (key: string) => dailyFigures(by.get(key)!, sums)[0],
  };
}

describe('calls of a queue', () => {
  const { mean, keys, daily } = measured(0, 0);

  test.each([
    ['vcc', 450 / (600 + 200 + 110)],
    ['vcc-no-breakouts', 450 / (600 + 200)],
    ['answered', 450 / 600],
    ['offered', 450 / 1000],
    ['ignore-abandons', 450 / (1000 - 80)],
    ['positive', (450 + 80) / 1000],
    ['no-short', 450 / (600 + 200 - 50)],
    ['removed', (450 + 80 + 30) / 1000],
    // Breakouts that led to no callback: without those after one and those that were granted one.
    ['blended', (450 + 24) / (600 + 200 + (110 - 14 - 36) + 40 + 6 + 4)],
  ] as const)('their service level %s is %d', (formula, share) => {
    expect(mean(`serviceLevel.${formula}`)).toBeCloseTo(share, 12);
    const chosen = measured(0, 0, formula);
    expect(chosen.mean('serviceLevel')).toBeCloseTo(share, 12);
    expect(chosen.definition('serviceLevel')).toContain(`${formula}: `);
    expect(chosen.mean('badDays.serviceLevel')).toBe(share < 0.8 ? 1 : 0);
  });

  test.each([
    ['offered', 1000],
    ['delayed', 700],
    ['answered', 600],
    ['abandoned', 200],
    ['abandonedShort', 50],
    ['breakouts', 110],
    ['breakouts.voluntary', 40],
    ['breakouts.noAgents', 6],
    ['breakouts.queueLength', 8],
    ['breakouts.queueDuration', 10],
    ['breakouts.estimatedWait', 12],
    ['breakouts.afterCallback', 14],
    ['breakouts.closed', 20],
    ['stillQueued', 90],
    ['agentNoAnswers', 3],
    ['agentRejects', 2],
    ['delayedRate', 0.7],
    ['abandonedRate', 0.2],
    ['abandonedRate.delayed', 0.15],
    ['asa_s', 21],
    ['wait.mean_s', 21],
    ['wait.delayed.mean_s', 29],
    ['wait.max_s', 95],
    ['wait.abandoned.mean_s', 15],
    // 18,000 s of waiting in 50 minutes.
    ['queueLength.mean', 6],
    ['aht_s', 143],
    ['aht.talk_s', 100],
    ['aht.hold_s', 10],
    ['aht.wrap_s', 30],
    ['aht.dial_s', 1],
    ['aht.voicemail_s', 2],
    ['transferredOut', 30],
    ['transferredOutRate', 0.05],
    ['transferredIn', 100],
    ['transferredInRate', 0.1],
    ['transferredIn.abandoned', 25],
    ['transferredIn.abandonedRate', 0.25],
    ['wait.p50_s', 0.01],
    ['wait.p99_s', 0.01],
  ])('%s is %d', (key, value) => {
    expect(mean(key)).toBeCloseTo(value, 9);
    expect(daily(key)).toBeCloseTo(value, 9);
  });

  test('definitions have their seconds and their per cent', () => {
    const { definition } = measured(0, 0);
    expect(definition('serviceLevel.vcc')).toBe('Aw / (A + B + K), within 20 s.');
    expect(definition('wait.p95_s')).toBe('95 % of the answered waited at most this long.');
  });

  test('what is of persons, or of all queues, is not told of one', () => {
    expect(keys).not.toContain('serviceLevel.customer');
    expect(keys).not.toContain('queueLength.max');
    expect(keys).not.toContain(undefined);
  });
});

describe('callbacks of a queue', () => {
  const { mean, keys } = measured(0, 1);
  test('are counted by themselves', () => {
    expect([mean('offered'), mean('answered'), mean('wait.p50_s')]).toEqual([60, 40, 0.02]);
    expect([mean('transferredOut'), mean('transferredOutRate')]).toEqual([5, 0.2]);
    expect(mean('serviceLevel.answered')).toBe(0.6);
  });

  test('have no bad days, and are not transferred in', () => {
    for (const key of ['badDays.serviceLevel', 'transferredIn', 'serviceLevel.customer']) {
      expect(keys).not.toContain(key);
    }
  });
});

describe('all queues', () => {
  test('their calls are those of each together', () => {
    const { mean } = measured(-1, 0, 'customer');
    expect([mean('offered'), mean('answered'), mean('queueLength.max')]).toEqual([1500, 900, 17]);
    // Persons who talked in time, of those who queued and did not hang up at once.
    expect(mean('serviceLevel.customer')).toBe(0.6);
    expect(mean('serviceLevel')).toBe(0.6);
    expect([mean('wait.p99_s'), mean('wait.max_s')]).toEqual([0.03, 110]);
  });

  test('calls and callbacks together', () => {
    const { mean, keys } = measured(-1, -1);
    expect([mean('offered'), mean('answered'), mean('transferredOut')]).toEqual([1560, 940, 35]);
    // 35 of 900 calls answered and 25 customers reached.
    expect(mean('transferredOutRate')).toBeCloseTo(35 / 925, 12);
    expect([mean('transferredIn'), mean('wait.p99_s')]).toEqual([100, 0.04]);
    expect(mean('wait.max_s')).toBe(240);
    expect(keys).not.toContain('queueLength.max');
    expect(keys).not.toContain('serviceLevel.customer');
  });
});

test('of a queue in which nobody is, shares and times are none, and counts are 0', () => {
  const { mean } = measured(1, 1);
  expect(['offered', 'answered', 'breakouts', 'transferredOut'].map((key) => mean(key))).toEqual([
    0, 0, 0, 0,
  ]);
  for (const key of [
    'serviceLevel',
    'serviceLevel.vcc',
    'delayedRate',
    'abandonedRate',
    'asa_s',
    'wait.mean_s',
    'wait.abandoned.mean_s',
    'aht_s',
    'transferredOutRate',
  ]) {
    expect([key, mean(key)]).toEqual([key, null]);
  }
});
