/** `ringback run`: replications in three worlds, summary on stdout, results on disk. */
import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Chunk } from '../experiments/chunk.js';
import { type PreparedScenario, prepareScenario } from '../experiments/prepare.js';
import {
  canHoldResults,
  defaultFolder,
  MANIFEST,
  ResultsWriter,
  readResultFile,
  readStoredChunk,
} from '../experiments/results-folder.js';
import { type ExperimentResult, runScenario } from '../experiments/run-scenario.js';
import { SUMS_FILE, storedChunkToBytes } from '../experiments/stored-chunk.js';
import { callbacksHeader, intervalsCsv, replicationsCsv, summaryCsv } from '../reports/csv.js';
import { daysCsv } from '../reports/days-csv.js';
import { rowTexts } from '../reports/row-texts.js';
import { type Summary, summaryJson, summaryOf } from '../reports/summary-json.js';
import { terminalSummary } from '../reports/terminal.js';
import { formatDiagnostics, toYaml } from '../scenario/load.js';
import { modelVersion, version } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { runnerFor } from './jobs.js';
import { Progress } from './progress.js';
import { replicationsAsked } from './replications.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say } from './streams.js';

export interface RunFlags {
  readonly jobs?: string;
  readonly reps?: string;
  readonly until?: readonly string[];
  readonly max?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly record?: boolean;
  readonly json?: boolean;
  readonly inconclusive: 'pass' | 'fail';
  readonly color: boolean;
}

const ROOT = 'results';
const RECORD_FILE = 'interactions.ndjson';

export async function run(path: string, flags: RunFlags): Promise<void> {
  const scenario = await load(path, flags);
  for (const note of scenario.notes) say(`note: ${note}`);
  const lock = toYaml(scenario.resolved);
  const folder = flags.out ?? defaultFolder(ROOT, scenario.plan.name, lock, modelVersion);
  mustHoldResults(folder);
  const stored = flags.force ? null : storedSummary(folder, lock, flags.record === true);
  if (stored !== null) {
    say(`answered from ${folder}; --force runs it again`);
    await report(stored, folder, scenario.plan.targets, flags);
    return finish(stored, null, flags);
  }
  await runAndWrite(path, scenario, lock, folder, flags);
}

/** A folder of results is replaced as a whole: nothing else may be lost with it. */
function mustHoldResults(folder: string): void {
  const refuse = (why: string): never => {
    throw new Exit(ExitCode.Input, `${why}; name another folder with --out`);
  };
  if (folder.trim() === '') refuse('--out is empty');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    refuse(`${folder} is not a folder`);
  }
  const manifest = readResultFile(folder, MANIFEST);
  const isForeign = manifest !== null && storedModelVersion(manifest) === null;
  if (isForeign || !canHoldResults(folder)) {
    refuse(`${folder} holds something that is not a ringback result`);
  }
}

/** The version of the simulation that wrote a manifest; null: it is none of ours. */
function storedModelVersion(manifest: string): string | null {
  try {
    return (JSON.parse(manifest) as { modelVersion?: string } | null)?.modelVersion ?? null;
  } catch {
    return null;
  }
}

async function load(path: string, flags: RunFlags): Promise<PreparedScenario> {
  const prepared = await prepareScenario(path, {
    ...replicationsAsked(flags),
    seed: flags.seed,
    set: flags.set,
  });
  if (!prepared.ok) throw new Exit(ExitCode.Input, formatDiagnostics(prepared.diagnostics));
  return prepared.scenario;
}

/** The same complete request again is answered from the folder; what is missing makes it run. */
function storedSummary(folder: string, lock: string, needsRecord: boolean): Summary | null {
  const text = readResultFile(folder, 'summary.json');
  const manifest = readResultFile(folder, MANIFEST);
  if (text === null || manifest === null) return null;
  if (readResultFile(folder, 'scenario.lock.yaml') !== lock) return null;
  if (needsRecord && readResultFile(folder, RECORD_FILE) === null) return null;
  try {
    const summary = JSON.parse(text) as Summary;
    return summary.incomplete || storedModelVersion(manifest) !== modelVersion ? null : summary;
  } catch {
    return null;
  }
}

