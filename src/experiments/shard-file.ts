/**
 * The file of a shard: what it is of, and its replications in frames. Each frame stands for itself,
 * with a digest, so that what a killed process has written is gone on with, and a merge reads a
 * frame at a time.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  aFlag,
  aNumber,
  aText,
  fields,
  readWhole,
  type Shape,
  writeWhole,
} from '../records/shapes.js';
import { type Chunk, chunkFromBytes, chunkToBytes } from './chunk.js';
import { partialOf } from './left-over.js';
import { makeFolder } from './make-folder.js';

const MAGIC = 'ringback shard 1';
/** Length, first replication, number of replications, digest. */
const FRAME_HEAD = 20;
const DIGEST_BYTES = 8;

/** What a shard is of. */
export interface ShardHead {
  readonly modelVersion: string;
  /** The scenario with every default written out. */
  readonly lock: string;
  /** The file it came from, where its relative paths begin. */
  readonly scenarioFile: string;
  readonly index: number;
  readonly count: number;
  /** Its replications, counted from 0, to before `end`. */
  readonly from: number;
  readonly end: number;
  /** Whether the interactions of the first replication of all are kept. */
  readonly record: boolean;
}

interface WrittenHead extends ShardHead {
  readonly magic: string;
}

const head: Shape<WrittenHead> = fields<WrittenHead>({
  magic: aText,
  modelVersion: aText,
  lock: aText,
  scenarioFile: aText,
  index: aNumber,
  count: aNumber,
  from: aNumber,
  end: aNumber,
  record: aFlag,
});

/** Where a frame stands in the file. */
interface Frame {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly count: number;
}

/** A shard's file, of which the heads have been read. */
export class ShardFile {
  readonly path: string;
  readonly head: ShardHead;
  /** Replications that are there. */
  readonly done: number;
  private readonly frames: readonly Frame[];

  private constructor(path: string, shard: ShardHead, frames: readonly Frame[]) {
    this.path = path;
    this.head = shard;
    this.frames = frames;
    this.done = frames.reduce((sum, { count }) => sum + count, 0);
  }

  /** null: it is no shard, or its beginning is damaged. What follows a damaged frame is left out. */
  static open(path: string): ShardFile | null {
    const file = openSync(path, 'r');
    try {
      const size = fstatSync(file).size;
      const first = frameAt(file, 0, size);
      const bytes = first === null ? null : bytesOf(file, first);
      const written = bytes === null ? null : readWhole(head, bytes);
      if (first === null || first.from + first.count > 0 || written?.magic !== MAGIC) return null;
      const { magic: _, ...shard } = written;
      return new ShardFile(path, shard, framesFrom(file, first, shard, size));
    } finally {
      closeSync(file);
    }
  }

  get isComplete(): boolean {
    return this.head.from + this.done === this.head.end;
  }

  /** Its replications, in order. @throws where the file is damaged or gone */
  *chunks(): Generator<Chunk, void> {
    const file = openSync(this.path, 'r');
    try {
      for (const frame of this.frames) {
        const bytes = bytesOf(file, frame);
        const chunk = bytes === null ? null : chunkFromBytes(bytes);
        if (chunk?.from !== frame.from || chunk.sums.length !== frame.count) {
          throw new DamagedShard(this.path);
        }
        yield chunk;
      }
    } finally {
      closeSync(file);
    }
  }
}

/** What a shard holds is not what was written. */
export class DamagedShard extends Error {
  constructor(path: string) {
    super(`${path} is damaged`);
  }
}

/** Frames that follow one another without a gap. */
function framesFrom(file: number, first: Frame, { from, end }: ShardHead, size: number): Frame[] {
  const frames: Frame[] = [];
  let next = from;
  for (let at = first.at + first.length; ; ) {
    const frame = frameAt(file, at, size);
    if (frame === null || frame.from !== next || next + frame.count > end) return frames;
    frames.push(frame);
    next += frame.count;
    at = frame.at + frame.length;
  }
}

function frameAt(file: number, at: number, size: number): Frame | null {
  const bytes = read(file, at, FRAME_HEAD);
  if (bytes === null) return null;
  const [length, from, count] = [0, 4, 8].map((k) => bytes.readUInt32LE(k)) as [
    number,
    number,
    number,
  ];
  const start = at + FRAME_HEAD;
  return start + length > size ? null : { at: start, length, from, count };
}

/** The content of a frame; null: it is damaged. */
function bytesOf(file: number, { at, length }: Frame): Buffer | null {
  const digest = read(file, at - DIGEST_BYTES, DIGEST_BYTES);
  const bytes = read(file, at, length);
  return bytes !== null && digest?.equals(digestOf(bytes)) ? bytes : null;
}

function read(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : null;
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, DIGEST_BYTES);
}

/** A shard being written, under a name of its own until it has been closed. */
export class ShardWriter {
  /** Replications that have been written. */
  done = 0;
  private readonly target: string;
  private readonly partial: string;
  private readonly file: number;

  /** @throws where the folder cannot be written */
  constructor(path: string, shard: ShardHead) {
    this.target = path;
    this.partial = partialOf(path);
    makeFolder(dirname(path));
    this.file = openSync(this.partial, 'w');
    try {
      this.frame(writeWhole(head, { magic: MAGIC, ...shard }), 0, 0);
    } catch (error) {
      // A beginning without a replication is nothing to go on with.
      this.discard();
      throw error;
    }
  }

  add(chunk: Chunk): void {
    this.frame(chunkToBytes(chunk), chunk.from, chunk.sums.length);
    this.done += chunk.sums.length;
  }

  /** Puts it in its place. What others have begun of the same shard is of no use any more. */
  commit(): void {
    fsyncSync(this.file);
    closeSync(this.file);
    renameSync(this.partial, this.target);
    for (const path of partialsOf(this.target)) rmSync(path, { force: true });
  }

  /** Takes back what was written. */
  discard(): void {
    closeSync(this.file);
    rmSync(this.partial, { force: true });
  }

  private frame(bytes: Uint8Array, from: number, count: number): void {
    const start = Buffer.alloc(FRAME_HEAD);
    for (const [k, value] of [bytes.length, from, count].entries())
      start.writeUInt32LE(value, 4 * k);
    digestOf(bytes).copy(start, FRAME_HEAD - DIGEST_BYTES);
    for (const part of [start, bytes]) {
      for (let at = 0; at < part.length; ) at += writeSync(this.file, part, at);
    }
  }
}

/** What processes that were killed, or still run, have written of a shard. */
function partialsOf(path: string): string[] {
  const prefix = `${basename(path)}.partial-`;
  if (!existsSync(dirname(path))) return [];
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(dirname(path), name));
}

/** The furthest beginning of the same shard, complete or not; null: there is none. */
export function beginningOfShard(path: string, shard: ShardHead): ShardFile | null {
  let best: ShardFile | null = null;
  for (const each of [path, ...partialsOf(path)]) {
    const file = openIfThere(each);
    if (file === null || !isSameShard(file.head, shard)) continue;
    if (best === null || file.done > best.done) best = file;
  }
  return best;
}

function isSameShard(a: ShardHead, b: ShardHead): boolean {
  return (
    a.lock === b.lock &&
    a.modelVersion === b.modelVersion &&
    a.index === b.index &&
    a.count === b.count &&
    (a.record || !b.record)
  );
}

/** null: it is not there, or no shard. */
export function openIfThere(path: string): ShardFile | null {
  try {
    return ShardFile.open(path);
  } catch {
    return null;
  }
}
