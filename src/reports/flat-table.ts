/** Tables of plain cells: what they are called, what is in them, and how they are written. */

export type Cell = string | number | boolean | null;

/** `instant` is ISO 8601 UTC with milliseconds. */
export type ColumnType = 'text' | 'number' | 'boolean' | 'instant';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

export interface FlatTable {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Each time anew, one after another: they need not all be in memory. */
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** A column with the value that it has of a row. */
export interface ColumnOf<Row> extends Column {
  readonly of: (row: Row) => Cell;
}

export function cellsOf<Row>(columns: readonly ColumnOf<Row>[], row: Row): Cell[] {
  return columns.map((column) => column.of(row));
}

export function objectOf(columns: readonly Column[], cells: readonly Cell[]) {
  return Object.fromEntries(columns.map(({ name }, k) => [name, cells[k] ?? null]));
}

export function text<Row>(name: string, of: (row: Row) => string | null): ColumnOf<Row> {
  return { name, type: 'text', of };
}

export function number<Row>(name: string, of: (row: Row) => number | null): ColumnOf<Row> {
  return { name, type: 'number', of };
}

export function instant<Row>(name: string, of: (row: Row) => string | null): ColumnOf<Row> {
  return { name, type: 'instant', of };
}

export function boolean<Row>(name: string, of: (row: Row) => boolean | null): ColumnOf<Row> {
  return { name, type: 'boolean', of };
}
