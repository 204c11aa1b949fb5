/** The page of an import: its figures are those of the fit, and names of a log stay names. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FittedLog } from '../../../src/fit/fit-log.js';
import type { ImportData } from '../../../src/reports/html/import/import-data.js';
import { importPage } from '../../../src/reports/html/import/import-page.js';
import { noBrowser } from '../../serve/browser.js';
import { opened, tooFaint } from './browser.js';
import { callsLog, importOf, intervalsLog } from './import-of.js';
import { attribute, type Element, elements, parsed, textOf } from './report-of.js';

const SCRIPT = '"><script>alert(1)</script>';
const TURNED = 'safe\u202Eevil & <b>bold</b>';

const data: Record<string, ImportData> = {};
const folder = mkdtempSync(join(tmpdir(), 'ringback-import-pages-'));
const fileOf = (which: string): string => join(folder, `${which.replaceAll(' ', '-')}.html`);

beforeAll(async () => {
  data['calls'] = await importOf(callsLog());
  data['intervals'] = await importOf(intervalsLog());
  data['hostile calls'] = await importOf(callsLog([SCRIPT, TURNED]), `${SCRIPT}.csv`);
  data['hostile intervals'] = await importOf(intervalsLog([SCRIPT, TURNED]), `${SCRIPT}.csv`);
  data['one call'] = await importOf('start,wait\n2026-03-02T08:00,5');
  data['one row'] = await importOf('start,length,offered\n2026-03-02T08:00,30m,5');
  for (const [which, each] of Object.entries(data)) writeFileSync(fileOf(which), importPage(each));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ALL = ['calls', 'intervals', 'hostile calls', 'hostile intervals', 'one call', 'one row'];

function rowsOf(all: readonly Element[], id: string): string[][] {
  const figure = all.find((each) => attribute(each, 'id') === id)!;
  return elements(elements(figure, 'tbody')[0]!, 'tr').map((row) =>
    [...elements(row, 'th'), ...elements(row, 'td')].map((cell) =>
      textOf(cell).replaceAll('\u00a0', ' '),
    ),
  );
}

describe.each(ALL)('of %s', (which) => {
  test('the text keeps the rules of HTML, is small, and the same for the same log', () => {
    const text = importPage(data[which]!);
    expect(parsed(text).faults).toEqual([]);
    expect(text.length).toBeLessThan(2e6);
    expect(importPage(data[which]!)).toBe(text);
  });

  test('every picture has its words and its table, and draws numbers', () => {
    const all = elements(parsed(importPage(data[which]!)).root);
    const figures = all.filter(({ tagName }) => tagName === 'figure');
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      expect(
        elements(figure, 'svg').filter((each) => attribute(each, 'role') === 'img').length,
      ).toBe(2);
      expect(elements(figure, 'td').length).toBeGreaterThan(0);
    }
    const drawn = all.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /^(d|[xyr]|x[12]|y[12]|c[xy]|width|height|viewBox)$/i.test(name)),
    );
    expect(drawn.filter(({ value }) => /NaN|undefined|Infinity|^$/.test(value))).toEqual([]);
    expect(textOf(parsed(importPage(data[which]!)).root)).not.toMatch(/NaN|undefined|Infinity/);
    const ids = all.flatMap((each) => attribute(each, 'id') ?? []);
    expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([]);
  });
});

test.each(['hostile calls', 'hostile intervals'])('names stay text: %s', (which) => {
  const { root } = parsed(importPage(data[which]!));
  expect(elements(root, 'script').length).toBe(1);
  expect(elements(root, 'b').length).toBe(0);
  const attributes = elements(root).flatMap(({ attrs }) => attrs.map(({ name }) => name));
  expect(attributes.filter((each) => /^on|^style$|^src$/.test(each))).toEqual([]);
  expect(textOf(root)).toContain(SCRIPT);
});

describe('the figures of the page are those of the fit', () => {
  const all = () => elements(parsed(importPage(data['calls']!)).root);
  const fitted = () => data['calls']!.fitted as FittedLog;

  test('patience: the curve, who was left, and the family', () => {
    const { curve, chosen } = fitted().types[0]!.patience;
    const rows = rowsOf(all(), 'patience-1');
    expect(rows.length).toBe(curve.length);
    for (const [k, { atRisk, survival, time }] of curve.entries()) {
      expect(rows[k]![1]).toBe(atRisk.toLocaleString('en'));
      expect(rows[k]![2]).toContain(`${Math.round(100 * survival.value)} %`);
      expect(rows[k]![3]).toBe(`${Math.round(100 * chosen!.survival(time))} %`);
    }
  });

  test('days, profile, rows and redials', () => {
    expect(rowsOf(all(), 'days-of-the-log').length).toBe(28);
    const profile = rowsOf(all(), 'profile-1');
    const { steps } = fitted().classes[0]!.arrivals.weekdays[0]!;
    expect(profile[0]![0]).toBe('08:00');
    expect(Number(profile[0]![1])).toBeCloseTo(steps[16]!, 1);
    const read = rowsOf(all(), 'lines-read');
    expect(read[0]!.slice(0, 2)).toEqual(['Kept', data['calls']!.record.kept.toLocaleString('en')]);
    expect(read[1]!.slice(0, 3)).toEqual(['Rejected', '1', 'bad-time']);
    expect(rowsOf(all(), 'who-calls-again').length).toBe(fitted().retrials!.all.rows.length);
  });

  test('what is assumed comes first, and all of it', () => {
    const [section] = elements(parsed(importPage(data['intervals']!)).root, 'section');
    expect(attribute(section!, 'id')).toBe('assumptions');
    expect(textOf(parsed(importPage(data['intervals']!)).root)).not.toContain('0.0 s');
    expect(textOf(section!)).toContain('A handle time is talk, hold and wrap together');
  });
});

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

describe.skipIf(noBrowser)('in a browser', () => {
  test.each(
    looks.flatMap((look) => ['calls', 'hostile intervals'].map((which) => ({ ...look, which }))),
  )(
    '$which, $width, $colorScheme: no complaint, all can be read, nothing sticks out',
    async ({ width, colorScheme, which }) => {
      const { page, complaints } = await opened(fileOf(which), {
        viewport: { width, height: 900 },
        colorScheme,
      });
      expect(complaints).toEqual([]);
      expect(await tooFaint(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      const figures = await page.locator('figure').count();
      expect(await page.locator('figure > svg:visible').count()).toBe(figures);
    },
  );
});

test('a surge is told beside the days of the log, its name as a name', () => {
  const { record, fitted } = data['hostile calls']!;
  const surge = { day: 14, step: 16, count: 30, usual: 4 };
  const classes = fitted.classes.map((each) => ({
    ...each,
    variation: { ...each.variation, surges: [surge] },
  }));
  const page = importPage({ record, fitted: { ...fitted, classes } as FittedLog });
  const notes = elements(parsed(page).root).filter(
    (each) => attribute(each, 'class') === 'note' && textOf(each).includes('has a surge on'),
  );
  expect(notes).toHaveLength(2);
  expect(textOf(notes[0]!)).toContain('30 calls, where 4 are usual');
  expect(importPage(data['hostile calls']!)).not.toContain('has a surge on');
});
