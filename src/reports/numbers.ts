/** Figures as people read them. */
import type { Bound } from '../metrics/judge.js';
import type { Estimate, Unit } from '../metrics/measure.js';
import { rangeOf } from '../metrics/range.js';

/** What stands where there is no figure. */
export const NOTHING = '–';

/** A value with its unit. */
export function valueText(value: number | null, unit: Unit): string {
  if (value === null) return NOTHING;
  switch (unit) {
    case 'share':
      return `${fixed(value * 100, 1)} %`;
    case 's':
      return secondsText(value);
    case 's2':
      return `${digits(value)} s²`;
    case 'h':
      return `${fixed(value, 2)} h`;
    case 'min':
      return `${fixed(value, 2)} min`;
    case 'agents':
      return fixed(value, 2);
    case 'money':
      return Math.abs(value) >= 1000 ? value.toFixed(0) : fixed(value, 2);
    case 'count':
    case 'interactions':
      return digits(value);
  }
}

/** A difference of two values: signed, shares in percentage points. */
export function differenceText(value: number | null, unit: Unit): string {
  if (value === null) return NOTHING;
  const text = unit === 'share' ? `${fixed(value * 100, 1)} points` : valueText(value, unit);
  return value > 0 ? `+${text}` : text;
}

/** Stands behind an end of an interval that would lie beyond what is possible. */
export const CUT = '(cut)';

/** The interval of a measure, within what is possible; nothing where there is none. */
export function intervalText(
  key: string,
  estimate: Estimate,
  shown: (value: number) => string,
): string {
  const ends = endsText(key, estimate, shown);
  return typeof ends === 'string' ? ends : ends.join(' to ');
}

/** Both ends of it; a word, or nothing, where it has none. */
export function endsText(
  key: string,
  { mean, low, high, unit }: Estimate,
  shown: (value: number) => string,
): readonly [low: string, high: string] | string {
  if (mean === null || low === null || high === null) return '';
  if (low === high) return 'exact';
  const range = rangeOf(key, unit);
  return [
    low < range.low ? `${shown(range.low)} ${CUT}` : shown(low),
    high > range.high ? `${shown(range.high)} ${CUT}` : shown(high),
  ];
}

/** The bound by which a threshold was judged, and how sure it is; nothing where there is none. */
export function boundText(bound: Bound | null, unit: Unit): string {
  if (bound === null) return '';
  const { value, side, confidence } = bound;
  const word = side === 'atMost' ? 'at most' : 'at least';
  const shown = value === null ? 'without end' : valueText(value, unit);
  return `${word} ${shown} (${Number((confidence * 100).toFixed(2))} %, one-sided)`;
}

/** A warning where there are too few replications for intervals to be trusted; else nothing. */
export function fewReplicationsText(replications: number): string[] {
  if (replications >= 5) return [];
  return [
    replications === 1
      ? 'one replication says nothing of chance: there are no intervals; write --reps 20'
      : `only ${replications} replications: intervals are wide, and may be far off; write --reps 20`,
  ];
}

/** Seconds, as minutes where that reads better. */
export function secondsText(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 120) return `${fixed(seconds, 1)} s`;
  const sign = seconds < 0 ? '-' : '';
  const whole = Math.round(size);
  return `${sign}${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

function digits(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value)) return value.toFixed(0);
  return size >= 1000 ? value.toFixed(0) : size >= 100 ? value.toFixed(1) : fixed(value, 2);
}

/** A number with so many places; what rounds to zero has no sign. */
function fixed(value: number, places: number): string {
  return value.toFixed(places).replace(/^-(?=[0.]+$)/, '');
}

/** An instant from the start, as hours, minutes, seconds and milliseconds. */
export function clockText(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${Math.floor(ms / 3_600_000)}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`;
}

/** Ten significant digits: enough for everyone, and no noise of binary fractions. */
export function tenDigits(value: number): number {
  // Adding zero turns a negative zero into zero.
  return Number(value.toPrecision(10)) + 0;
}
