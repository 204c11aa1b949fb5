/**
 * Scenario files that somebody, or something, has spoilt: each is refused with words and a place, or
 * is run; none takes long, none takes the memory, none brings the program down.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { scenarios as random } from '../rules/random-scenarios.js';
import { FULL } from '../scenario/full-scenario.js';
import { MOST_MS, triedInBox } from './box.js';
import { root } from './bundle.js';
import { edited, edits, swollen } from './edits.js';
import { slipped, slips } from './letters.js';
import { tried } from './trials.js';

/** For reading, checking and running what is cut off after some events. */
const LONGEST_MS = 30_000;

const written = new Map(
  ['scenarios', 'templates'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
  ),
).set('full', FULL);
const names = fc.constantFrom(...written.keys());

function documentOf(name: string): unknown {
  return parse(written.get(name) ?? '');
}

async function attempt(text: string, mostMs = LONGEST_MS): Promise<string> {
  const { how, text: told } = await tried({ kind: 'scenario', text }, mostMs);
  expect(how === 'wrong' ? told : '').toBe('');
  return how;
}

test(
  'values, keys and lists of a scenario at their extremes',
  async () => {
    const spoilt = fc.record({ from: fc.oneof(names, random), all: edits, isYaml: fc.boolean() });
    await triedInBox('scenarios, values', spoilt, ({ from, all, isYaml }) => {
      const document = edited(typeof from === 'string' ? documentOf(from) : from, all);
      return attempt(isYaml ? stringify(document) : JSON.stringify(document, null, 1));
    });
  },
  MOST_MS,
);

test(
  'letters of a scenario lost, added and repeated',
  async () => {
    const spoilt = fc.record({ name: names, all: slips });
    await triedInBox('scenarios, letters', spoilt, ({ name, all }) =>
      attempt(slipped(written.get(name) ?? '', all)),
    );
  },
  MOST_MS,
);

/** What must be answered soon, however large the file is. */
const SOON_MS = 10_000;

test(
  'scenarios of two megabytes',
  async () => {
    const large = fc.record({
      name: names,
      places: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
      named: fc.boolean(),
      bytes: fc.constantFrom(200_000, 1_800_000),
    });
    await triedInBox('scenarios, large', large, ({ name, ...how }) =>
      attempt(JSON.stringify(swollen(documentOf(name), how)), SOON_MS),
    );
  },
  MOST_MS,
);
