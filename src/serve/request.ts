/** A request that has been let in, as the handlers see it. */
import type { Day } from './day.js';
import type { RecordedTable } from './record.js';
import type { Recording } from './recording.js';
import type { ServedResult } from './served.js';

export interface Request {
  readonly result: ServedResult;
  /** Counted from 0. */
  readonly replication: number;
  readonly query: URLSearchParams;
  /** A table of the replication that is asked for; made when it is first needed. */
  readonly open: (table: RecordedTable) => Recording;
  /** The replication as a timeline. */
  readonly day: () => Day;
}
