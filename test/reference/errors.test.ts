/**
 * The table of errors says what the program says: `UPDATE_DOCS=1 npx vitest run
 * test/reference/errors.test.ts` writes its examples anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ErrorEntry, errors } from '../../src/reference/errors.js';
import { exampleOf, faulty } from '../docs/faulty.js';
import { sourcesIn } from '../tidy/sources.js';

const TABLE = 'docs/errors.json';
const codes = errors.map(({ code }) => code);

/** The codes that the source gives to faults: the first argument of whatever makes one. */
function codesInSource(): string[] {
  const files = sourcesIn('src').filter(({ room }) =>
    ['scenario', 'metrics', 'experiments'].includes(room),
  );
  const made = files.flatMap(({ code }) => [
    ...code.matchAll(/\b(?:fault|unknown)\(\s*'([a-z]+(?:-[a-z]+)*)',/g),
    ...code.matchAll(/\bcode: '([a-z]+(?:-[a-z]+)*)',/g),
  ]);
  // Zod has codes too; this one is of what we check ourselves.
  return [...new Set(made.map(([, code = '']) => code))].filter((code) => code !== 'custom');
}

if (process.env['UPDATE_DOCS'] === '1') {
  const updated: ErrorEntry[] = [];
  for (const entry of errors) updated.push({ ...entry, example: await exampleOf(entry.code) });
  writeFileSync(TABLE, `${JSON.stringify({ errors: updated }, null, 2)}\n`);
}
const kept = JSON.parse(readFileSync(TABLE, 'utf8')) as { errors: ErrorEntry[] };

test('every fault that there is has an entry, and no entry is of a fault that there is not', () => {
  expect([...codes].sort()).toEqual(codesInSource().sort());
});

test('every entry has an example, and says more than its message', () => {
  expect(Object.keys(faulty).sort()).toEqual([...codes].sort());
  const silent = errors.filter(({ why, about }) => !/^.{20,}\.$/.test(why) || about === '');
  expect(silent.map(({ code }) => code)).toEqual([]);
});

describe('the example of each entry is what the program prints', () => {
  test.each(kept.errors.map(({ code, example }) => [code, example]))(
    '%s',
    async (code, example) => {
      const printed = await exampleOf(code);
      expect(printed).not.toBe('');
      expect(printed).toBe(example);
    },
  );
});
