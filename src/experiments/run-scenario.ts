/**
 * A scenario's replications, one after another, and what they come to.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import { evaluate } from '../metrics/evaluate.js';
import type { Estimate, Measure } from '../metrics/measure.js';
import {
  judgePrecision,
  type PrecisionRequest,
  plannedReplications,
  type Reached,
} from '../metrics/precision.js';
import { judge, type Threshold, type Verdict } from '../metrics/thresholds.js';
import type { CenterPlan } from '../model/center-plan.js';
import { Both } from '../records/both.js';
import { type CallbackRow, CallbackTable } from '../records/callback-table.js';
import { InteractionLog } from '../records/interaction-log.js';
import type { InteractionRecord } from '../records/interaction-record.js';
import type { ReplicationSums } from '../records/sums.js';
import type { WorldName } from '../simulation/world.js';
import { DayTable } from './day-table.js';
import { IntervalTable } from './interval-table.js';
import { hasCallbacks, Replicator } from './replicate.js';

/** What is run. A loaded scenario has these fields. */
export interface Experiment {
  readonly plan: CenterPlan;
  readonly seed: string;
  readonly replications: number;
  readonly worlds: readonly WorldName[];
}

export interface RunOptions {
  /** Parsed thresholds, judged at the end. */
  readonly thresholds?: readonly Threshold[];
  /** Asked to be so precise: a pilot, then as many replications as it calls for. */
  readonly precision?: PrecisionRequest | null;
  /** Told how many that is, once the pilot is done. */
  readonly onPlanned?: (replications: number) => void;
  /** Called after every replication; `of` is that of the pilot first. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Stops before the next replication; what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Receives the callbacks of each replication, in order. */
  readonly onCallbacks?: (rows: readonly CallbackRow[]) => void;
  /** Receives the interactions of the first replication's actual world. */
  readonly onInteractions?: (records: readonly InteractionRecord[]) => void;
}

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
  readonly verdicts: readonly Verdict[];
  readonly verdict: ScenarioVerdict;
  readonly sums: readonly ReplicationSums[];
  readonly intervals: IntervalTable;
  readonly days: DayTable;
  /** Runs that were stopped by the horizon or the limit of events. */
  readonly stopped: readonly string[];
}

/** Runs a scenario in this thread; yields between replications, so that it can be stopped. */
export async function runScenario(
  experiment: Experiment,
  options: RunOptions = {},
): Promise<ExperimentResult> {
  const { plan } = experiment;
  const worlds = worldsOf(experiment);
  const tables = { intervals: new IntervalTable(plan), days: new DayTable(plan) };
  const sums: ReplicationSums[] = [];
  const replicator = new Replicator(plan, worlds, watchersFor(plan, options, tables));
  const runTo = async (end: number): Promise<void> => {
    while (sums.length < end && !options.signal?.aborted) {
      sums.push(replicator.run(sums.length));
      options.onProgress?.(sums.length, end);
      await breathe();
    }
  };
  const { precision = null } = options;
  let requested = precision?.pilot ?? experiment.replications;
  await runTo(requested);
  if (precision !== null && sums.length === requested) {
    requested = plannedReplications(precision, sums, isDeterministic(sums));
    options.onPlanned?.(requested);
    await runTo(requested);
  }
  return conclude({ ...experiment, replications: requested }, worlds, sums, tables, options);
}

/** Whether no random number was used in any of them. */
function isDeterministic(sums: readonly ReplicationSums[]): boolean {
  return sums.length > 0 && sums.every(({ random }) => !random);
}

/** The worlds that are run: without callbacks all are alike. */
export function worldsOf({ plan, worlds }: Experiment): readonly WorldName[] {
  return hasCallbacks(plan) ? worlds : ['actual'];
}

/** Lets signals and timers be heard between replications. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

interface Tables {
  readonly intervals: IntervalTable;
  readonly days: DayTable;
}

function watchersFor(plan: CenterPlan, options: RunOptions, { intervals, days }: Tables) {
  let table: CallbackTable | null = null;
  let log: InteractionLog | null = null;
  return {
    actual: (replication: number) => {
      table = options.onCallbacks === undefined ? null : new CallbackTable(plan, replication);
      const logs = options.onInteractions !== undefined && replication === 0;
      log = logs ? new InteractionLog(plan) : null;
      if (table !== null && log !== null) return new Both(log, table);
      return table ?? log;
    },
    totals: (_replication: number, totals: Parameters<IntervalTable['add']>[0]) => {
      intervals.add(totals);
      days.add(totals);
      if (log !== null) options.onInteractions?.(log.records);
      log = null;
    },
    paired: (_replication: number, twins: Parameters<CallbackTable['finish']>[0]) => {
      if (table !== null) options.onCallbacks?.(table.finish(twins));
      table = null;
    },
  };
}

function conclude(
  experiment: Experiment,
  worlds: readonly WorldName[],
  sums: readonly ReplicationSums[],
  tables: Tables,
  { thresholds = [], precision = null }: RunOptions,
): ExperimentResult {
  const { plan, seed, replications } = experiment;
  const deterministic = isDeterministic(sums);
  const measures = catalogueOf(plan).filter((measure) => isMeasured(measure, worlds, plan));
  const estimates = new Map(
    measures.map((measure) => [measure.key, evaluate(measure, sums, deterministic)]),
  );
  const verdicts = thresholds.map((threshold) =>
    judge(threshold, sums, deterministic, thresholds.length),
  );
  return {
    plan,
    seed,
    replications: sums.length,
    requested: replications,
    incomplete: sums.length < replications,
    deterministic,
    precision:
      precision === null
        ? null
        : {
            ...precision,
            goals: precision.goals.map((goal) => judgePrecision(goal, sums, deterministic)),
          },
    worlds,
    hasCallbacks: hasCallbacks(plan),
    measures,
    estimates,
    verdicts,
    verdict: overall(verdicts),
    sums,
    ...tables,
    stopped: sums.flatMap(({ index, stopped }) =>
      stopped.map((what) => `replication ${index + 1}, ${what}`),
    ),
  };
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
  return !/^noCallback\.|^abandonmentAvoided|Gained$|^whoPays\.|^reached$|^persons|^others\./.test(
    key,
  );
}

export function overall(verdicts: readonly Verdict[]): ScenarioVerdict {
  if (verdicts.length === 0) return 'none';
  if (verdicts.some(({ judgement }) => judgement === 'fails')) return 'fails';
  return verdicts.some(({ judgement }) => judgement === 'inconclusive') ? 'inconclusive' : 'holds';
}
