/**
 * The files that a scenario names: on the disk, or handed over with its text, where nothing else may
 * be read.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Fault } from '../faults/fault.js';
import { noSuchDataFile, notAFile, tooLarge } from '../faults/files.js';

const MOST_BYTES = 500_000_000;
/** What is in memory is read in pieces as a file is, so that the rows do not all wait at once. */
const PIECE = 65_536;

/** Contents by the path that the scenario has. */
export type GivenFiles = ReadonlyMap<string, Uint8Array>;

export class DataFiles {
  private readonly directory: string;
  private readonly given: GivenFiles | null;

  /**
   * @param directory where relative paths begin
   * @param given what stands for the disk; null: the disk itself
   */
  constructor(directory: string, given: GivenFiles | null) {
    this.directory = directory;
    this.given = given;
  }

  /** What a file is called where something is said of it. */
  fullPath(path: string): string {
    return isAbsolute(path) || this.given !== null ? path : join(this.directory, path);
  }

  /** @throws what the disk says */
  async open(path: string): Promise<Readable | Fault> {
    if (this.given !== null) {
      const bytes = this.given.get(path);
      return bytes === undefined ? noSuchDataFile() : Readable.from(piecesOf(bytes));
    }
    const file = this.fullPath(path);
    const info = await stat(file);
    if (!info.isFile()) return notAFile();
    return info.size > MOST_BYTES ? tooLarge(info.size, MOST_BYTES) : createReadStream(file);
  }
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
