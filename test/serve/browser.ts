/**
 * A real browser, where there is one: Debian's chromium. In continuous integration it has to be there;
 * elsewhere what needs it is skipped, and says so.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((place) => existsSync(place));

/** Whether tests in a browser are left out. */
export const noBrowser = executablePath === undefined && !process.env['CI'];
if (noBrowser) console.warn('skipped: no chromium (apt-get install chromium)');

let browser: Browser | null = null;
afterAll(async () => {
  await browser?.close();
});

/** The browser of a file of tests, which has a process of its own; started when it is first wanted. */
export async function aBrowser(): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error('chromium is missing: apt-get install chromium');
  browser ??= await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  return browser;
}
