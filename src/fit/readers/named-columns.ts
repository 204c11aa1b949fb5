/**
 * Tables of formats whose columns have names of their own: as the source writes them, and as they
 * come back from a database or a statistics program, with other delimiters, further columns, another
 * order or the number of each row in front.
 */
import { delimiterOf, splitRow } from './delimited.js';

export interface NamedColumns {
  readonly delimiter: string;
  /** By name: from 0; -1: there is none. */
  readonly places: readonly number[];
  /** Cells of a row. */
  readonly width: number;
}

/** `vru+line`, `vru.line` and `"VRU Line"` are one name. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Where the columns of these names are by the header, the first line that is not blank; null: it is none. */
export function namedColumns(
  lines: readonly string[],
  required: readonly string[],
  optional: readonly string[] = [],
): NamedColumns | null {
  const written = lines.filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(written);
  const [header, ...rows] = written.slice(0, 20).map((line) => splitRow(line, delimiter));
  if (header === undefined || typeof header === 'string') return null;
  const names = header.map(bareName);
  const places = [...required, ...optional].map((name) => names.indexOf(bareName(name)));
  if (places.slice(0, required.length).includes(-1)) return null;
  // Some programs number the rows in a column that has no heading.
  const isNumbered = rows.some((cells) => cells.length === header.length + 1);
  const shift = isNumbered ? 1 : 0;
  return {
    delimiter,
    places: places.map((place) => (place < 0 ? -1 : place + shift)),
    width: header.length + shift,
  };
}
