/**
 * Which of many configurations are worth a look when two measures matter: those that no other one
 * beats, that is, is as good as in both and better in one.
 *
 * That is decided by the estimates. Whoever is beaten by them only within the noise of the paired
 * difference is told apart from those who are beaten beyond it.
 */
import { CONFIDENCE } from '../metrics/evaluate.js';
import { seriesDifference } from '../metrics/paired.js';
import { firstOf, lengthOf, type Series } from '../metrics/series.js';

/** A measure of a configuration. */
export interface Figure {
  /** null: there was nothing to measure. */
  readonly mean: number | null;
  readonly series: Series;
  /** No random number was used: a difference is exact. */
  readonly deterministic: boolean;
}

export type Pair = readonly [Figure, Figure];

/** `perhaps`: beaten, but by none for certain. `none`: one of the measures has no value. */
export type Standing = 'best' | 'perhaps' | 'beaten' | 'none';

/** Of more configurations than these only the best are told, by the estimates. */
const MOST_JUDGED = 1000;

/** Null: a configuration that does not have both measures. */
export function standingsOf(pairs: readonly (Pair | null)[]): Standing[] {
  const costs = pairs.map((pair) => (pair === null ? null : costsOf(pair)));
  const best = bestOf(costs);
  const isJudged = pairs.length <= MOST_JUDGED;
  return pairs.map((pair, k) => {
    const own = costs[k];
    if (pair === null || own === null || own === undefined) return 'none';
    if (best.has(k)) return 'best';
    if (!isJudged) return 'beaten';
    const rivals = [...best].filter((other) => beats(costs[other]!, own));
    return rivals.some((other) => surelyBeats(pairs[other]!, pair)) ? 'beaten' : 'perhaps';
  });
}

/** Digits in which estimates are compared: the last ones of a sum depend on the order of its parts. */
const DIGITS = 12;

type Costs = readonly [number, number];

/** Both measures turned so that less is better. */
function costsOf(pair: Pair): Costs | null {
  const [a, b] = [costOf(pair[0]), costOf(pair[1])];
  return a === null || b === null ? null : [a, b];
}

function costOf({ mean, series }: Figure): number | null {
  return mean === null ? null : Number((mean * directionOf(series.better)).toPrecision(DIGITS));
}

/** Of a measure that is neither good nor bad, as hours and delays are, less is taken to be better. */
function directionOf(better: Series['better']): 1 | -1 {
  return better === 'higher' ? -1 : 1;
}

function beats(a: Costs, b: Costs): boolean {
  return a[0] <= b[0] && a[1] <= b[1] && (a[0] < b[0] || a[1] < b[1]);
}

/** The positions of those whom nobody beats: in the order of one cost, each new least of the other. */
function bestOf(costs: readonly (Costs | null)[]): Set<number> {
  const order = costs
    .flatMap((pair, k) => (pair === null ? [] : [[...pair, k] as const]))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const best = new Set<number>();
  let least = Number.POSITIVE_INFINITY;
  let at = Number.NaN;
  for (const [first, second, k] of order) {
    if (second < least || (second === least && first === at)) {
      best.add(k);
      least = second;
      at = first;
    }
  }
  return best;
}

function surelyBeats(a: Pair, b: Pair): boolean {
  let isBetter = false;
  for (const side of [0, 1] as const) {
    const comparison = compare(a[side], b[side]);
    if (comparison === 'unsure') return false;
    isBetter ||= comparison === 'better';
  }
  return isBetter;
}

function compare(a: Figure, b: Figure): 'better' | 'equal' | 'unsure' {
  const n = Math.min(lengthOf(a.series), lengthOf(b.series));
  const { mean, low, high, standardError } = seriesDifference(
    firstOf(b.series, n),
    firstOf(a.series, n),
    CONFIDENCE,
  );
  if (mean === null) return 'unsure';
  const isExact = standardError === 0 || (a.deterministic && b.deterministic);
  if (isExact && costOf(a) === costOf(b)) return 'equal';
  const [from, to] = isExact ? [mean, mean] : [low, high];
  if (from === null || to === null) return 'unsure';
  const isBetter = directionOf(a.series.better) === 1 ? to < 0 : from > 0;
  return isBetter ? 'better' : 'unsure';
}
