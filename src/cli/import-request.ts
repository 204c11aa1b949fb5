/** The flags of `ringback import`, read; everything that is wrong with them is said at once. */

import type { Bounds } from '../fit/readers/bounds.js';
import type { Encoding } from '../fit/readers/encoding.js';
import type { LogRequest } from '../fit/readers/read-log.js';
import type { DateOrder, FieldSource } from '../fit/readers/reader.js';
import { parseDate } from '../fit/readers/time-text.js';
import { Zone } from '../fit/zone.js';
import { quoted } from '../scenario/faults/fault.js';
import { Exit, ExitCode } from './exit-code.js';
import type { FitFlags } from './import-fit.js';
import type { ReportFlag } from './report-target.js';

export interface ImportFlags extends FitFlags {
  readonly out?: string;
  readonly format?: string;
  readonly map?: readonly string[];
  readonly tz: string;
  readonly dates?: DateOrder;
  readonly delimiter?: string;
  readonly encoding?: Encoding;
  readonly unpackUpTo?: string;
  readonly from?: string;
  readonly to?: string;
  readonly day?: string;
  readonly type?: readonly string[];
  readonly force?: boolean;
  readonly report?: ReportFlag;
  readonly json?: boolean;
  readonly color: boolean;
}

/** @throws Exit with all that is wrong */
export async function requestOf(path: string, flags: ImportFlags): Promise<LogRequest> {
  const faults: string[] = [];
  const zone = await Zone.named(flags.tz);
  if (typeof zone === 'string') faults.push(`--tz: ${zone}`);
  const request = {
    path,
    input: process.stdin,
    format: flags.format ?? null,
    encoding: flags.encoding ?? null,
    map: mapOf(flags.map ?? [], faults),
    delimiter: delimiterOf(flags.delimiter, faults),
    dates: flags.dates ?? null,
    types: flags.type === undefined ? null : new Set(flags.type),
    bounds: boundsOf(flags.unpackUpTo, faults),
    ...daysOf(flags, faults),
  };
  if (faults.length > 0 || typeof zone === 'string') {
    throw new Exit(ExitCode.Input, faults.join('\n'));
  }
  return { ...request, zone };
}

function mapOf(pairs: readonly string[], faults: string[]): Map<string, FieldSource> {
  const map = new Map<string, FieldSource>();
  for (const pair of pairs) {
    const [, field = '', source = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
    if (source === '') {
      faults.push(`--map ${quoted(pair)}: write it as FIELD=COLUMN, such as wait=secs_in_queue`);
      continue;
    }
    const constant = /^'(.*)'$/s.exec(source)?.[1];
    const number = /^#(\d{1,4})$/.exec(source)?.[1];
    if (constant !== undefined) map.set(field, { constant });
    else if (number !== undefined && Number(number) > 0) map.set(field, { number: Number(number) });
    else map.set(field, { column: source });
  }
  return map;
}

function delimiterOf(text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null;
  const delimiter = /^(?:tab|\\t)$/i.test(text) ? '\t' : text;
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) {
    faults.push(`--delimiter ${quoted(text)}: write one character, such as ; or tab`);
  }
  return delimiter;
}

const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/** Whoever says how much may come out knows what is in the file. */
function boundsOf(text: string | undefined, faults: string[]): Partial<Bounds> {
  if (text === undefined) return {};
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([MGT]B)$/i.exec(text.trim()) ?? [];
  const unpacked = Number(number) * (UNITS[unit.toUpperCase()] ?? 0);
  if (unpacked > 0) return { unpackedTimes: null, unpacked };
  faults.push(`--unpack-up-to ${quoted(text)}: write a size such as 500MB or 50GB`);
  return {};
}

/** The days asked for, from and until before. */
function daysOf({ from, to, day }: ImportFlags, faults: string[]) {
  if (day !== undefined && (from !== undefined || to !== undefined)) {
    faults.push('--day is one date: give it, or --from and --to');
  }
  const read = (flag: string, text: string | undefined): number | null => {
    if (text === undefined) return null;
    const date = parseDate(text);
    if (date === null) faults.push(`${flag} ${quoted(text)}: write a date such as 2026-03-02`);
    return date;
  };
  const only = read('--day', day);
  const first = only ?? read('--from', from);
  const last = only ?? read('--to', to);
  if (first !== null && last !== null && last < first) faults.push('--to is before --from');
  return { from: first, to: last === null ? null : last + 1 };
}

/** The flags that decide what is read and fitted, as they were given. */
export function askedOf(flags: ImportFlags): Record<string, string> {
  const { format, map, tz, dates, delimiter, encoding, from, to, day, type } = flags;
  const { unpackUpTo, rosterDay, leaveOut, answerWithin } = flags;
  const read = { format, map, tz, dates, delimiter, encoding, from, to, day, type };
  const all = { ...read, unpackUpTo, rosterDay, leaveOut, answerWithin };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join('; ')]],
    ),
  );
}
