/** How many replications, or how precise. */
import { describe, expect, test } from 'vitest';
import { brief, faultsOf, loadedFrom, scenario } from './reading.js';

const having = (line: string): string => scenario({ more: `replications: ${line}` });

test('a precision is resolved to a list with the pilot and the most there may be', async () => {
  const { resolved, replications, until } = await loadedFrom(
    having('{ until: abandonedRate ± 0.5pp }'),
  );
  expect(resolved.replications).toEqual({ until: ['abandonedRate ± 0.5pp'], pilot: 30, max: 400 });
  expect(replications).toBe(400);
  expect(until).toMatchObject({ pilot: 30, max: 400, goals: [{ where: { line: 7, column: 24 } }] });
});

test('a number is as it was', async () => {
  const { replications, until } = await loadedFrom(having('12'));
  expect([replications, until]).toEqual([12, null]);
});

test('each of several precisions has its place', async () => {
  const { until } = await loadedFrom(having('{ until: [asa ± 2s, abandoned ± 3], pilot: 50 }'));
  expect(until?.goals.map(({ text, where }) => [text, where.column])).toEqual([
    ['asa ± 2s', 25],
    ['abandoned ± 3', 35],
  ]);
});

describe('what is wrong is told', () => {
  test.each([
    ['{}', 'replications.until: "until" is missing; add "until: abandonedRate ± 0.5pp"'],
    [
      '{ until: asa ± 2s, maxx: 100 }',
      'replications.maxx: there is no key "maxx" here; did you mean "max"?',
    ],
    [
      '{ until: asa ± 2s, max: 20 }',
      'replications.max: a pilot of 30 is more than the 20 replications there may be; write a "max" of 30 or more, or a smaller "pilot"',
    ],
    [
      '{ until: asa ± 2s, pilot: 500 }',
      'replications.pilot: a pilot of 500 is more than the 400 replications there may be; write a "max" of 500 or more, or a smaller "pilot"',
    ],
    [
      '{ until: asa ± 2s, pilot: 2 }',
      'replications.pilot: 2 is not a whole number from 10 to 100000; write a whole number from 10 to 100000',
    ],
    ['{ until: [] }', 'replications.until: the list is empty; write at least one item'],
    [
      'many',
      'replications: many is not a whole number from 1 to 100000; write a whole number from 1 to 100000',
    ],
  ])('%s', async (line, message) => {
    expect(await brief(having(line))).toEqual([message]);
  });
});

test('a precision on the command line takes the place of a number, and keeps the pilot of the file', async () => {
  const given = await loadedFrom(having('12'), { until: ['asa ± 2s'], max: 90 });
  expect(given.resolved.replications).toEqual({ until: ['asa ± 2s'], pilot: 30, max: 90 });
  const kept = await loadedFrom(having('{ until: asa ± 1s, pilot: 60 }'), { until: ['asa ± 2s'] });
  expect(kept.resolved.replications).toEqual({ until: ['asa ± 2s'], pilot: 60, max: 400 });
});

test('a number on the command line takes the place of a precision', async () => {
  const { resolved } = await loadedFrom(having('{ until: asa ± 1s }'), { replications: 5 });
  expect(resolved.replications).toBe(5);
});

test('a fault of an option is shown in the option', async () => {
  expect(await faultsOf(having('12'), { until: ['asa ± 2s'], max: 12 })).toMatchInlineSnapshot(`
    "--max:1:1: replications.max: a pilot of 30 is more than the 12 replications there may be
      1 | 12
        | ^^
      write a "max" of 30 or more, or a smaller "pilot""
  `);
});
