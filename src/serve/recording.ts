/** A replication of a stored result as rows that can be looked at one by one. */
import type { MadeBy } from '../reports/vendor-records.js';
import type { Spool } from './spool.js';

/** By what rows are told apart without being read: the queue or agent that they are of, and a kind. */
export interface RowKeys {
  /** In the order of the alphabet. */
  readonly names: readonly string[];
  readonly kinds: readonly string[];
}

export interface RecordingParts {
  readonly made: MadeBy;
  /** When the run ended, ms from the start. */
  readonly endedAt: number;
  readonly spool: Spool;
  /** What the tie of a row is made of, as `tieOf` makes it. */
  readonly keys?: RowKeys;
  /** Makes of the text that is kept the one that is shown. */
  readonly shape?: (text: string) => string;
  /** The GUIDs of a row, by its number; without them there is none to be found by. */
  readonly guidAt?: (row: number) => string;
  readonly conversationAt?: (row: number) => string;
}

/** Orders the rows of one instant by name, then by kind. */
export function tieOf({ kinds }: RowKeys, name: number, kind: number): number {
  return name * kinds.length + kind;
}

/** Rows by position: in the order of their beginnings, and within an instant in that of the table. */
export class Recording {
  readonly made: MadeBy;
  readonly endedAt: number;
  readonly spool: Spool;
  private readonly parts: RecordingParts;
  private positions: Map<string, number> | null = null;

  constructor(parts: RecordingParts) {
    this.made = parts.made;
    this.endedAt = parts.endedAt;
    this.spool = parts.spool;
    this.parts = parts;
  }

  get count(): number {
    return this.spool.count;
  }

  /** A row as JSON. */
  json(position: number): string {
    const text = this.spool.text(position);
    return this.parts.shape?.(text) ?? text;
  }

  /** Rows as JSON, in their order. */
  *rows(): Generator<string> {
    for (let k = 0; k < this.count; k++) yield this.json(k);
  }

  nameAt(position: number): string {
    const { names, kinds } = this.parts.keys ?? { names: [], kinds: [''] };
    return names[Math.floor(this.spool.tie(position) / kinds.length)] ?? '';
  }

  kindAt(position: number): string {
    const { kinds } = this.parts.keys ?? { kinds: [''] };
    return kinds[this.spool.tie(position) % kinds.length] ?? '';
  }

  conversationAt(position: number): string {
    return this.parts.conversationAt?.(this.spool.row(position)) ?? '';
  }

  /** The position of the interaction with a GUID; null: there is none. */
  find(guid: string): number | null {
    const { guidAt } = this.parts;
    if (guidAt === undefined) return null;
    if (this.positions === null) {
      this.positions = new Map();
      for (let k = 0; k < this.count; k++) this.positions.set(guidAt(this.spool.row(k)), k);
    }
    return this.positions.get(guid) ?? null;
  }
}
