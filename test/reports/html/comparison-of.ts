/** What the page of a comparison is made from, for the tests. */
import { compareOutcomes, MAIN_MEASURES } from '../../../src/experiments/compare.js';
import { type Outcome, outcomeOf } from '../../../src/experiments/outcome.js';
import { prepareScenarioText } from '../../../src/experiments/prepare.js';
import {
  type ComparisonData,
  gatherComparison,
} from '../../../src/experiments/report/comparison-data.js';
import { runScenario } from '../../../src/experiments/run-scenario.js';
import { formatDiagnostics } from '../../../src/scenario/load.js';

/** @param settings of each configuration by its label, the base first, as `--set` takes them */
export async function comparisonOf(
  text: string,
  settings: Readonly<Record<string, readonly string[]>>,
): Promise<ComparisonData> {
  const outcomes: Outcome[] = [];
  for (const [label, set] of Object.entries(settings)) {
    const prepared = await prepareScenarioText(text, 'compared.yaml', { set });
    if (!prepared.ok) throw new Error(formatDiagnostics(prepared.diagnostics));
    const { scenario } = prepared;
    const { sums } = await runScenario(scenario);
    outcomes.push(outcomeOf(label, scenario, { sums, requested: sums.length }));
  }
  const [base, ...candidates] = outcomes;
  const result = compareOutcomes(base!, candidates, MAIN_MEASURES);
  return gatherComparison(outcomes, result, { measures: [], margins: [] });
}
