/** A timeline as it comes in: blocks of events, one after another. */
import {
  blockStart,
  TIMELINE_HEAD_WORDS,
  TIMELINE_KIND_BITS,
  TIMELINE_WORDS,
  type TimelineKind,
} from '../../model/timeline-event.js';

const KIND_MASK = (1 << TIMELINE_KIND_BITS) - 1;
const BYTES_A_WORD = 4;

/** One event; the same object each time. */
export interface TimelineEvent {
  at: number;
  kind: TimelineKind;
  first: number;
  serial: number;
  second: number;
}

interface Block {
  readonly words: Int32Array;
  readonly startsAt: number;
  /** How many events come before it. */
  readonly before: number;
}

export class TimelineReader {
  /** Events that are there. */
  count = 0;
  private readonly blocks: Block[] = [];
  private rest = new Uint8Array(0);
  private current: Block | null = null;

  /** Takes in what has come; half a block waits for its other half. */
  add(bytes: Uint8Array): void {
    const all = new Uint8Array(this.rest.length + bytes.length);
    all.set(this.rest);
    all.set(bytes, this.rest.length);
    const view = new DataView(all.buffer);
    let from = 0;
    for (;;) {
      if (from + TIMELINE_HEAD_WORDS * BYTES_A_WORD > all.length) break;
      const events = view.getInt32(from, true);
      const end = from + (TIMELINE_HEAD_WORDS + events * TIMELINE_WORDS) * BYTES_A_WORD;
      if (end > all.length) break;
      this.addBlock(all.slice(from, end), events);
      from = end;
    }
    this.rest = all.slice(from);
  }

  private addBlock(bytes: Uint8Array, events: number): void {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / BYTES_A_WORD);
    const startsAt = blockStart(words[1] ?? 0, words[2] ?? 0);
    this.blocks.push({ words, startsAt, before: this.count });
    this.count += events;
  }

  /** Until which instant it is known, ms. */
  get knownUntil(): number {
    return this.count === 0 ? 0 : this.atOf(this.count - 1);
  }

  atOf(index: number): number {
    const { words, startsAt, before } = this.blockOf(index);
    const at = TIMELINE_HEAD_WORDS + (index - before) * TIMELINE_WORDS;
    return startsAt + ((words[at] ?? 0) >>> 0);
  }

  /** Reads an event into a record. */
  read(index: number, into: TimelineEvent): void {
    const { words, startsAt, before } = this.blockOf(index);
    const at = TIMELINE_HEAD_WORDS + (index - before) * TIMELINE_WORDS;
    const packed = words[at + 1] ?? 0;
    into.at = startsAt + ((words[at] ?? 0) >>> 0);
    into.kind = (packed & KIND_MASK) as TimelineKind;
    into.first = packed >> TIMELINE_KIND_BITS;
    into.serial = words[at + 2] ?? 0;
    into.second = words[at + 3] ?? 0;
  }

  private blockOf(index: number): Block {
    const last = this.current;
    if (last !== null && index >= last.before && index < last.before + (last.words[0] ?? 0)) {
      return last;
    }
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.blocks[middle]?.before ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const found = this.blocks[low];
    if (found === undefined) throw new RangeError(`there is no event ${index}`);
    this.current = found;
    return found;
  }
}
