/**
 * Durations as text: `90s`, `3m30s`, `1.5h`, `250ms`, `2d`, `PT3M30S`.
 *
 * There are no bare numbers: a file in which 90 means seconds here and minutes there is the
 * commonest fault of planning sheets. Everything becomes whole milliseconds.
 */
import type { Fault } from '../faults/fault.js';
import * as faults from '../faults/time.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 366 * DAY;

const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
  ['ms', 1],
];

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const PLAIN = new RegExp(
  `^(?:${NUMBER} ?d)? ?(?:${NUMBER} ?h)? ?(?:${NUMBER} ?m)? ?(?:${NUMBER} ?s)? ?(?:${NUMBER} ?ms)?$`,
);
const ISO = new RegExp(`^P(?:${NUMBER}D)?(?:T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`);

/** The shape in a JSON Schema; what it lets through may still be refused by `parseDuration`. */
export const DURATION_PATTERN = String.raw`^(P.*|(\d+(\.\d+)? ?(d|h|m|s|ms) ?)+)$`;

/** No duration is longer; it keeps sums of durations exact. */
export const LONGEST_DURATION = 100 * YEAR;

/** Whole milliseconds, or what is wrong. */
export function parseDuration(text: string): number | Fault {
  const trimmed = text.trim();
  if (trimmed.length > 60) return faults.notADuration(text);
  const match = PLAIN.exec(trimmed) ?? ISO.exec(trimmed);
  const parts = match?.slice(1) ?? [];
  if (parts.every((part) => part === undefined)) return whyNot(trimmed);
  let ms = 0;
  for (const [i, part] of parts.entries()) ms += Number(part ?? 0) * (UNITS[i]?.[1] ?? 0);
  const whole = Math.round(ms);
  if (Math.abs(ms - whole) > 1e-6 * Math.max(1, ms / DAY)) return faults.partOfAMillisecond(text);
  return whole > LONGEST_DURATION ? faults.durationTooLong(text) : whole;
}

/** The milliseconds of a duration that has been checked before. */
export function durationMs(text: string): number {
  const ms = parseDuration(text);
  if (typeof ms !== 'number') throw new Error(`an unchecked duration: ${text}`);
  return ms;
}

/** The shortest text that parses to the same: `3m30s`. */
export function formatDuration(ms: number): string {
  let rest = ms;
  let text = '';
  for (const [unit, size] of UNITS) {
    const whole = Math.floor(rest / size);
    if (whole > 0) text += `${whole}${unit}`;
    rest -= whole * size;
  }
  return text === '' ? '0s' : text;
}

const WORDS: Readonly<Record<string, string>> = {
  ms: 'ms',
  msec: 'ms',
  millis: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
};

function whyNot(text: string): Fault {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) {
    return text.startsWith('-') ? faults.negativeDuration(text) : faults.durationWithoutUnit(text);
  }
  if (/^-/.test(text)) return faults.negativeDuration(text);
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return faults.clockAsDuration(text, clockReading(clock));
  const worded = /^(\d+)(?:([.,])(\d+))? ?([a-zA-Z]+)\.?$/.exec(text);
  const unit = worded === null ? undefined : WORDS[(worded[4] ?? '').toLowerCase()];
  if (worded === null || unit === undefined) return faults.notADuration(text);
  const meant = `${worded[1]}${worded[3] === undefined ? '' : `.${worded[3]}`}${unit}`;
  return meant === text ? faults.notADuration(text) : faults.durationSpelledOut(text, meant);
}

function clockReading([, first, second, third]: RegExpExecArray): string {
  const [a, b] = [Number(first), Number(second)];
  if (third === undefined) return formatDuration(a * HOUR + b * MINUTE);
  return formatDuration(a * HOUR + b * MINUTE + Number(third) * SECOND);
}
