/**
 * Values as bytes: compact, the same bytes for the same values on every platform, and safe to read
 * from anybody.
 *
 * A number that is whole and below 2^52 is a variable-length integer, in which small ones, of either
 * sign, take one byte; every other is a zero byte and its eight bytes. Runs of zeros, which sums are
 * full of, take two.
 */

/** Bytes that are not what the reader was told to expect. */
export class MalformedBytes extends Error {}

/** More than any array of ours holds; keeps a few hostile bytes from asking for gigabytes. */
const LONGEST = 1 << 26;
const LARGEST = 2 ** 52;
/** Codes of numbers: a double follows, a run of zeros; all above are whole numbers. */
const DOUBLE = 0;
const ZEROS = 1;
const FIRST_WHOLE = 2;
/** Shorter texts are mostly names, for which a decoder takes longer than a loop. */
const SHORT = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class ByteWriter {
  private bytes = new Uint8Array(4096);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  /** A whole number that is not negative. */
  count(value: number): void {
    this.reserve(9);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  number(value: number): void {
    const isWhole = Number.isInteger(value) && Math.abs(value) < LARGEST && !Object.is(value, -0);
    if (isWhole) return this.count(FIRST_WHOLE + (value < 0 ? -2 * value - 1 : 2 * value));
    this.count(DOUBLE);
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  numbers(values: ArrayLike<number>): void {
    this.count(values.length);
    for (let k = 0; k < values.length; ) {
      let zeros = 0;
      while (k + zeros < values.length && Object.is(values[k + zeros], 0)) zeros++;
      if (zeros > 1) {
        this.count(ZEROS);
        this.count(zeros);
        k += zeros;
      } else this.number(values[k++]!);
    }
  }

  text(value: string): void {
    this.raw(encoder.encode(value));
  }

  raw(value: Uint8Array): void {
    this.count(value.length);
    this.written(value);
  }

  /** Bytes that have been written before. */
  written(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** What has been written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** The numbers of an array that are not 0. */
export class SparseNumbers {
  /** Of the array, and of those that are not 0. */
  length = 0;
  count = 0;
  places = new Int32Array(64);
  values = new Float64Array(64);

  put(place: number, value: number): void {
    if (value === 0) return;
    if (this.count === this.places.length) {
      const [places, values] = [new Int32Array(2 * this.count), new Float64Array(2 * this.count)];
      places.set(this.places);
      values.set(this.values);
      [this.places, this.values] = [places, values];
    }
    this.places[this.count] = place;
    this.values[this.count++] = value;
  }
}

/** Reads what a `ByteWriter` wrote. Its methods throw `MalformedBytes` on anything else. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.at;
  }

  /** What has been read since. */
  since(position: number): Uint8Array {
    return this.bytes.subarray(position, this.at);
  }

  /** A reader from here on, which leaves this one where it is. */
  aside(): ByteReader {
    return new ByteReader(this.bytes.subarray(this.at));
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  count(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const byte = this.bytes[this.take(1)]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new MalformedBytes('a number without end');
  }

  /** The length of something that takes so many bytes at least for each of its parts. */
  length(bytesEach: number): number {
    const length = this.count();
    if (length > LONGEST || length * bytesEach > this.bytes.length - this.at) {
      throw new MalformedBytes(`a length of ${length}`);
    }
    return length;
  }

  number(): number {
    return this.numberOf(this.count());
  }

  numbers<T extends Float64Array | Int32Array>(make: (length: number) => T): T {
    const values = make(this.length(0));
    this.fill(values, 0, values.length);
    return values;
  }

  /** So many numbers, into places that hold 0. */
  fill(values: Float64Array | Int32Array, from: number, count: number): void {
    const end = from + count;
    for (let k = from; k < end; ) {
      const code = this.count();
      if (code !== ZEROS) values[k++] = this.numberOf(code);
      else k = this.afterZeros(k, end);
    }
  }

  /** Numbers of which most are 0: those that are not, and their places. */
  sparse(into: SparseNumbers): void {
    const end = this.length(0);
    into.length = end;
    into.count = 0;
    for (let k = 0; k < end; ) {
      const code = this.count();
      if (code === ZEROS) k = this.afterZeros(k, end);
      else into.put(k++, this.numberOf(code));
    }
  }

  text(): string {
    const bytes = this.raw();
    if (bytes.length > SHORT) return decoder.decode(bytes);
    let text = '';
    for (const byte of bytes) {
      if (byte >= 128) return decoder.decode(bytes);
      text += String.fromCharCode(byte);
    }
    return text;
  }

  raw(): Uint8Array {
    const length = this.length(1);
    const from = this.take(length);
    return this.bytes.subarray(from, from + length);
  }

  private numberOf(code: number): number {
    if (code === DOUBLE) return this.view.getFloat64(this.take(8), true);
    const whole = code - FIRST_WHOLE;
    if (whole < 0) throw new MalformedBytes('zeros outside an array');
    return whole % 2 === 0 ? whole / 2 : -(whole + 1) / 2;
  }

  private afterZeros(k: number, end: number): number {
    const after = k + this.count();
    if (after > end) throw new MalformedBytes('more zeros than numbers');
    return after;
  }

  /** Where the next bytes stand. */
  private take(count: number): number {
    const at = this.at;
    if (at + count > this.bytes.length) throw new MalformedBytes('too few bytes');
    this.at += count;
    return at;
  }
}
