/**
 * How often the 95 % intervals contain the truth: queues whose figures are known exactly, simulated
 * as two thousand experiments of twenty replications each, and again with as many replications as a
 * precision takes.
 *
 * Poisson arrivals, exponential talk and patience (M/M/s+M), counted after a warm-up of an hour, by
 * when nothing is left of the empty start. Every figure then has its stationary expectation, and a
 * ratio of sums the ratio of two of them.
 *
 *   npm run coverage                         a table
 *   npm run coverage -- --experiments 200    fewer
 */
import { Replicator } from '../src/experiments/replicate.js';
import { catalogueOf } from '../src/metrics/catalogue.js';
import { boundsOf, CONFIDENCE } from '../src/metrics/evaluate.js';
import type { Measure } from '../src/metrics/measure.js';
import { parsePrecisionGoal, plannedReplications } from '../src/metrics/precision.js';
import type { ReplicationSums } from '../src/records/sums.js';
import { loadScenarioText } from '../src/scenario/load.js';
import { erlangA } from '../src/stats/erlang.js';

const EXPERIMENTS = 2000;
const REPLICATIONS = 20;
const HOURS = 2;
const TALK = 240;

interface Model {
  readonly name: string;
  readonly agents: number;
  readonly callsPerHour: number;
  /** Seconds. */
  readonly patience: number;
  /** Measures with a known answer. */
  readonly keys: readonly string[];
  /** Precisions that are asked for, one experiment each. */
  readonly until: readonly string[];
}

const models: readonly Model[] = [
  {
    name: 'busy: 5 agents, load 5',
    agents: 5,
    callsPerHour: 75,
    patience: 180,
    keys: ['offered', 'abandonedRate', 'asa_s', 'wait.p90_s', 'wait.p95_s'],
    until: ['abandonedRate ± 1.5pp', 'asa ± 10%', 'wait.p90 ± 8s'],
  },
  {
    name: 'quiet: 9 agents, load 6',
    agents: 9,
    callsPerHour: 90,
    patience: 180,
    keys: ['abandonedRate', 'asa_s', 'wait.p95_s'],
    until: ['abandonedRate ± 0.6pp'],
  },
];

// --- What theory knows

/** Truths by key; `callsPerHour` and the like as in the model. */
function truths({ agents, callsPerHour, patience }: Model): Readonly<Record<string, number>> {
  const load = (callsPerHour / 3600) * TALK;
  const { abandonProbability } = erlangA(agents, load, TALK, patience);
  const density = answeredWaits(agents, load, patience);
  return {
    offered: callsPerHour * HOURS,
    abandonedRate: abandonProbability,
    asa_s: density.mean,
    'wait.p50_s': density.quantile(0.5),
    'wait.p90_s': density.quantile(0.9),
    'wait.p95_s': density.quantile(0.95),
  };
}

/**
 * Waits of the answered, by their cumulated density on a fine grid. Who finds all agents busy and k
 * ahead waits a sum of exponentials with rates s/talk + i/patience, i = 0 … k, and is answered if no
 * less patient.
 */
function answeredWaits(agents: number, load: number, patience: number) {
  const service = agents / TALK;
  const theta = 1 / patience;
  const rate = load / TALK;
  // Probabilities of the states, in proportion.
  let weight = 1;
  let free = 1;
  for (let n = 1; n < agents; n++) {
    weight *= load / n;
    free += weight;
  }
  weight *= load / agents;
  const busy: number[] = [];
  for (let k = 0; busy.length === 0 || weight > 1e-18 * free; k++) {
    busy.push(weight);
    weight *= rate / (service + (k + 1) * theta);
  }
  const step = 0.01;
  const cumulated = [free];
  let seconds = 0;
  for (let x = step / 2; x < 3600; x += step) {
    const gone = -Math.expm1(-theta * x);
    let term = service;
    let sum = 0;
    for (const [k, share] of busy.entries()) {
      sum += share * term;
      term *= ((service / theta + k + 1) / (k + 1)) * gone;
    }
    const part = sum * Math.exp(-(service + theta) * x) * step;
    seconds += x * part;
    cumulated.push(cumulated.at(-1)! + part);
  }
  const all = cumulated.at(-1)!;
  return {
    mean: seconds / all,
    quantile: (p: number): number => cumulated.findIndex((sum) => sum >= p * all) * step,
  };
}

// --- What the program says

