/** The sums of all replications of a run so far, in columns. */
import { NumberColumn } from '../stats/number-column.js';
import type { SumsBlock } from './sums-block.js';
import type { Span, SumsLayout } from './sums-layout.js';

export class SumsColumns {
  /** Replications. */
  length = 0;
  private layout: SumsLayout | null = null;
  /** By place; none: 0 in every replication. */
  private readonly columns = new Map<number, NumberColumn>();
  private readonly eventsOf = new NumberColumn();

  /** The replications that follow. @throws where they are of another run */
  append({ layout, heads, columns }: SumsBlock): void {
    const count = heads.length;
    this.layout ??= layout;
    if (!this.layout.isLike(layout)) throw new Error('replications of two runs');
    for (const [place, values] of columns.entries()) {
      if (values !== null && !this.columns.has(place)) this.begin(place);
    }
    for (const [place, column] of this.columns) column.append(columns[place]!, count);
    this.eventsOf.append(
      Float64Array.from(heads, ({ events }) => events),
      count,
    );
    this.length += count;
  }

  /** Events of each replication. */
  events(): Float64Array {
    return this.whole(this.eventsOf);
  }

  /** The numbers of an array, each added up over all replications; null: it is in none. */
  totalsOf(array: string): number[] | null {
    const span = this.spanOf(array);
    if (span === undefined) return null;
    return Array.from({ length: span.length }, (_, k) => {
      const column = this.columns.get(span.first + k);
      return column === undefined ? 0 : this.whole(column).reduce((sum, value) => sum + value, 0);
    });
  }

  /** Where an array of the sums stands; undefined: it is in no replication. */
  spanOf(array: string): Span | undefined {
    return this.layout?.arrays.get(array);
  }

  /** undefined: the place is 0 in every replication. */
  columnAt(place: number): NumberColumn | undefined {
    return this.columns.get(place);
  }

  /** The numbers of a place, by replication; empty: all are 0. */
  valuesAt(place: number): Float64Array {
    const column = this.columns.get(place);
    return column === undefined ? new Float64Array(0) : this.whole(column);
  }

  private whole(column: NumberColumn): Float64Array {
    const all = new Float64Array(this.length);
    column.read(all, 0, this.length);
    return all;
  }

  private begin(place: number): void {
    const column = new NumberColumn();
    column.append(null, this.length);
    this.columns.set(place, column);
  }
}
