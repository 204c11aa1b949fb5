/** `ringback import`: a log of a real center as a calls file, with what is wrong with it. */
import { basename, dirname, join, resolve } from 'node:path';
import { callLine, callsHeader } from '../fit/calls-csv.js';
import type { FittedLog } from '../fit/fit-log.js';
import type { ImportRecord } from '../fit/import-json.js';
import { ImportedLog } from '../fit/imported-log.js';
import type { FittedIntervals } from '../fit/intervals/fit-intervals.js';
import { intervalLine, intervalsHeader } from '../fit/intervals-csv.js';
import { LogMedium, type LogRow } from '../fit/log-row.js';
import type { LogConsumer } from '../fit/readers/checked-sink.js';
import { type LogReading, type LogRequest, readLog } from '../fit/readers/read-log.js';
import { LogFault, type LogInterval } from '../fit/readers/reader.js';
import { countOf } from '../fit/readers/tally.js';
import { importPage } from '../reports/html/import/import-page.js';
import { fitTable } from '../reports/terminal-fit.js';
import { importText } from '../reports/terminal-import.js';
import { intervalFitTable } from '../reports/terminal-interval-fit.js';
import { printable } from '../scenario/faults/fault.js';
import { Exit, ExitCode } from './exit-code.js';
import { type IntervalLog, SCENARIO_FILE, writeFit, writeIntervalFit } from './import-fit.js';
import { ImportWriter, mustHoldImport, REJECTED_FILE } from './import-folder.js';
import { askedOf, type ImportFlags, requestOf } from './import-request.js';
import { Progress } from './progress.js';
import { reportFileOf } from './report-target.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say } from './streams.js';
import { writeWhole } from './whole-file.js';

const ROOT = 'imported';
const CALLS_FILE = 'calls.csv';
const INTERVALS_FILE = 'intervals.csv';

export async function importLog(path: string, flags: ImportFlags): Promise<void> {
  const request = await requestOf(path, flags);
  const folder = flags.out ?? join(ROOT, nameOfLog(path));
  const page = reportFileOf(flags.report, folder);
  mustHoldImport(folder, flags.force === true);
  const progress = new Progress();
  // Listens before anything is written: a signal in between would leave it there.
  let begun: ImportWriter | null = null;
  const stop = stopOnSignals(
    () => progress.end(),
    'nothing is written',
    () => begun?.discard(),
  );
  const writer = new ImportWriter(folder);
  begun = writer;
  try {
    const onProgress = (read: number, of: number | null, lines: number): void =>
      progress.tell(progressText(read, of, lines));
    const read = await readAndWrite({ ...request, signal: stop.signal, onProgress }, writer, flags);
    progress.end();
    const code = stop.code();
    if (read === null || code !== null) throw new Exit(code ?? ExitCode.Interrupted);
    const record = withPage(read, writer, page, folder);
    const text = `${JSON.stringify(record, null, 2)}\n`;
    writer.commit(text);
    if (page !== null) leavePage(read, page, folder);
    await print(flags.json ? text : reportOf(read, folder, flags));
  } catch (error) {
    progress.end();
    writer.discard();
    throw error instanceof LogFault ? logFaultExit(error, path) : error;
  } finally {
    stop.end();
  }
}

interface Imported {
  readonly record: ImportRecord;
  readonly fitted: FittedLog | FittedIntervals;
}

