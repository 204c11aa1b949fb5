/** `ringback export`: tables of a stored result, and what happened in a replication of it. */
import { NotTheSame } from '../experiments/again.js';
import {
  MANIFEST,
  readResultFile,
  readStoredChunk,
  whyNoResult,
} from '../experiments/results-folder.js';
import { readStoredResult, type StoredResult } from '../experiments/stored-result.js';
import type { FlatTable } from '../reports/flat-table.js';
import {
  csvParts,
  excelParts,
  markdownParts,
  ndjsonParts,
  partsOf,
  type Separator,
} from '../reports/table-formats.js';
import { nearest } from '../scenario/faults/nearest.js';
import { envelopeParts } from '../serve/envelope.js';
import { type RecordedTable, record } from '../serve/record.js';
import type { Recording } from '../serve/recording.js';
import { TooManyRows } from '../serve/spool.js';
import {
  isRecorded,
  isVendors,
  recordedTable,
  type TableName,
  tableNames,
  tableOfFolder,
  vendorTables,
} from '../serve/tables.js';
import { Exit, ExitCode } from './exit-code.js';
import { type Destination, Files, StandardOutput } from './export-files.js';
import { stopOnSignals } from './signals.js';
import { say } from './streams.js';

type Format = 'insights' | 'ndjson' | 'csv' | 'excel' | 'parquet' | 'markdown';

export interface ExportFlags {
  readonly format: Format;
  readonly table?: string;
  readonly replication?: string;
  readonly separator: ',' | ';' | 'tab';
  readonly out: string;
}

const extensions: Readonly<Record<Format, string>> = {
  insights: 'json',
  ndjson: 'ndjson',
  csv: 'csv',
  excel: 'csv',
  parquet: 'parquet',
  markdown: 'md',
};

interface Job {
  readonly folder: string;
  /** null: nothing of it has to be run again. */
  readonly stored: StoredResult | null;
  /** Counted from 0; null: none was named. */
  readonly replication: number | null;
  readonly format: Format;
  readonly separator: Separator;
}

export async function exportResult(folder: string, flags: ExportFlags): Promise<void> {
  const tables = tablesOf(flags);
  const job = await jobOf(folder, tables, flags);
  const to = destinationOf(flags);
  const stop = stopOnSignals(
    () => {},
    'nothing is written',
    () => to.discard(),
  );
  try {
    for (const table of tables) {
      to.begin(`${table}.${extensions[job.format]}`);
      await write(table, job, async (part) => {
        await to.write(part);
        if (stop.signal.aborted) throw new Exit(stop.code() ?? ExitCode.Interrupted);
      });
    }
    to.commit();
  } catch (error) {
    to.discard();
    if (!(error instanceof NotTheSame || error instanceof TooManyRows)) throw error;
    throw new Exit(ExitCode.Input, error.message);
  } finally {
    stop.end();
  }
  if (flags.out !== '-') say(`${flags.out}: ${tables.join(', ')}`);
}

async function jobOf(
  folder: string,
  tables: readonly TableName[],
  { replication, format, separator }: ExportFlags,
): Promise<Job> {
  if (readResultFile(folder, MANIFEST) === null) {
    refuse(whyNoResult(folder));
  }
  if (replication !== undefined && !/^[1-9]\d{0,8}$/.test(replication)) {
    refuse(`--replication ${replication} is not one: they are counted from 1`);
  }
  const stored = tables.some(isRecorded) ? await storedIn(folder) : null;
  const number = replication === undefined ? null : Number(replication) - 1;
  const sums = stored?.sums ?? readStoredChunk(folder)?.chunk.sums.list;
  if (sums !== undefined && number !== null && number >= sums.length) {
    refuse(`--replication ${replication}: ${folder} has the replications 1 to ${sums.length}`);
  }
  return {
    folder,
    stored,
    replication: number,
    format,
    separator: separator === 'tab' ? '\t' : separator,
  };
}

async function storedIn(folder: string): Promise<StoredResult> {
  const read = await readStoredResult(folder);
  return read.ok ? read.stored : refuse(read.problem);
}

function refuse(why: string): never {
  throw new Exit(ExitCode.Input, why);
}

/** Which tables are asked for; into a folder, all that the format has. */
function tablesOf({ table, out, format }: ExportFlags): readonly TableName[] {
  const ofFormat: readonly TableName[] = format === 'insights' ? vendorTables : tableNames;
  if (table === undefined) {
    if (out !== '-') return ofFormat;
    return [format === 'markdown' ? 'summary' : 'interactions'];
  }
  const found = tableNames.find((name) => name === table);
  if (found === undefined) {
    const near = nearest(table, tableNames);
    const hint =
      near === null ? `the tables are ${tableNames.join(', ')}` : `did you mean "${near}"?`;
    return refuse(`there is no table "${table}"; ${hint}`);
  }
  if (!ofFormat.includes(found)) {
    refuse(`insights has the tables ${ofFormat.join(', ')}; take another format for ${found}`);
  }
  return [found];
}

function destinationOf({ out, format }: ExportFlags): Destination {
  if (out === '-') {
    if (format === 'parquet' && process.stdout.isTTY) {
      refuse('Parquet is nothing to read: name a folder with --out, or send it to a file');
    }
    return new StandardOutput();
  }
  if (out.trim() === '') refuse('--out is empty');
  if (readResultFile(out, MANIFEST) !== null) {
    refuse(`${out} is a results folder, which holds nothing else; name another with --out`);
  }
  return new Files(out);
}

type Take = (part: string | Uint8Array) => Promise<void>;

/** A table in the format that is asked for, in parts. */
function write(table: TableName, job: Job, take: Take): Promise<void> {
  if (!isRecorded(table)) {
    const found = tableOfFolder(job.folder, table, job.replication);
    return found === null
      ? refuse(`${job.folder} has no ${table}.csv; run the scenario again`)
      : writeFlat(found, job, take);
  }
  const { stored } = job;
  return stored === null
    ? refuse(`${table} cannot be recorded`)
    : writeRecorded(table, stored, job, take);
}

async function writeRecorded(
  table: RecordedTable,
  stored: StoredResult,
  job: Job,
  take: Take,
): Promise<void> {
  const recording = record(stored, job.replication ?? 0, table);
  try {
    if (job.format === 'insights') await takeAll(envelopeParts(recording), take);
    else if (job.format === 'ndjson' && isVendors(table)) await takeAll(lines(recording), take);
    else await writeFlat(recordedTable(table, recording), job, take);
  } finally {
    recording.spool.close();
  }
}

async function takeAll(parts: Iterable<string>, take: Take): Promise<void> {
  for (const part of parts) await take(part);
}

function* lines(recording: Recording): Generator<string> {
  for (const part of partsOf(recording.rows())) yield part.map((row) => `${row}\n`).join('');
}

async function writeFlat(table: FlatTable, { format, separator }: Job, take: Take): Promise<void> {
  switch (format) {
    case 'csv':
      return takeAll(csvParts(table), take);
    case 'excel':
      return takeAll(excelParts(table, separator), take);
    case 'markdown':
      return takeAll(markdownParts(table), take);
    case 'parquet':
      return (await import('../reports/parquet.js')).writeParquet(table, take);
    default:
      return takeAll(ndjsonParts(table), take);
  }
}
