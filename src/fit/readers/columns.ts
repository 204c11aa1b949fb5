/** Which column of a table holds which field, by its heading or by `--map`. */
import { listed, quoted } from '../../scenario/faults/fault.js';
import { nearest } from '../../scenario/faults/nearest.js';
import type { ColumnDoc, FieldSource } from './reader.js';
import { headingOf } from './span-text.js';

/** Where the cells of a field are. */
export interface Column {
  /** From 0; -1: a constant. */
  readonly index: number;
  readonly constant: string;
  /** As the heading names it; a bare number counts this. */
  readonly unitMs: number | null;
  /** How it is told. */
  readonly heading: string;
}

export type Columns = ReadonlyMap<string, Column>;

/**
 * The columns of a header. A field that `--map` names is taken from there, the others by the first
 * of their aliases that is a heading; a column serves one field.
 */
export function columnsOf(
  header: readonly string[],
  fields: readonly ColumnDoc[],
  map: ReadonlyMap<string, FieldSource>,
): Columns {
  const headings = header.map(headingOf);
  const found = new Map<string, Column>();
  const taken = new Set<number>();
  const column = (index: number): Column => ({
    index,
    constant: '',
    unitMs: headings[index]?.unitMs ?? null,
    heading: header[index]?.trim() ?? `#${index + 1}`,
  });
  for (const { name } of fields) {
    const source = map.get(name);
    if (source === undefined) continue;
    if ('constant' in source) {
      const { constant } = source;
      found.set(name, { index: -1, constant, unitMs: null, heading: `'${constant}'` });
      continue;
    }
    const index = 'number' in source ? source.number - 1 : indexOf(source.column, header);
    if (index < 0) continue;
    found.set(name, column(index));
    taken.add(index);
  }
  for (const { name, aliases = [] } of fields) {
    if (map.has(name)) continue;
    for (const alias of aliases) {
      const index = headings.findIndex(({ bare }, k) => bare === alias && !taken.has(k));
      if (index < 0) continue;
      found.set(name, column(index));
      taken.add(index);
      break;
    }
  }
  return found;
}

/** The column of a heading, as it is written or nearly. */
function indexOf(name: string, header: readonly string[]): number {
  const exact = header.findIndex((heading) => heading.trim() === name);
  if (exact >= 0) return exact;
  const { bare } = headingOf(name);
  return header.findIndex((heading) => headingOf(heading).bare === bare);
}

/** What is wrong with `--map` for a header. */
export function mapProblems(
  header: readonly string[],
  fields: readonly ColumnDoc[],
  map: ReadonlyMap<string, FieldSource>,
): string[] {
  const names = fields.map(({ name }) => name);
  const problems: string[] = [];
  for (const [field, source] of map) {
    if (!names.includes(field)) {
      const meant = nearest(field, names);
      problems.push(
        `--map: there is no field ${quoted(field)}; ${meant === null ? `the fields are ${listed(names)}` : `did you mean "${meant}"?`}`,
      );
    }
    if ('column' in source && indexOf(source.column, header) < 0) {
      const meant = nearest(source.column, header);
      problems.push(
        `--map ${field}: there is no column ${quoted(source.column)}; ${meant === null ? columnsAre(header) : `did you mean "${meant}"?`}`,
      );
    }
    if ('number' in source && source.number > header.length) {
      problems.push(
        `--map ${field}: there is no column ${source.number}; line 1 has ${header.length} columns`,
      );
    }
  }
  return problems;
}

/** That no column is the field's, what there is, and what to write. */
export function missingColumn(
  { name, meaning, aliases = [] }: ColumnDoc,
  header: readonly string[],
): string {
  // A short word is near to anything.
  const words = [name, ...aliases].filter(({ length }) => length > 3);
  const meant = words.map((word) => nearest(word, header)).find(Boolean);
  const hint = meant === undefined || meant === null ? 'COLUMN' : `'${meant}'`;
  return `there is no column for ${quoted(name)} (${meaning}); ${columnsAre(header)}; say which with --map ${name}=${hint}`;
}

function columnsAre(header: readonly string[]): string {
  const names = header.map((each) => each.trim()).filter((each) => each !== '');
  return names.length === 0 ? 'line 1 has no columns' : `the columns are ${listed(names)}`;
}

/** The text of a field in a row, trimmed; empty where there is no such column or cell. */
export function cellOf(cells: readonly string[], column: Column | undefined): string {
  if (column === undefined) return '';
  if (column.index < 0) return column.constant;
  return cells[column.index]?.trim() ?? '';
}
