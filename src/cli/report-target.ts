/** Where a page goes that was asked for by `--report`. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FILE } from '../experiments/results-folder.js';
import { Exit, ExitCode } from './exit-code.js';

/** `--report` alone, or with the name of a file. */
export type ReportFlag = string | true | undefined;

/** Where the page goes; null: none was asked for. */
export function reportFileOf(flag: ReportFlag, folder: string): string | null {
  if (flag === undefined) return null;
  if (flag === true) return join(folder, REPORT_FILE);
  mustBePage('--report', flag);
  return flag;
}

/** Nothing else is written over by a name that was mistyped. */
export function mustBePage(flag: string, file: string): void {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  if (/\.html?$/i.test(file) && !isFolder) return;
  throw new Exit(
    ExitCode.Input,
    `${flag} ${file}: write the name of a file that ends in .html, after the scenario or the folder`,
  );
}
