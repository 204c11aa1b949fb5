/** Reads a log of any format, line by line, in memory that does not grow with it. */

import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { readerFor, readerNamed } from './all-readers.js';
import { CheckedSink, type LogConsumer, type Wanted } from './checked-sink.js';
import { Decoder, type Encoding, encodingOf } from './encoding.js';
import type { Splitter } from './line-takers.js';
import { linesOf, splitterFor } from './lines.js';
import { type LogBytes, openLog } from './log-bytes.js';
import { LogFault, type LogHead, type LogReader, type ReadOptions } from './reader.js';
import type { Tally } from './tally.js';

/** What is looked at to tell formats apart. */
const HEAD = 1 << 16;

export interface LogRequest extends ReadOptions, Omit<Wanted, 'zone'> {
  /** `-` is standard input. */
  readonly path: string;
  readonly input: Readable;
  /** null: as the file looks. */
  readonly format: string | null;
  readonly encoding: Encoding | null;
  readonly signal?: AbortSignal;
  /** How many bytes have been read, of how many, where that is known. */
  readonly onProgress?: (read: number, of: number | null, lines: number) => void;
}

export interface LogReading {
  readonly reader: LogReader;
  readonly tally: Tally;
  /** Lines of the log, each in the tally once. */
  readonly lines: number;
  readonly encoding: Encoding;
  /** Of the file as it is, packed or not. */
  readonly sha256: string;
  /** Fields and the columns they were found in. */
  readonly found: Readonly<Record<string, string>>;
  /** The signal stopped it: what was read is not all. */
  readonly stopped: boolean;
}

/** @throws LogFault where it cannot be read as a log at all */
export async function readLog(request: LogRequest, consumer: LogConsumer): Promise<LogReading> {
  const bytes = await openLog(request.path, request.input, request.bounds);
  const pieces = bytes.pieces[Symbol.asyncIterator]();
  const { first, ended } = await beginningOf(pieces);
  if (first.length === 0) throw new LogFault(['is empty: there is nothing to read']);
  const encoding = request.encoding ?? encodingOf(first);
  const decoder = new Decoder(encoding);
  const text = decoder.text(first) + (ended ? decoder.rest() : '');
  const head = headOf(request.path, text, ended);
  if (head.lines.every((line) => line.trim() === '') && ended) {
    throw new LogFault(['is empty: there is nothing to read']);
  }
  if (request.format === null && head.lines.length === 0) throw new LogFault([NO_LINES]);
  const reader = request.format === null ? readerFor(head) : readerNamed(request.format);
  mustBeMapped(reader, request);
  const sink = new CheckedSink({ ...request, inOrder: reader.inOrder }, consumer);
  const taker = reader.begin(head, request, sink);
  const splitter = splitterFor(text, {
    line(text, line) {
      sink.reading(text, line);
      if (text.includes('\0')) return sink.rejected(line, 'not-text', '', text);
      if (text.includes('\uFFFD')) sink.odd(line, 'broken-encoding');
      taker.line(text, line);
    },
    tooLong: (text, line) => sink.rejected(line, 'line-too-long', '', text),
  });
  splitter.push(text);
  const stopped = await pushOthers(pieces, { request, bytes, decoder, splitter });
  splitter.push(decoder.rest());
  splitter.end();
  taker.end();
  sink.end();
  return {
    reader,
    tally: sink.tally,
    lines: splitter.lines,
    encoding,
    sha256: bytes.sha256(),
    found: taker.found,
    stopped,
  };
}

const NO_LINES = `line 1 does not end within its first ${HEAD.toLocaleString('en')} bytes, so this is no log with a line a call: export it as CSV (of JSON, jq -c '.NAME[]' makes lines of a list within), or say what it is with --format`;

interface Pushing {
  readonly request: LogRequest;
  readonly bytes: LogBytes;
  readonly decoder: Decoder;
  readonly splitter: Splitter;
}

/** @returns whether the signal stopped it */
async function pushOthers(
  pieces: AsyncIterator<Uint8Array>,
  { request, bytes, decoder, splitter }: Pushing,
): Promise<boolean> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return false;
    splitter.push(decoder.text(value));
    request.onProgress?.(bytes.read(), bytes.size, splitter.lines);
    if (request.signal?.aborted) {
      await pieces.return?.();
      return true;
    }
  }
}

async function beginningOf(
  pieces: AsyncIterator<Uint8Array>,
): Promise<{ first: Buffer; ended: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD) {
    const { done, value } = await pieces.next();
    if (done) return { first: Buffer.concat(parts), ended: true };
    parts.push(value);
    size += value.length;
  }
  return { first: Buffer.concat(parts), ended: false };
}

function headOf(path: string, text: string, ended: boolean): LogHead {
  const beginning = text.slice(0, HEAD);
  const lines = linesOf(beginning, ended && beginning.length === text.length);
  return { file: path === '-' ? '' : basename(path).replace(/\.gz$/i, ''), lines };
}

function mustBeMapped({ mapped, name }: LogReader, { map, delimiter }: LogRequest): void {
  if (mapped || (map.size === 0 && delimiter === null)) return;
  const flag = map.size > 0 ? '--map' : '--delimiter';
  throw new LogFault([
    `${flag} means nothing for the format ${name}, whose fields are fixed: leave it out, or read the file as --format calls`,
  ]);
}
