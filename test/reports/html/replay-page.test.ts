/** The pages of replays: every figure stands in them as it was found, and can be read by all. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figureNames } from '../../../src/experiments/replay/calibration.js';
import { replayDaysPage } from '../../../src/reports/html/replay-days-page.js';
import { type ReplayPageData, replayPage } from '../../../src/reports/html/replay-page.js';
import { noBrowser } from '../../serve/browser.js';
import { opened, tooFaint } from './browser.js';
import { replayData, replayedDay } from './replay-of.js';
import { attribute, type Element, elements, parsed, textOf } from './report-of.js';

let data: ReplayPageData;
const texts: Record<string, string> = {};

beforeAll(async () => {
  data = await replayData();
  texts['a day'] = replayPage(data);
  texts['all days'] = replayDaysPage(
    [replayedDay({ areVaried: false, effects: [] }), replayedDay({ date: '2026-03-03' })],
    ['npx', 'ringback', 'replay', 'calls.csv', '--all-days'],
  );
});

function byId(text: string, id: string): Element {
  const found = elements(parsed(text).root).find((each) => attribute(each, 'id') === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

const contents = (text: string, id: string): string => textOf(byId(text, id));

describe.each(['a day', 'all days'])('the page of %s', (which) => {
  test('keeps the rules of HTML, draws numbers, and is the same for the same replay', () => {
    const text = texts[which]!;
    const { root, faults } = parsed(text);
    expect(faults).toEqual([]);
    const drawn = elements(root).flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /^([xyr]|c[xy]|width|height|viewBox|value)$|^d$/i.test(name)),
    );
    expect(drawn.filter(({ value }) => /NaN|undefined|Infinity/.test(value))).toEqual([]);
    expect(text.length).toBeLessThan(2_000_000);
    const ids = elements(root).flatMap((each) => attribute(each, 'id') ?? []);
    expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([]);
  });

  test('every picture has words and a table', () => {
    const figures = elements(parsed(texts[which]!).root, 'figure');
    expect(figures.length).toBeGreaterThanOrEqual(3);
    for (const figure of figures) {
      expect(
        elements(figure, 'title')
          .map(textOf)
          .every((text) => text !== ''),
      ).toBe(true);
      expect(elements(figure, 'td').length).toBeGreaterThan(0);
    }
  });
});

test('the same data, the same bytes', () => {
  expect(replayPage(data)).toBe(texts['a day']);
});

test('the whole day stands in the table as it was compared', () => {
  // Nobody left for a callback.
  const compared = figureNames.filter((name) => name !== 'left');
  const rows = elements(elements(byId(texts['a day']!, 'verdict'), 'tbody')[0]!, 'tr');
  expect(rows.map((row) => attribute(row, 'data-key'))).toEqual(compared);
  const seen = rows.map((row) =>
    elements(row, 'data').map((each) => Number(attribute(each, 'value'))),
  );
  const { total } = data.day.calibration;
  expect(seen).toEqual(compared.map((name) => [total[name].observed, total[name].predicted]));
});

test('an interval outside its band is a diamond in the picture and a word in the table', () => {
  const figure = byId(texts['a day']!, 'interval-hungUp');
  const [wide] = elements(figure, 'svg').filter((each) => attribute(each, 'role') === 'img');
  const marks = elements(wide!, 'path').filter((each) => attribute(each, 'class') === 'fill lost');
  const outside = data.day.calibration.rows.filter(({ figures }) => figures.hungUp.isOutside);
  expect(marks.length).toBe(outside.length);
  const words = elements(figure, 'tr').filter((row) => textOf(row).includes('outside'));
  expect(words.length).toBe(outside.length);
});

test('what is said: trust, the weakest assumption, callbacks, days, assumptions', () => {
  const text = texts['a day']!;
  expect(contents(text, 'verdict')).toMatch(/The model is not to be trusted for this day: off by/);
  expect(contents(text, 'weakest')).toMatch(/who was there .* by 20\.0\spoints .*away sooner/);
  expect(contents(text, 'callbacks')).toContain('is to be taken with much doubt');
  expect(contents(text, 'callbacks')).toContain('All are asked once');
  expect(contents(text, 'days')).toMatch(/2026-03-024013 *32\.5\s%this page/);
  expect(contents(text, 'assumptions')).toContain('Drawn anew in each replication');
  expect(contents(text, 'definitions')).toContain('abandonmentAvoided');
  expect(contents(text, 'command')).toBe("npx ringback replay 'calls of mine.csv'");
  expect(contents(texts['all days']!, 'verdict')).toContain('not to be trusted for this center');
});

test('what callbacks change stands under its key, as in the summary', () => {
  const shown = elements(byId(texts['a day']!, 'callbacks'), 'data').filter(
    (each) => attribute(each, 'data-part') === 'mean',
  );
  expect(shown.length).toBeGreaterThan(5);
  for (const each of shown) {
    const key = attribute(each, 'data-key') ?? '';
    expect(Number(attribute(each, 'value'))).toBe(data.summary.measures[key]?.mean);
  }
});

test('a day on which nobody hung up has no yardstick, and says so by leaving it out', () => {
  const text = replayPage({ ...data, day: replayedDay({ yardstick: null }) });
  expect(parsed(text).faults).toEqual([]);
  expect(elements(parsed(text).root).some((each) => attribute(each, 'id') === 'hours')).toBe(false);
});

describe.skipIf(noBrowser)('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-replay-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    [1400, 'light'],
    [390, 'dark'],
  ] as const)(
    '%i wide, %s: no complaint, all can be read',
    async (width, colorScheme) => {
      for (const [name, text] of Object.entries(texts)) {
        const file = join(folder, `${name.replace(' ', '-')}.html`);
        writeFileSync(file, text);
        const viewport = { width, height: 900 };
        const { page, complaints } = await opened(file, { viewport, colorScheme });
        expect(complaints).toEqual([]);
        expect(await tooFaint(page)).toEqual([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(width);
      }
    },
    60_000,
  );
});