function textOf({ name, agents, callsPerHour, patience }: Model): string {
  return `
name: "${name}"
length: ${HOURS + 1}h
warmUp: 1h
interval: ${HOURS + 1}h
seed: "coverage of ${name}"
worlds: [actual]
closing: { runOut: 2d }
rules: { noAnswerDwell: 0s }
teams: [{ name: support, agents: ${agents} }]
callers:
  - name: public
    arrivals: { poisson: { every: 1h, calls: ${callsPerHour} } }
    patience: { exponential: { mean: ${patience}s } }
    talk: { exponential: { mean: ${TALK}s } }
plans: { main: { queue: { acd: {} } } }
`;
}

class Tally {
  private covered = 0;
  private width = 0;
  private replications = 0;
  private none = 0;
  private reached = 0;
  count = 0;

  add(
    { low, high }: { low: number | null; high: number | null },
    truth: number,
    replications: number,
    reached = false,
  ): void {
    this.count++;
    this.replications += replications;
    if (reached) this.reached++;
    if (low === null || high === null) {
      this.none++;
      return;
    }
    this.width += (high - low) / 2;
    if (low <= truth && truth <= high) this.covered++;
  }

  row(truth: number): string[] {
    const { count, covered, none, width, replications } = this;
    const share = covered / count;
    const error = 1.96 * Math.sqrt((share * (1 - share)) / count);
    return [
      truth.toPrecision(4),
      `${(share * 100).toFixed(1)} ± ${(error * 100).toFixed(1)}`,
      (width / (count - none)).toPrecision(3),
      (replications / count).toFixed(0),
      none === 0 ? '' : `${none} without interval`,
    ];
  }

  get reachedShare(): string {
    return `reached ${((this.reached / this.count) * 100).toFixed(0)} %`;
  }
}

async function coverageOf(model: Model, experiments: number): Promise<string[][]> {
  const loaded = await loadScenarioText(textOf(model), 'coverage.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 2));
  const { plan } = loaded.scenario;
  const measures = new Map(catalogueOf(plan).map((measure) => [measure.key, measure]));
  const replicator = new Replicator(plan, ['actual']);
  const truth = truths(model);
  let next = 0;
  const run = (count: number): ReplicationSums[] =>
    Array.from({ length: count }, () => replicator.run(next++));
  const rows = fixed(model, measures, truth, experiments, run);
  for (const text of model.until) {
    rows.push(stopped(model, text, { measures, truth, experiments, run }));
  }
  return rows;
}

type Measures = ReadonlyMap<string, Measure>;
type Truths = Readonly<Record<string, number>>;

function fixed(
  { name, keys }: Model,
  measures: Measures,
  truth: Truths,
  experiments: number,
  run: (count: number) => ReplicationSums[],
): string[][] {
  const tallies = new Map(keys.map((key) => [key, new Tally()]));
  for (let k = 0; k < experiments; k++) {
    const sums = run(REPLICATIONS);
    for (const [key, tally] of tallies) {
      tally.add(boundsOf(measures.get(key)!, sums, false, CONFIDENCE), truth[key]!, sums.length);
    }
  }
  return [...tallies].map(([key, tally]) => [name, key, ...tally.row(truth[key]!)]);
}

interface Stopping {
  readonly measures: Measures;
  readonly truth: Truths;
  readonly experiments: number;
  readonly run: (count: number) => ReplicationSums[];
}

function stopped(
  { name }: Model,
  text: string,
  { measures, truth, experiments, run }: Stopping,
): string[] {
  const parsed = parsePrecisionGoal(text, measures);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  const { goal } = parsed;
  const { measure, relative, size } = goal.width;
  const request = { goals: [goal], pilot: 30, max: 2000 };
  const tally = new Tally();
  for (let k = 0; k < experiments; k++) {
    const sums = run(request.pilot);
    sums.push(...run(plannedReplications(request, sums, false) - sums.length));
    const bounds = boundsOf(measure, sums, false, CONFIDENCE);
    const { mean, low, high } = bounds;
    const asked = relative ? size * mean! : size;
    const reached = Math.max(mean! - low!, high! - mean!) <= asked;
    tally.add(bounds, truth[measure.key]!, sums.length, reached);
  }
  const [value, covered, width, replications] = tally.row(truth[measure.key]!);
  return [name, text, value!, covered!, width!, replications!, tally.reachedShare];
}

const wanted = process.argv.indexOf('--experiments');
const experiments = wanted < 0 ? EXPERIMENTS : Number(process.argv[wanted + 1]);
const head = ['model', 'measure', 'truth', 'coverage %', 'half-width', 'replications', ''];
const table = [head];
for (const model of models) table.push(...(await coverageOf(model, experiments)));
const widths = head.map((_, k) => Math.max(...table.map((row) => row[k]!.length)));
for (const row of table) {
  process.stdout.write(
    `${row
      .map((cell, k) => cell.padEnd(widths[k]!))
      .join('  ')
      .trimEnd()}\n`,
  );
}
