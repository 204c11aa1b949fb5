/** What callbacks save and cost, worked by hand. */
import { expect, test } from 'vitest';
import { runScenario } from '../../src/index.js';
import { brief, loadedFrom, scenario } from '../scenario/reading.js';

/**
 * One agent for an hour. A talks for 10 min; B comes after a minute, asks for a callback after 30 s,
 * is dialled for 10 s and talks for 2 min, or would have hung up after 3 min.
 */
const day = (costs: string): string =>
  scenario({
    length: 'length: 1h',
    costs,
    callers: `callers:
  - name: public
    answersCallback: { person: { probability: 1, after: 10s } }
    calls:
      - { id: A, at: 0s, talk: 10m, patience: never }
      - { id: B, at: 60s, talk: 2m, patience: 3m, takesCallbackAfter: 30s }`,
    plans:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: back } } }, back: { callback: {} } } }',
  });

async function figures(costs: string): Promise<(key: string) => number | null | undefined> {
  const { estimates } = await runScenario(await loadedFrom(day(costs)));
  return (key) => estimates.get(key)?.mean;
}

test('wages, line minutes and lost callers, in both worlds', async () => {
  const of = await figures('costs: { wage: 20, lineMinute: 0.6, lostCaller: 25 }');
  expect(of('cost.wages')).toBeCloseTo(20, 9);
  expect(of('noCallback.cost.wages')).toBeCloseTo(20, 9);
  // A talks 10 min; B waits 30 s, is dialled 10 s and talks 2 min; or waits 3 min.
  expect(of('cost.lines')).toBeCloseTo(0.6 * (10 + 0.5 + 1 / 6 + 2), 9);
  expect(of('noCallback.cost.lines')).toBeCloseTo(0.6 * 13, 9);
  expect([of('cost.lost'), of('noCallback.cost.lost')]).toEqual([0, 25]);
  expect(of('cost.saved')).toBeCloseTo(0.2 + 25, 9);
  expect(of('cost.saved.lines')).toBeCloseTo(0.2, 9);
  expect(of('cost.saved.lost')).toBeCloseTo(25, 9);
  expect(of('cost')).toBeCloseTo(27.6, 9);
  expect(of('cost.perReached')).toBeCloseTo(13.8, 9);
  expect(of('noCallback.cost.perReached')).toBeCloseTo(52.8, 9);
});

test('what is not priced costs nothing, and without costs nothing is said', async () => {
  const some = await figures('costs: { lostCaller: 25 }');
  expect([some('cost'), some('noCallback.cost')]).toEqual([0, 25]);
  const none = await figures('');
  expect(none('cost')).toBeUndefined();
});

test('where the world without callbacks is not run, costs have nothing to stand against', async () => {
  const loaded = await loadedFrom(day('costs: { wage: 20 }'), { set: ['worlds=[actual]'] });
  const { estimates } = await runScenario(loaded);
  expect([...estimates.keys()].filter((key) => key.includes('cost'))).toEqual([]);
});

test('a cost is a number of 0 or more', async () => {
  expect(await brief(day('costs: { wage: -1, lostcaller: 5 }'))).toMatchInlineSnapshot(`
    [
      "costs.wage: -1 is not a number of 0 or more; write a number of 0 or more",
      "costs.lostcaller: there is no key "lostcaller" here; did you mean "lostCaller"?",
    ]
  `);
});
