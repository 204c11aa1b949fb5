/** Histograms of several parts as one. Counts are added, so the order does not matter. */
import type { SparseHistogram } from './histogram.js';

export const emptySparse: SparseHistogram = {
  keys: new Int32Array(0),
  counts: new Float64Array(0),
};

export function mergeSparse(parts: readonly SparseHistogram[]): SparseHistogram {
  if (parts.length === 0) return emptySparse;
  if (parts.length === 1) return parts[0]!;
  const sums = new Map<number, number>();
  for (const { keys, counts } of parts) {
    for (let k = 0; k < keys.length; k++) {
      sums.set(keys[k]!, (sums.get(keys[k]!) ?? 0) + counts[k]!);
    }
  }
  const keys = Int32Array.from(sums.keys()).sort();
  return { keys, counts: Float64Array.from(keys, (key) => sums.get(key)!) };
}
