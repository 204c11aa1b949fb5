/** Small words that captions are made of. */
import { secondsText, valueText } from '../numbers.js';

/** A mean of things that are counted: two digits where it is small. */
export function meanText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2).replace(/\.?0+$/, '');
}

/** A value at an axis. */
export function axisText(value: number): string {
  return String(Number(value.toPrecision(6)) + 0);
}

export function shareText(part: number, whole: number): string {
  return whole === 0 ? valueText(null, 'share') : valueText(part / whole, 'share');
}

/** Whole seconds: "5 s", "2 min 10 s". */
export function wholeSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return (Math.abs(whole) < 120 ? `${whole} s` : secondsText(whole)).replaceAll(' ', '\u00a0');
}

/** The ends of a span with the unit once: "-2.4 to -1.7 points". */
export function spanText(low: string, high: string): string {
  return `${withoutUnit(low, high)} to ${high}`;
}

/** A figure without its unit, where another with the same unit follows. */
export function withoutUnit(text: string, next: string): string {
  const [, number = text, unit = ''] = /^([+-]?[\d.]+)( .*)$/.exec(text) ?? [];
  return unit !== '' && new RegExp(`^[+-]?[\\d.]+${unit}$`).test(next) ? number : text;
}

/** "12 s late", "3 min 10 s early". */
export function lateText(seconds: number): string {
  if (Math.abs(seconds) < 0.05) return 'at the same moment';
  return `${secondsText(Math.abs(seconds))} ${seconds > 0 ? 'late' : 'early'}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** That so many thresholds hold, none of them not. */
export function allHold(count: number): string {
  if (count === 1) return 'the threshold holds';
  return count === 2 ? 'both thresholds hold' : `all ${count} thresholds hold`;
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
