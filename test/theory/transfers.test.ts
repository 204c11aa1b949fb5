/**
 * Transfers, solved exactly. Two stations of agents with exponential talks and callers who wait for
 * ever are a Jackson network: each station is an M/M/n of its own, with all that comes to it. Who goes
 * back to the same queue, five times at most, comes to it as if 1 + p + ... + p^5 as many called.
 */
import { expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { erlangC } from '../../src/stats/erlang.js';
import { load } from '../rules/tell.js';

const REPLICATIONS = 20;

/** The mean wait in an M/M/n of so many calls an hour and mean talks of so many seconds. */
function meanWaitS(callsPerHour: number, talkS: number, agents: number): number {
  const load = (callsPerHour / 3600) * talkS;
  return erlangC(agents, load, talkS).meanWait;
}

async function simulated(transfers: readonly object[]) {
  const exponential = (mean: string) => ({ exponential: { mean } });
  const scenario = await load({
    name: 'network',
    length: '110h',
    warmUp: '10h',
    interval: '110h',
    replications: REPLICATIONS,
    seed: 'network',
    worlds: ['actual'],
    teams: [
      { name: 'first', agents: 5 },
      { name: 'second', agents: 3 },
    ],
    callers: [
      {
        name: 'callers',
        arrivals: { poisson: { every: '1h', calls: 60 } },
        talk: exponential('200s'),
        transfers,
      },
    ],
    plans: {
      main: { queue: { acd: { teams: ['first'] } } },
      other: { second: { acd: { teams: ['second'] } } },
    },
  });
  const { estimates } = await runScenario(scenario);
  return (key: string, exact: number): number => {
    const { mean, low, high } = estimates.get(key)!;
    // The half-width at 95 % of so many replications: t with 19 degrees of freedom.
    return (mean! - exact) / ((high! - low!) / 2 / 2.093);
  };
}

test('who comes back to the same queue is one more caller of it', async () => {
  const p = 0.25;
  const z = await simulated([{ share: p, to: 'main' }]);
  const visits = (1 - p ** 6) / (1 - p);
  expect(Math.abs(z('queues.queue.asa_s', meanWaitS(60 * visits, 200, 5)))).toBeLessThan(3.5);
  expect(Math.abs(z('queues.queue.offered', 100 * 60 * visits))).toBeLessThan(3.5);
});

test('two queues in tandem: what leaves the first is a Poisson stream for the second', async () => {
  const z = await simulated([
    { share: 0.5, from: 'queue', to: 'other', talk: { exponential: { mean: '250s' } } },
  ]);
  expect(Math.abs(z('queues.queue.asa_s', meanWaitS(60, 200, 5)))).toBeLessThan(3.5);
  expect(Math.abs(z('queues.second.asa_s', meanWaitS(30, 250, 3)))).toBeLessThan(3.5);
  expect(Math.abs(z('queues.second.transferredIn', 100 * 30))).toBeLessThan(3.5);
});
