/**
 * The pages say what the program does. What can be made from the program is, and is held to it;
 * `UPDATE_DOCS=1 npx vitest run test/docs.test.ts` writes it anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarioKeys, shown } from '../src/reference/scenario-keys.js';
import { formatDiagnostics, loadScenarioText } from '../src/scenario/load.js';
import { blocks } from './docs/blocks.js';
import { loadedFrom, scenario } from './scenario/reading.js';

const UPDATES = process.env['UPDATE_DOCS'] === '1';
const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const read = (page: string): string => readFileSync(page, 'utf8');

/** `<!-- begin NAME -->`, what lies between, `<!-- end NAME -->`. */
const block = /(<!-- begin ([\w-]+) -->\n)([\s\S]*?)(<!-- end \2 -->)/g;

const all = pages.flatMap((page) =>
  [...read(page).matchAll(block)].map(([, , name = '']) => ({ page, name })),
);

test('every page is in the index', () => {
  const index = read(join('docs', 'README.md'));
  const missing = pages.filter(
    (page) =>
      page.startsWith('docs') &&
      !page.endsWith('README.md') &&
      !index.includes(`(${basename(page)})`),
  );
  expect(missing).toEqual([]);
});

test('every block has its place in a page', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(blocks).sort());
});

describe.sequential('what is made from the program is as the program makes it', () => {
  test.each(all)('$page: $name', async ({ page, name }) => {
    const fresh = (await blocks[name]?.()) ?? '';
    const text = read(page);
    const updated = text.replace(block, (whole, begin, its, _old, end) =>
      its === name ? `${begin}${fresh}\n${end}` : whole,
    );
    if (UPDATES) writeFileSync(page, updated);
    else expect(text).toBe(updated);
  });
});

test('the defaults in the schema are those that a scenario gets', async () => {
  const { resolved } = await loadedFrom(scenario({ start: '' }));
  const wrong: string[] = [];
  let compared = 0;
  for (const { path, default: standard, isRepeated } of scenarioKeys()) {
    if (standard === null || isRepeated) continue;
    const steps = path.replaceAll('[]', '.0').split('.');
    const value = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown>)?.[step],
      resolved,
    );
    // What is written in short, or not at all, is resolved to a mapping.
    if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) continue;
    compared++;
    if (shown(value) !== standard && !/shifts/.test(path))
      wrong.push(`${path}: ${standard}, resolved ${shown(value)}`);
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(30);
});

test('every scenario that a page shows loads', async () => {
  const faults: string[] = [];
  for (const page of pages) {
    for (const [, text = ''] of read(page).matchAll(/```yaml\n([\s\S]*?)```/g)) {
      if (!/^length: /m.test(text)) continue;
      const loaded = await loadScenarioText(text, page);
      if (!loaded.ok) faults.push(formatDiagnostics(loaded.diagnostics));
    }
  }
  expect(faults).toEqual([]);
});

test('every link inside the repository leads somewhere', () => {
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, to = '']) => join(dirname(page), to))
      .filter((to) => !existsSync(to))
      .map((to) => `${page}: ${to}`),
  );
  expect(dead).toEqual([]);
});
