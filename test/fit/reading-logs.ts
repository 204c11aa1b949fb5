/** Logs of tests: written here as text, read as the program reads them. */
import { Readable } from 'node:stream';
import type { LogRow } from '../../src/fit/log-row.js';
import { type LogReading, type LogRequest, readLog } from '../../src/fit/readers/read-log.js';
import type { FieldSource, LogInterval } from '../../src/fit/readers/reader.js';
import { Zone } from '../../src/fit/zone.js';

export interface Rejected {
  readonly line: number;
  readonly reason: string;
  readonly detail: string;
  readonly text: string;
}

export interface Read {
  readonly rows: LogRow[];
  readonly intervals: LogInterval[];
  readonly rejected: Rejected[];
  readonly reading: LogReading;
  /** How many lines are odd, by reason. */
  readonly odd: Readonly<Record<string, number>>;
  readonly leftOut: Readonly<Record<string, number>>;
}

export interface Asked extends Partial<Omit<LogRequest, 'zone' | 'map' | 'path' | 'input'>> {
  readonly tz?: string;
  readonly map?: Readonly<Record<string, FieldSource>>;
  /** Bytes a piece. */
  readonly pieces?: number;
}

export async function readText(log: string | Uint8Array, asked: Asked = {}): Promise<Read> {
  const { tz = 'UTC', map = {}, pieces = 1 << 16, ...others } = asked;
  const zone = await Zone.named(tz);
  if (typeof zone === 'string') throw new Error(zone);
  const bytes = typeof log === 'string' ? Buffer.from(log) : Buffer.from(log);
  const rows: LogRow[] = [];
  const intervals: LogInterval[] = [];
  const rejected: Rejected[] = [];
  const request: LogRequest = {
    format: null,
    encoding: null,
    delimiter: null,
    dates: null,
    from: null,
    to: null,
    types: null,
    ...others,
    path: '-',
    input: Readable.from(piecesOf(bytes, pieces)),
    zone,
    map: new Map(Object.entries(map)),
  };
  const reading = await readLog(request, {
    row: (row) => rows.push(row),
    interval: (interval) => intervals.push(interval),
    rejected: (line, reason, detail, text) => rejected.push({ line, reason, detail, text }),
  });
  const counts = (reasons: typeof reading.tally.odd): Record<string, number> =>
    Object.fromEntries([...reasons].map(([reason, { count }]) => [reason, count]));
  const { odd, leftOut } = reading.tally;
  return { rows, intervals, rejected, reading, odd: counts(odd), leftOut: counts(leftOut) };
}

function piecesOf(bytes: Buffer, size: number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}

/** The instant of `2026-03-02T08:00:05` in UTC. */
export function utc(text: string): number {
  return Date.parse(`${text}Z`);
}
