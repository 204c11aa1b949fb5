/** Scenarios that ask for more than can be run are refused before anything runs, and say what is meant. */
import { expect, test } from 'vitest';
import type { CallerClassPlan } from '../../src/model/caller-plan.js';
import { expectedCalls } from '../../src/model/expected-calls.js';
import { brief, faultsOf, scenario } from './reading.js';

const callsAnHour = (calls: number, more = '') =>
  scenario({
    callers: `callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: ${calls} } } }]`,
    more,
  });

test('a mistyped number of calls is refused with what it would take, and how it is allowed', async () => {
  expect(await faultsOf(callsAnHour(1e9))).toMatchInlineSnapshot(`
    "test.yaml:5:11: callers.public: 10000000000 calls are expected in each replication, more than 100000000: about 1d18h of one core and up to 30000 GB of memory
      5 | callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 1000000000 } } }]
        |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      look for a mistyped number; if it is meant, add "limits: { calls: 10000000000 }", or --set limits.calls=10000000000"
  `);
});

test('a few calls more than there may be are too many, and may be allowed', async () => {
  expect(await brief(callsAnHour(10_000_000))).toEqual([]);
  expect(await brief(callsAnHour(10_000_001))).toHaveLength(1);
  expect(await brief(callsAnHour(10_000_001, 'limits: { calls: 100000010 }'))).toEqual([]);
  expect(await brief(callsAnHour(10_000_001), { set: ['limits.calls=100000010'] })).toEqual([]);
});

test('so are all replications together, wherever their number comes from', async () => {
  const day = callsAnHour(50_000);
  expect(await brief(day, { replications: 20_000 })).toEqual([]);
  expect(await brief(day, { replications: 20_001 })).toMatchInlineSnapshot(`
    [
      "replications: 10000500000 calls are expected in all replications, more than 10000000000: about 1d18h of one core; look for a mistyped number; if it is meant, add "limits: { allCalls: 10000500000 }", or --set limits.allCalls=10000500000",
    ]
  `);
  expect(await brief(day, { until: ['asa ± 1ms'], max: 20_001 })).toHaveLength(1);
  expect(await brief(day, { replications: 20_001, set: ['limits.allCalls=10000500000'] })).toEqual(
    [],
  );
});

test('what is counted are the calls until the end, of every class and every way to tell them', async () => {
  const callers = (arrivals: string, also = '') =>
    scenario({
      length: 'length: 90m',
      callers: `callers: [{ name: public, arrivals: { poisson: ${arrivals} } }${also}]`,
      more: 'limits: { calls: 1500 }',
    });
  // Of the second hour half is left: 1000 + 500 by steps; by knots 1000 + 437.5, and 1150 + 550.
  expect(await brief(callers('{ every: 1h, calls: [1000, 1000] }'))).toEqual([]);
  expect(await brief(callers('{ every: 1h, calls: [1000, 1002] }'))).toHaveLength(1);
  expect(await brief(callers('{ every: 1h, knots: [1000, 1000, 500] }'))).toEqual([]);
  expect(await brief(callers('{ every: 1h, knots: [1000, 1300, 500] }'))).toHaveLength(1);
  const second = ', { name: other, calls: [{ at: 1s }] }';
  expect(await brief(callers('{ every: 1h, calls: 1000 }', second))).toHaveLength(1);
});

test('a number beyond all bounds is told the bound', async () => {
  expect(await brief(callsAnHour(1e15))).toEqual([
    'callers.public.arrivals.poisson.calls: 1000000000000000 is not a number up to 1000000000; write a number up to 1000000000',
  ]);
});

test('a piece without length holds no calls, and hides none that follow it', () => {
  const profile = { edges: [0, 10, 10, 20], startPerMs: [1, 5, 2], endPerMs: [1, 7, 2] };
  const some = { arrivals: { kind: 'rates', profile } } as unknown as CallerClassPlan;
  expect(expectedCalls(some, 20)).toBe(30);
  expect(expectedCalls(some, 15)).toBe(20);
});
