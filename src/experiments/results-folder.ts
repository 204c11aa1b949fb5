/**
 * Results on disk: written under a temporary name beside the target and renamed when they are whole,
 * so that there is never half a result.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { clearUp, oldOf, partialOf, wasMoved } from './left-over.js';
import { makeFolder } from './make-folder.js';
import { type StoredChunk, SUMS_FILE, storedChunkFromBytes } from './stored-chunk.js';

/** The file that makes a folder a result. */
export const MANIFEST = 'manifest.json';
/** The page that is made of a result. */
export const REPORT_FILE = 'report.html';

/** Where the results of a run go by default: the same request finds the same folder. */
export function defaultFolder(
  root: string,
  scenarioName: string,
  lock: string,
  modelVersion: string,
): string {
  return join(scenarioFolder(root, scenarioName), resultHash(lock, modelVersion));
}

/** What a result is known by: a name for its scenario and the simulation that makes it. */
export function resultHash(lock: string, modelVersion: string): string {
  return createHash('sha256').update(`${lock}\n${modelVersion}`).digest('hex').slice(0, 12);
}

/** The folder of all results of scenarios of a name. */
export function scenarioFolder(root: string, scenarioName: string): string {
  return join(root, slug(scenarioName));
}

/** A name as a part of a path. */
export function slug(name: string): string {
  const text = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return text === '' ? 'scenario' : text;
}

/** Every file that a result can hold. */
const RESULT_FILES = new Set([
  MANIFEST,
  'scenario.lock.yaml',
  'summary.json',
  'summary.csv',
  'replications.csv',
  SUMS_FILE,
  'intervals.csv',
  'days.csv',
  'weekdays.csv',
  'callbacks.csv',
  'interactions.ndjson',
  'events.ndjson.gz',
  REPORT_FILE,
]);

/**
 * Whether a folder may be replaced by a result: it is new, empty, or an earlier result and nothing
 * else. A file that somebody has put there is not thrown away with it.
 *
 * @param others files that may be replaced as well
 */
export function canHoldResults(
  folder: string,
  others: (file: string) => boolean = () => false,
): boolean {
  if (!existsSync(folder)) return true;
  const files = readdirSync(folder);
  if (files.length === 0) return true;
  const rest = files.filter((file) => !others(file));
  if (rest.length === 0) return true;
  return rest.includes(MANIFEST) && rest.every((file) => RESULT_FILES.has(file));
}

/** A file of a stored result; null if it is not there. */
export function readResultFile(folder: string, file: string): string | null {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return null;
  }
}

/** Why a path is none of results, and the newest one below it, which is probably meant. */
export function whyNoResult(path: string): string {
  const is = `${path} is not a results folder: it has no ${MANIFEST}`;
  const [newest] = [...foldersIn(path), ...foldersIn(path).flatMap(foldersIn)]
    .map((folder) => ({ folder, stat: statOf(join(folder, MANIFEST)) }))
    .filter(({ stat }) => stat !== undefined)
    .sort((a, b) => (b.stat?.mtimeMs ?? 0) - (a.stat?.mtimeMs ?? 0));
  return `${is}; ${newest === undefined ? 'make one with ringback run' : `did you mean ${newest.folder}?`}`;
}

function foldersIn(path: string): string[] {
  if (statOf(path)?.isDirectory() !== true) return [];
  const all = readdirSync(path, { withFileTypes: true });
  return all.filter((each) => each.isDirectory()).map(({ name }) => join(path, name));
}

/** undefined: there is nothing, or nothing that may be looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The replications of a stored result; null: they are not there, or not whole. */
export function readStoredChunk(folder: string): StoredChunk | null {
  try {
    return storedChunkFromBytes(readFileSync(join(folder, SUMS_FILE)));
  } catch {
    return null;
  }
}

/** A result being written. */
export class ResultsWriter {
  private readonly target: string;
  private readonly partial: string;
  /** Files that are appended to. */
  private readonly open = new Map<string, number>();

  /** @throws where the folder cannot be made */
  constructor(folder: string) {
    this.target = resolve(folder);
    this.partial = partialOf(this.target);
    makeFolder(dirname(this.target));
    clearUp(this.target);
    mkdirSync(this.partial);
  }

  write(file: string, content: string | Uint8Array): void {
    writeFileSync(this.pathOf(file), content);
  }

  append(file: string, content: string | Uint8Array): void {
    let open = this.open.get(file);
    if (open === undefined) {
      open = openSync(this.pathOf(file), 'a');
      this.open.set(file, open);
    }
    writeFileSync(open, content);
  }

  /** Where a file stands until the result is in its place. */
  pathOf(file: string): string {
    return join(this.partial, file);
  }

  /**
   * Puts the result in its place; an earlier one there is replaced as a whole. Where others do so at
   * the same time, the last one stays.
   */
  commit(): void {
    this.close();
    const old = oldOf(this.target);
    for (let isInPlace = false; !isInPlace; ) {
      const replaces = wasMoved(this.target, old);
      try {
        renameSync(this.partial, this.target);
        isInPlace = true;
      } catch (error) {
        if (!isTaken(error)) {
          if (replaces) renameSync(old, this.target);
          throw error;
        }
      }
      rmSync(old, { recursive: true, force: true });
    }
  }

  /** Takes back what was written. */
  discard(): void {
    this.close();
    rmSync(this.partial, { recursive: true, force: true });
  }

  private close(): void {
    for (const file of this.open.values()) closeSync(file);
    this.open.clear();
  }
}

/** Whether somebody else's result has come into the place meanwhile. */
function isTaken(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return (
    ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code) && existsSync((error as { dest: string }).dest)
  );
}
