/**
 * A column of numbers, packed: rows that stand together are alike, so each piece of 4,096 keeps what
 * its numbers are above the smallest of them, in whole seconds where all are, in as few bytes as the
 * largest needs. A piece whose numbers are all the same takes none; one with fractions, 8 bytes each.
 */

/** So many numbers are packed and unpacked together. */
export const PIECE = 4096;

type Values = Uint8Array | Uint16Array | Uint32Array | Float64Array;

interface Piece {
  readonly base: number;
  readonly unit: number;
  /** (number - base) / unit; null: 0 all through. */
  readonly values: Values | null;
}

const SECOND = 1000;

export class PackedColumn {
  private readonly pieces: Piece[] = [];
  /** The numbers of the last piece, which is not full yet. */
  private readonly open = new Float64Array(PIECE);
  private used = 0;

  push(value: number): void {
    this.open[this.used++] = value;
    if (this.used < PIECE) return;
    this.pieces.push(packed(this.open));
    this.used = 0;
  }

  /** Unpacks a piece, the last of which need not be full. */
  read(piece: number, into: Float64Array): void {
    const of = this.pieces[piece];
    if (of === undefined) into.set(this.open.subarray(0, this.used));
    else unpack(of, into);
  }

  /** The same numbers in another order. */
  inOrder(order: Uint32Array): PackedColumn {
    const all = this.unpacked(order.length);
    const column = new PackedColumn();
    for (const k of order) column.push(all[k]!);
    return column;
  }

  unpacked(count: number): Float64Array {
    const all = new Float64Array(count);
    for (let piece = 0; piece * PIECE < count; piece++) {
      this.read(piece, all.subarray(piece * PIECE, Math.min(count, (piece + 1) * PIECE)));
    }
    return all;
  }
}

function packed(numbers: Float64Array): Piece {
  let [least, most] = [numbers[0]!, numbers[0]!];
  for (const value of numbers) {
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  const unit = unitOf(numbers, least);
  const largest = (most - least) / unit;
  if (largest === 0) return { base: least, unit, values: null };
  // What does not fit is kept as it is: of a fraction, a difference would not be exact.
  if (largest >= 2 ** 32 || unit === 0) return { base: 0, unit: 1, values: numbers.slice() };
  const Narrow = largest < 2 ** 8 ? Uint8Array : largest < 2 ** 16 ? Uint16Array : Uint32Array;
  const values = new Narrow(numbers.length);
  for (let k = 0; k < values.length; k++) values[k] = (numbers[k]! - least) / unit;
  return { base: least, unit, values };
}

/** A second, 1, or 0 where some are fractions. */
function unitOf(numbers: Float64Array, least: number): number {
  let unit: number = SECOND;
  for (const value of numbers) {
    const above = value - least;
    if (above % unit === 0) continue;
    if (!Number.isInteger(value) || !Number.isInteger(least)) return 0;
    unit = 1;
  }
  return unit;
}

function unpack({ base, unit, values }: Piece, into: Float64Array): void {
  if (values === null) {
    into.fill(base);
    return;
  }
  into.set(values);
  if (base === 0 && unit === 1) return;
  for (let k = 0; k < into.length; k++) into[k] = base + unit * into[k]!;
}
