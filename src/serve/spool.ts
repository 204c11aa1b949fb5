/**
 * Rows that are too many to be kept in memory: their texts lie in a private file, and what they are
 * found by is a handful of numbers each.
 *
 * A row has its place from the moment it begins, and its text when it is over: so rows stand in the
 * order of their beginnings, whatever order they end in. The file has no name once it is open, so
 * nothing of it is left behind however the process ends.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** More rows than this are not kept: of interactions they are about two gigabytes. */
const MOST_ROWS = 2_000_000;
const BUFFER_BYTES = 1 << 20;

/** Thrown where there are more rows than can be kept. */
export class TooManyRows extends Error {}

export class Spool {
  private readonly fd: number;
  /** What is left to be removed; null: nothing. */
  private folder: string | null;
  private buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  private filled = 0;
  private written = 0;
  private rows = 0;
  // By row, in the order of the beginnings.
  private starts = new Float64Array(1024);
  private ends = new Float64Array(1024);
  private ties = new Float64Array(1024);
  private offsets = new Float64Array(1024);
  private lengths = new Uint32Array(1024);
  /** The rows in their final order. */
  private order = new Uint32Array(0);

  private readonly most: number;

  /** @param most rows that are kept, beyond which none may begin */
  constructor(most = MOST_ROWS) {
    this.most = most;
    this.folder = mkdtempSync(join(tmpdir(), 'ringback-'));
    this.fd = openSync(join(this.folder, 'rows.ndjson'), 'wx+', 0o600);
    this.removeName();
  }

  /** Where an open file cannot be removed, it is removed when it is closed. */
  private removeName(): void {
    if (this.folder === null) return;
    try {
      rmSync(this.folder, { recursive: true, force: true });
      this.folder = null;
    } catch {}
  }

  get count(): number {
    return this.rows;
  }

  get bytes(): number {
    return this.written;
  }

  /**
   * A row begins, in ms from the start; none may begin before the one before it.
   *
   * @param tie orders the rows of one instant; rows with the same stay as they are
   * @returns its number
   */
  begin(start: number, tie = 0): number {
    if (this.rows === this.most) {
      throw new TooManyRows(
        `there are more than ${this.most} rows: too many to be looked at one by one; run a shorter scenario`,
      );
    }
    const row = this.rows++;
    if (row === this.starts.length) this.grow();
    this.starts[row] = start;
    this.ends[row] = Number.NaN;
    this.ties[row] = tie;
    return row;
  }

  /** The text of a row; `end` is null where it has none yet. */
  write(row: number, end: number | null, text: string): void {
    if (end !== null) this.ends[row] = end;
    // One character takes at most three bytes.
    if (this.filled + text.length * 3 > this.buffer.length) this.flush(text.length * 3);
    const length = this.buffer.write(text, this.filled);
    this.offsets[row] = this.written + this.filled;
    this.lengths[row] = length;
    this.filled += length;
  }

  private flush(room: number): void {
    let done = 0;
    while (done < this.filled) done += writeSync(this.fd, this.buffer, done, this.filled - done);
    this.written += this.filled;
    this.filled = 0;
    if (room > this.buffer.length) this.buffer = Buffer.allocUnsafe(room);
  }

  private grow(): void {
    const grown = <Numbers extends Float64Array | Uint32Array>(old: Numbers, to: Numbers) => {
      to.set(old);
      return to;
    };
    const size = this.starts.length * 2;
    this.starts = grown(this.starts, new Float64Array(size));
    this.ends = grown(this.ends, new Float64Array(size));
    this.ties = grown(this.ties, new Float64Array(size));
    this.offsets = grown(this.offsets, new Float64Array(size));
    this.lengths = grown(this.lengths, new Uint32Array(size));
  }

  /** No row is added any more: they stand by their beginnings, then by their ties. */
  seal(): void {
    this.flush(0);
    this.buffer = Buffer.alloc(0);
    const { starts, ties } = this;
    this.order = Uint32Array.from({ length: this.rows }, (_, row) => row);
    for (let from = 0, to = 0; from < this.rows; from = to) {
      while (to < this.rows && starts[to] === starts[from]) to++;
      if (to - from < 2) continue;
      this.order.subarray(from, to).sort((a, b) => (ties[a] ?? 0) - (ties[b] ?? 0) || a - b);
    }
  }

  // Of a sealed spool, by position in the final order.

  start(position: number): number {
    return this.starts[this.order[position] ?? -1] ?? Number.NaN;
  }

  /** NaN: it had not ended when the run did. */
  end(position: number): number {
    return this.ends[this.order[position] ?? -1] ?? Number.NaN;
  }

  /** The number that `begin` returned. */
  row(position: number): number {
    return this.order[position] ?? -1;
  }

  tie(position: number): number {
    return this.ties[this.row(position)] ?? Number.NaN;
  }

  text(position: number): string {
    const row = this.row(position);
    const bytes = Buffer.allocUnsafe(this.lengths[row] ?? 0);
    readSync(this.fd, bytes, 0, bytes.length, this.offsets[row] ?? 0);
    return bytes.toString('utf8');
  }

  /** Where the rows begin that begin at an instant or later. */
  firstFrom(instant: number): number {
    let [low, high] = [0, this.rows];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  close(): void {
    closeSync(this.fd);
    this.removeName();
  }
}