interface Beginning {
  readonly chunk: Chunk;
  /** callbacks.csv, and the record where it is wanted. */
  readonly callbacks: string;
  readonly record: string | null;
}

/** The first replications of the same request, which was stopped; null: there are none to go on with. */
function beginningIn(folder: string, lock: string, needsRecord: boolean): Beginning | null {
  const stored = readStoredChunk(folder);
  const callbacks = readResultFile(folder, 'callbacks.csv');
  const record = needsRecord ? readResultFile(folder, RECORD_FILE) : null;
  if (stored === null || callbacks === null || (needsRecord && record === null)) return null;
  if (stored.lock !== lock || stored.modelVersion !== modelVersion) return null;
  return { chunk: stored.chunk, callbacks, record };
}

async function runAndWrite(
  path: string,
  scenario: PreparedScenario,
  lock: string,
  folder: string,
  flags: RunFlags,
): Promise<void> {
  const startedAt = new Date();
  const runner = runnerFor(flags.jobs);
  const writer = new ResultsWriter(folder);
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    'the replications that are finished are kept',
    () => writer.discard(),
  );
  try {
    const earlier = flags.force ? null : beginningIn(folder, lock, flags.record === true);
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
      onPlanned: (most) => tellPlan(scenario.precision, most, progress),
      signal: stop.signal,
      onProgress: (done, of) => progress.update(done, of),
      texts: rowTexts,
      onCallbacks: (text) => writer.append('callbacks.csv', text),
      ...(flags.record ? { onInteractions: (text) => writer.write(RECORD_FILE, text) } : {}),
    });
    if (earlier?.record) writer.write(RECORD_FILE, earlier.record);
    progress.end();
    const summary = summaryOf(result);
    writeFiles(writer, result, summary, lock, startedAt);
    if (result.incomplete && storedSummary(folder, lock, false) !== null) {
      writer.discard();
      say(`${folder} keeps the complete result that it had`);
    } else writer.commit();
    await report(summary, folder, scenario.plan.targets, flags);
    finish(summary, stop.code(), flags);
  } catch (error) {
    progress.end();
    writer.discard();
    throw error;
  } finally {
    await runner.close();
    stop.end();
  }
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
    arguments: process.argv.slice(2),
    host: hostname(),
    node: process.version,
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    serviceLevel: { formula: serviceLevel, answerWithin_s: answerWithinMs / 1000 },
    departures: summary.departures,
    recorded: 'interactions.ndjson holds the first replication only',
  };
  writer.write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function report(
  summary: Summary,
  folder: string,
  targets: PreparedScenario['plan']['targets'],
  flags: RunFlags,
): Promise<void> {
  if (flags.json) return print(summaryJson(summary));
  const paint = paintFor(process.stdout, flags.color);
  const serviceLevel = `${targets.serviceLevel}, ${targets.answerWithinMs / 1000} s`;
  await print(
    terminalSummary(summary, { paint, serviceLevel, folder, width: process.stdout.columns }),
  );
}

function tellPlan(
  precision: PreparedScenario['precision'],
  most: number,
  progress: Progress,
): void {
  progress.end();
  if (precision === null) return;
  const { pilot, max } = precision;
  if (most === pilot) say(`the pilot of ${pilot} replications will do`);
  else
    say(
      `a pilot of ${pilot} calls for ${most} replications${most === max ? ', the most there may be' : ''}`,
    );
}

function finish(summary: Summary, interrupted: ExitCode | null, { inconclusive }: RunFlags): void {
  if (interrupted !== null) throw new Exit(interrupted);
  if (summary.verdict === 'fails') throw new Exit(ExitCode.No);
  if (summary.precision?.reached === false) throw new Exit(ExitCode.Incomplete);
  if (summary.verdict === 'inconclusive' && inconclusive === 'fail') throw new Exit(ExitCode.No);
}
