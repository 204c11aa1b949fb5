import type { SparseHistogram } from '../../src/stats/histogram.js';
import { ItemSums } from '../../src/stats/item-sums.js';

/** What replications come to, a histogram each. */
export function sumsOf(histograms: readonly SparseHistogram[]): ItemSums {
  const sums = new ItemSums();
  for (const { keys, counts } of histograms) sums.add(keys, counts, 0, keys.length);
  return sums;
}
