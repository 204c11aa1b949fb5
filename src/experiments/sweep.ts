/**
 * A grid of settings, point by point on the same callers.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import { evaluate } from '../metrics/evaluate.js';
import { judge } from '../metrics/judge.js';
import type { Estimate } from '../metrics/measure.js';
import { seriesOf } from '../metrics/series.js';
import { isMeasured, overall, type ScenarioVerdict } from './conclude.js';
import { type Figure, type Pair, type Standing, standingsOf } from './frontier.js';
import type { Grid, Point } from './grid.js';
import type { Trial } from './laboratory.js';
import { worldsOf } from './run-scenario.js';

/** What is shown of a point unless something else is asked for; those not there are left out. */
export const SWEEP_MEASURES: readonly string[] = [
  'rostered_h',
  'abandonedRate',
  'abandonmentAvoided',
  'serviceLevel',
  'callbacks.drift.p95_s',
];

/** Two measures, less (or what counts as better) of both being wanted. */
export type FrontierKeys = readonly [string, string];

export const SWEEP_FRONTIERS: readonly FrontierKeys[] = [
  ['rostered_h', 'abandonedRate'],
  ['callbacks.drift.p95_s', 'abandonedRate'],
];

export interface PointResult {
  readonly point: Point;
  readonly replications: number;
  readonly estimates: ReadonlyMap<string, Estimate>;
  /** Of the scenario's thresholds. */
  readonly verdict: ScenarioVerdict;
  /** Whether it was there already. */
  readonly stored: boolean;
}

/** What each finished point is among all of them. */
export interface Frontier {
  readonly keys: FrontierKeys;
  readonly standings: readonly Standing[];
}

export interface SweepResult {
  readonly grid: Grid;
  /** The measures that some point has, in the order asked for. */
  readonly keys: readonly string[];
  /** Finished, in the order of the grid. */
  readonly points: readonly PointResult[];
  readonly incomplete: boolean;
  /** Whether the same persons called at every point. */
  readonly samePersons: boolean;
  readonly frontiers: readonly Frontier[];
}

export interface SweepOptions {
  readonly keys: readonly string[];
  /** null: those by default, as far as they say something. */
  readonly frontiers: readonly FrontierKeys[] | null;
}

/** @param trialOf runs a point; null: it was stopped, and no further point is run */
export async function sweepGrid(
  grid: Grid,
  { keys, frontiers }: SweepOptions,
  trialOf: (point: Point) => Promise<Trial | null>,
): Promise<SweepResult> {
  const chosen = frontiers ?? SWEEP_FRONTIERS;
  const points: PointResult[] = [];
  const figures: ReadonlyMap<string, Figure>[] = [];
  let first: readonly number[] | null = null;
  let samePersons = true;
  for (const point of grid.points) {
    const trial = await trialOf(point);
    if (trial === null) break;
    const result = pointResult(point, trial, new Set([...keys, ...chosen.flat()]));
    points.push(result);
    figures.push(figuresOf(result, trial, new Set(chosen.flat())));
    const persons = trial.sums.map((sums) => sums.persons);
    first ??= persons;
    samePersons &&= persons.every((count, k) => count === (first?.[k] ?? count));
  }
  return {
    grid,
    keys: keys.filter((key) => points.some(({ estimates }) => estimates.has(key))),
    points,
    incomplete: points.length < grid.points.length,
    samePersons,
    frontiers: chosen
      .filter((pair) => frontiers !== null || saysSomething(pair, points))
      .map((pair) => frontierOf(pair, figures)),
  };
}

function pointResult(point: Point, trial: Trial, keys: ReadonlySet<string>): PointResult {
  const { scenario, sums, deterministic, stored } = trial;
  const estimates = measuresOf(trial, keys).map(
    (measure) => [measure.key, evaluate(measure, sums, deterministic)] as const,
  );
  const { parsed } = scenario;
  const verdicts = parsed.map((each) => judge(each, sums, deterministic, parsed.length));
  return {
    point,
    replications: sums.length,
    estimates: new Map(estimates),
    verdict: overall(verdicts),
    stored,
  };
}

function figuresOf(
  { estimates }: PointResult,
  trial: Trial,
  keys: ReadonlySet<string>,
): Map<string, Figure> {
  const { sums, deterministic } = trial;
  return new Map(
    measuresOf(trial, keys).map((measure) => {
      const mean = estimates.get(measure.key)?.mean ?? null;
      return [measure.key, { mean, series: seriesOf(measure, sums), deterministic }];
    }),
  );
}

function measuresOf({ scenario }: Trial, keys: ReadonlySet<string>) {
  const worlds = worldsOf(scenario);
  return catalogueOf(scenario.plan).filter(
    (measure) => keys.has(measure.key) && isMeasured(measure, worlds, scenario.plan),
  );
}

/** Whether both measures differ between the points: else the frontier is the best of the other. */
function saysSomething(keys: FrontierKeys, points: readonly PointResult[]): boolean {
  return keys.every((key) => {
    const means = points.map(({ estimates }) => estimates.get(key)?.mean ?? null);
    return new Set(means.filter((mean) => mean !== null)).size > 1;
  });
}

function frontierOf(keys: FrontierKeys, figures: readonly ReadonlyMap<string, Figure>[]): Frontier {
  const pairs = figures.map((point): Pair | null => {
    const [a, b] = keys.map((key) => point.get(key));
    return a === undefined || b === undefined ? null : [a, b];
  });
  return { keys, standings: standingsOf(pairs) };
}
