/**
 * Quantiles of items that come in replications, with intervals.
 *
 * The share of items up to x is a ratio of sums over replications, and has an interval as every ratio
 * has. All x whose interval contains p make the interval of the quantile: the estimated distribution
 * function is inverted, and no density has to be guessed. It is as fine as the buckets, and may reach
 * to values without bound.
 */
import {
  bucketValue,
  EARLY_WITHOUT_BOUND,
  LATE_WITHOUT_BOUND,
  type SparseHistogram,
} from './histogram.js';
import { studentQuantile } from './student.js';

export interface QuantileInterval {
  readonly low: number;
  readonly high: number;
}

/** The least value that a share p of all items does not exceed; null if there are no items. */
export function quantileEstimate(histograms: readonly SparseHistogram[], p: number): number | null {
  const { keys, counts } = sideBySide(histograms);
  const wanted = p * total(counts);
  let upTo = 0;
  for (let k = 0; k < keys.length; k++) {
    upTo += counts[k]!;
    if (reaches(upTo, wanted)) return bucketValue(keys[k]!);
  }
  return null;
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
  const t = studentQuantile((1 + confidence) / 2, n - 1);
  const { keys, counts, replications } = sideBySide(histograms);
  const shares = new ShareUpTo(histograms.map((each) => total(each.counts)));
  let low: number | null = null;
  let high: number | null = null;
  let spread = false;
  for (let k = 0; k < keys.length; k++) {
    shares.add(replications[k]!, counts[k]!);
    if (keys[k + 1] === keys[k]) continue;
    const value = bucketValue(keys[k]!);
    const halfWidth = t * shares.standardError;
    if (halfWidth > 0) spread = true;
    if (low === null && reaches(shares.share + halfWidth, p)) low = value;
    // From here to the next bucket the interval of the share stays the same.
    if (shares.share - halfWidth <= p) high = null;
    else high ??= value;
  }
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

interface Entries {
  readonly keys: Int32Array;
  readonly counts: Float64Array;
  /** The histogram that the entry is of. */
  readonly replications: Int32Array;
}

/** The buckets of all histograms in ascending order; those of one key in the order of histograms. */
function sideBySide(histograms: readonly SparseHistogram[]): Entries {
  const slots = new Slots(histograms);
  // Sorted by counting: where the entries of a slot begin is known once all are counted.
  const starts = new Int32Array(slots.count + 1);
  for (const { keys } of histograms) for (const key of keys) starts[slots.of(key) + 1]!++;
  for (let slot = 0; slot < slots.count; slot++) starts[slot + 1]! += starts[slot]!;
  const length = starts[slots.count]!;
  const entries = {
    keys: new Int32Array(length),
    counts: new Float64Array(length),
    replications: new Int32Array(length),
  };
  for (let replication = 0; replication < histograms.length; replication++) {
    const { keys, counts } = histograms[replication]!;
    for (let k = 0; k < keys.length; k++) {
      const at = starts[slots.of(keys[k]!)]!++;
      entries.keys[at] = keys[k]!;
      entries.counts[at] = counts[k]!;
      entries.replications[at] = replication;
    }
  }
  return entries;
}

/** Keys as small numbers in ascending order: the finite ones, and one on either side. */
class Slots {
  readonly count: number;
  private readonly least: number;

  constructor(histograms: readonly SparseHistogram[]) {
    let least = 0;
    let most = 0;
    for (const { keys } of histograms) {
      for (const key of keys) {
        if (key < least && key !== EARLY_WITHOUT_BOUND) least = key;
        if (key > most && key !== LATE_WITHOUT_BOUND) most = key;
      }
    }
    this.least = least;
    this.count = most - least + 3;
  }

  of(key: number): number {
    if (key === EARLY_WITHOUT_BOUND) return 0;
    return key === LATE_WITHOUT_BOUND ? this.count - 1 : key - this.least + 1;
  }
}

/** Whether a sum has reached a value, give or take rounding. */
function reaches(sum: number, wanted: number): boolean {
  return sum >= wanted - 1e-12 * Math.abs(wanted);
}

function total(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
