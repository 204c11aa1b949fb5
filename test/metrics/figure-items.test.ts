/** Items of three small replications in columns, by hand and beside those of objects. */
import { describe, expect, test } from 'vitest';
import { ColumnSample } from '../../src/metrics/column-sample.js';
import { ItemTally } from '../../src/metrics/item-tally.js';
import { itemsOf } from '../../src/metrics/items.js';
import type { Measure } from '../../src/metrics/measure.js';
import { sampleOf } from '../../src/metrics/sample.js';
import { fixed } from '../../src/metrics/scope.js';
import type { HistogramColumn, SumsBlock } from '../../src/records/sums-block.js';
import type { SparseHistogram } from '../../src/stats/histogram.js';
import { columns, layout, sparse, sums } from './three-replications.js';

/** Two blocks, of two replications and of one. */
function tallied(measures: readonly Measure[], daily: readonly Measure[]): ItemTally {
  const tally = new ItemTally(measures, daily);
  for (const [from, end] of [
    [0, 2],
    [2, 3],
  ] as const) {
    const part = sums.slice(from, end);
    const histograms = [...layout.lists].flatMap(([path, { length }]) =>
      Array.from({ length }, (_, k) => {
        const all = part.map((each) => {
          const list = path.split('.').reduce<unknown>((of, name) => (of as never)[name], each);
          return (list as SparseHistogram[])[k]!;
        });
        const starts = [0];
        for (const { keys } of all) starts.push(starts.at(-1)! + keys.length);
        return {
          starts: Int32Array.from(starts),
          keys: Int32Array.from(all.flatMap(({ keys }) => [...keys])),
          counts: Float64Array.from(all.flatMap(({ counts }) => [...counts])),
        } as HistogramColumn;
      }),
    );
    tally.append({ layout, heads: part, histograms } as unknown as SumsBlock);
  }
  return tally;
}

describe('items of columns', () => {
  const waits = { world: 'actual', list: 'waits' } as const;
  const lists = [
    ['of one queue', itemsOf(waits, (k) => k === 0), [10, 11, 12]],
    ['of two', itemsOf(waits, (k) => k < 2), [15, 11, 15]],
    ['of all', itemsOf(waits, () => true), [10, 7, 15]],
    ['of none', itemsOf(waits, () => false), [Number.NaN, Number.NaN, Number.NaN]],
    ['of another world', itemsOf({ ...waits, world: 'noCallback' }, () => true), [200, 200, 200]],
    ['of a world like it', itemsOf({ ...waits, world: 'hold' }, (k) => k === 2), [7, 7, 7]],
    ['of drift', itemsOf({ world: null, list: 'drift.drift' }, (k) => k === 0), [30, 31, 32]],
    ['that are in no replication', itemsOf({ world: null, list: 'drift.offer' }, () => true), []],
  ] as const;
  const head = { key: 'x', unit: 's', better: 'lower', definition: '' } as const;

  test.each(lists)('%s are those of objects, with the median of each day', (_, items, medians) => {
    const measure: Measure = { ...head, kind: 'quantile', p: 0.5, histogram: items };
    const late: Measure = { ...measure, p: 0.9 };
    const other: Measure = { ...head, kind: 'mean', of: fixed(4) };
    const sample = new ColumnSample(columns(), tallied([other, measure], [late, measure, other]));
    expect([...sample.items(items).buckets()]).toEqual([...sampleOf(sums).items(items).buckets()]);
    expect(sample.items(items).withItems).toBe(sampleOf(sums).items(items).withItems);
    const days = Array.from(sample.quantiles(items, 0.5));
    expect(days).toEqual(Array.from(sampleOf(sums).quantiles(items, 0.5)));
    if (medians.length > 0) expect(days).toEqual(medians);
    expect(Array.from(sample.quantiles(items, 0.9))).toEqual(
      Array.from(sampleOf(sums).quantiles(items, 0.9)),
    );
    // Made anew, they are known by their histograms.
    const anew = itemsOf(items.form!.of, items.form!.has);
    expect(sample.items(anew)).toBe(sample.items(items));
  });

  test('a quantile of each day is kept only where it was asked for', () => {
    const items = lists[0][1];
    const measure: Measure = { ...head, kind: 'quantile', p: 0.5, histogram: items };
    const tally = tallied([measure], []);
    for (const each of [items, lists[1][1]]) {
      expect(() => tally.quantilesOf(each, 0.5)).toThrow('was not kept');
    }
    expect(tally.itemsOf(items).replications).toBe(3);
    expect(tally.itemsOf(lists[1][1]).replications).toBe(0);
    expect(new ItemTally([measure], []).itemsOf(items).replications).toBe(0);
    const bare = () => sparse();
    expect(() => tally.itemsOf(bare)).toThrow('items without a form');
  });
});
