import { expect, test } from 'vitest';
import { nth, otherStreams } from '../../src/scenario/other-streams.js';
import { loadedFrom } from './reading.js';

const REST = `name: x
length: 1h
callers: [{ name: a, arrivals: { poisson: { every: 1h, calls: 60 } } }]
plans: { main: { queue: { acd: {} } } }
`;

async function differing(from: string, to: string): Promise<string[]> {
  const [before, after] = await Promise.all([loadedFrom(REST + from), loadedFrom(REST + to)]);
  return otherStreams(before.resolved, after.resolved);
}

const teams = (first: number, more: string) =>
  `teams: [{ name: one, agents: ${first} }, { name: two, agents: 3${more} }]\n`;

test.each([
  ['', []],
  [', lateness: { probability: 0.1, by: 5m }', ['two']],
  [', sickness: 0.1', ['two']],
  [', shrinkage: { share: 0.1, spell: 10m }', ['two']],
])('an agent more in an earlier team makes others late, sick or away%s', async (absent, named) => {
  const found = await differing(teams(4, absent), teams(5, absent));
  expect(found.map((text) => /^teams\.(\w+): /.exec(text)?.[1])).toEqual(named);
  expect(await differing(teams(4, absent), teams(4, absent))).toEqual([]);
});

test('an agent more in the last team is the last, and changes nobody', async () => {
  const last = (agents: number) =>
    `teams: [{ name: one, agents: 2, sickness: 0.1 }, { name: two, agents: ${agents}, sickness: 0.1 }]\n`;
  expect(await differing(last(3), last(4))).toEqual([]);
});

test('places are counted as people count', () => {
  const places = [0, 1, 2, 3, 9, 10, 11, 12, 20, 21, 22, 100, 110, 111];
  expect(places.map(nth).join(' ')).toBe(
    '1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 23rd 101st 111th 112th',
  );
});
