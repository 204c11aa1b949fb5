/** Figures and names as a fitted scenario and its report have them. */
import { HOUR, MINUTE } from '../scenario/text/duration.js';
import type { Estimate } from './family-fit.js';

/** So many digits that matter. */
export function digits(value: number, count = 4): string {
  if (!Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(count)));
}

/** 12,345. */
export function countText(count: number): string {
  return Math.round(count).toLocaleString('en');
}

export function shareText(share: number): string {
  return `${digits(100 * share, 3)} %`;
}

export function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${digits(p, 2)}`;
}

/** `345 s (330 to 361)`. */
export function estimateText(
  { value, low, high }: Estimate,
  unit = '',
  shown: (value: number) => string = digits,
): string {
  const text = `${shown(value)}${unit}`;
  return low === null || high === null ? text : `${text} (${shown(low)} to ${shown(high)})`;
}

/** A duration of a scenario, in whole milliseconds, at least one and at most three years. */
export function spanText(seconds: number): string {
  const ms = Math.round(Math.min(1e8, Math.max(0.001, Number(seconds.toPrecision(4)))) * 1000);
  return `${ms / 1000}s`;
}

export function clockText(msOfDay: number): string {
  const [hours, minutes] = [Math.floor(msOfDay / HOUR), Math.floor((msOfDay % HOUR) / MINUTE)];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const PLAIN = /^[A-Za-z][A-Za-z0-9_]*$/;
const WORDS_OF_YAML = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A name in a scenario file. */
export function yamlName(name: string): string {
  return PLAIN.test(name) && !WORDS_OF_YAML.test(name) ? name : JSON.stringify(name);
}

/** A list in brackets, broken where a line would be too long; the first line has the key. */
export function flowList(key: string, items: readonly string[], indent: number): string[] {
  const room = 100 - indent - 2;
  const rows: string[] = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 2 + item.length <= room) {
      rows[rows.length - 1] = `${last}, ${item}`;
    } else rows.push(item);
  }
  const pad = ' '.repeat(indent);
  if (rows.length <= 1 && indent + key.length + (rows[0]?.length ?? 0) < 96) {
    return [`${pad}${key}: [${rows[0] ?? ''}]`];
  }
  return [
    `${pad}${key}: [`,
    ...rows.map((row, k) => `${pad}  ${row}${k === rows.length - 1 ? '' : ','}`),
    `${pad}]`,
  ];
}

/** A comment of several sentences, in lines. */
export function comment(text: string, indent: number): string[] {
  const room = 100 - indent - 2;
  const rows: string[] = [];
  // A name of a log, or of its file, may hold anything.
  for (const word of text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').split(' ')) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) {
      rows[rows.length - 1] = `${last} ${word}`;
    } else rows.push(word);
  }
  return rows.map((row) => `${' '.repeat(indent)}# ${row}`);
}
