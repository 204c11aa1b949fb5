/** The items of measures, summed up as replications come; no replication's histogram is kept. */
import type { HistogramColumn, SumsBlock } from '../records/sums-block.js';
import type { SumsLayout } from '../records/sums-layout.js';
import { ItemSums } from '../stats/item-sums.js';
import { MergedHistogram } from '../stats/merge-histograms.js';
import { quantileWithin } from '../stats/quantile.js';
import type { Items, ItemsForm } from './items.js';
import type { Measure } from './measure.js';

/** The histograms of a replication that are taken as one. */
interface Tallied {
  readonly columns: readonly number[];
  readonly sums: ItemSums;
  /** By share: the quantiles of each replication, ms; NaN where it has no items. */
  readonly daily: Map<number, number[]>;
}

export class ItemTally {
  private readonly all = new Map<string, Tallied>();
  private readonly byItems = new Map<Items, Tallied>();
  private readonly measures: readonly Measure[];
  private readonly daily: readonly Measure[];
  private readonly merged = new MergedHistogram();
  private layout: SumsLayout | null = null;

  /** @param daily of which each replication's own figure is wanted, too */
  constructor(measures: readonly Measure[], daily: readonly Measure[]) {
    this.measures = measures;
    this.daily = daily;
  }

  append({ layout, heads, histograms }: SumsBlock): void {
    if (this.layout === null) this.begin(layout);
    for (const tallied of this.all.values()) {
      for (let row = 0; row < heads.length; row++) this.add(tallied, histograms, row);
    }
  }

  itemsOf(items: Items): ItemSums {
    return this.tallied(items)?.sums ?? new ItemSums();
  }

  quantilesOf(items: Items, p: number): readonly number[] {
    const quantiles = this.tallied(items)?.daily.get(p);
    if (quantiles === undefined) throw new Error('a quantile of each replication was not kept');
    return quantiles;
  }

  private begin(layout: SumsLayout): void {
    this.layout = layout;
    for (const measure of [...this.measures, ...this.daily]) {
      if (measure.kind !== 'quantile') continue;
      const columns = columnsOf(formOf(measure.histogram), layout);
      const key = columns.join();
      const tallied = this.all.get(key) ?? { columns, sums: new ItemSums(), daily: new Map() };
      this.all.set(key, tallied);
      this.byItems.set(measure.histogram, tallied);
    }
    for (const measure of this.daily) {
      if (measure.kind === 'quantile') this.tallied(measure.histogram)?.daily.set(measure.p, []);
    }
  }

  private tallied(items: Items): Tallied | undefined {
    if (this.layout === null) return undefined;
    // With many queues it takes long to find out which histograms are meant.
    return this.byItems.get(items) ?? this.all.get(columnsOf(formOf(items), this.layout).join());
  }

  private add(
    { columns, sums, daily }: Tallied,
    histograms: readonly HistogramColumn[],
    row: number,
  ): void {
    const [only] = columns;
    let { keys, counts } = this.merged;
    let [from, end] = [0, 0];
    if (columns.length === 1) {
      const { starts, ...column } = histograms[only!]!;
      ({ keys, counts } = column);
      [from, end] = [starts[row]!, starts[row + 1]!];
    } else {
      const merged = this.mergedAt(columns, histograms, row);
      ({ keys, counts, length: end } = merged);
    }
    sums.add(keys, counts, from, end);
    for (const [p, quantiles] of daily) quantiles.push(quantileWithin(keys, counts, from, end, p));
  }

  private mergedAt(
    columns: readonly number[],
    histograms: readonly HistogramColumn[],
    row: number,
  ): MergedHistogram {
    const { merged } = this;
    merged.clear();
    for (const column of columns) {
      const { keys, counts, starts } = histograms[column]!;
      merged.add(keys, counts, starts[row]!, starts[row + 1]!);
    }
    return merged;
  }
}

function formOf({ form }: Items): ItemsForm {
  if (form === undefined) throw new Error('items without a form cannot be read out of columns');
  return form;
}

/** Which histograms of a replication are meant; where callbacks do not exist all worlds are one. */
function columnsOf({ of: { world, list }, has }: ItemsForm, { lists }: SumsLayout): number[] {
  const path = world === null ? list : `${world}.${list}`;
  const span = lists.get(path) ?? lists.get(`actual.${list}`);
  if (span === undefined) return [];
  const columns: number[] = [];
  for (let k = 0; k < span.length; k++) if (has(k)) columns.push(span.first + k);
  return columns;
}
