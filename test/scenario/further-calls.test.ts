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
  ['calls: [{ at: 1s, redials: [{ patience: 3s }] }]'],
  ['calls: [{ at: 1s, redials: [{ after: 3s, takesCallbackAfter: 3s }] }]'],
  ['calls: [{ at: 1s, redials: [{ after: 3s, needs: [spanish] }] }]'],
  ['calls: [{ id: A, at: 1s, redials: [{ id: A, after: 3s }] }]'],
  ['calls: [{ at: 1s, again: [{ at: 5s, redials: [{ after: 3s }] }] }]'],
])('a class of callers with %s', async (line) => {
  expect(await told(line)).toMatchSnapshot();
});
