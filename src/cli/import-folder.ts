/** The folder of an import: what may be replaced there, and the files as they are written. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ResultsWriter } from '../experiments/results-folder.js';
import { BOUNDS } from '../fit/readers/bounds.js';
import { csvText } from '../reports/csv.js';
import { forTerminal } from '../reports/terminal-safe.js';
import { Exit, ExitCode } from './exit-code.js';

export const IMPORT_FILE = 'import.json';
export const REJECTED_FILE = 'rejected.csv';
const PIECE = 1 << 20;
const LONGEST_TEXT = 500;
const ROWS_AT_ONCE = 500;

/**
 * An import is replaced by another one, unless a file of it was changed or added since: an edited
 * scenario is not thrown away.
 */
export function mustHoldImport(folder: string, force: boolean): void {
  const refuse = (why: string): never => {
    throw new Exit(ExitCode.Input, `${why}; name another folder with --out`);
  };
  if (folder.trim() === '') refuse('--out is empty');
  const info = statSync(folder, { throwIfNoEntry: false });
  if (info?.isDirectory() === false) refuse(`${folder} is not a folder`);
  if (info === undefined || readdirSync(folder).length === 0) return;
  const files = filesOfImport(folder);
  if (files === null) return refuse(`${folder} holds something that is not an import`);
  const changed = readdirSync(folder).filter(
    (file) => file !== IMPORT_FILE && files[file] !== digest(join(folder, file)),
  );
  if (changed.length === 0 || (force && changed.every((file) => file in files))) return;
  const own = changed.filter((file) => !(file in files));
  if (own.length > 0) refuse(`${folder} holds ${own.join(', ')}, which no import has written`);
  refuse(`${changed.join(', ')} in ${folder} was changed since: --force replaces it`);
}

/** The digests of the files of an earlier import; null: the folder is none. */
function filesOfImport(folder: string): Record<string, string> | null {
  const path = join(folder, IMPORT_FILE);
  if (!existsSync(path)) return null;
  try {
    const { files } = JSON.parse(readFileSync(path, 'utf8')) as { files?: Record<string, string> };
    return files ?? null;
  } catch {
    return null;
  }
}

function digest(path: string): string | null {
  if (!statSync(path).isFile()) return null;
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Files of an import being written, with their digests. */
export class ImportWriter {
  private readonly results: ResultsWriter;
  private readonly open = new Map<string, { text: string; hash: ReturnType<typeof createHash> }>();
  private rejected: (readonly [number | '', string, string, string])[] = [];
  private rejections = 0;

  constructor(folder: string) {
    this.results = new ResultsWriter(folder);
  }

  /** Adds to a file, which is there from the first time on. */
  add(file: string, text: string): void {
    let open = this.open.get(file);
    if (open === undefined) {
      open = { text: '', hash: createHash('sha256') };
      this.open.set(file, open);
      this.results.write(file, '');
    }
    open.text += text;
    if (open.text.length >= PIECE) this.flush(file);
  }

  /** Lists a rejected line, unless there are so many that nobody looks at each. */
  addRejected(line: number, reason: string, detail: string, text: string): void {
    if (++this.rejections > BOUNDS.rejectedListed) return;
    this.rejected.push([line, reason, shortened(detail), shortened(text)]);
    if (this.rejected.length >= ROWS_AT_ONCE) this.addRows();
  }

  private tellUnlisted(): void {
    const more = this.rejections - BOUNDS.rejectedListed;
    if (more <= 0) return;
    const detail = `${more.toLocaleString('en')} more lines: ${IMPORT_FILE} counts all of them by reason`;
    this.rejected.push(['', 'not-listed', detail, '']);
    this.rejections = 0;
  }

  private addRows(): void {
    if (this.rejected.length > 0) this.add(REJECTED_FILE, csvText(this.rejected));
    this.rejected = [];
  }

  /** The digests of all files but the record itself. */
  digests(): Record<string, string> {
    this.tellUnlisted();
    this.addRows();
    return Object.fromEntries(
      [...this.open].map(([file, { hash }]) => {
        this.flush(file);
        return [file, hash.copy().digest('hex')];
      }),
    );
  }

  /** Writes the record and puts all in its place. */
  commit(record: string): void {
    this.results.write(IMPORT_FILE, record);
    this.results.commit();
  }

  discard(): void {
    this.results.discard();
  }

  private flush(file: string): void {
    const open = this.open.get(file);
    if (open === undefined || open.text === '') return;
    open.hash.update(open.text);
    this.results.append(file, open.text);
    open.text = '';
  }
}

/** A text of the log for those who look into the file, on a terminal too. */
function shortened(raw: string): string {
  const text = forTerminal(raw.slice(0, LONGEST_TEXT + 1));
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
