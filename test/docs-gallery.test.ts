/** The gallery has a picture of every scenario, made by the program, and all of them are small. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = 'docs/pictures/gallery';
const MOST_BYTES = 600_000;

const page = readFileSync('docs/gallery.md', 'utf8');
const scenarios = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replaceAll('\\', '/'));
const nameOf = (scenario: string): string => scenario.replace(/\.yaml$/, '').replaceAll('/', '-');

test('every scenario has its place, its picture and a sentence', () => {
  const shown = [...page.matchAll(/^\[([^\]]+)\]\(\.\.\/scenarios\/([^)]+)\): \S/gm)];
  expect(shown.map(([, text]) => text).sort()).toEqual([...scenarios].sort());
  expect(shown.every(([, text, path]) => text === path)).toBe(true);
  const pictures = [...page.matchAll(/^!\[[^\]]+\]\(pictures\/gallery\/([^)]+)\.svg\)$/gm)];
  expect(pictures.map(([, name]) => name)).toEqual(shown.map(([, path = '']) => nameOf(path)));
  expect([...page.matchAll(/^\*[^*].*\*$/gm)].length).toBe(scenarios.length);
});

test('there is no other picture, and all of them together are small', () => {
  const files = readdirSync(FOLDER);
  expect(files.sort()).toEqual(scenarios.map((path) => `${nameOf(path)}.svg`).sort());
  const bytes = files.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test.each(scenarios)('the picture of %s is drawn, with colours for light and dark', (scenario) => {
  const text = readFileSync(join(FOLDER, `${nameOf(scenario)}.svg`), 'utf8');
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[^"]+"/);
  expect(text).toContain('prefers-color-scheme:dark');
  expect(text).not.toMatch(/<script|NaN|undefined|href=/);
  // Every class that is drawn has its rule, but for those that only the page needs.
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
  const colours = [...text.matchAll(/class="(?:fill|line|band) (\w+)/g)].map(([, look]) => look);
  expect(colours.filter((look) => !style.includes(`.${look}`))).toEqual([]);
  expect(text.match(/<(rect|path|circle|text)\b/g)?.length ?? 0).toBeGreaterThan(5);
});

test('the package does not carry them', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  expect(files).toContain('!docs/pictures');
});
