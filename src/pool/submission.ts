/**
 * What is handed to a pool of workers: a scenario, the files that it names, and which replications
 * are wanted in which chunks. It is a plain value of data; there is no code in it.
 */
import type { Details } from '../experiments/chunk.js';
import { resultHash } from '../experiments/results-folder.js';
import {
  aFlag,
  aNumber,
  aText,
  fields,
  listOf,
  plain,
  readWhole,
  type Shape,
  writeWhole,
} from '../records/shapes.js';
import type { GivenFiles } from '../scenario/load.js';
import { MOST_REPLICATIONS } from '../scenario/schema/replications.js';
import { type WorldName, worldNames } from '../simulation/world.js';
import { packed, unpacked } from './packed.js';

const MAGIC = 'ringback submission 1';

/** A scenario and its files, together and not deflated. */
export const MOST_SUBMISSION_BYTES = 100_000_000;

export interface Submission {
  readonly modelVersion: string;
  /** The scenario's name, for people. */
  readonly name: string;
  /** The scenario with every default written out. */
  readonly lock: string;
  readonly files: GivenFiles;
  readonly worlds: readonly WorldName[];
  readonly details: Details;
  /** The replications, counted from 0, to before `end`. */
  readonly from: number;
  readonly end: number;
  /** Replications of the first chunk, and of every other but the last, which may be smaller. */
  readonly first: number;
  readonly size: number;
}

/** Consecutive replications. */
export interface Range {
  readonly from: number;
  readonly count: number;
}

/** The chunks of a submission, in order. */
export function* chunksOf({ from, end, first, size }: Submission): Generator<Range> {
  for (let next = from; next < end; ) {
    const count = Math.min(end - next, next === from ? first : size);
    yield { from: next, count };
    next += count;
  }
}

export function numberOfChunks({ from, end, first, size }: Submission): number {
  return 1 + Math.max(0, Math.ceil((end - from - first) / size));
}

/** Whether a submission has this chunk. */
export function hasChunk({ from, end, first, size }: Submission, range: Range): boolean {
  const isFirst = range.from === from;
  if (!isFirst && (range.from < from + first || (range.from - from - first) % size !== 0)) {
    return false;
  }
  return range.from < end && range.count === Math.min(end - range.from, isFirst ? first : size);
}

/**
 * The same request has the same: the name of its result, and its replications. How they are parted
 * is not in it, since whoever comes second keeps to what is there.
 */
export function submissionId(
  asked: Pick<Submission, 'lock' | 'modelVersion' | 'details' | 'from' | 'end'>,
): string {
  const { lock, modelVersion, details, from, end } = asked;
  const rows = details.callbacks ? '' : '-sums';
  const record = details.interactions ? '-record' : '';
  return `${resultHash(lock, modelVersion)}-${from}-${end}${rows}${record}`;
}

export function isSubmissionId(text: string): boolean {
  return /^[0-9a-f]{12}-\d{1,8}-\d{1,8}(-sums)?(-record)?$/.test(text);
}

interface Written extends Omit<Submission, 'files' | 'worlds' | 'details'>, Details {
  readonly magic: string;
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly worlds: readonly string[];
}

const aFile = plain<readonly [string, Uint8Array]>({
  write: (writer, [path, bytes]) => {
    writer.text(path);
    writer.raw(bytes);
  },
  read: (reader) => [reader.text(), reader.raw()],
});

const written: Shape<Written> = fields<Written>({
  magic: aText,
  modelVersion: aText,
  name: aText,
  lock: aText,
  files: listOf(aFile),
  worlds: listOf(aText),
  callbacks: aFlag,
  interactions: aFlag,
  from: aNumber,
  end: aNumber,
  first: aNumber,
  size: aNumber,
});

export function submissionToBytes(submission: Submission): Buffer {
  const { details, files, ...rest } = submission;
  return packed(writeWhole(written, { magic: MAGIC, ...rest, ...details, files: [...files] }));
}

/** What bytes from elsewhere are; null: no submission of this id, or one that cannot be. */
export function submissionFromBytes(bytes: Uint8Array, id: string): Submission | null {
  const content = unpacked(bytes, MOST_SUBMISSION_BYTES);
  const read = content === null ? null : readWhole(written, content);
  if (read === null || read.magic !== MAGIC) return null;
  const { magic: _, callbacks, interactions, files, worlds, ...rest } = read;
  const known = worldNames.filter((name) => worlds.includes(name));
  if (known.length !== worlds.length || !known.includes('actual')) return null;
  const submission: Submission = {
    ...rest,
    worlds: known,
    details: { callbacks, interactions },
    files: new Map(files.map(([path, content]) => [path, new Uint8Array(content)])),
  };
  const isSound = areNumbersSound(submission) && /^[\w.-]{1,64}$/.test(submission.modelVersion);
  return isSound && submissionId(submission) === id ? submission : null;
}

function areNumbersSound({ from, end, first, size }: Submission): boolean {
  const isWhole = (value: number): boolean =>
    Number.isInteger(value) && value <= MOST_REPLICATIONS && value >= 0;
  return [from, end, first, size].every(isWhole) && from < end && first > 0 && size > 0;
}
