/** Replications whose sums lie in columns. */
import type { SumsColumns } from '../records/sums-columns.js';
import { type Interval, meanInterval, ratioInterval } from '../stats/confidence.js';
import type { ItemSums } from '../stats/item-sums.js';
import { type ColumnFigure, ColumnFigures } from './column-figures.js';
import type { Figure } from './figure.js';
import type { ItemTally } from './item-tally.js';
import type { Items } from './items.js';
import type { Answer } from './measure.js';
import type { Sample } from './sample.js';

export class ColumnSample implements Sample {
  readonly length: number;
  readonly figures: ColumnFigures;
  private readonly tally: ItemTally;
  private readonly intervals = new Map<string, Interval>();
  private readonly above: Float64Array;
  private readonly below: Float64Array;

  /** @param columns to which no more is added, as to the tally */
  constructor(columns: SumsColumns, tally: ItemTally) {
    this.length = columns.length;
    this.figures = new ColumnFigures(columns);
    this.tally = tally;
    this.above = new Float64Array(this.length);
    this.below = new Float64Array(this.length);
  }

  values(figure: Figure): Float64Array {
    return this.read(this.figures.of(figure), new Float64Array(this.length));
  }

  mean(figure: Figure, confidence: number): Interval {
    const of = this.figures.of(figure);
    return this.once(`${of.key} at ${confidence}`, () =>
      meanInterval(this.read(of, this.above), confidence),
    );
  }

  ratio(top: Figure, bottom: Figure, confidence: number): Interval {
    const [above, below] = [this.figures.of(top), this.figures.of(bottom)];
    return this.once(`${above.key} by ${below.key} at ${confidence}`, () =>
      ratioInterval(this.read(above, this.above), this.read(below, this.below), confidence),
    );
  }

  answers({ figure }: Answer): Float64Array {
    if (figure === undefined) throw new Error('an answer without a figure is in no column');
    return this.values(figure);
  }

  items(items: Items): ItemSums {
    return this.tally.itemsOf(items);
  }

  quantiles(items: Items, p: number): readonly number[] {
    return this.tally.quantilesOf(items, p);
  }

  private read(figure: ColumnFigure, into: Float64Array): Float64Array {
    figure.read(into, 0, this.length);
    return into;
  }

  /** Many measures are the same in a center, as those of its only queue. */
  private once(key: string, made: () => Interval): Interval {
    const known = this.intervals.get(key) ?? made();
    this.intervals.set(key, known);
    return known;
  }
}
