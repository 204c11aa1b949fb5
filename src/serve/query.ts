/** What is asked for behind the `?` of an address. Everything wrong with it is told at once. */
import { HttpError } from './http-error.js';
import type { Recording } from './recording.js';

const MOST_DAYS = 31;
const DAY = 86_400_000;
/** A window may not be longer. */
export const MOST_WINDOW_MS = MOST_DAYS * DAY;

/** As public pages of the vendor have them. */
export const DEFAULT_LIMIT = 25;
export const MOST_LIMIT = 5000;

const includes = ['Started', 'StartedOrEnded', 'Processed'] as const;
type Include = (typeof includes)[number];

/** A window of time in ms from the start of the run, `from <= t < to`. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly include: Include;
}

export interface Paging {
  /** Counted from 1. */
  readonly page: number;
  readonly limit: number;
}

/** Reads parameters and gathers what is wrong with them. */
export class QueryReader {
  private readonly query: URLSearchParams;
  private readonly faults: string[] = [];

  constructor(query: URLSearchParams) {
    this.query = query;
  }

  text(name: string): string | null {
    const value = this.query.get(name);
    return value === null || value === '' ? null : value;
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
    const value = this.text(name);
    if (value === null) return null;
    const found = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
    if (found === undefined) this.faults.push(`${name} must be one of ${choices.join(', ')}`);
    return found ?? null;
  }

  wholeNumber(name: string, most: number): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : 0;
    if (number >= 1 && number <= most) return number;
    this.faults.push(`${name} must be a whole number from 1 to ${most}`);
    return null;
  }

  /** ms since 1970; null: not given. */
  instant(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const at = instantOf(value);
    if (at === null) {
      this.faults.push(`${name} must be a time in ISO 8601, e.g. 2026-03-02T08:00:00.000Z`);
    }
    return at;
  }

  require(name: string, value: unknown): void {
    if (value !== null || this.text(name) !== null) return;
    this.faults.push(`${name} is required`);
  }

  paging(): Paging {
    const page = this.wholeNumber('page', Number.MAX_SAFE_INTEGER) ?? 1;
    return { page, limit: this.wholeNumber('limit', MOST_LIMIT) ?? DEFAULT_LIMIT };
  }

  /** @throws HttpError if anything was wrong */
  end(): void {
    if (this.faults.length > 0) throw new HttpError(400, this.faults.join('; '));
  }
}

/** In UTC where no zone is named; a `+` in an address is read as a blank. */
function instantOf(text: string): number | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[ +-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, date = '', time = '00:00', zone = 'Z'] = match;
  const offset = zone.replace(/^ /, '+').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const at = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(at) ? null : at;
}

/** The window that is asked for; its end is by default the end of the run, which is now. */
export function windowOf(reader: QueryReader, recording: Recording): Window {
  const start = reader.instant('start');
  const end = reader.instant('end');
  const include = reader.choice('include', includes) ?? 'Started';
  reader.require('start', start);
  reader.end();
  const origin = Date.parse(recording.made.plan.startsAt);
  const from = (start ?? 0) - origin;
  const to = end === null ? Math.max(from, upTo(recording)) : end - origin;
  if (to < from) throw new HttpError(400, 'end is before start');
  if (to - from > MOST_WINDOW_MS) {
    // In the vendor's words.
    throw new HttpError(400, `Request window size limit exceeded ${MOST_DAYS} days`);
  }
  return { from, to, include };
}

/** Just after the last thing that happened. */
export function upTo({ endedAt }: Recording): number {
  return endedAt + 1;
}

/**
 * The positions of the rows in a window. What is over is processed at once, so that `Processed` finds
 * what `StartedOrEnded` does.
 */
export function* rowsIn(recording: Recording, { from, to, include }: Window): Generator<number> {
  const { spool } = recording;
  const [first, past] = [spool.firstFrom(from), spool.firstFrom(to)];
  if (include !== 'Started') {
    for (let k = 0; k < first; k++) if (spool.end(k) >= from && spool.end(k) < to) yield k;
  }
  for (let k = first; k < past; k++) yield k;
}
