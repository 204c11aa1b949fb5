/** Runs a scenario, wherever its replications run, and writes the result and its summary. */

import type { Chunk } from '../experiments/chunk.js';
import type { ExperimentResult } from '../experiments/conclude.js';
import type { PreparedScenario } from '../experiments/prepare.js';
import { type KeptResult, keptResult, tallyScenario } from '../experiments/run-scenario.js';
import { NothingToKeep, type Runner } from '../experiments/runner.js';
import { plural } from '../reports/html/words.js';
import { rowTexts } from '../reports/row-texts.js';
import { type Summary, summaryJson, summaryOf } from '../reports/summary-json.js';
import { terminalSummary } from '../reports/terminal.js';
import { Exit, ExitCode } from './exit-code.js';
import { Progress } from './progress.js';
import { planText } from './replications.js';
import { type ReportFlag, reportFileOf } from './report-target.js';
import { ResultFiles } from './result-files.js';
import { stopOnSignals } from './signals.js';
import { beginningIn, storedSummary } from './stored-results.js';
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
  const files = new ResultFiles(folder, scenario, { lock, record: flags.record === true });
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    kept,
    () => files.discard(),
  );
  try {
    const earlier =
      flags.force || isWhole ? null : beginningIn(folder, lock, flags.record === true);
    if (earlier !== null) tellBeginning(folder, earlier.chunk.sums.length);
    files.begin(earlier);
    const details = { callbacks: true, interactions: flags.record === true };
    const options = {
      thresholds: scenario.parsed,
      precision: scenario.precision,
      earlier: earlier?.chunk ?? null,
      runner,
      source: { text: lock, file: path },
      onPlanned: (most: number) => {
        progress.end();
        say(planText(scenario.precision, most));
      },
      signal: stop.signal,
      onProgress: (done: number, of: number) => progress.update(done, of),
      texts: rowTexts,
    };
    const parts: Chunk['sums'][] = [];
    const result = await tallyScenario(scenario, details, options, (chunk) => {
      files.take(chunk);
      // Only a page shows single replications.
      if (page !== null) parts.push(chunk.sums);
    });
    progress.end();
    const summary = summaryOf(result);
    files.finish(result, summary, startedAt);
    await putInPlace(files, result, { folder, lock }, where);
    await report(summary, folder, scenario.plan.targets, flags);
    await leavePage(page, { scenario, lock }, () => keptResult(result, parts), stop.signal);
    finish(summary, stop.code(), flags);
  } catch (error) {
    progress.end();
    files.discard();
    const code = stop.code();
    throw error instanceof NothingToKeep && code !== null ? new Exit(code) : error;
  } finally {
    await runner.close();
    stop.end();
  }
}

function tellBeginning(folder: string, replications: number): void {
  say(`${folder} has the first ${plural(replications, 'replication')}: goes on from there`);
}

/** What makes a page is loaded where one was asked for. */
async function leavePage(
  file: string | null,
  origin: Pick<Request, 'scenario' | 'lock'>,
  kept: () => KeptResult,
  signal: AbortSignal,
): Promise<void> {
  if (file === null) return;
  const { leaveReport } = await import('./report-file.js');
  await leaveReport(file, origin, kept(), signal);
}

/** A complete result that is there already is worth more than the beginning of another. */
async function putInPlace(
  files: ResultFiles,
  { incomplete }: ExperimentResult,
  { folder, lock }: Pick<Request, 'folder' | 'lock'>,
  { onWritten }: Where,
): Promise<void> {
  if (incomplete && storedSummary(folder, lock, false) !== null) {
    files.discard();
    say(`${folder} keeps the complete result that it had`);
  } else files.commit();
  if (!incomplete) await onWritten?.();
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
  { inconclusive }: Pick<ResultFlags, 'inconclusive'>,
): void {
  if (interrupted !== null) throw new Exit(interrupted);
  if (summary.verdict === 'fails') throw new Exit(ExitCode.No);
  if (summary.precision?.reached === false) throw new Exit(ExitCode.Incomplete);
  if (summary.verdict === 'inconclusive' && inconclusive === 'fail') throw new Exit(ExitCode.No);
}
