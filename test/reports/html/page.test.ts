/** What a report is as a whole: one small file, the same bytes, honest about what it does not have. */
import { beforeAll, describe, expect, test } from 'vitest';
import { lookClosely } from '../../../src/experiments/close-look.js';
import { prepareScenarioText } from '../../../src/experiments/prepare.js';
import { gatherReport, type ReportData } from '../../../src/experiments/report/report-data.js';
import { runScenario } from '../../../src/experiments/run-scenario.js';
import { download, tooLarge } from '../../../src/reports/html/download.js';
import { runReport } from '../../../src/reports/html/run-report.js';
import { smallText } from '../../experiments/small-scenario.js';
import { attribute, dataOf, elements, parsed, textOf } from './report-of.js';

let data: ReportData;

beforeAll(async () => {
  data = await dataOf(smallText());
});

function headings(page: string): string[] {
  return elements(parsed(page).root, 'section').map((each) => attribute(each, 'id') ?? '');
}

describe('a report', () => {
  test('has the same bytes for the same result, run again or not', async () => {
    const page = runReport(data);
    expect(runReport(data)).toBe(page);
    expect(runReport(await dataOf(smallText()))).toBe(page);
    expect(page).not.toContain(process.cwd());
  });

  test('is small, and its headings are in order', () => {
    const page = runReport(data);
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    const levels = elements(parsed(page).root).flatMap(({ tagName }) =>
      /^h\d$/.test(tagName) ? Number(tagName.slice(1)) : [],
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1).length).toBe(1);
    levels.forEach((level, k) => {
      expect(level - (levels[k - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('has a table behind every picture, and words for who cannot see it', () => {
    const { root } = parsed(runReport(data));
    const figures = elements(root, 'figure');
    expect(figures.length).toBeGreaterThan(12);
    for (const figure of figures) {
      const id = attribute(figure, 'id') ?? '';
      expect([id, elements(figure, 'td').length > 0]).toEqual([id, true]);
      const [caption] = elements(figure, 'figcaption');
      expect([id, textOf(caption!).length > 20]).toEqual([id, true]);
      const pictures = elements(figure, 'svg').filter((each) => attribute(each, 'role') === 'img');
      expect([id, pictures.length]).toEqual([id, 2]);
      for (const picture of pictures) {
        expect(elements(picture, 'title').length).toBeGreaterThan(0);
        expect(elements(picture, 'desc').length).toBe(1);
      }
    }
  });

  test('draws numbers, and nothing that is none', () => {
    const { root } = parsed(runReport(data));
    const drawn = elements(root).flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /^(d|[xyr]|c[xy]|width|height|viewBox|value)$/i.test(name)),
    );
    expect(drawn.length).toBeGreaterThan(1000);
    expect(drawn.filter(({ value }) => /NaN|undefined|Infinity|^$/.test(value))).toEqual([]);
    expect(textOf(elements(root, 'main')[0]!)).not.toMatch(/\bNaN\b|\[object|Infinity/);
  });
});

test('where the first replications do not come out as they did, the parts that need them say so', async () => {
  const prepared = await prepareScenarioText(smallText(), 'small.yaml');
  if (!prepared.ok) throw new Error('it was read before');
  const [first, ...rest] = data.result.sums;
  const changed = { ...data.result, sums: [{ ...first!, fingerprints: { actual: 'x' } }, ...rest] };
  const without = await gatherReport({ scenario: prepared.scenario, lock: data.lock }, changed);
  expect(without.look).toBeNull();
  const page = runReport(without);
  expect(headings(page)).toEqual(headings(runReport(data)));
  const { root } = parsed(page);
  const said = elements(root, 'p').filter((each) =>
    /could not be had: .* scenario again/.test(textOf(each)),
  );
  expect(said.length).toBe(4);
  expect(elements(root, 'figure').length).toBeGreaterThan(6);
});

test('without callbacks the report is that of a plain day', async () => {
  const plain = await dataOf(
    smallText()
      .replace(/, breakouts: .*/, ' }')
      .replace(/ {4}callback: .*\n/, ''),
  );
  const page = runReport(plain);
  expect(headings(page)).toEqual([
    ...['verdict', 'headlines', 'day', 'waits'],
    ...['intervals', 'settling', 'trust', 'measures'],
  ]);
  expect(textOf(parsed(page).root)).toContain('No callback is offered in this scenario');
});

test('a closer look has as many steps as it is asked for', async () => {
  const prepared = await prepareScenarioText(smallText(), 'small.yaml');
  if (!prepared.ok) throw new Error('it was read before');
  const { sums } = await runScenario(prepared.scenario);
  const look = await lookClosely({ scenario: prepared.scenario, sums }, { mostSteps: 12 });
  expect(look.stepMs).toBe(300_000);
  const both = look.waiting(null, null).mean;
  const parts = [look.waiting(0, null).mean, look.waiting(1, null).mean];
  expect(both).toEqual(both.map((_, k) => expect.closeTo(parts[0]![k]! + parts[1]![k]!, 9)));
});

test('a callback that is pending at the end is told so, and that rows were cut is said', async () => {
  const open = await dataOf(smallText('closing: { runOut: 0s }'));
  const cut = runReport({ ...open, result: { ...open.result, cutCallbacks: 2 } });
  const { root } = parsed(cut);
  const [story] = elements(root, 'figure').filter(
    (each) =>
      /^story-/.test(attribute(each, 'id') ?? '') &&
      /^Pending at the end/.test(textOf(elements(each, 'p')[0]!)),
  );
  expect(textOf(elements(story!, 'p')[0]!)).toMatch(/pending at the end\.$/);
  expect(textOf(root)).toContain(
    'callbacks.csv has the first 200,000 callbacks of a replication; 2 replications had more',
  );
  expect(runReport(open)).not.toContain('200,000');
});

test('what is too large for a page is said to be where it is', () => {
  const large = 'x'.repeat(300_000);
  expect(download('a.csv', large).text).toContain('a.csv (300 kB) is in the results folder');
  expect(download('a.csv', large, tooLarge('--csv prints it')).text).toContain(
    'a.csv (300 kB) is too large for this page: --csv prints it',
  );
});
