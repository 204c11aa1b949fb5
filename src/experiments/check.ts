/**
 * Whether a configuration may pass: its thresholds, and a baseline that it must not fall behind.
 */

import { judge, type Verdict } from '../metrics/judge.js';
import type { Margin } from '../metrics/margins.js';
import { isUndecided, type PairedEstimate } from '../metrics/paired.js';
import { judgePrecision, type Reached } from '../metrics/precision.js';
import { differencesOf } from '../scenario/differences.js';
import type { Position } from '../scenario/load.js';
import type { Baseline } from './baselines.js';
import {
  type Comparison,
  compareOutcomes,
  type FailCondition,
  MAIN_MEASURES,
  otherFigures,
  rowsThatFail,
} from './compare.js';
import { type Finished, type Outcome, outcomeOf } from './outcome.js';
import type { PlacedThreshold, PreparedScenario } from './prepare.js';

/** What one condition comes to; only what passes lets the check pass. */
export type Finding = 'passes' | 'fails' | 'inconclusive';

export interface ThresholdCheck extends Verdict {
  readonly where: Position;
  readonly unit: PlacedThreshold['measure']['unit'];
  readonly finding: Finding;
}

/** A measure that may not be as it is, beside the baseline. */
export interface BaselineFinding {
  readonly row: PairedEstimate;
  readonly finding: Exclude<Finding, 'passes'>;
}

export interface BaselineCheck {
  readonly name: string;
  readonly comparison: Comparison;
  readonly replications: number;
  readonly confidence: number;
  /** The model's version of either side, where they differ; null: the same simulation made both. */
  readonly engine: { readonly before: string; readonly now: string } | null;
  /** Figures that are not compared and are worked out in another way from the same events. */
  readonly others: readonly string[];
  /** What a reader has to know beside the figures. */
  readonly notes: readonly string[];
  readonly findings: readonly BaselineFinding[];
  /** Keys that were asked about and that the baseline, or the scenario, does not have. */
  readonly missing: readonly string[];
}

const NAMED_AT_MOST = 3;

export type CheckVerdict = 'passes' | 'fails' | 'inconclusive' | 'incomplete';

export interface CheckResult {
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  readonly requested: number;
  /** No random number was used: every figure is exact. */
  readonly deterministic: boolean;
  readonly modelVersion: string;
  readonly thresholds: readonly ThresholdCheck[];
  readonly baseline: BaselineCheck | null;
  /** Precisions that were asked for and not reached. */
  readonly unreached: readonly Reached[];
  /** The most replications that a precision may take; null: their number is given. */
  readonly max: number | null;
  readonly verdict: CheckVerdict;
}

export interface CheckOptions {
  /** What an inconclusive condition counts as. */
  readonly inconclusive: 'pass' | 'fail';
  readonly failOn: readonly FailCondition[];
  /** Measures that are set beside the baseline; by default the main ones. */
  readonly keys?: readonly string[] | undefined;
  readonly baseline?: Baseline | undefined;
}

/** Judges what the replications of a scenario came to. */
export function checkScenario(
  scenario: PreparedScenario,
  finished: Finished,
  options: CheckOptions,
): CheckResult {
  const { sums } = finished;
  const outcome = outcomeOf('now', scenario, finished);
  const { parsed } = scenario;
  const thresholds = parsed.map((threshold): ThresholdCheck => {
    const verdict = judge(threshold, sums, outcome.deterministic, parsed.length);
    const { where, measure } = threshold;
    return { ...verdict, where, unit: measure.unit, finding: findingOf(verdict) };
  });
  const { baseline: against } = options;
  const baseline = against === undefined ? null : setBeside(against, outcome, scenario, options);
  const { requested, replications, modelVersion, seed, deterministic } = outcome;
  const unreached = (scenario.precision?.goals ?? [])
    .map((goal) => judgePrecision(goal, sums, deterministic))
    .filter(({ reached }) => !reached);
  const verdict = verdictOf(thresholds, baseline, options);
  const isWhole = replications === requested && (unreached.length === 0 || verdict === 'fails');
  return {
    ...{ scenario: scenario.plan.name, seed, replications, requested, deterministic, modelVersion },
    ...{ thresholds, baseline, unreached, max: scenario.precision?.max ?? null },
    verdict: isWhole ? verdict : 'incomplete',
  };
}

