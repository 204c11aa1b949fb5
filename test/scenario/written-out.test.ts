/** A scenario with every default written out, as results keep it, is the same scenario. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario, toYaml } from '../../src/scenario/load.js';
import { scenarios } from '../rules/random-scenarios.js';
import { loadedFrom } from './reading.js';

const files = ['scenarios', 'templates'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name)),
);

test.each(files)('%s', async (file) => {
  const first = await loadScenario(file);
  if (!first.ok) throw new Error(`${file} is refused`);
  const lock = toYaml(first.scenario.resolved);
  const { resolved, plan } = await loadedFrom(lock);
  expect(toYaml(resolved)).toBe(lock);
  expect(JSON.stringify(plan)).toBe(JSON.stringify(first.scenario.plan));
});

test('random scenarios', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const first = await loadedFrom(JSON.stringify(scenario));
      const lock = toYaml(first.resolved);
      const { resolved, plan } = await loadedFrom(lock);
      expect(toYaml(resolved)).toBe(lock);
      expect(JSON.stringify(plan)).toBe(JSON.stringify(first.plan));
    }),
    { numRuns: 100, seed: 20261129 },
  );
});
