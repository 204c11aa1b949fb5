/** What is in a results folder already: a result, a beginning of one, or something else. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Chunk } from '../experiments/chunk.js';
import { clearUp } from '../experiments/left-over.js';
import { EVENTS_FILE } from '../experiments/recorded-events.js';
import {
  canHoldResults,
  MANIFEST,
  REPORT_FILE,
  readResultFile,
  readStoredChunk,
  whyNoResult,
} from '../experiments/results-folder.js';
import { isResultFolder } from '../experiments/stored-result.js';
import type { Summary } from '../reports/summary-json.js';
import { modelVersion } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';

export const RECORD_FILE = 'interactions.ndjson';
const recordFiles = [RECORD_FILE, EVENTS_FILE];

/**
 * A results folder is replaced as a whole: nothing else may be lost with it.
 *
 * @param others files beside those of a result that may
 */
export function mustHoldResults(
  folder: string,
  others: (file: string) => boolean = () => false,
): void {
  const refuse = (why: string): never => {
    throw new Exit(ExitCode.Input, `${why}; name another folder with --out`);
  };
  if (folder.trim() === '') refuse('--out is empty');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    refuse(`${folder} is not a folder`);
  }
  // What a report left that was killed is not somebody's file.
  clearUp(join(folder, REPORT_FILE));
  const manifest = readResultFile(folder, MANIFEST);
  const isForeign = manifest !== null && storedModelVersion(manifest) === null;
  if (isForeign || !canHoldResults(folder, others)) {
    refuse(`${folder} holds something that is not a ringback result`);
  }
}

/**
 * Whether a path is that of a result, where a scenario may stand as well.
 * @throws Exit for a folder that is none: it is no scenario either
 */
export function isStoredResult(path: string): boolean {
  if (isResultFolder(path)) return true;
  if (path === '-' || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    return false;
  throw new Exit(ExitCode.Input, whyNoResult(path));
}

/** The version of the simulation that wrote a manifest; null: it is none of ours. */
function storedModelVersion(manifest: string): string | null {
  try {
    return (JSON.parse(manifest) as { modelVersion?: string } | null)?.modelVersion ?? null;
  } catch {
    return null;
  }
}

/** The same complete request again is answered from the folder; what is missing makes it run. */
export function storedSummary(folder: string, lock: string, needsRecord: boolean): Summary | null {
  const text = readResultFile(folder, 'summary.json');
  const manifest = readResultFile(folder, MANIFEST);
  if (text === null || manifest === null) return null;
  if (readResultFile(folder, 'scenario.lock.yaml') !== lock) return null;
  if (needsRecord && !recordFiles.every((file) => existsSync(join(folder, file)))) return null;
  try {
    const summary = JSON.parse(text) as Summary;
    return summary.incomplete || storedModelVersion(manifest) !== modelVersion ? null : summary;
  } catch {
    return null;
  }
}

export interface Beginning {
  readonly chunk: Chunk;
  /** callbacks.csv, and the record where it is wanted. */
  readonly callbacks: string;
  readonly record: string | null;
}

/** The first replications of the same request, which was stopped; null: there are none to go on with. */
export function beginningIn(folder: string, lock: string, needsRecord: boolean): Beginning | null {
  const stored = readStoredChunk(folder);
  const callbacks = readResultFile(folder, 'callbacks.csv');
  const record = needsRecord ? readResultFile(folder, RECORD_FILE) : null;
  if (stored === null || callbacks === null || (needsRecord && record === null)) return null;
  if (stored.lock !== lock || stored.modelVersion !== modelVersion) return null;
  return { chunk: stored.chunk, callbacks, record };
}
