/**
 * A number for each replication, of many: kept in pieces, each in as few bytes as its numbers take.
 * Most sums are small whole numbers, and most of them are 0.
 */

/** Numbers of a piece. */
const PIECE = 1024;

type Narrow = Uint8Array | Uint16Array | Int32Array | Float64Array;

export class NumberColumn {
  /** null: all are 0. */
  private readonly pieces: (Narrow | null)[] = [];
  private last: Float64Array | null = null;
  private inLast = 0;

  /** Whether every number is 0. */
  get isZero(): boolean {
    return this.last === null && this.pieces.every((piece) => piece === null);
  }

  /** @param values null: so many zeros */
  append(values: Float64Array | null, count: number): void {
    for (let from = 0; from < count; ) {
      const taken = Math.min(PIECE - this.inLast, count - from);
      if (values !== null) {
        this.last ??= new Float64Array(PIECE);
        this.last.set(values.subarray(from, from + taken), this.inLast);
      }
      from += taken;
      this.inLast += taken;
      if (this.inLast === PIECE) this.close();
    }
  }

  /** Writes the numbers from `from` to before `end` into the beginning of an array. */
  read(into: Float64Array, from: number, end: number): void {
    for (let at = from; at < end; ) {
      const piece = Math.floor(at / PIECE);
      const first = piece * PIECE;
      const until = Math.min(end, first + PIECE);
      const values = piece < this.pieces.length ? this.pieces[piece]! : this.last;
      if (values === null) into.fill(0, at - from, until - from);
      else into.set(values.subarray(at - first, until - first), at - from);
      at = until;
    }
  }

  private close(): void {
    this.pieces.push(this.last === null ? null : narrowed(this.last));
    this.last = null;
    this.inLast = 0;
  }
}

function narrowed(values: Float64Array): Narrow | null {
  let [least, most] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!Number.isInteger(value)) return values;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least === 0 && most === 0) return null;
  if (least < 0) return least >= -(2 ** 31) && most < 2 ** 31 ? Int32Array.from(values) : values;
  if (most < 2 ** 8) return Uint8Array.from(values);
  if (most < 2 ** 16) return Uint16Array.from(values);
  return most < 2 ** 31 ? Int32Array.from(values) : values;
}
