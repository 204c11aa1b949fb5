/** Lengths of time as logs write them: `95`, `95.5`, `1:35`, `0:01:35`, `1m35s`. */
import { DAY, HOUR, MINUTE, parseDuration, SECOND } from '../../scenario/text/duration.js';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const CLOCK = /^(-)?(\d+):(\d{2})(?::(\d{2}))?(?:\.(\d+))?$/;
const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  msec: 1,
  msecs: 1,
  millis: 1,
  milliseconds: 1,
  s: SECOND,
  sec: SECOND,
  secs: SECOND,
  second: SECOND,
  seconds: SECOND,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  hrs: HOUR,
  hours: HOUR,
};

/**
 * @param unitMs what a bare number counts
 * @param decimalComma whether `1,5` is one and a half; else a comma parts thousands
 * @returns whole milliseconds, negative ones included; null: the text is no length of time
 */
export function parseSpan(text: string, unitMs: number, decimalComma: boolean): number | null {
  const plain = text.includes(',') ? withoutCommas(text, decimalComma) : text;
  if (NUMBER.test(plain)) return Math.round(Number(plain) * unitMs);
  const match = CLOCK.exec(plain);
  if (match !== null) {
    const [, minus, a, b, c, fraction] = match;
    const [hours, minutes, seconds] = c === undefined ? [0, a, b] : [Number(a), b, c];
    if (Number(seconds) > 59 || (c !== undefined && Number(minutes) > 59)) return null;
    const whole = hours * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
    const ms = whole + Math.floor(Number(`0.${fraction ?? 0}`) * 1000 + 1e-6);
    return minus === undefined ? ms : -ms;
  }
  if (!/[a-z]/i.test(plain)) return null;
  const ms = parseDuration(plain);
  return typeof ms === 'number' ? ms : null;
}

/** The number that a text says, with the same commas; null: none. */
export function parseNumber(text: string, decimalComma: boolean): number | null {
  const plain = text.includes(',') ? withoutCommas(text, decimalComma) : text;
  return NUMBER.test(plain) ? Number(plain) : null;
}

/** The length of an interval: `30m`, `15mins`, `1:00`, `daily`; a bare number counts minutes. */
export function parseLength(text: string): number | null {
  if (/^daily$/i.test(text)) return DAY;
  const match = /^(\d+) ?([a-z]+)$/i.exec(text);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  if (match !== null && unit !== undefined) return Number(match[1]) * unit;
  const clock = /^(\d+):(\d{2})(?::00)?$/.exec(text);
  if (clock !== null) return Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE;
  return parseSpan(text, MINUTE, false);
}

function withoutCommas(text: string, decimalComma: boolean): string {
  if (decimalComma) return text.replace(',', '.');
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** The words of a heading without its unit, and the unit where it names one. */
export interface Heading {
  /** Lower case, letters and digits alone. */
  readonly bare: string;
  readonly unitMs: number | null;
}

/** `Wait Time (sec)` and `Wait time in seconds` are `waittime` in seconds; `log_` in front counts for nothing. */
export function headingOf(text: string): Heading {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const unitMs = words.length > 1 ? (UNITS[words.at(-1) ?? ''] ?? null) : null;
  if (unitMs !== null) words.pop();
  if (unitMs !== null && words.length > 1 && words.at(-1) === 'in') words.pop();
  if (words.length > 1 && words[0] === 'log') words.shift();
  return { bare: words.join(''), unitMs };
}
