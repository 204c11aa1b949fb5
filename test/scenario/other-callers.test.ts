import { expect, test } from 'vitest';
import { otherCallers } from '../../src/scenario/other-callers.js';
import { loadedFrom } from './reading.js';

const HEAD = `name: x
length: 1h
teams: [{ name: support }]
plans: { main: { queue: { acd: {} } } }
`;
const A = '{ name: a, arrivals: { poisson: { every: 1h, calls: 60 } } }';
const B = '{ name: b, arrivals: { poisson: { every: 1h, calls: 30 } } }';

async function differing(from: string, to: string): Promise<string[]> {
  const [before, after] = await Promise.all([loadedFrom(HEAD + from), loadedFrom(HEAD + to)]);
  return otherCallers(before.resolved, after.resolved);
}

test('whatever else differs, the callers are the same', async () => {
  const patient = A.replace('{ name: a', '{ name: a, patience: 90s');
  expect(await differing(`callers: [${A}]`, `callers: [${patient}]`)).toEqual([]);
});

test.each([
  [
    'other instants',
    [A],
    [A.replace('60', '61')],
    ['callers.a.arrivals: they call at other instants'],
  ],
  ['a class more at the end', [A], [A, B], ['callers.b: here only']],
  [
    'a class more before the others',
    [A],
    [B, A],
    ['callers.a: the 1st class in the base, here the 2nd', 'callers.b: here only'],
  ],
  ['a class less', [A, B], [A], ['callers.b: in the base only']],
])('%s', async (_what, from, to, found) => {
  expect(await differing(`callers: [${from}]`, `callers: [${to}]`)).toEqual(found);
});
