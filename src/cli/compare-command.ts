/** `ringback compare`: the same callers in several configurations. */

import {
  type Comparison,
  type ComparisonResult,
  type Configuration,
  compareOutcomes,
  FAIL_CONDITIONS,
  type FailCondition,
  MAIN_MEASURES,
  rowsThatFail,
  runConfigurations,
} from '../experiments/compare.js';
import type { Outcome } from '../experiments/outcome.js';
import { prepareScenarioText } from '../experiments/prepare.js';
import { isResultFolder, readStoredResult } from '../experiments/stored-result.js';
import { comparisonCsv } from '../reports/comparison-csv.js';
import { comparisonJson } from '../reports/comparison-json.js';
import { comparisonMarkdown } from '../reports/comparison-markdown.js';
import { plural } from '../reports/html/words.js';
import { terminalComparison } from '../reports/terminal-comparison.js';
import { readScenario, type ScenarioSource } from '../scenario/load.js';
import { allAtOnce } from './all-at-once.js';
import { type Asked, askedFor } from './compared.js';
import { Exit, ExitCode } from './exit-code.js';
import { runnerFor } from './jobs.js';
import { keysOf } from './measure-keys.js';
import { Progress } from './progress.js';
import { replicationsAsked, replicationsOf } from './replications.js';
import { mustBePage } from './report-target.js';
import { stopOnSignals } from './signals.js';
import { isStoredResult } from './stored-results.js';
import { paintFor, print, say } from './streams.js';
import { VariantFaults } from './variant-faults.js';

