/**
 * A scenario's replications, one after another, and what they come to.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import type { Measure } from '../metrics/measure.js';
import { type PrecisionRequest, plannedReplications } from '../metrics/precision.js';
import type { Threshold } from '../metrics/thresholds.js';
import type { CenterPlan } from '../model/center-plan.js';
import { PackedSums } from '../records/packed-sums.js';
import type { ReplicationSums } from '../records/sums.js';
import type { WorldName } from '../simulation/world.js';
import type { Chunk, Details, RowTexts } from './chunk.js';
import { Collected } from './collected.js';
import { conclude, type ExperimentResult, isMeasured } from './conclude.js';
import { hasCallbacks } from './replicate.js';
import { InlineRunner, type Runner, type Work, type WorkSource } from './runner.js';

/** What is run. A loaded scenario has these fields. */
export interface Experiment {
  readonly plan: CenterPlan;
  readonly seed: string;
  readonly replications: number;
  readonly worlds: readonly WorldName[];
}

/** How it is run, and how it is judged. */
export interface TallyOptions {
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
}

export interface RunOptions extends TallyOptions {
  /** Receives the callbacks, in the order of the replications. */
  readonly onCallbacks?: (text: string) => void;
  /** Receives the interactions of the first replication's actual world. */
  readonly onInteractions?: (text: string) => void;
}

/** A result that has its replications. */
export interface KeptResult extends ExperimentResult {
  readonly sums: readonly ReplicationSums[];
  /** All that has been run, to be stored and gone on with. */
  readonly chunk: Chunk;
}

/** Runs a scenario, by default in this thread, and keeps its replications. */
export async function runScenario(
  experiment: Experiment,
  options: RunOptions = {},
): Promise<KeptResult> {
  const { onCallbacks, onInteractions } = options;
  const details = {
    callbacks: onCallbacks !== undefined,
    interactions: onInteractions !== undefined,
  };
  const parts: PackedSums[] = [];
  const decoder = new TextDecoder();
  const result = await tallyScenario(experiment, details, options, (chunk) => {
    parts.push(chunk.sums);
    if (chunk === options.earlier) return;
    onCallbacks?.(decoder.decode(chunk.callbacks));
    if (chunk.from === 0) onInteractions?.(chunk.interactions);
  });
  return keptResult(result, parts);
}

/** A result with its replications. */
export function keptResult(result: ExperimentResult, parts: readonly PackedSums[]): KeptResult {
  const sums = PackedSums.joined(parts);
  return { ...result, sums: sums.list, chunk: { ...allOf(result), sums } };
}

/** What a chunk of all replications of a result is, beside their sums; no single rows are in it. */
export function allOf({ intervals, days }: ExperimentResult): Omit<Chunk, 'sums'> {
  return {
    from: 0,
    intervals: intervals.state(),
    days: days.state(),
    callbacks: new Uint8Array(0),
    interactions: '',
  };
}

/**
 * Runs a scenario and keeps no replication: however many there are, memory grows by some bytes for
 * each. Chunks pass by as they come, that which was there before among them.
 */
export async function tallyScenario(
  experiment: Experiment,
  details: Details,
  options: TallyOptions,
  onChunk: (chunk: Chunk) => void,
): Promise<ExperimentResult> {
  const { thresholds = [], precision = null, earlier = null } = options;
  const { plan } = experiment;
  const worlds = worldsOf(experiment);
  const measures = catalogueOf(plan).filter((measure) => isMeasured(measure, worlds, plan));
  const ofThresholds = thresholds.map(({ measure }) => measure);
  const ofGoals = (precision?.goals ?? []).map(({ width }) => width.measure);
  const asked = [...measures, ...ofThresholds, ...ofGoals];
  const collected = new Collected(plan, asked, ofThresholds);
  const take = (chunk: Chunk): void => {
    collected.add(chunk);
    onChunk(chunk);
  };
  if (earlier !== null) take(earlier);
  const runTo = (end: number) =>
    runRest(experiment, details, { from: collected.length, end, take }, options);
  let requested = precision?.pilot ?? experiment.replications;
  await runTo(requested);
  if (precision !== null && collected.length >= requested) {
    requested = plannedFrom(precision, collected, earlier, { plan, measures: ofGoals });
    options.onPlanned?.(requested);
    await runTo(requested);
  }
  return conclude({ ...experiment, requested, worlds, measures, thresholds, precision }, collected);
}

/** What was there beyond the pilot has no say in how many there should be. */
function plannedFrom(
  precision: PrecisionRequest,
  collected: Collected,
  earlier: Chunk | null,
  { plan, measures }: { plan: CenterPlan; measures: readonly Measure[] },
): number {
  let of = collected;
  if (collected.length > precision.pilot && earlier !== null) {
    of = new Collected(plan, measures, []);
    of.add({ ...earlier, sums: PackedSums.of(earlier.sums.list.slice(0, precision.pilot)) });
  }
  return plannedReplications(precision, of.sample(), of.deterministic);
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

interface Rest {
  readonly from: number;
  readonly end: number;
  readonly take: (chunk: Chunk) => void;
}

/** Runs the replications that are not there yet. */
async function runRest(
  experiment: Experiment,
  details: Details,
  { from, end, take }: Rest,
  options: TallyOptions,
): Promise<void> {
  const { runner = new InlineRunner(), source = null, texts, signal, onProgress } = options;
  const work = { ...workOf(experiment, source, texts), details };
  const chunks = runner.run(work, from, end, {
    signal,
    onProgress: (done) => onProgress?.(from + done, end),
  });
  for await (const chunk of chunks) take(chunk);
}

/** The worlds that are run: without callbacks all are alike. */
export function worldsOf({ plan, worlds }: Experiment): readonly WorldName[] {
  return hasCallbacks(plan) ? worlds : ['actual'];
}
