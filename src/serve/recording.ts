/** A replication of a stored result as rows that can be looked at one by one. */
import type { MadeBy } from '../reports/vendor-records.js';
import type { Spool } from './spool.js';

/** Rows by position: in the order of their beginnings, and within an instant in that of the table. */
export class Recording {
  readonly made: MadeBy;
  /** When the run ended, ms from the start. */
  readonly endedAt: number;
  readonly spool: Spool;
  private readonly shape: ((text: string) => string) | null;
  private readonly guidAt: ((row: number) => string) | null;
  private positions: Map<string, number> | null = null;

  constructor(
    made: MadeBy,
    endedAt: number,
    spool: Spool,
    shape: ((text: string) => string) | null = null,
    guidAt: ((row: number) => string) | null = null,
  ) {
    this.made = made;
    this.endedAt = endedAt;
    this.spool = spool;
    this.shape = shape;
    this.guidAt = guidAt;
  }

  get count(): number {
    return this.spool.count;
  }

  /** A row as JSON. */
  json(position: number): string {
    const text = this.spool.text(position);
    return this.shape === null ? text : this.shape(text);
  }

  /** The position of the interaction with a GUID; null: there is none. */
  find(guid: string): number | null {
    if (this.guidAt === null) return null;
    if (this.positions === null) {
      this.positions = new Map();
      for (let k = 0; k < this.count; k++) this.positions.set(this.guidAt(this.spool.row(k)), k);
    }
    return this.positions.get(guid) ?? null;
  }
}
