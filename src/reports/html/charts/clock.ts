/** The times of day along the bottom of a chart. */
import type { Size } from '../figure.js';
import type { Tick } from './axes.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  MINUTE / 12,
  MINUTE / 6,
  MINUTE / 2,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY),
];

/** Of a run: when it began, and how an instant of it is written. */
export interface Clock {
  /** From the midnight before the start, ms. */
  readonly offsetMs: number;
  /** "11:20", "Mon 11:20" in a run of several days. */
  readonly text: (ms: number) => string;
}

/** @param start as a scenario says it, `2026-03-02T08:00[Europe/London]` */
export function clockOf(start: string, text: (ms: number) => string): Clock {
  const [, hours = '0', minutes = '0', seconds = '0'] = /T(\d+):(\d+)(?::(\d+))?/.exec(start) ?? [];
  const offsetMs = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
  return { offsetMs, text };
}

/** Full hours, or whatever suits the length of the axis. */
export function clockTicks({ offsetMs, text }: Clock, endMs: number, size: Size): Tick[] {
  const most = size.narrow ? 5 : 11;
  const step = STEPS.find((each) => endMs / each <= most) ?? 56 * DAY;
  const first = Math.ceil(offsetMs / step) * step - offsetMs;
  const ticks: Tick[] = [];
  for (let even = first; even <= endMs; even += step) {
    const value = step >= HOUR ? even - ahead(even + offsetMs, text(even)) : even;
    const label = step >= DAY ? text(value).replace(/ .*/, '') : labelOf(value, step, text);
    ticks.push({ value, label });
  }
  return ticks;
}

/** By how much clocks that were changed since the start are ahead of an even count. */
function ahead(even: number, text: string): number {
  const [, hours, minutes] = /(\d+):(\d+)$/.exec(text) ?? [];
  if (hours === undefined) return 0;
  const difference = Number(hours) * HOUR + Number(minutes) * MINUTE - (even % DAY);
  return difference - DAY * Math.round(difference / DAY);
}

/** Beyond the minute by the time since the start. */
function labelOf(value: number, step: number, text: (ms: number) => string): string {
  if (step >= MINUTE) return text(value);
  const seconds = Math.round(value / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
