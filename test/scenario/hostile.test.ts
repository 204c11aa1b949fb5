import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatDiagnostics, loadScenario } from '../../src/scenario/load.js';
import { FULL } from './full-scenario.js';
import { brief, faultsOf, scenario } from './reading.js';

test.each([
  ['an empty file', ''],
  ['blank lines', '\n\n  \n'],
  ['a comment alone', '# nothing\n'],
  ['a single word', 'hello'],
  ['a number', '42'],
  ['a list', '- a\n- b'],
  ['null', 'null'],
  ['an unclosed bracket', 'name: [a, b'],
  ['an unclosed quote', 'name: "a'],
  ['a tab', 'name: a\nteams:\n\t- name: b'],
  ['two documents', 'name: a\n---\nname: b'],
  ['a duplicate key', scenario({ more: 'name: other' })],
  ['a merge key', scenario({ more: '<<: { seed: 3 }' })],
  ['a tag', scenario({ more: 'description: !secret x' })],
  ['a binary tag', scenario({ more: 'description: !!binary aGVsbG8=' })],
  ['YAML 1.1', `%YAML 1.1\n---\n${scenario()}`],
  ['an alias of nothing', scenario({ more: 'description: *nothing' })],
  ['an alias of itself', scenario({ plans: 'plans: &a { main: *a }' })],
  ['a prototype', scenario({ more: '__proto__: { seed: 3 }' })],
  ['a constructor', scenario({ more: 'constructor: { seed: 3 }' })],
  ['a key that is a list', scenario({ more: '? [a, b]\n: c' })],
  ['infinity', scenario({ more: 'replications: .inf' })],
  ['not a number', scenario({ more: 'replications: .nan' })],
  ['plans that are numbers', scenario({ plans: 'plans: { "1": { "2": { acd: {} } } }' })],
  ['empty plans', scenario({ plans: 'plans: { main: {} }' })],
  ['plans that are lists', scenario({ plans: 'plans: [main]' })],
])('%s is refused with a message', async (_, text) => {
  expect(await faultsOf(text)).toMatchSnapshot();
});

test('an anchor and an alias for a value are allowed', async () => {
  const text = scenario({
    teams:
      'teams: [{ name: a, wrap: &wrap { exponential: { mean: 30s } } }, { name: b, wrap: *wrap }]',
  });
  expect(await brief(text)).toEqual([]);
});

test('a fault within an alias is shown where it stands', async () => {
  const text = scenario({
    teams:
      'teams:\n  - { name: a, wrap: &wrap { exponential: { mean: 30 } } }\n  - { name: b, wrap: *wrap }',
  });
  expect(await faultsOf(text)).toMatchInlineSnapshot(`
    "test.yaml:5:51: teams.a.wrap.exponential.mean: 30 has no unit
      5 |   - { name: a, wrap: &wrap { exponential: { mean: 30 } } }
        |                                                   ^^
      write "30s" for seconds or "30m" for minutes

    test.yaml:5:51: teams.b.wrap.exponential.mean: 30 has no unit
      5 |   - { name: a, wrap: &wrap { exponential: { mean: 30 } } }
        |                                                   ^^
      write "30s" for seconds or "30m" for minutes"
  `);
});

test('an alias bomb is refused at once', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  expect((await brief(lines.join('\n'))).join()).toMatch('aliases unfold to too many values');
});

test('deep nesting is refused', async () => {
  const texts = [
    `a: ${'['.repeat(2000)}${']'.repeat(2000)}`,
    `a: ${'['.repeat(70)}${']'.repeat(70)}`,
    '['.repeat(100_000),
    `a: ${'{a: '.repeat(100_000)}`,
    '- '.repeat(50_000),
    '? '.repeat(50_000),
    Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ];
  for (const text of texts) expect((await brief(text)).join()).toMatch('nested too deeply');
});

test('ten megabytes are refused unread', async () => {
  expect(await brief(`name: ${'x'.repeat(10_000_000)}`)).toMatchInlineSnapshot(`
    [
      ": has 10 MB, more than the 2 MB it may have; put long lists of calls into a CSV file: "arrivals: { file: calls.csv }"",
    ]
  `);
});

test('a hundred thousand keys do not take quadratic time', async () => {
  const text = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n');
  const before = performance.now();
  expect((await faultsOf(text)).split('\n\n')).toHaveLength(51);
  expect(performance.now() - before).toBeLessThan(20_000);
});

test('files that cannot be read are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-'));
  writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]));
  writeFileSync(join(folder, 'latin1.yaml'), Buffer.from('name: caf\xe9', 'latin1'));
  writeFileSync(join(folder, 'utf16.yaml'), Buffer.from('\ufeffname: x', 'utf16le'));
  writeFileSync(join(folder, 'big.yaml'), 'x'.repeat(2_000_001));
  writeFileSync(join(folder, 'marked.yaml'), `\ufeff${scenario()}`);
  const told = async (path: string): Promise<string> => {
    const result = await loadScenario(path, { cwd: folder });
    return result.ok ? 'nothing is wrong' : formatDiagnostics(result.diagnostics);
  };
  const files = [
    'nowhere.yaml',
    '.',
    'binary.yaml',
    'latin1.yaml',
    'utf16.yaml',
    'big.yaml',
    'marked.yaml',
    'marked.yaml/x',
  ];
  const all: string[] = [];
  for (const file of files) all.push(await told(file));
  rmSync(folder, { recursive: true });
  expect(all).toMatchInlineSnapshot(`
    [
      "nowhere.yaml: there is no such file
      check the path, from the folder you are in",
      ".: is a folder, not a file
      name a file in it",
      "binary.yaml: is not text in UTF-8
      save it as UTF-8",
      "latin1.yaml: is not text in UTF-8
      save it as UTF-8",
      "utf16.yaml: is not text in UTF-8
      save it as UTF-8",
      "big.yaml: has 2 MB, more than the 2 MB it may have
      put long lists of calls into a CSV file: "arrivals: { file: calls.csv }"",
      "nothing is wrong",
      "marked.yaml/x: there is no such file
      check the path, from the folder you are in",
    ]
  `);
});

test('a scenario with any one character changed is read or refused, and never throws', async () => {
  let state = 7;
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const odd = [
    '',
    '{',
    '}',
    '[',
    ']',
    ':',
    '"',
    "'",
    '-',
    '\n',
    ' ',
    '0',
    '&a',
    '*a',
    '!',
    '%',
    '|',
    '\t',
    '\u0000',
    '#',
    ',',
  ];
  for (let i = 0; i < 400; i++) {
    const at = draw(FULL.length);
    const text = FULL.slice(0, at) + odd[draw(odd.length)] + FULL.slice(at + draw(3));
    await expect(faultsOf(text)).resolves.toBeTypeOf('string');
  }
});

test('a scenario with any one value replaced by another kind is read or refused, and never throws', async () => {
  const { resolved } = await (await import('./reading.js')).loadedFrom(FULL);
  const kinds = [null, 5, 'x', true, [], {}, [null], { x: null }];
  const places = placesIn(resolved, []);
  for (const [i, place] of places.entries()) {
    const copy = structuredClone(resolved) as unknown;
    let holder = copy as Record<string | number, unknown>;
    for (const step of place.slice(0, -1))
      holder = holder[step] as Record<string | number, unknown>;
    holder[place.at(-1) as string] = kinds[i % kinds.length];
    await expect(faultsOf(JSON.stringify(copy, null, 1))).resolves.toBeTypeOf('string');
  }
});

function placesIn(value: unknown, path: (string | number)[]): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    [...path, key],
    ...placesIn(each, [...path, key]),
  ]);
}
