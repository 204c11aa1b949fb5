/** Histograms of several parts as one. Counts are added, so the order does not matter. */
import type { SparseHistogram } from './histogram.js';

export const emptySparse: SparseHistogram = {
  keys: new Int32Array(0),
  counts: new Float64Array(0),
};

export function mergeSparse(parts: readonly SparseHistogram[]): SparseHistogram {
  if (parts.length === 0) return emptySparse;
  if (parts.length === 1) return parts[0]!;
  const merged = new MergedHistogram();
  for (const { keys, counts } of parts) merged.add(keys, counts, 0, keys.length);
  const { length } = merged;
  return { keys: merged.keys.slice(0, length), counts: merged.counts.slice(0, length) };
}

/** Buckets to which those of several histograms are added; the memory is reused. */
export class MergedHistogram {
  /** As many buckets as are in use, at the beginning of the arrays, ascending by key. */
  length = 0;
  keys = new Int32Array(256);
  counts = new Float64Array(256);
  private spareKeys = new Int32Array(256);
  private spareCounts = new Float64Array(256);

  clear(): void {
    this.length = 0;
  }

  /** Adds the buckets from `from` to before `end`, which ascend by key. */
  add(keys: Int32Array, counts: Float64Array, from: number, end: number): void {
    if (from === end) return;
    const { keys: ours, counts: ourCounts, length } = this;
    const [into, intoCounts] = this.room(length + end - from);
    let [k, j, at] = [0, from, 0];
    while (k < length || j < end) {
      const mine = k < length ? ours[k]! : Number.POSITIVE_INFINITY;
      const theirs = j < end ? keys[j]! : Number.POSITIVE_INFINITY;
      let count = 0;
      into[at] = Math.min(mine, theirs);
      if (mine <= theirs) count += ourCounts[k++]!;
      if (theirs <= mine) count += counts[j++]!;
      intoCounts[at++] = count;
    }
    [this.keys, this.spareKeys] = [into, ours];
    [this.counts, this.spareCounts] = [intoCounts, ourCounts];
    this.length = at;
  }

  private room(length: number): [keys: Int32Array<ArrayBuffer>, counts: Float64Array<ArrayBuffer>] {
    if (this.spareKeys.length < length) {
      this.spareKeys = new Int32Array(2 * length);
      this.spareCounts = new Float64Array(2 * length);
    }
    return [this.spareKeys, this.spareCounts];
  }
}
