/** How often a day goes wrong. */
import { expect, test } from 'vitest';
import { loadScenario, runScenario, summaryOf } from '../../src/index.js';
import { badDays, brokenDays, daysWithAnyBroken } from '../../src/metrics/bad-days.js';
import { evaluate } from '../../src/metrics/evaluate.js';
import type { Measure } from '../../src/metrics/measure.js';
import type { ReplicationSums } from '../../src/records/sums.js';

/** Ten days with 10, 9, … 1 of 10 answered in time, and one without calls. */
const days = Array.from({ length: 11 }, (_, index) => ({ index }) as ReplicationSums);
const inTime = ({ index }: ReplicationSums): number => 10 - index;
const calls = ({ index }: ReplicationSums): number => (index === 10 ? 0 : 10);

test('a day below the target is bad, one without calls is neither good nor bad', () => {
  const measure = badDays('', inTime, calls, 0.8, 'answered');
  // 100, 90 and 80 % are good.
  expect(evaluate(measure, days, false)).toMatchObject({ mean: 0.7, n: 10, unit: 'share' });
});

test('a day that always goes well has an interval all the same', () => {
  const measure = badDays('', calls, calls, 0.8, 'answered');
  const { mean, low, high } = evaluate(measure, days.slice(0, 10), false);
  expect([mean, low]).toEqual([0, 0]);
  expect(high).toBeCloseTo(0.2775, 4);
});

test('without random numbers the share is exact, and one day has no interval', () => {
  const measure = badDays('', inTime, calls, 0.8, 'answered');
  expect(evaluate(measure, days.slice(0, 1), true)).toMatchObject({ mean: 0, low: 0, high: 0 });
  expect(evaluate(measure, days.slice(0, 1), false)).toMatchObject({ low: null, high: null });
});

test('a threshold is broken by a day of which its own figure breaks it', () => {
  const measure: Measure = {
    kind: 'ratio',
    key: 'level',
    unit: 'share',
    better: 'higher',
    definition: '',
    top: inTime,
    bottom: calls,
  };
  const atLeast = { text: '', measure, operator: '>=', limit: 0.8 } as const;
  const atMost = { text: '', measure, operator: '<', limit: 0.95 } as const;
  expect(brokenDays(atLeast, days, false)).toMatchObject({ mean: 0.7, n: 10 });
  expect(brokenDays(atMost, days, false)).toMatchObject({ mean: 0.1, n: 10 });
  // The day without calls breaks none.
  expect(daysWithAnyBroken([atLeast, atMost], days, false)).toMatchObject({ mean: 8 / 11, n: 11 });
});

test('the target is that of the scenario, in both worlds and of every queue', async () => {
  const loaded = await loadScenario('scenarios/quickstart.yaml', {
    replications: 6,
    set: ['targets.share=61%'],
  });
  if (!loaded.ok) throw new Error('it does not load');
  const { scenario } = loaded;
  const result = await runScenario(scenario, { thresholds: scenario.parsed });
  const { measures, badDays: any, thresholds } = summaryOf(result);
  for (const prefix of ['', 'noCallback.', 'queues.queue.']) {
    const measure = result.measures.find(({ key }) => key === `${prefix}serviceLevel`);
    if (measure?.kind !== 'ratio') throw new Error('it is a ratio');
    const missed = result.sums.filter((sums) => measure.top(sums) / measure.bottom(sums) < 0.61);
    expect(measures[`${prefix}badDays.serviceLevel`]?.mean).toBeCloseTo(missed.length / 6, 9);
  }
  expect(any).toMatchObject({ n: 6 });
  expect(thresholds.map(({ brokenDays: { n } }) => n)).toEqual([6, 6, 6]);
});
