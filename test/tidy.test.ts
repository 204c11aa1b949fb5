/**
 * The order of the house. Every check collects what is wrong and compares it with nothing, so that a
 * failure is the list of places to mend.
 */
import { describe, expect, test } from 'vitest';
import {
  citationsOf,
  misquotations,
  quotes,
  readRules,
  strayCitations,
  titlesByRule,
  writeTests,
} from './tidy/citations.js';
import { againstTheGrain, cycles, unknownRooms } from './tidy/imports.js';
import { filesLongerThan, longFunctions } from './tidy/sizes.js';
import { sourcesIn } from './tidy/sources.js';
import {
  bannedWhereItIsHot,
  callsOf,
  defaultExports,
  notInGlossary,
  printingOrExiting,
  telephonyInTheEngine,
  touchingFiles,
  unfinished,
} from './tidy/words.js';

const src = sourcesIn('src');
const tests = sourcesIn('test');
const titles = titlesByRule(tests);
// With UPDATE_RULES=1 docs/rules.json is given the tests that there are.
if (process.env['UPDATE_RULES'] === '1') writeTests(titles);
const { rules } = readRules();

describe('the rooms', () => {
  test('every folder of src is in the table of directions', () => {
    expect(unknownRooms(src)).toEqual([]);
  });

  test('no import goes against the direction of the rooms', () => {
    expect(againstTheGrain(src)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(cycles(src)).toEqual([]);
  });
});

describe('the rules', () => {
  test('there are twenty-five, in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, k) => `R${k + 1}`));
  });

  test('every quotation in the source is in the words of the rule it cites', () => {
    expect(misquotations(src, rules)).toEqual([]);
  });

  test('every citation is written so that it is found', () => {
    expect(strayCitations(src)).toEqual([]);
  });

  test('a quotation may leave words out, but not change or move them', () => {
    const words = 'the callback automatically returns to the queue';
    expect(quotes(words, 'the callback [...] returns to the queue')).toBe(true);
    expect(quotes(words, 'returns to the queue [...] the callback')).toBe(false);
    expect(quotes(words, 'the callback returns to the queue')).toBe(false);
  });

  test('every rule is quoted where it is decided', () => {
    const acts = src.filter(({ room }) => room === 'callback');
    const quoted = acts
      .flatMap(({ text }) => citationsOf(text))
      .filter(({ quote }) => quote !== '')
      .map(({ rule }) => rule);
    expect(rules.map(({ id }) => id).filter((id) => !quoted.includes(id))).toEqual([]);
  });

  test('every rule has a test named after it', () => {
    expect(rules.map(({ id }) => id).filter((id) => !titles.has(id))).toEqual([]);
  });

  test('the table of rules lists the tests of each rule (UPDATE_RULES=1 rewrites it)', () => {
    const listed = Object.fromEntries(rules.map((rule) => [rule.id, rule.tests]));
    const found = Object.fromEntries(rules.map(({ id }) => [id, titles.get(id) ?? []]));
    expect(listed).toEqual(found);
  });

  test('no test is named after a rule that there is not', () => {
    const known = rules.map(({ id }) => id);
    expect([...titles.keys()].filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('what stands where', () => {
  test('a run knows nothing but its scenario and seed, and costs no closures', () => {
    expect(bannedWhereItIsHot(src)).toEqual([]);
  });

  test('the program has one event queue', () => {
    expect(callsOf(src, 'TinyQueue')).toEqual(['src/engine/calendar.ts']);
  });

  test('the engine has no word of telephones', () => {
    expect(telephonyInTheEngine(src)).toEqual([]);
  });

  test('nothing but the command prints, exits or reads the environment', () => {
    expect(printingOrExiting(src)).toEqual([]);
  });

  test('only the rooms that read or write touch files', () => {
    expect(touchingFiles(src)).toEqual([]);
  });

  test('nothing is exported by default', () => {
    expect(defaultExports(src)).toEqual([]);
  });

  test('nothing is left for later', () => {
    expect(unfinished([...src, ...tests])).toEqual([]);
  });

  test('people are called what the glossary calls them', () => {
    expect(notInGlossary(src)).toEqual([]);
  });
});

describe('sizes', () => {
  test('no file is longer than 300 lines', () => {
    expect(filesLongerThan(300, src)).toEqual([]);
  });

  test('nine files in ten have at most 200 lines', () => {
    const long = filesLongerThan(200, src);
    expect(long.length <= src.length / 10 ? [] : long).toEqual([]);
  });

  test('functions are short: 40 lines in the hot folders, 60 elsewhere', () => {
    expect(longFunctions(src)).toEqual([]);
  });
});