export interface CompareFlags {
  readonly across?: string;
  readonly set?: readonly string[];
  readonly reps?: string;
  readonly seed?: string;
  readonly jobs?: string;
  readonly measure?: readonly string[];
  readonly margin?: readonly string[];
  readonly failOn?: readonly string[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly markdown?: boolean;
  readonly report?: string;
  readonly color: boolean;
}

export async function compare(paths: readonly string[], flags: CompareFlags): Promise<void> {
  const [conditions, asked, runner] = allAtOnce(
    () => conditionsOf(flags.failOn),
    () => askedFor(paths, flags),
    () => runnerFor(flags.jobs),
    () => replicationsAsked(flags),
    () => mustBeOneFormat(flags),
    () => flags.report !== undefined && mustBePage('--report', flags.report),
  );
  const configurations = await loadAll(asked, flags);
  tellNotes(configurations);
  const margins = configurations[0]?.scenario.parsedMargins ?? [];
  if (conditions.includes('inconclusive') && margins.length === 0) {
    throw new Exit(
      ExitCode.Input,
      '--fail-on inconclusive needs a margin to be inconclusive about: add --margin KEY=VALUE, or "margins:" to the scenario',
    );
  }
  const plans = configurations.map(({ scenario }) => scenario.plan);
  const keys = flags.measure === undefined ? MAIN_MEASURES : keysOf(flags.measure, plans);
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    'only what every configuration has finished is compared',
  );
  try {
    const options = {
      runner,
      signal: stop.signal,
      onProgress: (done: number, of: number) => progress.update(done, of),
    };
    const outcomes = await runConfigurations(configurations, options);
    const [base, ...candidates] = outcomes;
    if (base === undefined) throw new Exit(ExitCode.Input, 'there is nothing to compare');
    const result = compareOutcomes(base, candidates, keys, margins);
    progress.end();
    if (result.replications > 0) {
      await leavePage(outcomes, result, flags);
      await print(textOf(result, flags));
    } else say('no replication was finished in every configuration: there is nothing to compare');
    const interrupted = stop.code();
    if (interrupted !== null) throw new Exit(interrupted);
    failWhere(result, conditions);
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}

/** What `run` would note of each, once where it is of all. */
function tellNotes(configurations: readonly Configuration[]): void {
  const labels = new Map<string, string[]>();
  for (const { label, scenario } of configurations) {
    const { departures } = scenario.plan;
    for (const note of scenario.notes) {
      // Where they depart from the preset stands among the settings that differ.
      if (!departures.includes(note)) labels.set(note, [...(labels.get(note) ?? []), label]);
    }
  }
  for (const [note, of] of labels) {
    say(`note: ${of.length === configurations.length ? '' : `${of.join(', ')}: `}${note}`);
  }
}

/** What makes a page is loaded where one was asked for. */
async function leavePage(
  outcomes: readonly Outcome[],
  result: ComparisonResult,
  { report, measure = [], margin = [] }: CompareFlags,
): Promise<void> {
  if (report === undefined) return;
  const { leaveComparison } = await import('./comparison-file.js');
  leaveComparison(report, outcomes, result, { measures: measure, margins: margin });
}

function textOf(result: ComparisonResult, { json, csv, markdown, color }: CompareFlags): string {
  if (json) return comparisonJson(result);
  if (csv) return comparisonCsv(result);
  if (markdown) return comparisonMarkdown(result);
  return terminalComparison(result, paintFor(process.stdout, color), process.stdout.columns);
}

function mustBeOneFormat({ json, csv, markdown }: CompareFlags): void {
  const given = [json && '--json', csv && '--csv', markdown && '--markdown'].filter(Boolean);
  if (given.length > 1) {
    throw new Exit(ExitCode.Input, `${given.join(' and ')}: choose one of them`);
  }
}

/** The conditions of `--fail-on`, one or several with commas between. */
export function conditionsOf(texts: readonly string[] = []): FailCondition[] {
  const words = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
  const known = FAIL_CONDITIONS.filter((condition) => words.includes(condition));
  const others = words.filter((word) => !known.some((condition) => condition === word));
  if (others.length === 0) return known;
  throw new Exit(
    ExitCode.Input,
    `--fail-on ${others.join(',')}: write ${FAIL_CONDITIONS.join(', ')}, or several with commas`,
  );
}

/** Ends with a no where a row of any candidate is what must not be. */
function failWhere({ comparisons }: ComparisonResult, conditions: readonly FailCondition[]): void {
  const failures = comparisons.flatMap((comparison) => failuresOf(comparison, conditions));
  if (failures.length > 0) {
    throw new Exit(ExitCode.No, `--fail-on ${conditions.join(',')}: ${failures.join('; ')}`);
  }
}

function failuresOf(comparison: Comparison, conditions: readonly FailCondition[]): string[] {
  const rows = rowsThatFail(comparison, conditions);
  if (rows.length === 0) return [];
  const named = rows.map(({ key, verdict }) =>
    verdict === 'none' ? `${key} cannot be judged` : `${key} ${verdict}`,
  );
  return [`${comparison.label}: ${named.join(', ')}`];
}

/** What has been run is as it is: nothing can be set in it. */
function mustNotChange(asked: readonly Asked[], { reps, seed, set }: CompareFlags): void {
  const [flag] = [set && '--set', seed && '--seed', reps && '--reps'].filter(Boolean);
  const stored = asked.find(({ path }) => isResultFolder(path));
  if (stored === undefined) return;
  if (flag || stored.set.length > 0) {
    throw new Exit(
      ExitCode.Input,
      `${stored.path} is a stored result, which ${flag ?? '--across'} cannot change; name its scenario instead`,
    );
  }
}

async function loadAll(asked: readonly Asked[], flags: CompareFlags): Promise<Configuration[]> {
  mustNotChange(asked, flags);
  const replications = flags.reps === undefined ? undefined : replicationsOf(flags.reps);
  const loaded: Configuration[] = [];
  const problems: string[] = [];
  const faults = new VariantFaults('--across');
  const sources = new Map<string, ScenarioSource>();
  for (const [k, { label, path, set }] of asked.entries()) {
    // Margins are judged against the base.
    const moreMargins = k === 0 ? flags.margin : undefined;
    if (isStoredResult(path)) {
      const read = await readStoredResult(path, { moreMargins });
      if (read.ok) loaded.push({ label, scenario: read.stored.scenario, stored: read.stored });
      else problems.push(read.problem);
      continue;
    }
    // Several variants may be of one scenario, and standard input can be read only once.
    const source = sources.get(path) ?? (await readScenario(path));
    sources.set(path, source);
    const options = { replications, seed: flags.seed, set, moreMargins };
    const prepared = source.ok
      ? await prepareScenarioText(source.text, source.file, options)
      : source;
    if (prepared.ok) loaded.push({ label, scenario: prepared.scenario, file: path });
    else faults.add(prepared.diagnostics, flags.across === undefined ? [] : set.slice(-1));
  }
  faults.mustBeNone(problems, () => '');
  return onOneSeed(loaded);
}

/** Pairs need the same seed and as many replications on both sides. */
function onOneSeed(configurations: readonly Configuration[]): Configuration[] {
  const [base] = configurations;
  if (base === undefined) return [];
  const { seed } = base.scenario;
  const other = configurations.find(({ scenario }) => scenario.seed !== seed);
  if (other !== undefined) {
    const isStored = configurations.some(({ stored }) => stored !== undefined);
    throw new Exit(
      ExitCode.Input,
      `${other.label} has the seed ${other.scenario.seed} and ${base.label} ${seed}: they would meet different callers; ${isStored ? 'run both with one seed' : 'name one with --seed'}`,
    );
  }
  const replications = commonReplications(configurations, base);
  return configurations.map((each) => {
    const { label, scenario, stored } = each;
    if (stored !== undefined) {
      const { length } = stored.sums;
      if (length > replications) {
        say(`note: of ${label} the first ${replications} of ${length} replications are compared`);
      }
      return each;
    }
    if (scenario.replications !== replications && scenario.precision === null) {
      say(
        `note: ${label} is run with ${plural(replications, 'replication')}, as many as can be paired`,
      );
    }
    return { ...each, scenario: { ...scenario, replications } };
  });
}

/** Those of the base, or as many as all stored results have. */
function commonReplications(
  configurations: readonly Configuration[],
  { label, scenario, stored }: Configuration,
): number {
  const { precision } = scenario;
  const ofBase = stored?.sums.length ?? precision?.pilot ?? scenario.replications;
  if (precision !== null && stored === undefined) {
    say(`note: pairs need one number: ${ofBase}, the pilot of ${label}; --reps sets another`);
  }
  const fromStores = configurations.flatMap((each) => each.stored?.sums.length ?? []);
  return Math.min(ofBase, ...fromStores);
}
