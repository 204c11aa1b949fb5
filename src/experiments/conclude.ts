/** What collected replications come to: estimates, verdicts, and all that a result is made from. */

import { brokenDays, daysWithAnyBroken } from '../metrics/bad-days.js';
import type { ColumnSample } from '../metrics/column-sample.js';
import { type Bounds, evaluate } from '../metrics/evaluate.js';
import { judge, type Verdict } from '../metrics/judge.js';
import type { Estimate, Measure } from '../metrics/measure.js';
import { judgePrecision, type PrecisionRequest, type Reached } from '../metrics/precision.js';
import type { Threshold } from '../metrics/thresholds.js';
import type { CenterPlan } from '../model/center-plan.js';
import { MOST_CALLBACK_ROWS } from '../records/callback-row.js';
import { Scalar } from '../records/counter.js';
import type { SumsColumns } from '../records/sums-columns.js';
import type { WorldName } from '../simulation/world.js';
import type { Collected } from './collected.js';
import type { DayTable } from './day-table.js';
import type { IntervalTable } from './interval-table.js';
import { hasCallbacks } from './replicate.js';
import { type ShortWarmUp, shortWarmUp } from './warm-up.js';

export interface PrecisionResult {
  readonly pilot: number;
  readonly max: number;
  readonly goals: readonly Reached[];
}

export type ScenarioVerdict = 'holds' | 'fails' | 'inconclusive' | 'none';

export interface ExperimentResult {
  readonly plan: CenterPlan;
  readonly seed: string;
  /** Replications finished. */
  readonly replications: number;
  readonly requested: number;
  readonly incomplete: boolean;
  /** No random number was used: every figure is exact. */
  readonly deterministic: boolean;
  /** How far the precision that was asked for has been reached; null: none was. */
  readonly precision: PrecisionResult | null;
  readonly worlds: readonly WorldName[];
  readonly hasCallbacks: boolean;
  readonly measures: readonly Measure[];
  readonly estimates: ReadonlyMap<string, Estimate>;
  /** Each with the share of replications that break it by their own figure. */
  readonly verdicts: readonly (Verdict & { readonly brokenDays: Bounds })[];
  readonly verdict: ScenarioVerdict;
  /** The share of replications that break any threshold; null: there is none. */
  readonly badDays: Bounds | null;
  /** The replications, as figures are worked out from them. */
  readonly sample: ColumnSample;
  /** Events of each replication. */
  readonly events: Float64Array;
  /** The fingerprints of all runs, folded into one. */
  readonly fingerprint: string;
  /** Persons of all replications by fate in `noCallback`, then in `actual`; null: not compared. */
  readonly fates: readonly number[] | null;
  readonly intervals: IntervalTable;
  readonly days: DayTable;
  /** Runs that were stopped by the horizon or the limit of events. */
  readonly stopped: readonly string[];
  /** Replications with more callbacks than have a row. */
  readonly cutCallbacks: number;
  /** A start that shows in the figures; null: none does, or none could. */
  readonly shortWarmUp: ShortWarmUp | null;
}

/** The measure that a warm-up is judged by. */
const WAITING = 'media.total.queueLength.mean';

/** What was run, and how it is judged. */
export interface Asked {
  readonly plan: CenterPlan;
  readonly seed: string;
  readonly requested: number;
  readonly worlds: readonly WorldName[];
  readonly measures: readonly Measure[];
  readonly thresholds: readonly Threshold[];
  readonly precision: PrecisionRequest | null;
}

export function conclude(asked: Asked, collected: Collected): ExperimentResult {
  const { plan, requested, measures, thresholds, precision } = asked;
  const { length: replications, columns, deterministic, intervals, days, stopped } = collected;
  const sample = collected.sample();
  const estimates = new Map(
    measures.map((measure) => [measure.key, evaluate(measure, sample, deterministic)]),
  );
  const verdicts = thresholds.map((threshold) => ({
    ...judge(threshold, sample, deterministic, thresholds.length),
    brokenDays: brokenDays(threshold, sample, deterministic),
  }));
  const goals = precision?.goals.map((goal) => judgePrecision(goal, sample, deterministic));
  return {
    plan,
    seed: asked.seed,
    replications,
    requested,
    incomplete: replications < requested,
    deterministic,
    precision: precision === null ? null : { ...precision, goals: goals ?? [] },
    worlds: asked.worlds,
    hasCallbacks: hasCallbacks(plan),
    measures,
    estimates,
    verdicts,
    verdict: overall(verdicts),
    badDays: thresholds.length === 0 ? null : daysWithAnyBroken(thresholds, sample, deterministic),
    sample,
    events: columns.events(),
    fingerprint: collected.fingerprint,
    fates: columns.totalsOf('fates.counts'),
    intervals,
    days,
    stopped,
    cutCallbacks: cutCallbacks(columns),
    shortWarmUp: shortWarmUp(plan, intervals, estimates.get(WAITING) ?? null),
  };
}

function cutCallbacks(columns: SumsColumns): number {
  const scalars = columns.spanOf('actual.scalars');
  if (scalars === undefined) return 0;
  const created = columns.valuesAt(scalars.first + Scalar.CreatedInAll);
  return created.filter((count) => count > MOST_CALLBACK_ROWS).length;
}

/** Measures of a world that was left out are absent, not zero. */
export function isMeasured(
  { key }: Measure,
  worlds: readonly WorldName[],
  plan: CenterPlan,
): boolean {
  if (!hasCallbacks(plan)) return true;
  if (!worlds.includes('hold') && /^hold\.|callbacks\.drift\./.test(key)) return false;
  if (worlds.includes('noCallback')) return true;
  return !/^noCallback\.|^abandonmentAvoided|Gained$|^whoPays\.|^reached$|^persons|^others\.|^cost|^agentTimePerReached/.test(
    key,
  );
}

export function overall(verdicts: readonly Verdict[]): ScenarioVerdict {
  if (verdicts.length === 0) return 'none';
  if (verdicts.some(({ judgement }) => judgement === 'fails')) return 'fails';
  return verdicts.some(({ judgement }) => judgement === 'inconclusive') ? 'inconclusive' : 'holds';
}
