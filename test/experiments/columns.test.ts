/**
 * Figures are worked out of replications as objects, and of many of them in columns: the same
 * numbers, to the last digit.
 */
import { describe, expect, test } from 'vitest';
import { ChunkMaker } from '../../src/experiments/chunk.js';
import { Collected } from '../../src/experiments/collected.js';
import { prepareScenario } from '../../src/experiments/prepare.js';
import { worldsOf } from '../../src/experiments/run-scenario.js';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import { boundsOf, dailyFigures, evaluate } from '../../src/metrics/evaluate.js';
import { rowTexts } from '../../src/reports/row-texts.js';

/** Between them they have every kind of measure. */
const scenarios = [
  'quickstart',
  'quickstart-without-callbacks',
  'agreements',
  'busy-lines',
  'campaign',
  'customer-first',
  'overflow-groups',
  'second-line',
  'slots',
  'two-skills',
  'waits-told',
  'worth-it',
];
const REPLICATIONS = 5;

async function collected(name: string) {
  const prepared = await prepareScenario(`scenarios/${name}.yaml`, { set: ['warmUp=10m'] });
  if (!prepared.ok) throw new Error(`${name} does not load`);
  const { scenario } = prepared;
  const { plan } = scenario;
  const measures = catalogueOf(plan);
  const all = new Collected(plan, measures, measures);
  const details = { callbacks: false, interactions: false };
  const maker = new ChunkMaker(plan, worldsOf(scenario), details, rowTexts);
  const sums = [];
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    maker.run(replication);
    if (replication === 1) continue;
    const chunk = maker.take();
    if (chunk === null) throw new Error('nothing was run');
    all.add(chunk);
    sums.push(...chunk.sums.list);
  }
  return { measures, columns: all.sample(), sums };
}

describe.each(scenarios)('the measures of %s', (name) => {
  test('are the same of columns as of objects', async () => {
    const { measures, columns, sums } = await collected(name);
    expect(columns.length).toBe(REPLICATIONS);
    for (const measure of measures) {
      const { key } = measure;
      expect([key, evaluate(measure, columns, false)]).toEqual([
        key,
        evaluate(measure, sums, false),
      ]);
      expect([key, boundsOf(measure, columns, true, 0.9)]).toEqual([
        key,
        boundsOf(measure, sums, true, 0.9),
      ]);
      expect([key, Array.from(dailyFigures(measure, columns))]).toEqual([
        key,
        Array.from(dailyFigures(measure, sums)),
      ]);
    }
  });
});

test('a figure that columns do not hold is told from one that is 0', async () => {
  const { columns } = await collected('quickstart');
  expect(() => columns.values(() => 0)).toThrow('a figure without a form is in no column');
});
