/** Tables as text: CSV, CSV as Excel likes it, NDJSON, Markdown. Each in parts, never as a whole. */
import { stringify } from 'csv-stringify/sync';
import type { Unit } from '../metrics/measure.js';
import { csvText, harmless } from './csv.js';
import { type Cell, type Column, type FlatTable, objectOf } from './flat-table.js';
import { escaped } from './markdown.js';
import { tenDigits, valueText } from './numbers.js';

const ROWS_A_PART = 1000;

/** RFC 4180, UTF-8, `\n`. */
export function* csvParts({ columns, rows }: FlatTable): Generator<string> {
  yield csvText([columns.map(({ name }) => name)]);
  for (const part of partsOf(rows())) yield csvText(part);
}

export type Separator = ',' | ';' | '\t';

/**
 * As Excel opens it with a double click: a byte order mark, so that it reads UTF-8, and `\r\n`. Where
 * lists are separated by `;` numbers have a decimal comma. What would be taken for a formula is
 * defused, and a telephone number stays a text with its plus and zeros.
 */
export function* excelParts({ columns, rows }: FlatTable, separator: Separator): Generator<string> {
  const write = (part: readonly (readonly Cell[])[]): string =>
    stringify(part as Cell[][], { delimiter: separator, record_delimiter: '\r\n' });
  yield `\ufeff${write([columns.map(({ name }) => name)])}`;
  for (const part of partsOf(rows())) {
    yield write(part.map((row) => row.map((cell, k) => excelCell(cell, columns[k], separator))));
  }
}

function excelCell(cell: Cell, column: Column | undefined, separator: Separator): Cell {
  switch (typeof cell) {
    case 'number':
      return separator === ';' ? String(cell).replace('.', ',') : cell;
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE';
    case 'string': {
      if (column?.type === 'instant') return cell.replace('T', ' ').replace('Z', '');
      const safe = harmless(cell);
      return safe === cell && /^(?:\+[\d ]+|0\d+|\d{12,})$/.test(cell) ? `'${cell}` : safe;
    }
    default:
      return null;
  }
}

/** A JSON object a line. */
export function* ndjsonParts({ columns, rows }: FlatTable): Generator<string> {
  for (const part of partsOf(rows())) {
    yield part.map((row) => `${JSON.stringify(objectOf(columns, row))}\n`).join('');
  }
}

export function* markdownParts(table: FlatTable): Generator<string> {
  const { columns, rows } = table.name === 'summary' ? readable(table) : table;
  yield markdownLine(columns.map(({ name }) => escaped(name)));
  yield markdownLine(columns.map(({ type }) => (type === 'number' ? '---:' : '---')));
  for (const part of partsOf(rows())) {
    yield part.map((row) => markdownLine(row.map(markdownCell))).join('');
  }
}

function markdownCell(cell: Cell): string {
  if (cell === null) return '';
  return escaped(String(typeof cell === 'number' ? tenDigits(cell) : cell));
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** A summary as people read it: figures with their units. */
function readable({ name, columns, rows }: FlatTable): FlatTable {
  const place = (column: string): number => columns.findIndex((each) => each.name === column);
  const [measure, unit, definition] = [place('measure'), place('unit'), place('definition')];
  const figures = ['mean', 'low', 'high'].map(place);
  return {
    name,
    columns: [
      { name: 'measure', type: 'text' },
      { name: 'mean', type: 'number' },
      { name: 'low', type: 'number' },
      { name: 'high', type: 'number' },
      { name: 'definition', type: 'text' },
    ],
    rows: function* () {
      for (const row of rows()) {
        const values = figures.map((k) => valueText(row[k] as number | null, row[unit] as Unit));
        yield [row[measure] ?? null, ...values, row[definition] ?? null];
      }
    },
  };
}

/** Rows some at a time. */
export function* partsOf<Row>(rows: Iterable<Row>, size = ROWS_A_PART): Generator<Row[]> {
  let part: Row[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
