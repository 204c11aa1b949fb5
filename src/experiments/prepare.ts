/**
 * A scenario ready to run: loaded, and its thresholds checked against the measures that its center
 * has. What is wrong with either is reported together.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import { parseThreshold, type Threshold } from '../metrics/thresholds.js';
import {
  type Diagnostic,
  type LoadedScenario,
  type LoadOptions,
  loadScenario,
} from '../scenario/load.js';
import { nearest } from '../scenario/nearest.js';

export interface PreparedScenario extends LoadedScenario {
  /** The thresholds, parsed. */
  readonly parsed: readonly Threshold[];
}

export type PrepareResult =
  | { readonly ok: true; readonly scenario: PreparedScenario }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Loads a scenario (`-`: standard input) and checks its thresholds. */
export async function prepareScenario(
  path: string,
  options: LoadOptions = {},
): Promise<PrepareResult> {
  const loaded = await loadScenario(path, options);
  if (!loaded.ok) return loaded;
  const { scenario } = loaded;
  const measures = new Map(catalogueOf(scenario.plan).map((measure) => [measure.key, measure]));
  const parsed: Threshold[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { text, where } of scenario.thresholds) {
    const result = parseThreshold(text, measures);
    if (result.ok) parsed.push(result.threshold);
    else {
      const { message, remedy, unknownKey } = result.fault;
      const near = unknownKey === undefined ? null : nearest(unknownKey, shortKeys(measures));
      const hint = near === null ? remedy : `did you mean "${near}"?`;
      diagnostics.push(scenario.diagnostic(where, message, hint));
    }
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, scenario: { ...scenario, parsed } };
}

/** Keys as thresholds may name them: with and without the unit. */
function shortKeys(measures: ReadonlyMap<string, unknown>): string[] {
  return [...measures.keys()].flatMap((key) => [key, key.replace(/_(s|h|min|s2)$/, '')]);
}
