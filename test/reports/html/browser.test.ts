/** Pages in a real browser: wide and narrow, light and dark, with scripts and without. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparisonPage } from '../../../src/reports/html/comparison-page.js';
import { runReport } from '../../../src/reports/html/run-report.js';
import { sweepPage } from '../../../src/reports/html/sweep-page.js';
import { smallText } from '../../experiments/small-scenario.js';
import { noBrowser } from '../../serve/browser.js';
import { opened, tooFaint } from './browser.js';
import { comparisonOf } from './comparison-of.js';
import { dataOf } from './report-of.js';
import { sweepOf } from './sweep-of.js';

const folder = mkdtempSync(join(tmpdir(), 'ringback-pages-'));
const file = join(folder, 'report.html');
let lock = '';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const screens = [
  ['wide', 1400],
  ['narrow', 390],
] as const;
const schemes = ['light', 'dark'] as const;
const looks = screens.flatMap(([name, width]) =>
  schemes.map((scheme) => ({ name, width, scheme })),
);
type Look = (typeof looks)[number];

/** Opens a page so, and holds it to what every page is held to. */
async function seen(path: string, { width, scheme }: Look): Promise<Page> {
  const { page, complaints } = await opened(path, {
    viewport: { width, height: 900 },
    colorScheme: scheme,
  });
  expect(complaints).toEqual([]);
  expect(await tooFaint(page)).toEqual([]);
  // Tables scroll in boxes of their own; the page does not scroll sideways.
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
  expect(paper).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(18, 21, 24)');
  return page;
}

describe.skipIf(noBrowser)('a report in a browser', () => {
  beforeAll(async () => {
    const data = await dataOf(smallText('thresholds: ["abandonedRate < 90%", "asa < 1s"]'));
    lock = data.lock;
    writeFileSync(file, runReport(data));
  });

  test.each(looks)(
    '$name, $scheme: no complaint, nothing is loaded, all can be read',
    async (look) => {
      const page = await seen(file, look);
      const shown = await page.locator('figure > svg:visible').count();
      const figures = await page.locator('figure').count();
      expect(figures).toBeGreaterThan(10);
      expect(shown).toBe(figures);
    },
  );

  test('without scripts everything is there, and files can be saved', async () => {
    const { page } = await opened(file, { javaScriptEnabled: false });
    expect(await page.locator('section > h2').count()).toBeGreaterThan(10);
    expect(await page.locator('table').count()).toBeGreaterThan(20);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download="scenario.lock.yaml"]').click(),
    ]);
    expect(saved.suggestedFilename()).toBe('scenario.lock.yaml');
    expect(readFileSync(await saved.path(), 'utf8')).toBe(lock);
  });

  test('the keyboard reaches tables and details, and the first stop skips the contents', async () => {
    const { page } = await opened(file);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('To the report');
    await page.goto(`file://${file}#definitions`);
    expect(await page.locator('#definitions').getAttribute('open')).not.toBeNull();
  });

  test('what is printed is light, whatever the screen is', async () => {
    const { page } = await opened(file, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(await page.locator('nav').isVisible()).toBe(false);
  });
});

describe.skipIf(noBrowser)('other pages in a browser', () => {
  beforeAll(async () => {
    const text = smallText('thresholds: ["abandonedRate < 90%"]\n', { replications: 3 });
    const agents = 'teams.support.agents=2,4';
    const compared = await comparisonOf(text, { two: [], four: ['teams.support.agents=4'] });
    writeFileSync(join(folder, 'comparison.html'), comparisonPage(compared));
    writeFileSync(join(folder, 'sweep.html'), sweepPage(await sweepOf(text, [agents])));
  });

  test.each(['comparison', 'sweep'].flatMap((which) => looks.map((look) => ({ which, ...look }))))(
    '$which, $name, $scheme: no complaint, nothing is loaded, all can be read',
    async ({ which, ...look }) => {
      const page = await seen(join(folder, `${which}.html`), look);
      expect(await page.locator('figure > svg:visible').count()).toBeGreaterThan(0);
    },
  );
});
