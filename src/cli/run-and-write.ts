/** Runs a scenario, wherever its replications run, and writes the result and its summary. */
import { hostname } from 'node:os';
import type { PreparedScenario } from '../experiments/prepare.js';
import { EVENTS_FILE, recordEvents } from '../experiments/recorded-events.js';
import { MANIFEST, ResultsWriter } from '../experiments/results-folder.js';
import { type ExperimentResult, runScenario } from '../experiments/run-scenario.js';
import { NothingToKeep, type Runner } from '../experiments/runner.js';
import { SUMS_FILE, storedChunkToBytes } from '../experiments/stored-chunk.js';
import { withoutPasswords } from '../pool/address.js';
import { callbacksHeader, intervalsCsv, replicationsCsv, summaryCsv } from '../reports/csv.js';
import { daysCsv } from '../reports/days-csv.js';
import { rowTexts } from '../reports/row-texts.js';
import { type Summary, summaryJson, summaryOf } from '../reports/summary-json.js';
import { terminalSummary } from '../reports/terminal.js';
import { modelVersion, version } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { Progress } from './progress.js';
import { planText } from './replications.js';
import { type ReportFlag, reportFileOf } from './report-target.js';
import { stopOnSignals } from './signals.js';
import { beginningIn, RECORD_FILE, storedSummary } from './stored-results.js';
import { paintFor, print, say } from './streams.js';

/** What is run, and where its result goes. */
export interface Request {
  readonly scenario: PreparedScenario;
  /** The scenario's file. */
  readonly path: string;
  /** The scenario with every default written out. */
  readonly lock: string;
  readonly folder: string;
}

export interface Where {
  /** Where the replications run; let go at the end. */
  readonly runner: Runner;
  /** What becomes of what is finished when a signal stops it, in words. */
  readonly kept?: string;
  /** Whether the beginning that lies in the folder is left: all of it comes from the runner. */
  readonly isWhole?: boolean;
  /** Told when the complete result lies in its folder. */
  readonly onWritten?: () => Promise<void>;
}

export interface ResultFlags {
  readonly force?: boolean;
  readonly record?: boolean;
  readonly json?: boolean;
  readonly report?: ReportFlag;
  readonly inconclusive: 'pass' | 'fail';
  readonly color: boolean;
}

/** Runs a scenario and leaves its result in the folder; ends the command with what it says. */
export async function runAndWrite(
  { scenario, path, lock, folder }: Request,
  where: Where,
  flags: ResultFlags,
): Promise<void> {
  const { runner, kept = 'the replications that are finished are kept', isWhole } = where;
  const startedAt = new Date();
  const page = reportFileOf(flags.report, folder);
  const writer = new ResultsWriter(folder);
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    kept,
    () => writer.discard(),
  );
  try {
    const earlier =
      flags.force || isWhole ? null : beginningIn(folder, lock, flags.record === true);
    if (earlier !== null) {
      say(`${folder} has the first ${earlier.chunk.sums.length} replications: goes on after them`);
    }
    writer.write('callbacks.csv', earlier?.callbacks ?? callbacksHeader());
    const result = await runScenario(scenario, {
      thresholds: scenario.parsed,
      precision: scenario.precision,
      earlier: earlier?.chunk ?? null,
      runner,
      source: { text: lock, file: path },
      onPlanned: (most) => {
        progress.end();
        say(planText(scenario.precision, most));
      },
      signal: stop.signal,
      onProgress: (done, of) => progress.update(done, of),
      texts: rowTexts,
      onCallbacks: (text) => writer.append('callbacks.csv', text),
      ...(flags.record ? { onInteractions: (text) => writer.write(RECORD_FILE, text) } : {}),
    });
    if (earlier?.record) writer.write(RECORD_FILE, earlier.record);
    progress.end();
    if (flags.record) recordInto(writer, scenario, result);
    const summary = summaryOf(result);
    writeFiles(writer, result, summary, lock, startedAt);
    await putInPlace(writer, result, { folder, lock }, where);
    await report(summary, folder, scenario.plan.targets, flags);
    if (page !== null) await leavePage(page, scenario, result, stop.signal);
    finish(summary, stop.code(), flags);
  } catch (error) {
    progress.end();
    writer.discard();
    const code = stop.code();
    throw error instanceof NothingToKeep && code !== null ? new Exit(code) : error;
  } finally {
    await runner.close();
    stop.end();
  }
}

