/** Times as the page shows them. */
import type { DayFacts } from '../day-facts.js';

const DAY_MS = 86_400_000;

export interface Clock {
  /** `09:30:05`, with the weekday in runs of over a day. */
  readonly full: (ms: number) => string;
  /** `09:30`. */
  readonly short: (ms: number) => string;
}

export function clockOf({ startsAt, zone, lengthMs }: DayFacts): Clock {
  const first = Date.parse(startsAt);
  const long = lengthMs > DAY_MS ? ({ weekday: 'short' } as const) : {};
  const shared = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const short = new Intl.DateTimeFormat('en-GB', { ...shared, ...long });
  const full = new Intl.DateTimeFormat('en-GB', { ...shared, ...long, second: '2-digit' });
  return {
    full: (ms) => full.format(first + ms).replace(',', ''),
    short: (ms) => short.format(first + ms).replace(',', ''),
  };
}

/** `2:05`, `1:02:05`. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** `83.1 %`; an en dash where nothing is to be divided. */
export function shareText(top: number, bottom: number): string {
  return bottom === 0 ? '–' : `${((100 * top) / bottom).toFixed(1)} %`;
}
