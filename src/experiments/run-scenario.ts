/**
 * A scenario's replications, one after another, and what they come to.
 */
import { brokenDays, daysWithAnyBroken } from '../metrics/bad-days.js';
import { catalogueOf } from '../metrics/catalogue.js';
import { type Bounds, evaluate } from '../metrics/evaluate.js';
import type { Estimate, Measure } from '../metrics/measure.js';
import {
  judgePrecision,
  type PrecisionRequest,
  plannedReplications,
  type Reached,
} from '../metrics/precision.js';
import { judge, type Threshold, type Verdict } from '../metrics/thresholds.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { ReplicationSums } from '../records/sums.js';
import type { WorldName } from '../simulation/world.js';
import type { Chunk, RowTexts } from './chunk.js';
import { Collected } from './collected.js';
import type { DayTable } from './day-table.js';
import type { IntervalTable } from './interval-table.js';
import { hasCallbacks } from './replicate.js';
import { InlineRunner, type Runner, type Work, type WorkSource } from './runner.js';
import { type ShortWarmUp, shortWarmUp } from './warm-up.js';

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
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  /** Stops before the next replication; what is finished is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Where the replications run; by default in this thread. */
  readonly runner?: Runner | undefined;
  /** What other threads and machines make the same plan from. */
  readonly source?: WorkSource | undefined;
  /** The first replications, which have been run before. */
  readonly earlier?: Chunk | null;
  /** How callbacks and interactions are written; by default as JSON, a line each. */
  readonly texts?: RowTexts;
  /** Receives the callbacks, in the order of the replications. */
  readonly onCallbacks?: (text: string) => void;
  /** Receives the interactions of the first replication's actual world. */
  readonly onInteractions?: (text: string) => void;
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
  /** Each with the share of replications that break it by their own figure. */
  readonly verdicts: readonly (Verdict & { readonly brokenDays: Bounds })[];
  readonly verdict: ScenarioVerdict;
  /** The share of replications that break any threshold; null: there is none. */
  readonly badDays: Bounds | null;
  readonly sums: readonly ReplicationSums[];
  readonly intervals: IntervalTable;
  readonly days: DayTable;
  /** All that has been run, to be stored and gone on with. */
  readonly chunk: Chunk;
  /** Runs that were stopped by the horizon or the limit of events. */
  readonly stopped: readonly string[];
  /** A start that shows in the figures; null: none does, or none could. */
  readonly shortWarmUp: ShortWarmUp | null;
}

/** Runs a scenario, by default in this thread. */
export async function runScenario(
  experiment: Experiment,
  options: RunOptions = {},
): Promise<ExperimentResult> {
  const { precision = null, earlier = null } = options;
  const collected = new Collected(experiment.plan);
  const { sums } = collected;
  if (earlier !== null) collected.add(earlier);
  const runTo = (end: number) => runRest(experiment, collected, end, options);
  let requested = precision?.pilot ?? experiment.replications;
  await runTo(requested);
  if (precision !== null && sums.length >= requested) {
    // What was there beyond the pilot has no say in how many there should be.
    const pilot = sums.slice(0, requested);
    requested = plannedReplications(precision, pilot, isDeterministic(pilot));
    options.onPlanned?.(requested);
    await runTo(requested);
  }
  return conclude({ ...experiment, replications: requested }, collected, options);
}

/** A scenario as a runner takes it, without the rows of its callbacks and interactions. */
export function workOf(experiment: Experiment, source: WorkSource | null, texts = asJson): Work {
  return {
    plan: experiment.plan,
    worlds: worldsOf(experiment),
    details: { callbacks: false, interactions: false },
    texts,
    source,
  };
}

const asJson: RowTexts = {
  callbacks: (_plan, rows) => rows.map(jsonLine).join(''),
  interactions: (_plan, _replication, records) => records.map(jsonLine).join(''),
};

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Runs what is not there yet of the replications before `end`. */
async function runRest(
  experiment: Experiment,
  collected: Collected,
  end: number,
  options: RunOptions,
): Promise<void> {
  const from = collected.sums.length;
  const { runner = new InlineRunner(), signal, onProgress, onCallbacks, onInteractions } = options;
  const details = {
    callbacks: onCallbacks !== undefined,
    interactions: onInteractions !== undefined,
  };
  const work = { ...workOf(experiment, options.source ?? null, options.texts), details };
  const chunks = runner.run(work, from, end, {
    signal,
    onProgress: (done) => onProgress?.(from + done, end),
  });
  for await (const chunk of chunks) {
    collected.add(chunk);
    onCallbacks?.(chunk.callbacks);
    if (chunk.from === 0) onInteractions?.(chunk.interactions);
  }
}

/** The measure that a warm-up is judged by. */
const WAITING = 'media.total.queueLength.mean';

/** Whether no random number was used in any of them. */
function isDeterministic(sums: readonly ReplicationSums[]): boolean {
  return sums.length > 0 && sums.every(({ random }) => !random);
}

/** The worlds that are run: without callbacks all are alike. */
export function worldsOf({ plan, worlds }: Experiment): readonly WorldName[] {
  return hasCallbacks(plan) ? worlds : ['actual'];
}

function conclude(
  experiment: Experiment,
  collected: Collected,
  { thresholds = [], precision = null }: RunOptions,
): ExperimentResult {
  const { plan, seed, replications } = experiment;
  const { sums, intervals, days } = collected;
  const worlds = worldsOf(experiment);
  const deterministic = isDeterministic(sums);
  const measures = catalogueOf(plan).filter((measure) => isMeasured(measure, worlds, plan));
  const estimates = new Map(
    measures.map((measure) => [measure.key, evaluate(measure, sums, deterministic)]),
  );
  const verdicts = thresholds.map((threshold) => ({
    ...judge(threshold, sums, deterministic, thresholds.length),
    brokenDays: brokenDays(threshold, sums, deterministic),
  }));
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
    badDays: thresholds.length === 0 ? null : daysWithAnyBroken(thresholds, sums, deterministic),
    sums,
    intervals,
    days,
    chunk: collected.asChunk(),
    stopped: sums.flatMap(({ index, stopped }) =>
      stopped.map((what) => `replication ${index + 1}, ${what}`),
    ),
    shortWarmUp: shortWarmUp(plan, intervals, estimates.get(WAITING) ?? null),
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
  return !/^noCallback\.|^abandonmentAvoided|Gained$|^whoPays\.|^reached$|^persons|^others\.|^cost/.test(
    key,
  );
}

export function overall(verdicts: readonly Verdict[]): ScenarioVerdict {
  if (verdicts.length === 0) return 'none';
  if (verdicts.some(({ judgement }) => judgement === 'fails')) return 'fails';
  return verdicts.some(({ judgement }) => judgement === 'inconclusive') ? 'inconclusive' : 'holds';
}
