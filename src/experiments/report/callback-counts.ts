/** What all replications together counted of callbacks, for histograms. */
import { MEDIA_COUNT, Media } from '../../model/media.js';
import { COUNTER_COUNT, Counter, REQUEUE_PLACES } from '../../records/counter.js';
import type { ReplicationSums } from '../../records/sums.js';
import {
  bucketValue,
  EARLY_WITHOUT_BOUND,
  LATE_WITHOUT_BOUND,
  type SparseHistogram,
} from '../../stats/histogram.js';
import { mergeSparse } from '../../stats/merge-histograms.js';

/** Answered callbacks by their number of re-queues; the last place holds all beyond. */
export function requeueCounts(sums: readonly ReplicationSums[]): number[] {
  const counts = new Array<number>(REQUEUE_PLACES).fill(0);
  for (const { cells } of sums.map(({ actual }) => actual)) {
    const first = Media.PhoneCallback * COUNTER_COUNT + Counter.AnsweredByRequeues;
    for (let cell = first; cell < cells.length; cell += MEDIA_COUNT * COUNTER_COUNT) {
      for (let place = 0; place < REQUEUE_PLACES; place++) counts[place]! += cells[cell + place]!;
    }
  }
  return counts;
}

/** A histogram in even steps. */
export interface Bins {
  readonly from_s: number;
  readonly width_s: number;
  readonly counts: readonly number[];
  /** Further out on either side, those without bound not among them. */
  readonly below: number;
  readonly above: number;
  readonly early: number;
  readonly late: number;
}

const WIDTHS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
const MOST_BINS = 48;
/** On either side this share may lie beyond the bins. */
const BEYOND = 0.005;

/** The drift of all callbacks, agent's answer less the held call's; null: there is none. */
export function driftBins(sums: readonly ReplicationSums[]): Bins | null {
  const all = mergeSparse(sums.flatMap(({ drift }) => drift?.drift.at(-1) ?? []));
  const counted = valuesOf(all);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const low = quantile(counted, BEYOND * total);
  const high = quantile(counted, (1 - BEYOND) * total);
  const width = WIDTHS_S.find((each) => binsBetween(low, high, each) <= MOST_BINS) ?? 28_800;
  const first = Math.floor(low / width);
  const counts = new Array<number>(Math.floor(high / width) - first + 1).fill(0);
  let [below, above] = [0, 0];
  for (const { seconds, count } of counted) {
    const bin = Math.floor(seconds / width) - first;
    if (bin < 0) below += count;
    else if (bin >= counts.length) above += count;
    else counts[bin]! += count;
  }
  const unbounded = (key: number): number => all.counts[all.keys.indexOf(key)] ?? 0;
  return {
    from_s: first * width,
    width_s: width,
    counts,
    below,
    above,
    early: unbounded(EARLY_WITHOUT_BOUND),
    late: unbounded(LATE_WITHOUT_BOUND),
  };
}

function binsBetween(low: number, high: number, width: number): number {
  return Math.floor(high / width) - Math.floor(low / width) + 1;
}

interface Counted {
  readonly seconds: number;
  readonly count: number;
}

function valuesOf({ keys, counts }: SparseHistogram): Counted[] {
  return [...keys]
    .map((key, k) => ({ seconds: bucketValue(key) / 1000, count: counts[k]! }))
    .filter(({ seconds }) => Number.isFinite(seconds));
}

function quantile(values: readonly Counted[], wanted: number): number {
  let upTo = 0;
  for (const { seconds, count } of values) {
    upTo += count;
    if (upTo >= wanted) return seconds;
  }
  return values.at(-1)!.seconds;
}
