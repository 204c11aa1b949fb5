/** Recordings that have been made, as long as there is room: those asked for last are kept. */
import { NotTheSame } from '../experiments/again.js';
import { HttpError } from './http-error.js';
import { type RecordedTable, record } from './record.js';
import type { Recording } from './recording.js';
import type { ServedResult } from './served.js';
import { TooManyRows } from './spool.js';

const MOST_RECORDINGS = 16;
const MOST_BYTES = 2_000_000_000;

export class Recordings {
  private readonly made = new Map<string, Recording>();

  /**
   * @param replication counted from 0
   * @throws HttpError where there is no such recording, and cannot be
   */
  get(result: ServedResult, replication: number, table: RecordedTable): Recording {
    const key = `${result.id} ${replication} ${table}`;
    const recording = this.made.get(key) ?? recorded(result, replication, table);
    // Put last: the first is the one that has not been asked for longest.
    this.made.delete(key);
    this.made.set(key, recording);
    this.makeRoom(recording);
    return recording;
  }

  private makeRoom(kept: Recording): void {
    let bytes = 0;
    for (const { spool } of this.made.values()) bytes += spool.bytes;
    for (const [key, recording] of this.made) {
      if (this.made.size <= MOST_RECORDINGS && bytes <= MOST_BYTES) return;
      if (recording === kept) return;
      bytes -= recording.spool.bytes;
      recording.spool.close();
      this.made.delete(key);
    }
  }

  close(): void {
    for (const { spool } of this.made.values()) spool.close();
    this.made.clear();
  }
}

function recorded(result: ServedResult, replication: number, table: RecordedTable): Recording {
  try {
    return record(result.stored, replication, table);
  } catch (error) {
    if (error instanceof NotTheSame) throw new HttpError(409, error.message);
    if (error instanceof TooManyRows) throw new HttpError(413, error.message);
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new HttpError(507, 'the disk is full: free space where temporary files are kept');
    }
    throw error;
  }
}
