/** `ringback report`: a stored result as one page. */
import { join } from 'node:path';
import { REPORT_FILE, whyNoResult } from '../experiments/results-folder.js';
import {
  isResultFolder,
  readStoredResult,
  resultOf,
  type StoredResult,
} from '../experiments/stored-result.js';
import { Exit, ExitCode } from './exit-code.js';
import { reportText } from './report-file.js';
import { mustBePage } from './report-target.js';
import { stopOnSignals } from './signals.js';
import { print, say } from './streams.js';
import { writeWhole } from './whole-file.js';

export interface ReportFlags {
  readonly out?: string;
}

export async function report(folder: string, { out }: ReportFlags): Promise<void> {
  if (out !== undefined && out !== '-') mustBePage('--out', out);
  if (!isResultFolder(folder)) {
    throw new Exit(ExitCode.Input, whyNoResult(folder));
  }
  const stored = await readAsFarAsPossible(folder);
  const stop = stopOnSignals(() => {}, 'no report is made');
  try {
    const text = await reportText(stored, await resultOf(stored), stop.signal);
    if (text === null) throw new Exit(stop.code() ?? ExitCode.Interrupted);
    if (out === '-') return await print(text);
    const file = out ?? join(folder, REPORT_FILE);
    writeWhole(file, text);
    await print(`${file}\n`);
    say(
      `next: open it in a browser; npx ringback compare ${folder} <candidate> --report <file.html> sets it against another`,
    );
  } finally {
    stop.end();
  }
}

/** Where a file that the scenario names has changed, all figures can still be shown. */
async function readAsFarAsPossible(folder: string): Promise<StoredResult> {
  const read = await readStoredResult(folder);
  if (read.ok) return read.stored;
  const other = await readStoredResult(folder, { takesChangedFiles: true });
  if (!other.ok) throw new Exit(ExitCode.Input, read.problem);
  say(`note: ${read.problem}`);
  return other.stored;
}
