/**
 * Replications in a file: what a stored result, a shard and a baseline have in common. The file says
 * which scenario it is of and which simulation made it, and ends with a digest of all before.
 */
import { createHash } from 'node:crypto';
import { aText, fields, readWhole, type Shape, writeWhole } from '../records/binary.js';
import { type Chunk, chunkFromBytes, chunkToBytes } from './chunk.js';

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
  chunk: {
    write: (writer, value) => writer.raw(value),
    read: (reader) => reader.raw(),
  },
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
