/** What must be true of every import, whatever the log was: nothing is lost, made up, or dangerous. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ImportRecord } from '../../src/fit/import-json.js';

/** What is wrong with the files of an import, in words. */
export function faultsOfImport(folder: string): string[] {
  const record = JSON.parse(readFileSync(join(folder, 'import.json'), 'utf8')) as ImportRecord;
  const csv = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const rows = new Map(csv.map((name) => [name, rowsOf(join(folder, name))]));
  const rejected = rows.get('rejected.csv')?.length ?? 0;
  return [
    ...countsOf(record),
    ...(rejected === record.rejected ? [] : [`rejected.csv has ${rejected} rows`]),
    ...[...rows].flatMap(([name, all]) => all.flatMap((row) => dangersOf(name, row))),
    ...(JSON.stringify(record, oddNumber).match(/"odd number .*?"/g) ?? []),
  ];
}

function rowsOf(file: string): string[][] {
  return parse(readFileSync(file), { fromLine: 2, relaxColumnCount: false });
}

function countsOf({ lines, kept, rejected, leftOut, ...record }: ImportRecord): string[] {
  const sum = (rows: readonly { readonly count: number }[]): number =>
    rows.reduce((total, { count }) => total + count, 0);
  const pairs: readonly (readonly [string, number, number])[] = [
    ['lines', lines, kept + rejected + leftOut],
    ['rejected', rejected, sum(record.rejectedBy)],
    ['left out', leftOut, sum(record.leftOutBy)],
    ...record.types.map(
      ({ type, offered, answered, abandoned, left }) =>
        [`calls of ${type}`, offered, answered + abandoned + left] as const,
    ),
  ];
  const off = pairs.filter(([, whole, parts]) => record.gives === 'calls' && whole !== parts);
  return off.map(([what, whole, parts]) => `${what}: ${whole} are not ${parts}`);
}

/** What a spreadsheet would run, or a terminal obey. */
function dangersOf(file: string, row: readonly string[]): string[] {
  const isFormula = (cell: string) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d. ]+$/.test(cell);
  const isControl = (cell: string) => /[^\P{Cc}\t\n\r]/u.test(cell);
  const off = row.filter((cell) => isFormula(cell) || isControl(cell));
  return off.map((cell) => `${file} has the cell ${JSON.stringify(cell)}`);
}

/** Counts and times are never below 0; a figure that is not finite is written as null, and seen so. */
function oddNumber(key: string, value: unknown): unknown {
  if (typeof value !== 'number' || (value >= 0 && Number.isFinite(value))) return value;
  return `odd number ${value} at ${key}`;
}
