/**
 * The rows of a CSV file (RFC 4180, with a header), one after the other, and the file's digest.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Fault } from '../faults/fault.js';
import { badCsv, noSuchDataFile } from '../faults/files.js';
import type { DataFiles } from './data-files.js';
import { whyUnreadable } from './read-text.js';
import { type Position, wholeFile } from './source-text.js';

export interface Row {
  /** Where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFault {
  readonly fault: Fault;
  /** Null: the file itself cannot be used, which is a fault of whoever names it. */
  readonly where: Position | null;
}

export interface CsvReading {
  readonly fault: CsvFault | null;
  readonly sha256: string;
}

/** The lines of a record are those up to its end. */
interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Gives the header, then each row; either may return false to stop reading.
 */
export async function readCsv(
  files: DataFiles,
  path: string,
  onHeader: (columns: readonly string[]) => boolean,
  onRow: (row: Row) => boolean,
): Promise<CsvReading> {
  const hash = createHash('sha256');
  const file = files.fullPath(path);
  let line = 1;
  try {
    const input = await files.open(path);
    if (!(input instanceof Readable)) return { fault: { fault: input, where: null }, sha256: '' };
    const { parse } = await import('csv-parse');
    const parser = parse({
      bom: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
      max_record_size: 100_000,
      info: true,
    });
    input.on('data', (chunk) => hash.update(chunk));
    input.on('error', (error) => parser.destroy(error));
    input.pipe(parser);
    let header = true;
    for await (const { record: cells, info } of parser as AsyncIterable<Parsed>) {
      const go = header ? onHeader(cells.map((cell) => cell.trim())) : onRow({ line, cells });
      line = info.lines + 1;
      header = false;
      if (!go) break;
    }
    input.destroy();
    if (header)
      return { fault: { fault: badCsv('the file is empty'), where: wholeFile(file) }, sha256: '' };
    return { fault: null, sha256: hash.digest('hex') };
  } catch (error) {
    return { fault: csvFault(file, error), sha256: '' };
  }
}

function csvFault(file: string, error: unknown): CsvFault {
  const { code, lines } = error as { code?: string; lines?: number };
  if (code?.startsWith('CSV_') !== true)
    return { fault: whyUnreadable(error, noSuchDataFile), where: null };
  const where = { ...wholeFile(file), line: lines ?? 0, column: lines === undefined ? 0 : 1 };
  return { fault: badCsv(code), where };
}
