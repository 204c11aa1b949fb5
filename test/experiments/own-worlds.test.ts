/** What is counted against a world without callbacks is better or worse only where that is the same. */
import { beforeAll, describe, expect, test } from 'vitest';
import { compareOutcomes, MAIN_MEASURES } from '../../src/experiments/compare.js';
import { type Outcome, outcomeOf } from '../../src/experiments/outcome.js';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { comparedFrontiers } from '../../src/experiments/report/compared-frontiers.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import { figureOfSeries } from '../../src/metrics/series.js';
import { comparisonJson } from '../../src/reports/comparison-json.js';
import { footOf } from '../../src/reports/comparison-text.js';
import { smallText } from './small-scenario.js';

async function outcomeWith(label: string, ...set: readonly string[]): Promise<Outcome> {
  const text = smallText('costs: { wage: 20, lostCaller: 5 }\n', {
    length: '3h',
    replications: 12,
  });
  const prepared = await prepareScenarioText(text, 'x.yaml', { set });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.diagnostics));
  const { sums } = await runScenario(prepared.scenario);
  return outcomeOf(label, prepared.scenario, { sums, requested: 12 });
}

const KEYS = [...MAIN_MEASURES, 'abandonmentAvoided.rate', 'cost.saved', 'unreachedGained'];
let base: Outcome;
let moreAgents: Outcome;
let moreTakers: Outcome;

beforeAll(async () => {
  base = await outcomeWith('base');
  moreAgents = await outcomeWith('agents', 'teams.support.agents=8');
  moreTakers = await outcomeWith('takers', 'callers.public.acceptsCallback=1');
}, 240_000);

function rows(candidate: Outcome, from = base) {
  const [comparison] = compareOutcomes(from, [candidate], KEYS).comparisons;
  return new Map(comparison!.measures.map((row) => [row.key, row]));
}

describe('with agents more', () => {
  test('fewer abandonments can be avoided, and that is no regression', () => {
    const avoided = rows(moreAgents).get('abandonmentAvoided')!;
    expect(avoided.high).toBeLessThan(0);
    expect(avoided).toMatchObject({ verdict: 'changed', against: 'noCallback.persons.abandoned' });
    expect(rows(moreAgents).get('abandonedRate')).toMatchObject({
      verdict: 'improved',
      against: null,
    });
  });

  test('the foot of the table and the JSON say what each is counted against', () => {
    const result = compareOutcomes(base, [moreAgents, moreTakers], KEYS);
    expect(footOf(result).join(' ')).toMatch(
      /abandonmentAvoided, .*own world without callbacks, .*\(noCallback\.persons\.abandoned, /,
    );
    const { comparisons } = JSON.parse(comparisonJson(result)) as {
      comparisons: { measures: Record<string, { against?: string }> }[];
    };
    const of = comparisons.map(({ measures }) => measures['reachedGained']?.against);
    expect(of).toEqual(['noCallback.reached', undefined]);
  });

  test('it is not weighed against the speed of answer', () => {
    const axes = (outcomes: readonly Outcome[]) =>
      comparedFrontiers(outcomes).flatMap(({ x, y }) => [x.key, y.key]);
    expect(axes([base, moreAgents, moreTakers])).not.toContain('abandonmentAvoided.rate');
    expect(axes([base, moreTakers, { ...moreTakers, label: 'again' }])).toContain(
      'abandonmentAvoided.rate',
    );
  });
});

describe('where only the callbacks differ', () => {
  test('the world without them is the same, and more avoided is better', () => {
    const avoided = rows(moreTakers).get('abandonmentAvoided')!;
    expect(avoided.low).toBeGreaterThan(0);
    expect(avoided).toMatchObject({ verdict: 'improved', against: null });
    const all = [...rows(moreTakers).values()];
    expect(all.filter(({ against }) => against !== null)).toEqual([]);
    expect(footOf(compareOutcomes(base, [moreTakers], KEYS)).join(' ')).not.toContain('own world');
  });

  test('it is not known of a base that has not kept what it was counted against', () => {
    const without: Outcome = {
      ...base,
      series: (key) => (key.startsWith('noCallback.') ? null : base.series(key)),
    };
    expect(rows(moreTakers, without).get('abandonmentAvoided')?.verdict).toBe('changed');
  });
});

test('what a measure is counted against is a measure, and its other part is what happened', async () => {
  const prepared = await prepareScenarioText(smallText('costs: { wage: 20 }\n'), 'x.yaml');
  if (!prepared.ok) throw new Error('it is no scenario');
  const measures = catalogueOf(prepared.scenario.plan);
  const keys = new Set(measures.map(({ key }) => key));
  const counted = measures.filter(({ against }) => against !== undefined);
  expect(counted.length).toBeGreaterThan(12);
  expect(counted.filter(({ against }) => !keys.has(against ?? ''))).toEqual([]);
  const value = (key: string): number => figureOfSeries(base.series(key)!)!;
  const difference = (key: string) => value(key) - value(`noCallback.${key}`);
  expect(value('abandonmentAvoided')).toBeCloseTo(-difference('persons.abandoned'), 9);
  expect(value('abandonmentAvoided.calls')).toBeCloseTo(-difference('abandoned'), 9);
  expect(value('reachedGained')).toBeCloseTo(difference('reached'), 9);
  for (const fate of ['unreached', 'pending', 'turnedAway']) {
    expect(value(`${fate}Gained`)).toBeCloseTo(difference(`persons.${fate}`), 9);
  }
  expect(value('cost.saved')).toBeCloseTo(-difference('cost'), 6);
});
