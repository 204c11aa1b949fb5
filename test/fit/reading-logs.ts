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

/** A log of one format, in parts that a test can put together as it likes. */
export interface Sample {
  readonly format: string;
  /** Lines that stand before the first call; none where the format has no header. */
  readonly header: readonly string[];
  /** A call or interval each, as one or more lines, in order. */
  readonly calls: readonly (readonly string[])[];
  /** A line in the place of a call that cannot be read. */
  readonly bad: string;
}

const BANK_HEADER =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time ' +
  'q_start q_exit q_time outcome ser_start ser_exit ser_time server';

export const samples: readonly Sample[] = [
  {
    format: 'calls',
    header: ['start,queue,call id,wait_s,outcome,agent,talk_s'],
    calls: [
      ['2026-03-02T08:00:05,support,1,0,answered,Ann,61'],
      ['2026-03-02T08:00:09,sales,2,12.5,abandoned,,'],
      ['2026-03-02T08:01:00,support,3,30,answered,Bob,240'],
    ],
    bad: 'yesterday,support,4,1,answered,Ann,5',
  },
  {
    format: 'anonymous-bank',
    header: [BANK_HEADER.replaceAll(' ', '\t')],
    calls: [
      'AA0101 34536 0 0 PS 990201 7:02:47 7:02:56 9 0:00:00 0:00:00 0 AGENT 7:02:55 7:05:41 166 A01',
      'AA0101 34538 12091 2 NW 990201 7:41:32 7:41:41 9 7:41:41 7:43:02 81 HANG 0:00:00 0:00:00 0 NO_SERVER',
      'AA0102 34539 7 1 PS 990201 7:50:00 7:50:09 9 7:50:09 7:50:29 20 AGENT 7:50:28 7:51:28 60 A02',
    ].map((line) => [line.replaceAll(' ', '\t')]),
    bad: 'AA0101\t34536\t0\t0\tXX',
  },
];

export function linesOf(sample: Sample, calls = sample.calls): string[] {
  return [...sample.header, ...calls.flat()];
}
