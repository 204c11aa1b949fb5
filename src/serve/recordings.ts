/** Recordings that have been made, as long as there is room: those asked for last are kept. */
import { type RecordedTable, recordInTurns } from './record.js';
import type { Recording } from './recording.js';
import type { ServedResult } from './served.js';
import { Workshop } from './workshop.js';

const MOST_RECORDINGS = 16;
const MOST_BYTES = 2_000_000_000;

export class Recordings {
  private readonly workshop = new Workshop<Recording>(makeRoom);

  /**
   * @param replication counted from 0
   * @throws NotYetMade where it has to be made first; what cannot be made ends in an HttpError
   */
  get(result: ServedResult, replication: number, table: RecordedTable): Recording {
    return this.workshop.get(`${result.id} ${replication} ${table}`, () =>
      recordInTurns(result.stored, replication, table),
    );
  }

  close(): void {
    for (const { spool } of this.workshop.close()) spool.close();
  }
}

function makeRoom(made: Map<string, Recording>): void {
  let bytes = 0;
  for (const { spool } of made.values()) bytes += spool.bytes;
  for (const [key, { spool }] of made) {
    if ((made.size <= MOST_RECORDINGS && bytes <= MOST_BYTES) || made.size === 1) return;
    bytes -= spool.bytes;
    spool.close();
    made.delete(key);
  }
}
