/** Pages of reports in a real browser. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { aBrowser } from '../../serve/browser.js';

export interface Opened {
  readonly page: Page;
  /** What it wrote to its console, what failed in it, and what it asked of the network. */
  readonly complaints: readonly string[];
}

/** Opens a file, on a screen and in colours of one's choice. */
export async function opened(file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const browser = await aBrowser();
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (url !== `file://${file}` && !url.startsWith('data:')) complaints.push(url);
  });
  await page.goto(`file://${file}`);
  return { page, complaints };
}

/** Texts that stand out too little from what is behind them: less than 4.5 to 1, large ones than 3. */
export function tooFaint(page: Page): Promise<string[]> {
  // In the browser: the compiler does not see its globals here.
  return page.evaluate(FAINT_TEXTS) as Promise<string[]>;
}

const FAINT_TEXTS = `(() => {
  const parse = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a > 0.99) return colour;
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  };
  const faint = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!own || element.closest('script,title,desc,.in') || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const isDrawn = element.namespaceURI.endsWith('svg');
    const [a, b] = [light(parse(isDrawn ? style.fill : style.color)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) faint.add(element.tagName + ' ' + element.className + ' ' + element.textContent.slice(0, 30) + ' ' + contrast.toFixed(2));
  }
  return [...faint];
})()`;
