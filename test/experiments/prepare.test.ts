/** What is asked of a scenario is told together with what is wrong in it. */
import { expect, test } from 'vitest';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { scenario } from '../scenario/reading.js';

async function problems(text: string): Promise<string[]> {
  const result = await prepareScenarioText(text, 'test.yaml');
  return result.ok
    ? []
    : result.diagnostics.map(({ where, problem }) => `${where.line}: ${problem}`);
}

const thresholds = 'thresholds: [asa < 20s, asa 20s, asaa < 20s]';

test('thresholds are held against the measures that the center has', async () => {
  expect(await problems(scenario({ thresholds }))).toEqual([
    '7: "asa 20s" is not a threshold',
    '7: there is no measure "asaa"',
  ]);
});

test('the part is underlined that is wrong: of a margin its key or its value', async () => {
  const margins = 'margins: { asaa: 2s, asa: 2 }';
  const text = scenario({ thresholds: 'thresholds: [asaa < 20s, "asa < 20 "]', margins });
  const result = await prepareScenarioText(text, 'test.yaml', { moreMargins: ['asa=2'] });
  const faults = result.ok ? [] : result.diagnostics;
  expect(
    faults.map(({ where: { source, column, length } }) => [
      column,
      source.slice(column - 1, column - 1 + length),
    ]),
  ).toEqual([
    [14, 'asaa'],
    [33, '20'],
    [12, 'asaa'],
    [27, '2'],
    [5, '2'],
  ]);
});

test('where the scenario has faults, what is no threshold at all is told beside them', async () => {
  expect(await problems(scenario({ length: 'length: 90', thresholds }))).toEqual([
    '3: 90 has no unit',
    '7: "asa 20s" is not a threshold',
  ]);
  expect(
    await problems(scenario({ teams: 'teams: [{ name: a }, { name: a }]', thresholds })),
  ).toContain('7: "asa 20s" is not a threshold');
});

test('thresholds that are no texts are faults of the scenario alone', async () => {
  expect(await problems(scenario({ thresholds: 'thresholds: [[1], { a: b }]' }))).toHaveLength(2);
});