/** Reads and fits all of it; null: it was stopped. */
async function readAndWrite(
  request: LogRequest,
  writer: ImportWriter,
  flags: ImportFlags,
): Promise<Imported | null> {
  const log = new ImportedLog(request.zone);
  const intervals: LogInterval[] = [];
  writer.add(REJECTED_FILE, 'line,reason,detail,text\n');
  const consumer: LogConsumer = {
    row(row: LogRow) {
      if (log.calls.count === 0) writer.add(CALLS_FILE, callsHeader);
      log.row(row);
      if (row.medium === LogMedium.Call) writer.add(CALLS_FILE, callLine(row, request.zone));
    },
    interval(interval) {
      if (intervals.length === 0) writer.add(INTERVALS_FILE, intervalsHeader);
      intervals.push(interval);
      log.interval(interval);
      writer.add(INTERVALS_FILE, intervalLine(interval, request.zone));
    },
    rejected: (line, reason, detail, text) => writer.addRejected(line, reason, detail, text),
  };
  const reading = await readLog(request, consumer);
  if (reading.stopped) return null;
  if (reading.tally.kept === 0) throw new LogFault([nothingKept(reading)]);
  const file = basename(request.path);
  const names = { name: nameOfLog(request.path), source: file, zone: request.zone.name };
  const fitted =
    intervals.length === 0
      ? await writeFit(log.calls, writer, names, flags)
      : await writeIntervalFit(intervalLog(intervals, reading), writer, names, flags);
  const asked = askedOf(flags);
  return { record: log.record({ file, asked, reading, files: {} }), fitted };
}

/** The record with the digests of all files, the page among them where it goes into the folder. */
function withPage(
  read: Imported,
  writer: ImportWriter,
  page: string | null,
  folder: string,
): ImportRecord {
  if (page !== null && isIn(page, folder)) writer.add(basename(page), importPage(read));
  return { ...read.record, files: writer.digests() };
}

/** A page that goes elsewhere, after all else is in its place. */
function leavePage(read: Imported, page: string, folder: string): void {
  if (!isIn(page, folder)) writeWhole(page, importPage(read));
  say(`the report is in ${page}`);
}

function isIn(file: string, folder: string): boolean {
  return dirname(resolve(file)) === resolve(folder);
}

/** A forecast says so in its format, or over the numbers. */
function intervalLog(
  intervals: readonly LogInterval[],
  { reader, found, tally }: LogReading,
): IntervalLog {
  const isForecast = reader.name === 'connect-forecast' || /forecast/i.test(found['offered'] ?? '');
  return { intervals, isForecast, rejected: countOf(tally.rejected) };
}

function nothingKept({ tally, lines, reader }: LogReading): string {
  const most = [...tally.rejected, ...tally.leftOut]
    .filter(([reason]) => reason !== 'header')
    .sort(([, a], [, b]) => b.count - a.count)[0];
  if (most === undefined) return 'has a header and no rows: there is nothing to read';
  const [reason, { count, lines: at }] = most;
  return `has no call that can be used: of ${lines} lines, read as ${reader.name}, ${count} are ${reason} (first line ${at[0]}); check --format, --map and --tz`;
}

export function logFaultExit(fault: LogFault, path: string): Exit {
  const name = path === '-' ? 'standard input' : path;
  const lines = fault.message.split('\n').map((problem) => printable(`${name}: ${problem}`));
  return new Exit(ExitCode.Input, lines.join('\n'));
}

function progressText(read: number, of: number | null, lines: number): string {
  const rows = `${lines.toLocaleString('en')} lines`;
  if (of === null || of === 0) return `${rows} read`;
  return `${rows}, ${Math.floor((100 * read) / of)} % of ${(of / 1e6).toFixed(0)} MB`;
}

function reportOf({ record, fitted }: Imported, folder: string, { color }: ImportFlags): string {
  const paint = paintFor(process.stdout, color);
  const next = `npx ringback run ${join(folder, SCENARIO_FILE)}`;
  const told = 'people' in fitted ? fitTable(fitted, paint) : intervalFitTable(fitted, paint);
  return importText(record, paint, next, told);
}

/** What a folder for a log is called. */
export function nameOfLog(path: string): string {
  if (path === '-') return 'standard-input';
  const name = basename(path).replace(/\.gz$/i, '');
  return name.replace(/\.[a-z]{2,6}$/i, '') || name;
}
