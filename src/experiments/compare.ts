/**
 * Several configurations on the same callers: each is run with the same seed and replications, and
 * every candidate is subtracted from the base replication by replication.
 */
import type { Measure } from '../metrics/measure.js';
import { type PairedEstimate, pairedEstimate, type Side } from '../metrics/paired.js';
import { type Difference, differencesOf } from '../scenario/differences.js';
import type { PreparedScenario } from './prepare.js';
import { type ExperimentResult, type RunOptions, runScenario } from './run-scenario.js';

/** The error of the whole table, shared by all its rows (Bonferroni). */
const TABLE_ERROR = 0.05;

/** What a planner looks at first; keys that a center does not have are left out. */
export const MAIN_MEASURES: readonly string[] = [
  'offered',
  'answered',
  'abandoned',
  'abandonedRate',
  'serviceLevel',
  'asa_s',
  'queueLength.mean',
  'occupancy',
  'reached',
  'abandonmentAvoided',
  'reachedGained',
  'callbacks.created',
  'callbacks.completed',
  'callbacks.unreached',
  'callbacks.pending',
  'callbacks.requeues.mean',
  'callbacks.drift.mean_s',
  'callbacks.drift.p95_s',
  'callbacks.connectWait.mean_s',
];

export interface Configuration {
  readonly label: string;
  readonly scenario: PreparedScenario;
}

export interface Comparison {
  readonly label: string;
  /** What the configuration changes, value by value. */
  readonly changes: readonly Difference[];
  /** Whether the same persons called in every replication. */
  readonly samePersons: boolean;
  readonly measures: readonly PairedEstimate[];
}

export interface ComparisonResult {
  readonly base: string;
  readonly seed: string;
  readonly replications: number;
  readonly incomplete: boolean;
  /** Of each single interval, so that all of them hold together with 95 %. */
  readonly confidence: number;
  readonly comparisons: readonly Comparison[];
}

/** Runs all configurations; the first is the base. `keys`: the measures, those unknown left out. */
export async function compareConfigurations(
  configurations: readonly Configuration[],
  keys: readonly string[],
  options: RunOptions = {},
): Promise<ComparisonResult> {
  const results: ExperimentResult[] = [];
  for (const { scenario } of configurations) results.push(await runScenario(scenario, options));
  const done = Math.min(...results.map(({ replications }) => replications));
  const sides = results.map((result) => sidesOf(result, done));
  const rows = keys.filter((key) => sides.some((side) => side.has(key)));
  const confidence = 1 - TABLE_ERROR / Math.max(1, rows.length * (configurations.length - 1));
  const [base, ...candidates] = configurations;
  return {
    base: base!.label,
    seed: base!.scenario.seed,
    replications: done,
    incomplete: results.some(({ incomplete }) => incomplete),
    confidence,
    comparisons: candidates.map(({ label, scenario }, k) => ({
      label,
      changes: differencesOf(base!.scenario.resolved, scenario.resolved),
      samePersons: samePersons(results[0]!, results[k + 1]!, done),
      measures: rows.flatMap((key) => paired(key, sides[0]!, sides[k + 1]!, confidence)),
    })),
  };
}

function sidesOf(result: ExperimentResult, done: number): Map<string, Side> {
  const sums = result.sums.slice(0, done);
  const { deterministic } = result;
  return new Map(
    result.measures.map((measure: Measure) => [measure.key, { measure, sums, deterministic }]),
  );
}

/** Nothing for a measure that only one of the two has. */
function paired(
  key: string,
  base: ReadonlyMap<string, Side>,
  candidate: ReadonlyMap<string, Side>,
  confidence: number,
): PairedEstimate[] {
  const a = base.get(key);
  const b = candidate.get(key);
  return a === undefined || b === undefined ? [] : [pairedEstimate(a, b, confidence)];
}

function samePersons(a: ExperimentResult, b: ExperimentResult, done: number): boolean {
  for (let k = 0; k < done; k++) {
    if (a.sums[k]!.persons !== b.sums[k]!.persons) return false;
  }
  return true;
}
