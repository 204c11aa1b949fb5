/** A log that is a table with a header: where the header is, which columns it has, then its rows. */
import {
  type Column,
  type Columns,
  cellOf,
  columnsOf,
  mapProblems,
  missingColumn,
} from './columns.js';
import { delimiterOf, RowSplitter, type RowTaker, splitRow } from './delimited.js';
import type { ColumnDoc, LineTaker, LogHead, LogSink, ReadOptions } from './reader.js';
import { LogFault } from './reader.js';
import { dateOrderOf, parseClock, parseTime } from './time-text.js';

/** A header stands within so many lines; a title and the like may stand before it. */
const HEADER_WITHIN = 20;
/** So many rows show what a column has. */
const SAMPLE = 20;

export interface TableShape {
  readonly fields: readonly ColumnDoc[];
  /** The fields that are missing where only these are there. */
  missing(has: (field: string) => boolean): readonly string[];
  /** The field of instants, beside `date` and `time`. */
  readonly instant: string;
}

export interface Table {
  readonly delimiter: string;
  /** The line of the header, from 1; 0: there is none. */
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly columns: Columns;
}

/** How much of a shape the first lines have: 1 all that is required, else less. */
export function likeness(head: LogHead, shape: TableShape): number {
  const { columns } = look(head, shape, delimiterOf(head.lines), new Map());
  const missing = shape.missing((field) => columns.has(field)).length;
  return missing === 0 ? 1 : columns.size === 0 ? 0 : 0.3 / (missing + 1);
}

/** @throws LogFault where a column is missing */
export function tableOf(head: LogHead, shape: TableShape, options: ReadOptions): Table {
  const delimiter = options.delimiter ?? delimiterOf(head.lines);
  const table = look(head, shape, delimiter, options.map);
  const problems = mapProblems(table.header, shape.fields, options.map);
  const missing = shape.missing((field) => table.columns.has(field) || options.map.has(field));
  for (const name of missing) {
    const field = shape.fields.find((each) => each.name === name)!;
    problems.push(missingColumn(field, table.header));
  }
  if (problems.length > 0) throw new LogFault(problems);
  return table;
}

function look(head: LogHead, shape: TableShape, delimiter: string, map: ReadOptions['map']): Table {
  const numbers = [...map.values()].some((source) => 'number' in source);
  let best: Table | null = null;
  for (const [k, text] of head.lines.slice(0, HEADER_WITHIN).entries()) {
    const cells = splitRow(text, delimiter);
    if (typeof cells === 'string' || text.trim() === '') continue;
    const columns = settled(columnsOf(cells, shape.fields, map), shape, (column) =>
      cellsBelow(head.lines.slice(k + 1, k + 1 + SAMPLE), delimiter, column),
    );
    // Columns named by their number need no header: line 1 is a row if it has a time.
    const isRow =
      numbers && best === null && cells.some((cell) => parseTime(cell.trim(), 'ymd') !== null);
    const table: Table = { delimiter, headerLine: isRow ? 0 : k + 1, header: cells, columns };
    if (isRow || shape.missing((field) => columns.has(field)).length === 0) return table;
    if (best === null || columns.size > best.columns.size) best = table;
  }
  return best ?? { delimiter, headerLine: 1, header: [], columns: new Map() };
}

/** The cells of a column in some rows, without empty ones. */
function cellsBelow(lines: readonly string[], delimiter: string, column: Column): string[] {
  return lines
    .map((line) => splitRow(line, delimiter))
    .map((cells) => (typeof cells === 'string' ? '' : cellOf(cells, column)))
    .filter((cell) => cell !== '');
}

/**
 * Headings do not tell whether a column has dates, times of day or both, but its cells do: a start that
 * is a time of day stands beside the date, and a date with a time of day is the instant.
 */
function settled(
  columns: Columns,
  { instant }: TableShape,
  cellsOf: (column: Column) => readonly string[],
): Columns {
  const at = columns.get(instant);
  const date = columns.get('date');
  if (date === undefined || columns.has('time')) return columns;
  const others = [...columns].filter(([field]) => field !== instant && field !== 'date');
  if (at !== undefined) {
    const cells = cellsOf(at);
    const isClock = cells.length > 0 && cells.every((cell) => parseClock(cell) !== null);
    return isClock ? new Map([...others, ['date', date], ['time', at]]) : columns;
  }
  const cells = cellsOf(date);
  const isInstant = cells.length > 0 && cells.every((cell) => /\d:\d\d/.test(cell));
  return isInstant ? new Map([...others, [instant, date]]) : columns;
}

/** The texts of fields in the rows that follow the header, as far as the head goes. */
export function sampleOf(head: LogHead, table: Table, fields: readonly string[]): string[] {
  const columns = fields.flatMap((field) => table.columns.get(field) ?? []);
  return head.lines.slice(table.headerLine).flatMap((text) => {
    const cells = splitRow(text, table.delimiter);
    return typeof cells === 'string' ? [] : columns.map((column) => cellOf(cells, column));
  });
}

/** @throws LogFault where dates like 03/04/2026 could be either */
export function datesOf(
  head: LogHead,
  table: Table,
  fields: readonly string[],
  options: ReadOptions,
) {
  const order = options.dates ?? dateOrderOf(sampleOf(head, table, fields));
  if (order !== null) return order;
  throw new LogFault([
    'the dates can be read in two ways, such as 03/04/2026; say which with --dates dmy or --dates mdy',
  ]);
}

/** Rows of a table, from its lines. */
export function takeTable(
  table: Table,
  sink: LogSink,
  row: (cells: string[], line: number, text: string) => void,
): LineTaker {
  const { headerLine, header, columns } = table;
  const width = header.length;
  const taker: RowTaker = {
    row(cells, line, text) {
      if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
        sink.rejected(line, 'too-many-cells', `${cells.length} cells, not ${width}`, text);
        return;
      }
      if (cells.length < width) sink.odd(line, 'short-row');
      row(cells, line, text);
    },
    broken: (line, text) => sink.rejected(line, 'broken-quotes', '', text),
    continued: (line) => sink.leftOut(line, 'continued'),
  };
  const splitter = new RowSplitter(table.delimiter, taker);
  return {
    line(text, line) {
      if (text.trim() === '' && !splitter.isOpen) sink.leftOut(line, 'blank');
      else if (line > headerLine) splitter.line(text, line);
      else sink.leftOut(line, line === headerLine ? 'header' : 'before-header');
    },
    end: () => splitter.end(),
    found: Object.fromEntries([...columns].map(([field, { heading }]) => [field, heading])),
  };
}
