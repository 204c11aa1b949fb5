/**
 * Several configurations on the same callers: every candidate is subtracted from the base replication
 * by replication, over the replications that all of them have.
 */
import type { Margin } from '../metrics/margins.js';
import { isUndecided, type PairedEstimate, pairedEstimate } from '../metrics/paired.js';
import { areAlike, firstOf, type Series } from '../metrics/series.js';
import { type Difference, differencesOf } from '../scenario/differences.js';
import { toYaml } from '../scenario/load.js';
import { otherCallers } from '../scenario/other-callers.js';
import { otherStreams } from '../scenario/other-streams.js';
import { runInTurn } from './in-turn.js';
import { type Finished, type Outcome, outcomeOf } from './outcome.js';
import type { PreparedScenario } from './prepare.js';
import type { RunOptions } from './run-scenario.js';

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
  /** Where relative paths in it begin; without it, only this thread can run it. */
  readonly file?: string;
  /** What has been run before, and is not run again. */
  readonly stored?: Finished;
}

export interface Comparison {
  /** What it is compared with. */
  readonly base: string;
  readonly label: string;
  /** What the configuration changes, value by value. */
  readonly changes: readonly Difference[];
  /** Whether the same persons called in every replication. */
  readonly samePersons: boolean;
  /** Streams of callers that differ, in words; none where every caller is the same. */
  readonly otherCallers: readonly string[];
  /** Other random numbers that are not those of the base, in words. */
  readonly otherStreams: readonly string[];
  /** Whether every event of every replication is that of the base. */
  readonly identical: boolean;
  readonly measures: readonly PairedEstimate[];
  /** Keys that only one of the two has: nothing can be said of them. */
  readonly missing: readonly string[];
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
  margins: readonly Margin[] = [],
): Promise<ComparisonResult> {
  const [base, ...candidates] = await runConfigurations(configurations, options);
  return compareOutcomes(base!, candidates, keys, margins);
}

/** Runs all that has not been run. They are run in turn, so that what is stopped early leaves pairs. */
export async function runConfigurations(
  configurations: readonly Configuration[],
  options: RunOptions = {},
): Promise<Outcome[]> {
  const most = Math.min(
    ...configurations.map(({ scenario, stored }) => stored?.sums.length ?? scenario.replications),
  );
  const toRun = configurations.filter(({ stored }) => stored === undefined);
  const parties = toRun.map(({ scenario, file }) => ({
    experiment: scenario,
    source: file === undefined ? null : { text: toYaml(scenario.resolved), file },
  }));
  const run = await runInTurn(parties, most, options);
  return configurations.map((each) => {
    const sums = run[toRun.indexOf(each)] ?? [];
    const { label, scenario, stored = { sums, requested: most } } = each;
    return outcomeOf(label, scenario, stored);
  });
}

/** Compares what is there already. All must have the base's seed. */
export function compareOutcomes(
  base: Outcome,
  candidates: readonly Outcome[],
  keys: readonly string[],
  margins: readonly Margin[] = [],
): ComparisonResult {
  const all = [base, ...candidates];
  const done = Math.min(...all.map(({ replications }) => replications));
  const wanted = [...new Set([...keys, ...margins.map(({ measure }) => measure.key)])];
  const rows = wanted.filter((key) => all.some((each) => each.keys.includes(key)));
  const confidence = 1 - TABLE_ERROR / Math.max(1, rows.length * candidates.length);
  return {
    base: base.label,
    seed: base.seed,
    replications: done,
    incomplete: all.some(({ replications, requested }) => replications < requested),
    confidence,
    comparisons: candidates.map((candidate) => ({
      base: base.label,
      label: candidate.label,
      changes: differencesOf(base.resolved, candidate.resolved),
      samePersons: alike(base.persons, candidate.persons, done),
      otherCallers: otherCallers(base.resolved, candidate.resolved),
      otherStreams: otherStreams(base.resolved, candidate.resolved),
      identical: alike(base.fingerprints, candidate.fingerprints, done),
      ...pairedRows({ base, candidate, done, rows, confidence, margins }),
    })),
  };
}

interface Pairing {
  readonly base: Outcome;
  readonly candidate: Outcome;
  readonly done: number;
  readonly rows: readonly string[];
  readonly confidence: number;
  readonly margins: readonly Margin[];
}

function pairedRows({ base, candidate, done, rows, confidence, margins }: Pairing) {
  const measures: PairedEstimate[] = [];
  const missing: string[] = [];
  for (const key of rows) {
    const [before, after] = [base, candidate].map((each) => sideOf(each, key, done));
    const margin = margins.findLast(({ measure }) => measure.key === key) ?? null;
    if (before && after) {
      const against = otherWorld(base, candidate, after.series, done);
      measures.push(pairedEstimate(before, after, confidence, { margin, against }));
    } else missing.push(key);
  }
  return { measures, missing };
}

/**
 * What a measure is counted against in each configuration's own world without callbacks, where it is not
 * alike in every replication of both, or is not known of both; null: it is, or it is counted against
 * nothing.
 */
export function otherWorld(
  base: Outcome,
  candidate: Outcome,
  { against }: Pick<Series, 'against'>,
  done: number,
): string | null {
  if (against === undefined) return null;
  const [before, after] = [base, candidate].map(({ series }) => series(against));
  const isSame = before && after && areAlike(firstOf(before, done), firstOf(after, done));
  return isSame ? null : against;
}

/** Keys that both have beside some rows, and that are not alike in every replication of both. */
export function otherFigures(
  base: Outcome,
  candidate: Outcome,
  rows: readonly string[],
  done: number,
): string[] {
  return base.keys.filter((key) => {
    if (rows.includes(key)) return false;
    const [before, after] = [base, candidate].map(({ series }) => series(key));
    return before && after && !areAlike(firstOf(before, done), firstOf(after, done));
  });
}

function sideOf({ series, deterministic }: Outcome, key: string, done: number) {
  const found = series(key);
  return found === null ? null : { series: firstOf(found, done), deterministic };
}

function alike<T>(a: readonly T[], b: readonly T[], done: number): boolean {
  for (let k = 0; k < done; k++) if (a[k] !== b[k]) return false;
  return true;
}

/** What `--fail-on` names. */
export const FAIL_CONDITIONS = ['regressed', 'changed', 'inconclusive'] as const;
export type FailCondition = (typeof FAIL_CONDITIONS)[number];

/** The rows of a comparison that a condition is about. */
export function rowsThatFail(
  { measures }: Comparison,
  conditions: readonly FailCondition[],
): PairedEstimate[] {
  return measures.filter((row) => conditions.some((condition) => fails(row, condition)));
}

function fails(row: PairedEstimate, condition: FailCondition): boolean {
  switch (condition) {
    case 'regressed':
      return row.verdict === 'regressed';
    case 'changed':
      return ['improved', 'regressed', 'changed'].includes(row.verdict);
    case 'inconclusive':
      return isUndecided(row);
  }
}
