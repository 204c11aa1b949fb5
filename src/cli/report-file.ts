/** The page of a result, made and put into its place. */
import { gatherReport, type Origin } from '../experiments/report/report-data.js';
import { readStoredChunk } from '../experiments/results-folder.js';
import type { KeptResult } from '../experiments/run-scenario.js';
import { resultOf } from '../experiments/stored-result.js';
import { runReport } from '../reports/html/run-report.js';
import { Exit, ExitCode } from './exit-code.js';
import { Progress } from './progress.js';
import { stopOnSignals } from './signals.js';
import { say } from './streams.js';
import { writeWhole } from './whole-file.js';

/** The page as text; null: it was stopped. */
export async function reportText(
  origin: Origin,
  result: KeptResult,
  signal: AbortSignal,
): Promise<string | null> {
  const progress = new Progress();
  try {
    const data = await gatherReport(origin, result, {
      signal,
      onProgress: (done, of) => progress.update(done, of),
    });
    return signal.aborted ? null : runReport(data);
  } finally {
    progress.end();
  }
}

/** Makes the page of a run that is finished, and says where it is. */
export async function leaveReport(
  file: string,
  origin: Origin,
  result: KeptResult,
  signal: AbortSignal,
): Promise<void> {
  const text = signal.aborted ? null : await reportText(origin, result, signal);
  if (text === null) return say('the report was not made: it was stopped');
  writeWhole(file, text);
  say(`the report is in ${file}`);
}

/** The same of a result that lies in a folder already. */
export async function leaveReportOf(folder: string, file: string, origin: Origin): Promise<void> {
  const chunk = readStoredChunk(folder)?.chunk;
  if (chunk === undefined) {
    throw new Exit(
      ExitCode.Input,
      `${folder} has no replications that can be read, so there is nothing to make a report of; --force runs it again`,
    );
  }
  const stop = stopOnSignals(() => {}, 'the result stays as it is');
  try {
    const result = await resultOf({ scenario: origin.scenario, chunk });
    await leaveReport(file, origin, result, stop.signal);
    const interrupted = stop.code();
    if (interrupted !== null) throw new Exit(interrupted);
  } finally {
    stop.end();
  }
}
