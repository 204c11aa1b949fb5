/** What would fill the memory is bounded, and what was left out is told. */
import { expect, test } from 'vitest';
import { CallbackTable } from '../../src/records/callback-table.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { TwinTimes } from '../../src/records/twin-times.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import type { Fields } from './center.js';
import { load } from './tell.js';

/** A day on which hardly anybody is answered, and half of those who wait take a callback. */
function crowd(more: Fields = {}): Fields {
  return {
    name: 'crowd',
    length: '10h',
    seed: 'bounds',
    teams: [{ name: 'support', agents: 2 }],
    callers: [
      {
        name: 'public',
        arrivals: { poisson: { every: '1h', calls: 100 } },
        patience: 'never',
        talk: '4m',
        acceptsCallback: 0.5,
        answersCallback: { person: { probability: 1, after: '10s' } },
      },
    ],
    plans: {
      main: {
        queue: { acd: {}, breakouts: { voluntary: { after: '0s', to: 'callback' } } },
        callback: { callback: {} },
      },
    },
    ...more,
  };
}

async function rowsOf(most?: number) {
  const { plan } = await load(crowd());
  const table = new CallbackTable(plan, 0, most);
  simulate({ plan, replication: 0, world: World.Actual, takers: new Takers(), observer: table });
  return table.finish(new TwinTimes());
}

test('the first callbacks have a row, and the same as where all have one', async () => {
  const all = await rowsOf();
  expect(all.length).toBeGreaterThan(100);
  for (const most of [1, 17, all.length, all.length + 1]) {
    expect(await rowsOf(most)).toEqual(all.slice(0, most));
  }
});

test('a run is stopped once more are under way than there may be', async () => {
  const { plan } = await load(crowd({ limits: { open: 60 } }));
  const observer = new SilentObserver();
  const run = { plan, replication: 0, world: World.Actual, takers: new Takers(), observer };
  const { ending, endedAt, persons } = simulate(run);
  expect(ending).toBe('limits.open');
  expect(endedAt).toBeLessThan(2 * 3_600_000);
  expect(persons).toBeGreaterThan(60);
  const free = await load(crowd({ limits: { open: 10_000 } }));
  expect(simulate({ ...run, plan: free.plan, takers: new Takers() }).ending).toBe('horizon');
});
