/** Tables of a stored result, read from its CSV files, with what type each column is of. */
import { parse } from 'csv-parse/sync';
import { asWritten } from './csv.js';
import { type Cell, type Column, type ColumnType, type FlatTable, objectOf } from './flat-table.js';

export const storedTables = ['callbacks', 'intervals', 'replications', 'summary'] as const;
export type StoredTable = (typeof storedTables)[number];

/** All other columns are numbers. */
const TEXTS: Readonly<Record<StoredTable, readonly string[]>> = {
  callbacks: [
    ...['callback', 'call_id', 'caller_class', 'conversation_guid', 'queue', 'applet', 'clid'],
    ...['number_dialled', 'state', 'result', 'agent', 'attempts', 'customer_dials', 'put_off'],
    ...['queue_entries', 'holds'],
  ],
  intervals: ['queue', 'media'],
  replications: [],
  summary: ['measure', 'unit', 'definition'],
};
const DAY_TEXTS = ['day', 'weekday', 'queue', 'media'];
const BOOLEANS = ['redundant'];

/**
 * @param csv the file's text
 * @param replication only the rows of this one, counted from 0, where they tell; null: all
 */
export function storedTable(name: StoredTable, csv: string, replication: number | null): FlatTable {
  const [header = [], ...lines] = parse(csv) as string[][];
  const columns = columnsOf(header, TEXTS[name]);
  const place = header.indexOf('replication');
  const isWanted = (line: readonly string[]): boolean =>
    replication === null || place < 0 || line[place] === String(replication + 1);
  function* rows(): Generator<Cell[]> {
    for (const line of lines) {
      if (isWanted(line)) yield columns.map(({ type }, k) => cellOf(line[k] ?? '', type));
    }
  }
  return { name, columns, rows };
}

/** Rows of stored intervals, days or weekdays as objects; of one queue, or all. */
export function storedRows(csv: string, queue: string | null): object[] {
  const [header = [], ...lines] = parse(csv) as string[][];
  const columns = columnsOf(header, DAY_TEXTS);
  const place = header.indexOf('queue');
  return lines
    .map((line) => columns.map(({ type }, k) => cellOf(line[k] ?? '', type)))
    .filter((cells) => queue === null || cells[place] === queue)
    .map((cells) => objectOf(columns, cells));
}

function columnsOf(header: readonly string[], texts: readonly string[]): Column[] {
  return header.map((name) => ({ name, type: typeOf(name, texts) }));
}

function typeOf(column: string, texts: readonly string[]): ColumnType {
  if (BOOLEANS.includes(column)) return 'boolean';
  return texts.includes(column) ? 'text' : 'number';
}

function cellOf(text: string, type: ColumnType): Cell {
  if (text === '') return null;
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : asWritten(text);
}
