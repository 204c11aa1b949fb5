/**
 * Quantiles of items that come in replications, with intervals.
 *
 * The share of items up to x is a ratio of sums over replications, and has an interval as every ratio
 * has. All x whose interval contains p make the interval of the quantile: the estimated distribution
 * function is inverted, and no density has to be guessed. It is as fine as the buckets, and may reach
 * to values without bound.
 */
import { bucketValue, type SparseHistogram } from './histogram.js';
import { ItemSums, type UpTo } from './item-sums.js';
import { studentQuantile } from './student.js';

export interface QuantileInterval {
  readonly low: number;
  readonly high: number;
}

/** The least value that a share p of all items does not exceed; null if there are no items. */
export function quantileEstimate(histograms: readonly SparseHistogram[], p: number): number | null {
  return quantileOf(itemSumsOf(histograms), p);
}

/** The same of what has been summed up. */
export function quantileOf(sums: ItemSums, p: number): number | null {
  const wanted = p * sums.items;
  for (const { key, items } of sums.buckets()) if (reaches(items, wanted)) return bucketValue(key);
  return null;
}

/** The same of one histogram: its buckets from `from` to before `end`. NaN if there are no items. */
export function quantileWithin(
  keys: Int32Array,
  counts: Float64Array,
  from: number,
  end: number,
  p: number,
): number {
  let items = 0;
  for (let k = from; k < end; k++) items += counts[k]!;
  let upTo = 0;
  for (let k = from; k < end; k++) {
    upTo += counts[k]!;
    if (reaches(upTo, p * items)) return bucketValue(keys[k]!);
  }
  return Number.NaN;
}

/**
 * The interval of that quantile; null for fewer than two replications, for no items, and where the
 * replications do not differ.
 */
export function quantileInterval(
  sums: ItemSums,
  p: number,
  confidence: number,
): QuantileInterval | null {
  const n = sums.replications;
  if (n < 2) return null;
  const t = studentQuantile((1 + confidence) / 2, n - 1);
  let low: number | null = null;
  let high: number | null = null;
  let spread = false;
  for (const upTo of sums.buckets()) {
    const value = bucketValue(upTo.key);
    const share = upTo.items / sums.items;
    const halfWidth = t * standardError(sums, share, upTo);
    if (halfWidth > 0) spread = true;
    if (low === null && reaches(share + halfWidth, p)) low = value;
    // From here to the next bucket the interval of the share stays the same.
    if (share - halfWidth <= p) high = null;
    else high ??= value;
  }
  if (!spread || low === null) return null;
  return { low, high: high ?? Number.POSITIVE_INFINITY };
}

/** Of the share of items up to some bucket: that of a ratio of sums. */
function standardError(
  { replications: n, items, squares: all }: ItemSums,
  share: number,
  upTo: UpTo,
): number {
  const squares = upTo.squares - share * (2 * upTo.products - share * all);
  // What is left of sums of squares that cancel is rounding.
  if (squares <= 1e-12 * all) return 0;
  return Math.sqrt((squares * n) / (n - 1)) / items;
}

function itemSumsOf(histograms: readonly SparseHistogram[]): ItemSums {
  const sums = new ItemSums();
  for (const { keys, counts } of histograms) sums.add(keys, counts, 0, keys.length);
  return sums;
}

/** Whether a sum has reached a value, give or take rounding. */
function reaches(sum: number, wanted: number): boolean {
  return sum >= wanted - 1e-12 * Math.abs(wanted);
}
