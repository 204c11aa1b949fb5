/** The bytes of a log: of a file or of standard input, packed with gzip or not, with their digest. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BOUNDS, type Bounds } from './bounds.js';
import { startsWith } from './encoding.js';
import { LogFault } from './reader.js';

const PIECE = 1 << 18;
const GZIP = [0x1f, 0x8b] as const;

export interface LogBytes {
  /** Unpacked, piece by piece. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** How many there are in all, packed; null: not known. */
  readonly size: number | null;
  /** How many have been read, packed. */
  read(): number;
  /** The SHA-256 of the file as it is; once all of it has been read. */
  sha256(): string;
}

/**
 * @param path `-`: `input`
 * @throws LogFault where there is no such file
 */
export async function openLog(
  path: string,
  input: Readable,
  bounds: Partial<Bounds> = {},
): Promise<LogBytes> {
  const size = path === '-' ? null : await sizeOf(path);
  const source = path === '-' ? input : createReadStream(path, { highWaterMark: PIECE });
  const hash = createHash('sha256');
  let read = 0;
  const raw = (async function* () {
    for await (const piece of source as AsyncIterable<Buffer>) {
      read += piece.length;
      hash.update(piece);
      yield piece;
    }
  })();
  const pieces = unpacked(raw, (out) => mustNotSwell(out, read, { ...BOUNDS, ...bounds }));
  return { pieces, size, read: () => read, sha256: () => hash.digest('hex') };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new LogFault(['is not a file: name the file itself']);
    return info.size;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new LogFault(['there is no such file: check the path, from the folder you are in']);
  }
}

/** @throws LogFault where far more comes out of a packed file than of any log */
function mustNotSwell(out: number, read: number, bounds: Bounds): void {
  const { unpackedFreely, unpackedTimes, unpacked } = bounds;
  const size = (bytes: number): string => `${Number((bytes / 1e6).toPrecision(3))} MB`;
  const remedy = '--unpack-up-to 50GB reads on, up to that size';
  if (out > unpacked) {
    throw new LogFault([`unpacks to more than ${size(unpacked)}: split it by date; ${remedy}`]);
  }
  if (out <= unpackedFreely || unpackedTimes === null || out <= unpackedTimes * read) return;
  throw new LogFault([
    `unpacks to more than ${unpackedTimes} times its size, ${size(out)} from ${size(read)} so far, which no log does: see what is in it with gzip -dc; ${remedy}`,
  ]);
}

/** @param note told how many bytes have come out so far */
async function* unpacked(
  raw: AsyncGenerator<Buffer>,
  note: (out: number) => void,
): AsyncGenerator<Uint8Array> {
  const first = await raw.next();
  if (first.done) return;
  const all = withFirst(first.value, raw);
  if (!startsWith(first.value, GZIP)) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: PIECE });
  const fed = feed(all, gunzip);
  try {
    let out = 0;
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      out += piece.length;
      note(out);
      yield piece;
    }
    await fed;
  } catch (error) {
    throw whyNotUnpacked(error);
  }
}

async function* withFirst(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}

async function feed(
  pieces: AsyncIterable<Buffer>,
  gunzip: ReturnType<typeof createGunzip>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(piece)) await drained(gunzip);
    }
    gunzip.end();
  } catch (error) {
    gunzip.destroy(error as Error);
  }
}

function drained(gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      gunzip.off('drain', done).off('close', done);
      resolve();
    };
    gunzip.on('drain', done).on('close', done);
  });
}

function whyNotUnpacked(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new LogFault([
      'the gzip file breaks off: fetch it again, or unpack what there is with gzip -dc and import that',
    ]);
  }
  return code?.startsWith('Z_') === true
    ? new LogFault([`cannot be unpacked (${(error as Error).message}): fetch it again`])
    : error;
}
