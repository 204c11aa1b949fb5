/**
 * Values as bytes: compact, the same bytes for the same values on every platform, and safe to read
 * from anybody. A shape says how one type is written and read; shapes of larger types are put
 * together from smaller ones, so that a field without one does not compile.
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
    this.raw(new TextEncoder().encode(value));
  }

  raw(value: Uint8Array): void {
    this.count(value.length);
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

/** Reads what a `ByteWriter` wrote. Its methods throw `MalformedBytes` on anything else. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
    for (let k = 0; k < values.length; ) {
      const code = this.count();
      if (code !== ZEROS) values[k++] = this.numberOf(code);
      else {
        k += this.count();
        if (k > values.length) throw new MalformedBytes('more zeros than numbers');
      }
    }
    return values;
  }

  text(): string {
    return new TextDecoder().decode(this.raw());
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

  /** Where the next bytes stand. */
  private take(count: number): number {
    const at = this.at;
    if (at + count > this.bytes.length) throw new MalformedBytes('too few bytes');
    this.at += count;
    return at;
  }
}

/** How a type is written and read. */
export interface Shape<T> {
  write(writer: ByteWriter, value: T): void;
  read(reader: ByteReader): T;
}

export const aNumber: Shape<number> = {
  write: (writer, value) => writer.number(value),
  read: (reader) => reader.number(),
};

export const aFlag: Shape<boolean> = {
  write: (writer, value) => writer.count(value ? 1 : 0),
  read: (reader) => reader.count() === 1,
};

export const aText: Shape<string> = {
  write: (writer, value) => writer.text(value),
  read: (reader) => reader.text(),
};

export const doubles: Shape<Float64Array> = {
  write: (writer, values) => writer.numbers(values),
  read: (reader) => reader.numbers((length) => new Float64Array(length)),
};

export const integers: Shape<Int32Array> = {
  write: (writer, values) => writer.numbers(values),
  read: (reader) => reader.numbers((length) => new Int32Array(length)),
};

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    write: (writer, values) => {
      writer.count(values.length);
      for (const value of values) shape.write(writer, value);
    },
    read: (reader) => Array.from({ length: reader.length(1) }, () => shape.read(reader)),
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return {
    write: (writer, value) => {
      aFlag.write(writer, value !== null);
      if (value !== null) shape.write(writer, value);
    },
    read: (reader) => (aFlag.read(reader) ? shape.read(reader) : null),
  };
}

/** Fields in the order in which they are named. */
export function fields<T extends object>(
  shapes: {
    readonly [K in keyof T]-?: Shape<T[K]>;
  },
): Shape<T> {
  const all = Object.entries(shapes) as [keyof T, Shape<unknown>][];
  return {
    write: (writer, value) => {
      for (const [name, shape] of all) shape.write(writer, value[name]);
    },
    read: (reader) => {
      const value: Partial<T> = {};
      for (const [name, shape] of all) value[name] = shape.read(reader) as T[keyof T];
      return value as T;
    },
  };
}

/** Text to text, in the order of the keys. */
export const textsByName: Shape<Readonly<Record<string, string>>> = {
  write: (writer, value) => {
    const entries = Object.entries(value);
    writer.count(entries.length);
    for (const [name, text] of entries) {
      writer.text(name);
      writer.text(text);
    }
  },
  read: (reader) =>
    Object.fromEntries(
      Array.from({ length: reader.length(2) }, () => [reader.text(), reader.text()]),
    ),
};

/** The value of bytes that hold nothing else; null: they do not. */
export function readWhole<T>(shape: Shape<T>, bytes: Uint8Array): T | null {
  try {
    const reader = new ByteReader(bytes);
    const value = shape.read(reader);
    return reader.isAtEnd ? value : null;
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
}

export function writeWhole<T>(shape: Shape<T>, value: T): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  shape.write(writer, value);
  return writer.finish();
}
