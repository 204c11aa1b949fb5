/**
 * The library: what the command itself uses.
 *
 * @example
 * const loaded = await loadScenario('scenarios/quickstart.yaml');
 * if (!loaded.ok) throw new Error(formatDiagnostics(loaded.diagnostics));
 * const result = await runScenario(loaded.scenario);
 * console.log(summaryOf(result).measures['abandonmentAvoided']);
 */
export {
  type Comparison,
  type ComparisonResult,
  compareConfigurations,
  MAIN_MEASURES,
} from './experiments/compare.js';
export type { ExperimentResult } from './experiments/conclude.js';
export {
  type PreparedScenario,
  type PrepareResult,
  prepareScenario as loadScenario,
} from './experiments/prepare.js';
export {
  type Experiment,
  type KeptResult,
  type RunOptions,
  runScenario,
} from './experiments/run-scenario.js';
export { catalogueOf } from './metrics/catalogue.js';
export type { Estimate, Measure } from './metrics/measure.js';
export type { PairedEstimate } from './metrics/paired.js';
export { comparisonJson } from './reports/comparison-json.js';
export { type Summary, summaryJson, summaryOf } from './reports/summary-json.js';
export { formatDiagnostics, type LoadOptions, toYaml } from './scenario/load.js';
export { modelVersion, version } from './version.js';
