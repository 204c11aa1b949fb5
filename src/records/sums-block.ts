/**
 * The sums of some replications in columns: for each number of a replication those of all of them
 * stand beside each other. They are read so from their bytes at once, without a single object for a
 * replication's arrays, of which there are a hundred.
 */
import { type ByteReader, MalformedBytes, SparseNumbers } from './binary.js';
import type { Taker } from './shapes.js';
import { SumsLayout } from './sums-layout.js';
import { type ReplicationHead, replicationBody, replicationHead } from './sums-shape.js';

/** The histograms of one place, of all replications, one after another. */
export class HistogramColumn {
  /** Where those of each replication begin, and the last one ends. */
  readonly starts: Int32Array;
  keys = new Int32Array(64);
  counts = new Float64Array(64);

  constructor(replications: number) {
    this.starts = new Int32Array(replications + 1);
  }

  reserve(length: number): void {
    if (length <= this.keys.length) return;
    const [keys, counts] = [new Int32Array(2 * length), new Float64Array(2 * length)];
    keys.set(this.keys);
    counts.set(this.counts);
    [this.keys, this.counts] = [keys, counts];
  }
}

export class SumsBlock {
  readonly layout: SumsLayout;
  readonly heads: readonly ReplicationHead[];
  /** By place; null: 0 in every replication. */
  readonly columns: readonly (Float64Array | null)[];
  readonly histograms: readonly HistogramColumn[];

  private constructor({ layout, columns, histograms }: Columns, heads: readonly ReplicationHead[]) {
    this.layout = layout;
    this.columns = columns;
    this.histograms = histograms;
    this.heads = heads;
  }

  /**
   * So many replications, one at least.
   *
   * @throws MalformedBytes
   */
  static read(reader: ByteReader, replications: number): SumsBlock {
    const heads = [replicationHead.read(reader)];
    const columns = new Columns(new SumsLayout(replicationBody.read(reader.aside())), replications);
    columns.take(reader, 0);
    for (let row = 1; row < replications; row++) {
      heads.push(replicationHead.read(reader));
      columns.take(reader, row);
    }
    return new SumsBlock(columns, heads);
  }
}

/** Fills the columns, a replication at a time. */
class Columns implements Taker {
  readonly layout: SumsLayout;
  readonly columns: (Float64Array | null)[];
  readonly histograms: readonly HistogramColumn[];
  private readonly replications: number;
  private readonly numbers = new SparseNumbers();
  /** What the order of the arrays depends on, of the first replication. */
  private readonly turns: number[] = [];
  private row = 0;
  private nextTurn = 0;
  private nextArray = 0;
  private nextHistogram = 0;
  /** Buckets of the histogram whose counts come next; -1: none do. */
  private buckets = -1;

  constructor(layout: SumsLayout, replications: number) {
    this.layout = layout;
    this.replications = replications;
    this.columns = new Array<Float64Array | null>(layout.places).fill(null);
    this.histograms = Array.from(
      { length: layout.histograms },
      () => new HistogramColumn(replications),
    );
  }

  take(reader: ByteReader, row: number): void {
    this.row = row;
    this.nextTurn = 0;
    this.nextArray = 0;
    this.nextHistogram = 0;
    replicationBody.skim(reader, this);
    if (this.nextArray !== this.layout.inOrder.length) throw unlike();
  }

  turn(value: number): void {
    if (this.row === 0) this.turns.push(value);
    else if (this.turns[this.nextTurn++] !== value) throw unlike();
  }

  doubles(reader: ByteReader): void {
    if (this.buckets >= 0) return this.counts(reader);
    const { numbers, columns, row } = this;
    const span = this.layout.inOrder[this.nextArray++];
    reader.sparse(numbers);
    if (span?.length !== numbers.length) throw unlike();
    const { count, places, values } = numbers;
    for (let k = 0; k < count; k++) {
      const place = span.first + places[k]!;
      let column = columns[place]!;
      if (column === null) {
        column = new Float64Array(this.replications);
        columns[place] = column;
      }
      column[row] = values[k]!;
    }
  }

  integers(reader: ByteReader): void {
    const histogram = this.histograms[this.nextHistogram];
    if (histogram === undefined) throw unlike();
    const at = histogram.starts[this.row]!;
    this.buckets = reader.length(0);
    histogram.reserve(at + this.buckets);
    reader.fill(histogram.keys, at, this.buckets);
  }

  private counts(reader: ByteReader): void {
    const histogram = this.histograms[this.nextHistogram++]!;
    const at = histogram.starts[this.row]!;
    if (reader.length(0) !== this.buckets) throw unlike();
    reader.fill(histogram.counts, at, this.buckets);
    histogram.starts[this.row + 1] = at + this.buckets;
    this.buckets = -1;
  }
}

function unlike(): MalformedBytes {
  return new MalformedBytes('replications whose sums are not alike');
}
