/**
 * Runs a theory case and sets what comes out beside what is known: z = (estimate - exact) / standard
 * error, the standard error from a jackknife over replications.
 */
import { hasCallbacks, Replicator } from '../../src/experiments/replicate.js';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import { loadScenarioText } from '../../src/scenario/load.js';
import { type Interval, meanInterval, ratioInterval } from '../../src/stats/confidence.js';
import { extraFigures, figuresOf, PeriodWatch } from './figures.js';
import { scenarioOf } from './scenario-of.js';
import type { TheoryCase, TheoryRun } from './theory-case.js';

export interface Comparison {
  readonly id: string;
  readonly measure: string;
  readonly exact: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
}

/** @param replications of each run; by default as the case says */
export async function compare(theory: TheoryCase, replications?: number): Promise<Comparison[]> {
  const all: Comparison[] = [];
  for (const run of theory.runs) all.push(...(await compareRun(theory, run, replications)));
  return all;
}

async function compareRun(
  theory: TheoryCase,
  run: TheoryRun,
  replications?: number,
): Promise<Comparison[]> {
  const loaded = await loadScenarioText(scenarioOf(theory, run, replications), `${theory.id}.yaml`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 2));
  const { plan, worlds, replications: count } = loaded.scenario;
  const periods = new PeriodWatch(plan);
  const replicator = new Replicator(plan, hasCallbacks(plan) ? worlds : ['actual'], {
    actual: () => (theory.center.periods === undefined ? null : periods.observer()),
    totals: (_replication, totals) => periods.add(totals),
  });
  const sums = Array.from({ length: count }, (_, replication) => replicator.run(replication));
  const stopped = sums.flatMap((each) => each.stopped);
  if (stopped.length > 0) throw new Error(`stopped before everybody was served: ${stopped[0]}`);
  const measures = new Map(catalogueOf(plan).map((measure) => [measure.key, measure]));
  return Object.entries(run.expected).map(([key, exact]) => {
    const values = periods.values.get(key);
    const measure = measures.get(key);
    const figures = measure === undefined ? extraFigures[key] : figuresOf(measure);
    if (values !== undefined) return compared(theory, key, exact, meanInterval(values, 0.95));
    if (figures === undefined) throw new Error(`no figure is called ${key}`);
    return compared(theory, key, exact, intervalOf(figures, sums));
  });
}

function intervalOf(
  { top, bottom }: ReturnType<typeof figuresOf>,
  sums: readonly ReplicationSums[],
): Interval {
  const tops = sums.map(top);
  return bottom === null ? meanInterval(tops, 0.95) : ratioInterval(tops, sums.map(bottom), 0.95);
}

function compared(
  { id, reference95 }: TheoryCase,
  measure: string,
  exact: number,
  interval: Interval,
): Comparison {
  const estimate = interval.mean ?? Number.NaN;
  const ownError = interval.standardError ?? Number.NaN;
  const standardError = Math.hypot(ownError, (reference95?.[measure] ?? 0) / 1.96);
  // What is the same in every replication has no spread, and must be exact.
  const isSame = standardError === 0 && Math.abs(estimate - exact) < 1e-9;
  const z = isSame ? 0 : (estimate - exact) / standardError;
  return { id, measure, exact, estimate, standardError, z };
}

/** The comparisons as a table, one line each. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ id, measure, exact, estimate, standardError, z }) => [
    id,
    measure,
    exact.toPrecision(6),
    estimate.toPrecision(6),
    standardError.toExponential(1),
    z.toFixed(2),
  ]);
  const lines = [['case', 'measure', 'exact', 'estimate', 'se', 'z'], ...rows];
  const widths = lines.reduce<number[]>(
    (widest, line) => line.map((text, k) => Math.max(text.length, widest[k] ?? 0)),
    [],
  );
  const pad = (text: string, k: number): string =>
    k < 2 ? text.padEnd(widths[k] ?? 0) : text.padStart(widths[k] ?? 0);
  return lines.map((line) => line.map(pad).join('  ')).join('\n');
}