/** Where there was nothing to measure, nothing was promised either: that never passes. */
function findingOf({ judgement, value }: Verdict): Finding {
  if (judgement === 'holds') return 'passes';
  return value === null ? 'fails' : judgement;
}

/** Measures that are set beside the baseline: those asked for, those with a threshold or a margin. */
export function keysToPair(
  { parsed, parsedMargins }: PreparedScenario,
  keys: readonly string[] = MAIN_MEASURES,
): string[] {
  const asked = [...parsed, ...parsedMargins].map(({ measure }) => measure.key);
  return [...new Set([...keys, ...asked])];
}

function setBeside(
  { name, outcome: before }: Baseline,
  now: Outcome,
  scenario: PreparedScenario,
  { keys, failOn }: CheckOptions,
): BaselineCheck {
  const margins: readonly Margin[] = scenario.parsedMargins;
  const pairs = keysToPair(scenario, keys);
  const result = compareOutcomes(before, [now], pairs, margins);
  const comparison = { ...result.comparisons[0]!, base: name };
  const failing = rowsThatFail(comparison, failOn);
  const findings = comparison.measures.flatMap((row): BaselineFinding[] => {
    if (failing.includes(row)) return [{ row, finding: 'fails' }];
    return isUndecided(row) ? [{ row, finding: 'inconclusive' }] : [];
  });
  const wanted = new Set([...(keys ?? []), ...margins.map(({ measure }) => measure.key)]);
  const engine = { before: before.modelVersion, now: now.modelVersion };
  const others =
    comparison.identical && engine.before !== engine.now
      ? otherFigures(before, now, pairs, result.replications)
      : [];
  return {
    name,
    comparison,
    replications: result.replications,
    confidence: result.confidence,
    engine: engine.before === engine.now ? null : engine,
    others,
    notes: notesOf(before, now, comparison, others),
    findings,
    missing: comparison.missing.filter((key) => wanted.has(key)),
  };
}

function notesOf(
  before: Outcome,
  now: Outcome,
  { identical, measures }: Comparison,
  others: readonly string[],
): string[] {
  const notes: string[] = [];
  const [fewer, more] = [before, now].map(({ replications }) => replications);
  if (fewer !== more) {
    notes.push(
      `the baseline has ${fewer} replications and this run ${more}: the first ${Math.min(fewer!, more!)} are compared`,
    );
  }
  const sameSettings = differencesOf(before.resolved, now.resolved).length === 0;
  const sameEngine = before.modelVersion === now.modelVersion;
  const sameFigures = measures.every(({ alike }) => alike);
  if (!sameEngine) {
    const changed = 'the program has changed since the baseline was saved';
    if (identical && sameFigures && others.length === 0) {
      notes.push(`${changed}, and makes the same of it`);
    } else if (identical && sameFigures) notes.push(`${changed}: ${otherWay(others)}`);
    else if (sameSettings) {
      notes.push(`${changed}, and no setting has: what differs comes from the program`);
    } else {
      notes.push(`${changed}, and so have settings: what differs may come from either`);
    }
  }
  if (identical && !sameFigures) {
    notes.push('every event is that of the baseline, but figures are worked out in another way');
  }
  if (!identical && sameSettings && sameEngine) {
    notes.push(
      'no setting and no part of the program has changed, but events have: a file that the scenario reads is another one, or this machine computes otherwise',
    );
  }
  return notes;
}

/** "2 figures that are not compared are worked out in another way: a, b". */
function otherWay(others: readonly string[]): string {
  const [first, ...rest] = others;
  if (rest.length === 0)
    return `a figure that is not compared is worked out in another way: ${first}`;
  const named = others.slice(0, NAMED_AT_MOST).join(', ');
  const more = others.length > NAMED_AT_MOST ? ` and ${others.length - NAMED_AT_MOST} more` : '';
  return `${others.length} figures that are not compared are worked out in another way: ${named}${more}`;
}

function verdictOf(
  thresholds: readonly ThresholdCheck[],
  baseline: BaselineCheck | null,
  { inconclusive }: CheckOptions,
): CheckVerdict {
  const findings = [...thresholds, ...(baseline?.findings ?? [])].map(({ finding }) => finding);
  if (findings.includes('fails') || (baseline?.missing.length ?? 0) > 0) return 'fails';
  return inconclusive === 'fail' && findings.includes('inconclusive') ? 'inconclusive' : 'passes';
}
