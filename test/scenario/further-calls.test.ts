/** What can be wrong with calls that are not first contacts. */
import { expect, test } from 'vitest';
import { brief, scenario } from './reading.js';

const told = (line: string): Promise<unknown> =>
  brief(
    scenario({
      callers: `callers:\n  - name: public\n    arrivals: { poisson: { every: 1h, calls: 60 } }\n    ${line}`,
    }),
  );

test.each([
  ['redials: { probability: 0.5 }'],
  ['redials: { probability: [], after: 2m }'],
  ['redials: { probability: [0.5, 1.2], after: 2m }'],
  ['redials: { probability: 1, after: 0s }'],
  ['redials: { probability: 1, after: { uniform: [0s, 0s] } }'],
  ['redials: { probability: 1, after: 2m, also: [busy] }'],
  ['redials: { probability: 1, after: 2m, plan: main.nothing }'],
  ['redials: often'],
  ['trunks: main'],
  ['ringsBack: { probability: 0.5 }'],
  ['ringsBack: { probability: { person: 0.5 }, after: 2m }'],
  ['ringsBack: { probability: { noAnswer: 2 }, after: 2m }'],
  ['ringsBack: { probability: 1, after: 2m, plan: nowhere }'],
  ['ringsBack: always'],
  ['calls: [{ at: 1s, ringsBack: [{ after: 3s }] }]'],
  ['calls: [{ at: 1s, ringsBack: { after: 3s, needs: [spanish] } }]'],
  ['calls: [{ at: 1s, again: [{ at: 5s, ringsBack: { after: 3s } }] }]'],
  ['acceptsCallback: []'],
  ['acceptsCallback: [{ patienceUnder: 1m, accept: 0.5 }]'],
  ['acceptsCallback: [{ accept: 0.5 }, { patienceUnder: 1m, accept: 0.5 }]'],
  ['acceptsCallback: [{ patienceUnderQuote: false, accept: 0.5 }, { accept: 0.5 }]'],
  ['acceptsCallback: [{ patienceUnder: 1m }, { accept: 0.5 }]'],
  ['acceptsCallback: [{ waited: 1m, accept: 0.5 }, { accept: 0.5 }]'],
  ['calls: [{ at: 1s, redials: [{ patience: 3s }] }]'],
  ['calls: [{ at: 1s, redials: [{ after: 3s, takesCallbackAfter: 3s }] }]'],
  ['calls: [{ at: 1s, redials: [{ after: 3s, needs: [spanish] }] }]'],
  ['calls: [{ id: A, at: 1s, redials: [{ id: A, after: 3s }] }]'],
  ['calls: [{ at: 1s, again: [{ at: 5s, redials: [{ after: 3s }] }] }]'],
])('a class of callers with %s', async (line) => {
  expect(await told(line)).toMatchSnapshot();
});

test.each([
  ['trunks: [{ name: a, lines: 0 }]'],
  ['trunks: [{ name: a, lines: 3 }, { name: a, lines: 4 }]'],
  ['trunks: [{ name: a, lines: 3, outbound: both }]'],
  ['trunks: [{ lines: 3 }]'],
  ['trunks: { name: a, lines: 3 }'],
])('a scenario with %s', async (line) => {
  expect(await brief(scenario({ trunks: line }))).toMatchSnapshot();
});

test('a class that names an unknown group of lines is told which there are', async () => {
  const callers =
    'callers: [{ name: c, trunks: mian, arrivals: { poisson: { every: 1h, calls: 1 } } }]';
  const trunks = 'trunks: [{ name: main, lines: 3 }, { name: sales, lines: 2 }]';
  expect(await brief(scenario({ callers, trunks }))).toMatchInlineSnapshot(`
    [
      "callers.c.trunks: there is no group of lines "mian"; did you mean "main"?",
    ]
  `);
});
