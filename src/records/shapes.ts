/**
 * How types are written as bytes and read back. Shapes of larger types are put together from smaller
 * ones, so that a field without one does not compile.
 */
import { ByteReader, ByteWriter, MalformedBytes } from './binary.js';

/** How a type is written and read. */
export interface Shape<T> {
  write(writer: ByteWriter, value: T): void;
  read(reader: ByteReader): T;
  /** Goes over a value without making it; its arrays are taken by another. */
  skim(reader: ByteReader, taker: Taker): void;
}

/** Takes the arrays of a value in their order. */
export interface Taker {
  /** Whether something is there, or how many of it: what the order of the arrays depends on. */
  turn(value: number): void;
  /** Must read the array. */
  doubles(reader: ByteReader): void;
  integers(reader: ByteReader): void;
}

/** A shape whose values hold no arrays. */
export function plain<T>(shape: Omit<Shape<T>, 'skim'>): Shape<T> {
  return { ...shape, skim: (reader) => void shape.read(reader) };
}

export const aNumber = plain<number>({
  write: (writer, value) => writer.number(value),
  read: (reader) => reader.number(),
});

export const aFlag = plain<boolean>({
  write: (writer, value) => writer.count(value ? 1 : 0),
  read: (reader) => reader.count() === 1,
});

export const aText = plain<string>({
  write: (writer, value) => writer.text(value),
  read: (reader) => reader.text(),
});

export const doubles: Shape<Float64Array> = {
  write: (writer, values) => writer.numbers(values),
  read: (reader) => reader.numbers((length) => new Float64Array(length)),
  skim: (reader, taker) => taker.doubles(reader),
};

export const integers: Shape<Int32Array> = {
  write: (writer, values) => writer.numbers(values),
  read: (reader) => reader.numbers((length) => new Int32Array(length)),
  skim: (reader, taker) => taker.integers(reader),
};

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    write: (writer, values) => {
      writer.count(values.length);
      for (const value of values) shape.write(writer, value);
    },
    read: (reader) => Array.from({ length: reader.length(1) }, () => shape.read(reader)),
    skim: (reader, taker) => {
      const length = reader.length(1);
      taker.turn(length);
      for (let k = 0; k < length; k++) shape.skim(reader, taker);
    },
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return {
    write: (writer, value) => {
      aFlag.write(writer, value !== null);
      if (value !== null) shape.write(writer, value);
    },
    read: (reader) => (aFlag.read(reader) ? shape.read(reader) : null),
    skim: (reader, taker) => {
      const isThere = aFlag.read(reader);
      taker.turn(Number(isThere));
      if (isThere) shape.skim(reader, taker);
    },
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
    skim: (reader, taker) => {
      for (const [, shape] of all) shape.skim(reader, taker);
    },
  };
}

/** Text to text, in the order of the keys. */
export const textsByName = plain<Readonly<Record<string, string>>>({
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
});

/** Bytes as they are. */
export const bytesAsTheyAre = plain<Uint8Array>({
  write: (writer, value) => writer.raw(value),
  read: (reader) => reader.raw(),
});

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
