/** Times as logs write them, and in which order they write day and month. */
import { DAY, HOUR, MINUTE } from '../../scenario/text/duration.js';
import type { DateOrder } from './reader.js';

/** What a text says: an instant, or a local time of a zone that it does not name. */
export interface WrittenTime {
  readonly ms: number;
  readonly isInstant: boolean;
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const REST = String.raw`(?:[T ,]+${CLOCK})? ?(AM|PM)? ?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${REST}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${REST}$`, 'i');
/** `Mon, 02 Mar 2026`, `2-Mar-26` and `March 2, 2026`. */
const DAY_NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9}[,.]? +)?(\d{1,2})[ -]([a-z]{3,9})\.?[ ,-]+(\d{4}|\d{2})${REST}$`,
  'i',
);
const MONTH_NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9}[,.]? +)?([a-z]{3,9})\.? (\d{1,2}),? +(\d{4})${REST}$`,
  'i',
);
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const TOGETHER = /^(\d{4})(\d{2})(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})(?:[.,](\d{1,9}))?(Z)?$/i;
const SECONDS = /^\d{9,10}(?:\.\d+)?$/;
const MILLISECONDS = /^\d{12,13}$/;
const TIME_OF_DAY = new RegExp(`^${CLOCK} ?(AM|PM)?$`, 'i');

/** The time that a text says; null: none, or one that does not exist. */
export function parseTime(text: string, order: DateOrder): WrittenTime | null {
  const quick = isoTime(text);
  if (quick !== null) return { ms: quick, isInstant: text.length > ISO_LENGTH };
  if (SECONDS.test(text)) return { ms: Math.round(Number(text) * 1000), isInstant: true };
  const match = YEAR_FIRST.exec(text);
  if (match !== null) {
    return withClock(dayOf(match[1], match[2], match[3]), match.slice(4));
  }
  const turned = YEAR_LAST.exec(text);
  if (turned !== null) {
    const [day, month] = order === 'mdy' ? [turned[2], turned[1]] : [turned[1], turned[2]];
    return withClock(dayOf(turned[3], month, day), turned.slice(4));
  }
  const named = DAY_NAMED.exec(text);
  if (named !== null) {
    return withClock(dayOf(named[3], monthOf(named[2]), named[1]), named.slice(4));
  }
  const american = MONTH_NAMED.exec(text);
  if (american !== null) {
    return withClock(dayOf(american[3], monthOf(american[1]), american[2]), american.slice(4));
  }
  if (MILLISECONDS.test(text)) return { ms: Number(text), isInstant: true };
  const together = TOGETHER.exec(text);
  if (together === null) return null;
  const [, year, month, day, hours, minutes, seconds, fraction, utc] = together;
  const rest = [hours, minutes, seconds, fraction, undefined, utc];
  return withClock(dayOf(year, month, day), rest);
}

/** ms since midnight of a text such as `7:05:30` or `1:30 PM`; null: it is none. */
export function parseClock(text: string): number | null {
  const match = TIME_OF_DAY.exec(text);
  return match === null ? null : clockMs(match.slice(1));
}

const ISO_LENGTH = '2026-03-02T08:00:00'.length;

/** `2026-03-02T08:00:00`, with a Z or not, which nearly every row has; null: look closer. */
function isoTime(text: string): number | null {
  if (text.length !== ISO_LENGTH && !(text.length === ISO_LENGTH + 1 && text.endsWith('Z'))) {
    return null;
  }
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':') return null;
  if (text[16] !== ':' || (text[10] !== 'T' && text[10] !== ' ')) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hours = digits(text, 11, 13);
  const minutes = digits(text, 14, 16);
  const seconds = digits(text, 17, 19);
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59 && year > 0)) return null;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (day > 28 && new Date(midnight).getUTCDate() !== day) return null;
  return midnight + hours * HOUR + minutes * MINUTE + seconds * 1000;
}

/** Digits as a number; NaN where something else stands, which no comparison lets through. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let k = from; k < to; k++) {
    const digit = text.charCodeAt(k) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

type Part = string | undefined;

/** The number of a month by its name; 0: there is none, so that the date does not exist. */
function monthOf(name: Part): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function dayOf(year: Part, month: Part, day: Part): number | null {
  const y = Number(year);
  const full = year?.length === 2 ? y + (y < 70 ? 2000 : 1900) : y;
  const midnight = Date.UTC(full, Number(month) - 1, Number(day));
  const real = new Date(midnight);
  const exists = real.getUTCMonth() === Number(month) - 1 && real.getUTCDate() === Number(day);
  return exists ? midnight : null;
}

/** Hours, minutes, seconds, fraction, half of the day, offset. */
function withClock(midnight: number | null, parts: readonly Part[]): WrittenTime | null {
  const ms = clockMs(parts);
  if (midnight === null || ms === null) return null;
  const offset = parts[5];
  if (offset === undefined) return { ms: midnight + ms, isInstant: false };
  return { ms: midnight + ms - offsetMs(offset), isInstant: true };
}

function clockMs([hours, minutes, seconds, fraction, half]: readonly Part[]): number | null {
  if (hours === undefined) return half === undefined ? 0 : null;
  let h = Number(hours);
  const m = Number(minutes);
  const s = Number(seconds ?? 0);
  if (half !== undefined) {
    if (h < 1 || h > 12) return null;
    h = (h % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  }
  // 24:00 is the midnight at the end of a day.
  if (m > 59 || s > 59 || h > 24 || (h === 24 && m + s > 0)) return null;
  const ms = Math.floor(Number(`0.${fraction ?? 0}`) * 1000 + 1e-6);
  return h * HOUR + m * MINUTE + s * 1000 + ms;
}

function offsetMs(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (match === null) return 0;
  const size = Number(match[2]) * HOUR + Number(match[3] ?? 0) * MINUTE;
  return match[1] === '-' ? -size : size;
}

/**
 * In which order dates like 03/04/2026 are written, as a sample of them shows.
 *
 * @returns null where the sample has such dates and does not show it
 */
export function dateOrderOf(sample: readonly string[]): DateOrder | null {
  let written = 0;
  let dayFirst = false;
  let monthFirst = false;
  for (const text of sample) {
    const match = YEAR_LAST.exec(text);
    if (match === null) continue;
    written++;
    if (Number(match[1]) > 12) dayFirst = true;
    if (Number(match[2]) > 12) monthFirst = true;
    if (text.includes('.')) dayFirst = true;
  }
  if (written === 0) return 'ymd';
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'dmy' : 'mdy';
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
/** The date that was written last, as most rows are of the same day as the one above. */
const written = { day: Number.NaN, date: '' };

/** `2026-03-02T08:00:00`, with milliseconds where there are some, of a local time. */
export function isoText(localMs: number): string {
  const day = Math.floor(localMs / DAY);
  if (day !== written.day) {
    written.date = dateText(localMs);
    written.day = day;
  }
  const ms = localMs - day * DAY;
  const two = (value: number): string => TWO_DIGITS[Math.floor(value)]!;
  const clock = `${two(ms / HOUR)}:${two((ms % HOUR) / MINUTE)}:${two((ms % MINUTE) / 1000)}`;
  const rest = ms % 1000 === 0 ? '' : `.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
  return `${written.date}T${clock}${rest}`;
}

/** `2026-03-02` of a local time. */
export function dateText(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 10);
}

/** The local day, since 1970-01-01, of a date such as `2026-03-02`; null: it is none. */
export function parseDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = parseTime(text, 'ymd');
  return time === null ? null : time.ms / DAY;
}