/** The events of the first replication. */
function recordInto(
  writer: ResultsWriter,
  scenario: PreparedScenario,
  { sums }: ExperimentResult,
): void {
  if (sums.length === 0) return;
  recordEvents({ scenario, sums }, 0, (bytes) => writer.append(EVENTS_FILE, bytes));
}

/** What makes a page is loaded where one was asked for. */
async function leavePage(
  file: string,
  scenario: PreparedScenario,
  result: ExperimentResult,
  signal: AbortSignal,
): Promise<void> {
  const { leaveReport } = await import('./report-file.js');
  await leaveReport(file, scenario, result, signal);
}

/** A complete result that is there already is worth more than the beginning of another. */
async function putInPlace(
  writer: ResultsWriter,
  { incomplete }: ExperimentResult,
  { folder, lock }: Pick<Request, 'folder' | 'lock'>,
  { onWritten }: Where,
): Promise<void> {
  if (incomplete && storedSummary(folder, lock, false) !== null) {
    writer.discard();
    say(`${folder} keeps the complete result that it had`);
  } else writer.commit();
  if (!incomplete) await onWritten?.();
}

function writeFiles(
  writer: ResultsWriter,
  result: ExperimentResult,
  summary: Summary,
  lock: string,
  startedAt: Date,
): void {
  writer.write('scenario.lock.yaml', lock);
  writer.write('summary.json', summaryJson(summary));
  writer.write('summary.csv', summaryCsv(result));
  writer.write('replications.csv', replicationsCsv(result));
  writer.write(SUMS_FILE, storedChunkToBytes({ modelVersion, lock, chunk: result.chunk }));
  writer.write('intervals.csv', intervalsCsv(result.intervals));
  if (result.days.isWorthShowing) {
    writer.write('days.csv', daysCsv(result.days.days()));
    const weekdays = result.days.weekdays();
    if (weekdays.length > 0) writer.write('weekdays.csv', daysCsv(weekdays));
  }
  const { serviceLevel, answerWithinMs } = result.plan.targets;
  const manifest = {
    schemaVersion: 1,
    version,
    modelVersion,
    arguments: process.argv.slice(2).map(withoutPasswords),
    host: hostname(),
    node: process.version,
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    serviceLevel: { formula: serviceLevel, answerWithin_s: answerWithinMs / 1000 },
    departures: summary.departures,
    recorded: 'interactions.ndjson and events.ndjson.gz hold the first replication only',
  };
  writer.write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

export async function report(
  summary: Summary,
  folder: string,
  targets: PreparedScenario['plan']['targets'],
  flags: ResultFlags,
): Promise<void> {
  if (flags.json) return print(summaryJson(summary));
  const paint = paintFor(process.stdout, flags.color);
  const serviceLevel = `${targets.serviceLevel}, ${targets.answerWithinMs / 1000} s`;
  await print(
    terminalSummary(summary, { paint, serviceLevel, folder, width: process.stdout.columns }),
  );
}

export function finish(
  summary: Summary,
  interrupted: ExitCode | null,
  { inconclusive }: ResultFlags,
): void {
  if (interrupted !== null) throw new Exit(interrupted);
  if (summary.verdict === 'fails') throw new Exit(ExitCode.No);
  if (summary.precision?.reached === false) throw new Exit(ExitCode.Incomplete);
  if (summary.verdict === 'inconclusive' && inconclusive === 'fail') throw new Exit(ExitCode.No);
}
