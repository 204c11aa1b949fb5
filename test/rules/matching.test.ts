/**
 * Who serves whom, over random centers with groups, personal queues, skills that expire, agreements
 * and priorities. The bystander knows nothing of lists, lanes or boards.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { Bystander } from './bystander.js';
import type { Fields } from './center.js';
import { scenarios } from './random-scenarios.js';
import { load } from './tell.js';

/** Lines that are held back, and agents kept for a customer who is dialled first, have their tests. */
const plain = scenarios.map((scenario): Fields => {
  const { window: _window, outsideWindow: _outside, ...others } = scenario['rules'] as Fields;
  const rules = { ...others, customerFirst: 'off', reserveAgents: 0 };
  const { callbacks: _callbacks, place: _place, ...closing } = scenario['closing'] as Fields;
  return { ...scenario, rules, closing };
});

test('nobody waits whom somebody idle may serve, and nobody is served out of turn', async () => {
  let looks = 0;
  let choices = 0;
  await fc.assert(
    fc.asyncProperty(plain, async (scenario) => {
      const { plan } = await load(scenario);
      const takers = new Takers();
      for (const world of [World.Actual, World.Hold, World.NoCallback]) {
        const observer = new Bystander(plan);
        simulate({ plan, replication: 0, world, takers, observer });
        expect(observer.wrong).toEqual([]);
        looks += observer.looks;
        choices += observer.choices;
      }
    }),
    { numRuns: 120, seed: 20260302, endOnFailure: true },
  );
  // It has had something to see.
  expect(looks).toBeGreaterThan(1000);
  expect(choices).toBeGreaterThan(1000);
});
