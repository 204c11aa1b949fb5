/**
 * Means and ratios of many rows over replications, from sums, squares and a few products, so that
 * every row gets its interval without keeping any replication. The sums are exact: the same whatever
 * the order and the groups in which replications come.
 */
import { ExactSums } from './exact-sums.js';
import { studentQuantile } from './student.js';

export interface Figure {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A ratio: the columns of its numerator and its denominator. */
export type RatioColumns = readonly [top: number, bottom: number];

/** Below this share of the squares a spread is what rounding makes of none. */
const ROUNDING = 1e-12;

export const NO_FIGURE: Figure = { mean: null, low: null, high: null };

/** The sums of rows over some replications, to be handed on. */
export interface RowSums {
  readonly replications: number;
  readonly parts: readonly { readonly high: Float64Array; readonly low: Float64Array }[];
}

export class RowMoments {
  /** How many replications there are. */
  replications = 0;
  private readonly columns: number;
  private readonly ratios: readonly RatioColumns[];
  private readonly sums: ExactSums;
  private readonly squares: ExactSums;
  private readonly products: ExactSums;

  constructor(rows: number, columns: number, ratios: readonly RatioColumns[]) {
    this.columns = columns;
    this.ratios = ratios;
    this.sums = new ExactSums(rows * columns);
    this.squares = new ExactSums(rows * columns);
    this.products = new ExactSums(rows * ratios.length);
  }

  /**
   * One replication's whole values of a row; `replications` counts on when all rows have theirs.
   */
  add(row: number, values: Float64Array): void {
    const { columns, ratios, sums, squares, products } = this;
    const first = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = values[column]!;
      if (value === 0) continue;
      sums.add(first + column, value);
      squares.add(first + column, value * value);
    }
    for (let k = 0; k < ratios.length; k++) {
      const [top, bottom] = ratios[k]!;
      products.add(row * ratios.length + k, values[top]! * values[bottom]!);
    }
  }

  /** What has been added so far; valid until more is. */
  state(): RowSums {
    return { replications: this.replications, parts: [this.sums, this.squares, this.products] };
  }

  /** Adds what others have summed. */
  merge({ replications, parts }: RowSums): void {
    for (const [k, sums] of [this.sums, this.squares, this.products].entries()) {
      sums.addAll(parts[k]!);
    }
    this.replications += replications;
  }

  mean(row: number, column: number, factor = 1): Figure {
    const n = this.replications;
    const at = row * this.columns + column;
    const mean = this.sums.at(at) / n;
    const variance = (this.squares.at(at) - n * mean * mean) / (n - 1);
    return figure(mean * factor, Math.sqrt(Math.max(0, variance) / n) * factor, n);
  }

  /** A ratio of sums; its variance by linearisation, the first order of the jackknife. */
  ratio(row: number, ratio: number, factor = 1): Figure {
    const n = this.replications;
    const [top, bottom] = this.ratios[ratio]!;
    const first = row * this.columns;
    const below = this.sums.at(first + bottom);
    if (below === 0) return NO_FIGURE;
    const value = this.sums.at(first + top) / below;
    const squares =
      this.squares.at(first + top) -
      2 * value * this.products.at(row * this.ratios.length + ratio) +
      value * value * this.squares.at(first + bottom);
    // What is left of sums of squares that cancel is rounding: the ratio is the same in all of them.
    const spread = squares > ROUNDING * this.squares.at(first + top) ? squares : 0;
    const error = Math.sqrt((spread * n) / (n - 1)) / below;
    return figure(value * factor, error * factor, n);
  }
}

function figure(mean: number, error: number, n: number): Figure {
  if (n < 2 || !(error > 0)) return { mean, low: null, high: null };
  const halfWidth = error * studentQuantile(0.975, n - 1);
  return { mean, low: mean - halfWidth, high: mean + halfWidth };
}
