/** Intervals are shown within what a measure can be, so no figure may lie outside of that. */
import { expect, test } from 'vitest';
import { prepareScenario } from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { boundsOf } from '../../src/metrics/evaluate.js';
import { rangeOf } from '../../src/metrics/range.js';
import { CUT, intervalText, valueText } from '../../src/reports/numbers.js';

test.each([
  'quickstart',
  'quoted-waits',
  'waits-told',
  'retries',
  'worth-it',
  'customer-first',
  'slots',
  'redials',
  'campaign',
  'second-line',
  'busy-lines',
  'agreements',
])('no figure of %s lies outside what it can be', async (name) => {
  const prepared = await prepareScenario(`scenarios/${name}.yaml`, { replications: 3 });
  if (!prepared.ok) throw new Error(`${name} does not load`);
  const { measures, sums } = await runScenario(prepared.scenario);
  const outside = measures.flatMap((measure) => {
    const { low, high } = rangeOf(measure.key, measure.unit);
    const figures = sums.map((each) => boundsOf(measure, [each], false, 0.95).mean);
    const isOutside = figures.some((each) => each !== null && (each < low || each > high + 1e-9));
    return isOutside || (measure.kind === 'difference' && low === 0) ? [measure.key] : [];
  });
  expect(outside).toEqual([]);
});

test.each([
  ['abandonedRate', 'share', 0, 1],
  ['callbacks.fraction', 'share', 0, Infinity],
  ['queues.a.callbacks.fraction', 'share', 0, Infinity],
  ['callbacks.fractions', 'share', 0, 1],
  ['asa_s', 's', 0, Infinity],
  ['offered', 'count', 0, Infinity],
  ['callbacks.drift.p95_s', 's', -Infinity, Infinity],
  ['callbacks.drift.early', 'share', 0, 1],
  ['callbacks.driftless_s', 's', 0, Infinity],
  ['serviceLevelGained', 'share', -Infinity, Infinity],
  ['hoursGained.perDay', 'count', 0, Infinity],
  ['abandonmentAvoided', 'count', -Infinity, Infinity],
  ['whoPays.asa_s', 's', -Infinity, Infinity],
  ['callbacks.promiseError.mean_s', 's', -Infinity, Infinity],
  ['told.error.mean_s', 's', -Infinity, Infinity],
  ['cost.saved', 'money', -Infinity, Infinity],
] as const)('%s in %s is from %d to %d', (key, unit, low, high) => {
  expect(rangeOf(key, unit)).toEqual({ low, high });
});

test('an end beyond it is cut there, and says so', () => {
  const shown = (unit: 'share' | 'count') => (value: number) => valueText(value, unit);
  const of = (key: string, unit: 'share' | 'count', low: number, high: number) =>
    intervalText(key, { unit, mean: (low + high) / 2, low, high, n: 20 }, shown(unit));
  expect(of('abandonedRate', 'share', -0.01, 0.05)).toBe(`0.0 % ${CUT} to 5.0 %`);
  expect(of('queues.a.serviceLevel', 'share', 0.9, 1.04)).toBe(`90.0 % to 100.0 % ${CUT}`);
  expect(of('blocked', 'count', -2, 3)).toBe(`0 ${CUT} to 3`);
  expect(of('abandonmentAvoided', 'count', -2, 3)).toBe('-2 to 3');
  expect(of('whoPays.abandonedRate', 'share', -0.01, 0.02)).toBe('-1.0 % to 2.0 %');
  expect(of('callbacks.fraction', 'share', 0.9, 1.2)).toBe('90.0 % to 120.0 %');
});
