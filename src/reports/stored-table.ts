/** Rows of a stored CSV file as a table for people: a figure with half its interval in each cell. */
import { parse } from 'csv-parse/sync';
import { asWritten } from './csv.js';
import { plainTable } from './terminal-table.js';

export interface ShownColumn {
  readonly title: string;
  readonly key: string;
  readonly digits: number;
  /** A share is shown as percent. */
  readonly factor?: number;
}

type Row = Readonly<Record<string, string>>;

/**
 * The rows of a queue, or of the center (null), as lines.
 *
 * @param lead the first cells of a row, which have no titles
 */
export function storedTableText(
  csv: string,
  queue: string | null,
  lead: (row: Row) => readonly string[],
  shown: readonly ShownColumn[],
): string {
  const rows = (parse(csv, { columns: true }) as Row[]).filter(
    (row) => asWritten(row['queue'] ?? '') === (queue ?? ''),
  );
  const table = plainTable();
  const used = shown.filter(({ key }) => rows.some((row) => (row[key] ?? '') !== ''));
  const [first] = rows;
  table.push([
    ...(first === undefined ? [] : lead(first).map(() => '')),
    ...used.map(({ title }) => ({ content: title, hAlign: 'right' as const })),
  ]);
  for (const row of rows) {
    table.push([
      ...lead(row),
      ...used.map((column) => ({ content: figureText(row, column), hAlign: 'right' as const })),
    ]);
  }
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

function figureText(row: Row, { key, digits, factor = 1 }: ShownColumn): string {
  const [mean, low, high] = [key, `${key}_low`, `${key}_high`].map((name) => row[name] ?? '');
  if (mean === undefined || mean === '') return '';
  const value = (Number(mean) * factor).toFixed(digits);
  if (low === '' || high === '') return value;
  return `${value} ±${(((Number(high) - Number(low)) / 2) * factor).toFixed(digits)}`;
}
