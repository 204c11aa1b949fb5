/** The page of a comparison: its figures are those of the comparison, one by one. */
import { beforeAll, expect, test } from 'vitest';
import type { ComparisonData } from '../../../src/experiments/report/comparison-data.js';
import { comparisonPage } from '../../../src/reports/html/comparison-page.js';
import { differenceText, valueText } from '../../../src/reports/numbers.js';
import { smallText } from '../../experiments/small-scenario.js';
import { comparisonOf } from './comparison-of.js';
import { attribute, type Element, elements, parsed, textOf } from './report-of.js';

let data: ComparisonData;
let all: Element[];

beforeAll(async () => {
  data = await comparisonOf(smallText('', { replications: 6 }), {
    three: [],
    five: ['teams.support.agents=5'],
    'three again': [],
  });
  all = elements(parsed(comparisonPage(data)).root);
});

function byId(id: string): Element {
  const found = all.find((each) => attribute(each, 'id') === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

test('the text keeps the rules of HTML, and is the same for the same comparison', () => {
  expect(parsed(comparisonPage(data)).faults).toEqual([]);
  expect(comparisonPage(data)).toBe(comparisonPage(data));
});

test('the table of each candidate has every figure of the comparison, and no other', () => {
  for (const [k, { measures }] of data.result.comparisons.entries()) {
    const rows = elements(elements(byId(`candidate-${k + 1}`), 'tbody')[0]!, 'tr');
    const seen = rows.map((row) =>
      elements(row, 'data').map((each) => [Number(attribute(each, 'value')), textOf(each)]),
    );
    const expected = measures.map(({ unit, base, candidate, difference }) =>
      [
        [base, valueText(base, unit)],
        [candidate, valueText(candidate, unit)],
        [difference, differenceText(difference, unit)],
      ].filter(([value]) => value !== null),
    );
    expect(seen).toEqual(expected);
    expect(seen.flat().length).toBeGreaterThan(30);
  }
});

test('two agents more are told as what they are, and the same again as identical', () => {
  const [five, again] = [byId('candidate-1'), byId('candidate-2')].map(textOf);
  expect(five).toMatch(/teams\.support\.agents: \d+ -> 5/);
  expect(five).toMatch(/Better: abandoned \/ offered, service level/);
  expect(again).toContain('Identical: every event of every replication is that of three.');
  expect(textOf(byId('verdict'))).toContain('identical: every event is that of the base');
});

test('draws numbers, and nothing that is none', () => {
  const drawn = all.flatMap(({ attrs }) =>
    attrs.filter(({ name }) => /^(d|[xyr]|c[xy]|width|height|viewBox|value)$/i.test(name)),
  );
  expect(drawn.length).toBeGreaterThan(100);
  expect(drawn.filter(({ value }) => /NaN|Infinity|undefined|null/.test(value))).toEqual([]);
});
