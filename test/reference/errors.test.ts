/**
 * The table of errors says what the program says: `UPDATE_DOCS=1 npx vitest run test/docs.test.ts`
 * writes its examples anew.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errors } from '../../src/reference/errors.js';
import { exampleOf, faulty } from '../docs/faulty.js';

const codes = errors.map(({ code }) => code);
const ofScenarios = errors.filter(({ about }) => about !== 'The command line');

/** The codes that the source gives to faults: the first argument of whatever makes one. */
function codesInSource(): string[] {
  const made = ['scenario', 'metrics', 'experiments'].flatMap((room) =>
    readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`src/${room}/${file}`, 'utf8'))
      .flatMap((text) => [
        ...text.matchAll(/\b(?:fault|unknown)\(\s*'([a-z]+(?:-[a-z]+)*)',/g),
        ...text.matchAll(/\bcode: '([a-z]+(?:-[a-z]+)*)',/g),
      ]),
  );
  // Zod has codes too; this one is of what we check ourselves.
  return [...new Set(made.map(([, code = '']) => code))].filter((code) => code !== 'custom');
}

test('every fault of a scenario has an entry, and no entry is of a fault that there is not', () => {
  expect(ofScenarios.map(({ code }) => code).sort()).toEqual(codesInSource().sort());
});

test('every entry has an example, and says more than its message', () => {
  expect(Object.keys(faulty).sort()).toEqual([...codes].sort());
  const silent = errors.filter(({ why, about }) => !/^.{20,}\.$/.test(why) || about === '');
  expect(silent.map(({ code }) => code)).toEqual([]);
});

describe('the example of each entry is what the program prints', () => {
  test.each(errors.map(({ code, example }) => [code, example]))('%s', async (code, example) => {
    const printed = await exampleOf(code);
    expect(printed).not.toBe('');
    expect(printed).toBe(example);
  });
});
