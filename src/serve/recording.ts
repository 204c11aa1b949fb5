/** A replication of a stored result as rows that can be looked at one by one. */
import type { MadeBy } from '../reports/vendor-records.js';
import type { Spool } from './spool.js';

/** By what rows are told apart without being read: the queue or agent that they are of, and a kind. */
export interface RowKeys {
  /** In the order of the alphabet. */
  readonly names: readonly string[];
  readonly kinds: readonly string[];
}

/** The numbers of an interaction and of its conversation. */
export interface InteractionKey {
  readonly serial: number;
  readonly conversation: number;
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
  readonly keyAt?: (row: number) => InteractionKey | undefined;
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
  private conversations: Map<number, number[]> | null = null;
  private readonly conversationBySerial = new Map<number, number>();

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

  /** The positions of the interactions in the conversation of one of them, by its serial. */
  conversationOf(serial: number): readonly number[] {
    if (this.conversations === null) this.conversations = this.byConversation();
    return this.conversations.get(this.conversationBySerial.get(serial) ?? -1) ?? [];
  }

  private byConversation(): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (let position = 0; position < this.count; position++) {
      const key = this.parts.keyAt?.(this.spool.row(position));
      if (key === undefined) continue;
      this.conversationBySerial.set(key.serial, key.conversation);
      const all = found.get(key.conversation);
      if (all === undefined) found.set(key.conversation, [position]);
      else all.push(position);
    }
    return found;
  }
}
