import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tooFaint } from '../reports/html/browser.js';
import { aBrowser, noBrowser } from './browser.js';
import { served, stored } from './serving.js';

const NAME = 'Day <b>of</b> "quotes" & more';

/** A center whose names would be markup if anybody took them for it. */
const center = {
  name: NAME,
  start: '2026-03-02T08:00[Europe/London]',
  length: '2h',
  interval: '30m',
  replications: 3,
  seed: 7,
  teams: [
    { name: '<i>team</i>', agents: 5, skills: ['s'], answersRing: { callback: 0.6 }, wrap: '30s' },
  ],
  callers: [
    {
      name: 'c',
      arrivals: { poisson: { every: '1h', calls: [90, 90] } },
      patience: { exponential: { mean: '3m' } },
      talk: { exponential: { mean: '4m' } },
      acceptsCallback: 0.6,
      plan: 'main',
    },
  ],
  plans: {
    main: {
      tag: { skillTagger: { add: { s: 'mandatory' } }, next: 'queue' },
      queue: {
        acd: { name: '<img src=x onerror=alert(1)>' },
        breakouts: { voluntary: { after: '30s', to: 'callback' } },
      },
      callback: { callback: {} },
    },
  },
};

interface Opened {
  readonly page: Page;
  /** What went wrong in it. */
  readonly complaints: readonly string[];
}

async function opened(path: string, width = 1400): Promise<Opened> {
  const browser = await aBrowser();
  const page = await browser.newPage({ viewport: { width, height: 1000 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`));
  await page.goto(path);
  await page.waitForSelector('body[data-loaded]');
  return { page, complaints };
}

const text = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

describe.skipIf(noBrowser)('the page that plays a day, in a browser', async () => {
  const folder = noBrowser ? '' : await stored(center);
  const base = noBrowser ? '' : await served([`day=${folder}`]);

  test('shows who waits and what agents do, at the instant of its address, without a complaint', async () => {
    const { page, complaints } = await opened(`${base}results/day?replication=2&at=3600`);
    expect(await text(page, 'h1')).toBe(NAME);
    expect(await text(page, '#clock')).toBe('09:00:00');
    expect(await text(page, '#of')).toBe('of 3');
    expect(await page.locator('.tile').count()).toBeGreaterThanOrEqual(5);
    expect(await text(page, '#queues h3 >> nth=0')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('main img, main i, main b').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('plays the replication that the server shows where the address names none', async () => {
    const other = await served([`day=${folder}`], { replication: 2 });
    const { page, complaints } = await opened(`${other}results/day`);
    expect(await page.title()).toContain('replication 3');
    expect(await page.locator('#replication').inputValue()).toBe('3');
    expect(new URL(page.url()).searchParams.get('replication')).toBe('3');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('its last instant has the figures of the replication', async () => {
    const { page } = await opened(`${base}results/day?replication=1`);
    await page.keyboard.press('End');
    const answer = await page.request.get(`${base}api/results/day/callbacks?limit=5000`);
    const { items } = (await answer.json()) as { items: unknown[] };
    const shown = page.locator('#widgets > div', { hasText: 'callbacks created' }).locator('dd');
    expect(Number(await shown.innerText())).toBe(items.length);
    await page.close();
  });

  test('plays and pauses by the keyboard, goes back and forth, and keeps its place in the address', async () => {
    const { page, complaints } = await opened(`${base}results/day?at=1800`);
    await page.selectOption('#speed', '900');
    await page.locator('#play').focus();
    await page.keyboard.press('Space');
    expect(await text(page, '#play')).toBe('Pause');
    await expect.poll(() => text(page, '#clock')).not.toBe('08:30:00');
    await page.keyboard.press('Space');
    expect(await text(page, '#play')).toBe('Play');
    await page.keyboard.press('Home');
    expect(await text(page, '#clock')).toBe('08:00:00');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await text(page, '#clock')).toBe('08:11:00');
    await page.keyboard.press('ArrowLeft');
    expect(await text(page, '#clock')).toBe('08:10:00');
    expect(new URL(page.url()).searchParams.get('at')).toBe('600');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('only what is chosen is shown: media type, interval, grouping', async () => {
    const { page } = await opened(`${base}results/day?at=5400`);
    await page.selectOption('#media', '1');
    expect(await page.locator('#widgets > div.live').count()).toBe(0);
    await page.selectOption('#media', '');
    const offered = page.locator('#widgets > div', { hasText: /^offered/ }).locator('dd');
    const all = Number(await offered.innerText());
    await page.selectOption('#span', '1');
    expect(Number(await offered.innerText())).toBeLessThan(all);
    await page.selectOption('#span', '');
    await page.selectOption('#group', 'interval');
    expect(await page.locator('#table tbody tr').count()).toBe(4);
    await page.selectOption('#group', 'team');
    expect(await text(page, '#table tbody th')).toBe('<i>team</i>');
    await page.close();
  });

  test('any callback opens to its conversation: the call, the callback, the outbound call', async () => {
    const { page, complaints } = await opened(`${base}results/day?at=6000`);
    await page.locator('#feed button', { hasText: 'callback' }).first().click();
    await page.waitForSelector('#story[open] .record');
    const titles = await page.locator('#story .record h3').allInnerTexts();
    expect(titles.slice(0, 2)).toEqual(['The call that came in', 'The callback']);
    expect(await text(page, '#story .record.cb')).toMatch(/callback created/);
    await page.keyboard.press('Escape');
    expect(await page.locator('#story').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('fits a narrow screen', async () => {
    const { page } = await opened(`${base}results/day?at=3600`, 390);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });

  test.each(['light', 'dark'] as const)(
    'every text stands out from what is behind it: %s',
    async (colorScheme) => {
      const { page } = await opened(`${base}results/day?at=5400`);
      await page.emulateMedia({ colorScheme });
      expect(await tooFaint(page)).toEqual([]);
      await page.close();
    },
  );

  test('says what is wrong where there is no such replication', async () => {
    const browser = await aBrowser();
    const page = await browser.newPage();
    await page.goto(`${base}results/day?replication=9`);
    await page.waitForSelector('#alert:not([hidden])');
    expect(await text(page, '#alert')).toContain('replication must be a whole number from 1 to 3');
    await page.close();
  });
});
