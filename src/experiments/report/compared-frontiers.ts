/** Which of several configurations are worth a look when two measures matter. */
import type { Unit } from '../../metrics/measure.js';
import { figureOfSeries, type Series } from '../../metrics/series.js';
import { otherWorld } from '../compare.js';
import { type Figure, type Pair, type Standing, standingsOf } from '../frontier.js';
import type { Outcome } from '../outcome.js';
import type { FrontierKeys } from '../sweep.js';

/** Pairs that pull in different directions. */
const PAIRS: readonly FrontierKeys[] = [
  ['rostered_h', 'abandonedRate'],
  ['callbacks.drift.p95_s', 'abandonedRate'],
  ['asa_s', 'abandonmentAvoided.rate'],
];

export interface Axis {
  readonly key: string;
  readonly unit: Unit;
  readonly better: Series['better'];
}

export interface FrontierPoint {
  readonly label: string;
  readonly x: number | null;
  readonly y: number | null;
  readonly standing: Standing;
}

export interface ComparedFrontier {
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly FrontierPoint[];
}

/** None for two configurations, of which a table says all. */
export function comparedFrontiers(outcomes: readonly Outcome[]): ComparedFrontier[] {
  if (outcomes.length < 3) return [];
  return PAIRS.flatMap((keys) => frontierOf(outcomes, keys) ?? []);
}

/** Null where one of the measures is not there, is the same everywhere, or has no better side. */
function frontierOf(
  outcomes: readonly Outcome[],
  [first, second]: FrontierKeys,
): ComparedFrontier | null {
  const pairs = outcomes.map((outcome): Pair | null => {
    const [x, y] = [figureOf(outcome, first), figureOf(outcome, second)];
    return x === null || y === null ? null : [x, y];
  });
  const [known] = pairs.filter((pair) => pair !== null);
  if (known === undefined || !varies(pairs, 0) || !varies(pairs, 1)) return null;
  if (isOfOwnWorlds(outcomes, first) || isOfOwnWorlds(outcomes, second)) return null;
  const standings = standingsOf(pairs);
  return {
    x: axisOf(known[0].series),
    y: axisOf(known[1].series),
    points: outcomes.map(({ label }, k) => ({
      label,
      x: pairs[k]?.[0].mean ?? null,
      y: pairs[k]?.[1].mean ?? null,
      standing: standings[k] ?? 'none',
    })),
  };
}

function axisOf({ key, unit, better }: Series): Axis {
  return { key, unit, better };
}

function figureOf({ series, deterministic }: Outcome, key: string): Figure | null {
  const found = series(key);
  return found === null ? null : { mean: figureOfSeries(found), series: found, deterministic };
}

/** Whether the configurations are counted against different worlds, so that more is not better. */
function isOfOwnWorlds([base, ...candidates]: readonly Outcome[], key: string): boolean {
  return candidates.some((each) => {
    const done = Math.min(base?.replications ?? 0, each.replications);
    const series = each.series(key);
    return base !== undefined && series !== null && otherWorld(base, each, series, done) !== null;
  });
}

function varies(pairs: readonly (Pair | null)[], side: 0 | 1): boolean {
  return new Set(pairs.flatMap((pair) => pair?.[side].mean ?? [])).size > 1;
}
