/**
 * Replications in a file: of a stored result, and of a point of a sweep or a search. The file says which
 * scenario it is of and which simulation made it, and ends with a digest of all before.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { ByteWriter } from '../records/binary.js';
import type { PackedSums } from '../records/packed-sums.js';
import {
  aText,
  bytesAsTheyAre,
  fields,
  readWhole,
  type Shape,
  writeWhole,
} from '../records/shapes.js';
import { aroundSums, type Chunk, chunkFromBytes, chunkToBytes } from './chunk.js';

/** The file of a results folder. */
export const SUMS_FILE = 'sums.bin';

const MAGIC = 'ringback sums 1';
const DIGEST_BYTES = 32;

/** Replications, and what they are of. */
export interface StoredChunk {
  readonly modelVersion: string;
  /** The scenario with every default written out. */
  readonly lock: string;
  readonly chunk: Chunk;
}

interface Parts {
  readonly magic: string;
  readonly modelVersion: string;
  readonly lock: string;
  readonly chunk: Uint8Array;
}

const parts: Shape<Parts> = fields<Parts>({
  magic: aText,
  modelVersion: aText,
  lock: aText,
  chunk: bytesAsTheyAre,
});

export function storedChunkToBytes({ modelVersion, lock, chunk }: StoredChunk): Uint8Array {
  const content = writeWhole(parts, {
    magic: MAGIC,
    modelVersion,
    lock,
    chunk: chunkToBytes(chunk),
  });
  return Buffer.concat([content, digestOf(content)]);
}

/** null: the bytes are none of ours, of another format, or not whole. */
export function storedChunkFromBytes(bytes: Uint8Array): StoredChunk | null {
  const content = bytes.subarray(0, Math.max(0, bytes.length - DIGEST_BYTES));
  if (!digestOf(content).equals(bytes.subarray(content.length))) return null;
  const read = readWhole(parts, content);
  if (read === null || read.magic !== MAGIC) return null;
  const chunk = chunkFromBytes(read.chunk);
  return chunk === null ? null : { modelVersion: read.modelVersion, lock: read.lock, chunk };
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/**
 * The same file written as replications come, of which none is kept in memory. Their number, and the
 * length of all, stand at its beginning, so their sums lie in another file until the last has come.
 */
export class StoredChunkWriter {
  private readonly path: string;
  private readonly spool: number;
  private isOpen = true;
  private length = 0;
  private replications = 0;

  /** @throws where the folder cannot be written */
  constructor(path: string) {
    this.path = path;
    this.spool = openSync(`${path}${SPOOL}`, 'w+');
  }

  add({ bytes, length }: PackedSums): void {
    writeAll(this.spool, bytes);
    this.length += bytes.length;
    this.replications += length;
  }

  /** @param rest what the chunk has beside the sums */
  finish(of: Omit<StoredChunk, 'chunk'>, rest: Omit<Chunk, 'sums'>): void {
    const [before, behind] = aroundSums(rest, this.replications);
    const head = new ByteWriter();
    for (const text of [MAGIC, of.modelVersion, of.lock]) head.text(text);
    head.count(before.length + this.length + behind.length);
    const file = openSync(this.path, 'w');
    try {
      const hash = createHash('sha256');
      for (const bytes of [head.finish(), before, this.spooled(), behind]) {
        for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
          hash.update(piece);
          writeAll(file, piece);
        }
      }
      writeAll(file, hash.digest());
    } finally {
      closeSync(file);
    }
    this.close();
    rmSync(`${this.path}${SPOOL}`);
  }

  /** Leaves off; what has been spooled goes with its folder. */
  close(): void {
    if (this.isOpen) closeSync(this.spool);
    this.isOpen = false;
  }

  private *spooled(): Generator<Uint8Array, void> {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let at = 0; at < this.length; ) {
      const read = readSync(this.spool, piece, 0, Math.min(PIECE, this.length - at), at);
      if (read === 0) throw new Error(`${this.path}${SPOOL} is shorter than what was written`);
      yield piece.subarray(0, read);
      at += read;
    }
  }
}

const SPOOL = '.spool';
const PIECE = 1 << 20;

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
