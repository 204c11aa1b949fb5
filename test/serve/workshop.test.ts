/** What takes long is made in turns with everything else, once for all who ask. */
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NotTheSame, runAgain, runAgainInTurns } from '../../src/experiments/again.js';
import { prepareScenario } from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { Timeline } from '../../src/records/timeline.js';
import { NotYetMade, Workshop } from '../../src/serve/workshop.js';

function* inTurns(turns: number, told: string[], thing: string): Generator<void, string> {
  try {
    for (let k = 1; k <= turns; k++) {
      told.push(`${thing} ${k}`);
      yield;
    }
    return thing;
  } finally {
    told.push(`${thing} over`);
  }
}

async function got(workshop: Workshop<string>, key: string, begin: () => Generator<void, string>) {
  for (;;) {
    try {
      return workshop.get(key, begin);
    } catch (error) {
      if (!(error instanceof NotYetMade)) throw error;
      await error.made;
    }
  }
}

test('things are made one after another, each once, and then are there at once', async () => {
  const workshop = new Workshop<string>(() => {});
  const told: string[] = [];
  const things = await Promise.all(
    ['a', 'b', 'a'].map((key) => got(workshop, key, () => inTurns(3, told, key))),
  );
  expect(things).toEqual(['a', 'b', 'a']);
  expect(told).toEqual(['a 1', 'a 2', 'a 3', 'a over', 'b 1', 'b 2', 'b 3', 'b over']);
  expect(workshop.get('a', () => inTurns(1, told, 'again'))).toBe('a');
});

test('between two turns others have theirs', async () => {
  const workshop = new Workshop<string>(() => {});
  const told: string[] = [];
  const making = got(workshop, 'a', () => inTurns(3, told, 'a'));
  await setImmediate();
  told.push('somebody else');
  await making;
  expect(told.indexOf('somebody else')).toBeLessThan(told.indexOf('a over'));
});

test('what cannot be made is told to all who wait, and is tried again by the next', async () => {
  const workshop = new Workshop<string>(() => {});
  let begun = 0;
  function* fails(): Generator<void, string> {
    begun++;
    yield;
    throw new NotTheSame('not the same');
  }
  const both = await Promise.allSettled([got(workshop, 'a', fails), got(workshop, 'a', fails)]);
  expect(both.map((each) => each.status === 'rejected' && each.reason.status)).toEqual([409, 409]);
  expect(begun).toBe(1);
  await expect(got(workshop, 'a', fails)).rejects.toMatchObject({ status: 409 });
  expect(begun).toBe(2);
});

test('a workshop that is closed leaves its work, and what that kept is removed', async () => {
  const workshop = new Workshop<string>(() => {});
  const told: string[] = [];
  const making = got(workshop, 'a', () => inTurns(1000, told, 'a'));
  await setImmediate();
  expect(workshop.close()).toEqual([]);
  await expect(making).rejects.toMatchObject({ status: 503 });
  expect(told.at(-1)).toBe('a over');
  expect(told.length).toBeLessThan(10);
});

test('a replication in turns comes out as one without, and pauses', async () => {
  const prepared = await prepareScenario('scenarios/quickstart.yaml', { replications: 1 });
  if (!prepared.ok) throw new Error('it is no scenario');
  const { scenario } = prepared;
  const stored = { scenario, sums: (await runScenario(scenario)).sums.slice() };
  let pauses = 0;
  const turns = runAgainInTurns(stored, 0, new Timeline());
  for (;;) {
    const { done, value } = turns.next();
    if (done) {
      expect(value).toBe(runAgain(stored, 0, new Timeline()));
      break;
    }
    pauses++;
  }
  expect(pauses).toBeGreaterThan(0);
});
