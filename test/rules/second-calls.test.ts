/** Random second calls while a callback is pending, through the same applet and through another. */
import { expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { loadScenarioText } from '../../src/scenario/load.js';

async function measuresOf(callsAgain: string): Promise<(key: string) => number | null> {
  const text = `
name: second calls
length: 4h
seed: 3
replications: 4
teams: [{ name: desk, agents: 2 }]
callers:
  - name: random
    plan: main
    arrivals: { poisson: { calls: 60, every: 1h } }
    talk: 4m
    callsAgain: ${callsAgain}
plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: { after: 10s, to: callback } } }
    callback: { callback: {} }
  other:
    second: { callback: { initial: main.queue } }
`;
  const loaded = await loadScenarioText(text, 'second-calls.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const { estimates } = await runScenario(loaded.scenario);
  return (key) => estimates.get(key)?.mean ?? null;
}

test('R18 random second calls through the same applet make no further callbacks', async () => {
  const measure = await measuresOf('{ whilePending: 1, after: 20s }');
  expect(measure('callbacks.duplicates')).toBeGreaterThan(5);
  expect(measure('callbacks.created')).toBeLessThanOrEqual(measure('persons') ?? 0);
});

test('R19 random second calls through another applet make callbacks of their own', async () => {
  const once = await measuresOf('none');
  const twice = await measuresOf('{ whilePending: 1, after: 20s, plan: other }');
  expect(twice('callbacks.duplicates')).toBe(0);
  expect(twice('callbacks.created')).toBeGreaterThan((once('callbacks.created') ?? 0) * 1.3);
  expect(twice('callbacks.redundant')).toBeGreaterThan(0);
});
