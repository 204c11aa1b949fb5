/**
 * Scenarios for tests: what a test does not say has values that cannot matter.
 */
import type { CenterPlan } from '../../src/model/center-plan.js';
import {
  formatDiagnostics,
  type LoadedScenario,
  type LoadOptions,
  loadScenarioText,
} from '../../src/scenario/load.js';

/** The parts of a scenario; each may be replaced by a test. */
const PARTS: Readonly<Record<string, string>> = {
  name: 'name: test',
  start: 'start: 2026-03-02T08:00[UTC]',
  length: 'length: 10h',
  teams: 'teams: [{ name: support }]',
  callers: 'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  plans: 'plans: { main: { queue: { acd: {} } } }',
};

/** A scenario's text; `parts` are lines that take the place of those with the same key. */
export function scenario(parts: Readonly<Record<string, string>> = {}): string {
  return Object.values({ ...PARTS, ...parts })
    .filter((part) => part !== '')
    .join('\n');
}

export async function loadedFrom(text: string, options?: LoadOptions): Promise<LoadedScenario> {
  const result = await loadScenarioText(text, 'test.yaml', options);
  if (!result.ok) throw new Error(formatDiagnostics(result.diagnostics));
  return result.scenario;
}

export async function planFrom(text: string, options?: LoadOptions): Promise<CenterPlan> {
  return (await loadedFrom(text, options)).plan;
}

/** The faults as a user sees them, or `nothing is wrong`. */
export async function faultsOf(text: string, options?: LoadOptions): Promise<string> {
  const result = await loadScenarioText(text, 'test.yaml', options);
  return result.ok ? 'nothing is wrong' : formatDiagnostics(result.diagnostics);
}

/** The faults in short: path, problem and remedy, a line each. */
export async function brief(text: string, options?: LoadOptions): Promise<string[]> {
  const result = await loadScenarioText(text, 'test.yaml', options);
  if (result.ok) return [];
  return result.diagnostics.map(({ path, problem, remedy }) => `${path}: ${problem}; ${remedy}`);
}
