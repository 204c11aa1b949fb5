import { expect, test } from 'vitest';
import { firstLines, foldedChanges } from '../../src/reports/fold-changes.js';

const change = (path: string, before: string | null, after: string | null) => ({
  path,
  before,
  after,
});

test('the same change at several places takes one line, at the first of them', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const lines = foldedChanges([
    ...names.map((name) => change(`teams.${name}.wrap`, '"10s"', '"20s"')),
    change('teams.a.agents', '3', '4'),
    change('length', '"1h"', '"2h"'),
  ]);
  expect(lines).toEqual([
    { mark: '~', text: 'teams.{a, b, c, d, 2 more}.wrap: "10s" -> "20s"', count: 6 },
    { mark: '~', text: 'teams.a.agents: 3 -> 4', count: 1 },
    { mark: '~', text: 'length: "1h" -> "2h"', count: 1 },
  ]);
});

test('different changes of one setting stay apart', () => {
  const lines = foldedChanges([
    change('teams.a.agents', '3', '4'),
    change('teams.b.agents', '3', '5'),
    change('callers.a.talk', '3', '4'),
  ]);
  expect(lines.map(({ count }) => count)).toEqual([1, 1, 1]);
});

test('what only one side has is counted below its place, unless it is little', () => {
  const added = ['initial', 'clid', 'pendingMax', 'schedule'].map((key) =>
    change(`plans.main.callback.callback.${key}`, null, '"x"'),
  );
  const removed = [
    change('plans.main.tag.announce', '"5s"', null),
    change('plans.main.tag.next', '"queue"', null),
  ];
  expect(foldedChanges([...added, ...removed])).toEqual([
    { mark: '+', text: 'plans.main.callback: 4 settings', count: 4 },
    { mark: '-', text: 'plans.main.tag.announce: "5s"', count: 1 },
    { mark: '-', text: 'plans.main.tag.next: "queue"', count: 1 },
  ]);
});

test('lines beyond the most are counted by the settings they stand for', () => {
  const changes = [
    change('seed', '1', '2'),
    ...['a', 'b', 'c'].map((name) => change(`teams.${name}.wrap`, '1', '2')),
    change('length', '1', '2'),
  ];
  expect(firstLines(changes, 1)).toMatchObject({ lines: [{ text: 'seed: 1 -> 2' }], rest: 4 });
  expect(firstLines(changes, 3).rest).toBe(0);
});
