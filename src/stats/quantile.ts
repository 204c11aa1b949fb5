/**
 * Quantiles of items that come in replications, with intervals.
 *
 * The share of items up to x is a ratio of sums over replications, and has an interval as every ratio
 * has. All x whose interval contains p make the interval of the quantile: the estimated distribution
 * function is inverted, and no density has to be guessed. It is as fine as the buckets, and may reach
 * to values without bound.
 */
import { bucketValue, type SparseHistogram } from './histogram.js';
import { studentQuantile } from './student.js';

export interface QuantileInterval {
  readonly low: number;
  readonly high: number;
}

/** The least value that a share p of all items does not exceed; null if there are no items. */
export function quantileEstimate(histograms: readonly SparseHistogram[], p: number): number | null {
  const wanted = p * histograms.reduce((sum, { counts }) => sum + total(counts), 0);
  let found: number | null = null;
  let upTo = 0;
  walk(histograms, (key, arrivals) => {
    for (const { count } of arrivals) upTo += count;
    found = bucketValue(key);
    return !reaches(upTo, wanted);
  });
  return found;
}

/**
 * The interval of that quantile; null for fewer than two replications, for no items, and where the
 * replications do not differ.
 */
export function quantileInterval(
  histograms: readonly SparseHistogram[],
  p: number,
  confidence: number,
): QuantileInterval | null {
  const n = histograms.length;
  if (n < 2) return null;
  const shares = new ShareUpTo(histograms.map(({ counts }) => total(counts)));
  if (shares.items === 0) return null;
  const t = studentQuantile((1 + confidence) / 2, n - 1);
  let low: number | null = null;
  let high: number | null = null;
  let spread = false;
  walk(histograms, (key, arrivals) => {
    for (const { replication, count } of arrivals) shares.add(replication, count);
    const value = bucketValue(key);
    const halfWidth = t * shares.standardError;
    if (halfWidth > 0) spread = true;
    if (low === null && reaches(shares.share + halfWidth, p)) low = value;
    // From here to the next bucket the interval of the share stays the same.
    if (shares.share - halfWidth <= p) high = null;
    else high ??= value;
    return true;
  });
  if (!spread || low === null) return null;
  return { low, high: high ?? Number.POSITIVE_INFINITY };
}

/** The share of items up to a moving x, with the standard error of a ratio of sums. */
class ShareUpTo {
  readonly items: number;
  private readonly totals: readonly number[];
  private readonly counts: Float64Array;
  private upTo = 0;
  /** Sums over replications of count², count · total and total². */
  private countCount = 0;
  private countTotal = 0;
  private readonly totalTotal: number;

  constructor(totals: readonly number[]) {
    this.totals = totals;
    this.items = total(totals);
    this.counts = new Float64Array(totals.length);
    this.totalTotal = totals.reduce((sum, each) => sum + each * each, 0);
  }

  add(replication: number, count: number): void {
    const before = this.counts[replication]!;
    this.counts[replication] = before + count;
    this.upTo += count;
    this.countCount += count * (2 * before + count);
    this.countTotal += count * this.totals[replication]!;
  }

  get share(): number {
    return this.upTo / this.items;
  }

  get standardError(): number {
    const { share, totals, items } = this;
    const n = totals.length;
    const squares = this.countCount - share * (2 * this.countTotal - share * this.totalTotal);
    // What is left of sums of squares that cancel is rounding.
    if (squares <= 1e-12 * this.totalTotal) return 0;
    return Math.sqrt((squares * n) / (n - 1)) / items;
  }
}

interface Arrival {
  readonly replication: number;
  readonly count: number;
}

/** Visits the buckets of all histograms in ascending order, until `visit` returns false. */
function walk(
  histograms: readonly SparseHistogram[],
  visit: (key: number, arrivals: readonly Arrival[]) => boolean,
): void {
  const byKey = new Map<number, Arrival[]>();
  for (const [replication, { keys, counts }] of histograms.entries()) {
    for (let k = 0; k < keys.length; k++) {
      const arrival = { replication, count: counts[k]! };
      const others = byKey.get(keys[k]!);
      if (others === undefined) byKey.set(keys[k]!, [arrival]);
      else others.push(arrival);
    }
  }
  for (const key of Int32Array.from(byKey.keys()).sort()) {
    if (!visit(key, byKey.get(key)!)) return;
  }
}

/** Whether a sum has reached a value, give or take rounding. */
function reaches(sum: number, wanted: number): boolean {
  return sum >= wanted - 1e-12 * Math.abs(wanted);
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
