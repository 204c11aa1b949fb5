/**
 * What the program knows by name: faults, measures, keys of scenarios, rules, exit codes, words. One
 * name may mean several things, and a part of a key means every key that ends in it.
 */

import { rules } from '../rules-table.js';
import { nearest } from '../scenario/faults/nearest.js';
import { errors } from './errors.js';
import { exitMeanings } from './exit-codes.js';
import { glossary } from './glossary.js';
import { type MeasureEntry, measureEntries } from './measure-list.js';
import { type ScenarioKey, scenarioKeys } from './scenario-keys.js';

export type Entry =
  | ({ readonly kind: 'error' } & (typeof errors)[number])
  | ({ readonly kind: 'measure' } & MeasureEntry)
  | ({ readonly kind: 'key' } & ScenarioKey)
  | ({ readonly kind: 'rule' } & (typeof rules)[number])
  | ({ readonly kind: 'exit' } & (typeof exitMeanings)[number])
  | ({ readonly kind: 'word' } & (typeof glossary)[number]);

/** Everything that has a name. */
export async function allEntries(): Promise<Entry[]> {
  return [
    ...errors.map((each) => ({ kind: 'error' as const, ...each })),
    ...(await measureEntries()).map((each) => ({ kind: 'measure' as const, ...each })),
    ...scenarioKeys().map((each) => ({ kind: 'key' as const, ...each })),
    ...rules.map((each) => ({ kind: 'rule' as const, ...each })),
    ...exitMeanings.map((each) => ({ kind: 'exit' as const, ...each })),
    ...glossary.map((each) => ({ kind: 'word' as const, ...each })),
  ];
}

/** The name by which an entry is asked for first. */
export function nameOf(entry: Entry): string {
  switch (entry.kind) {
    case 'error':
      return entry.code;
    case 'measure':
      return entry.measure.key;
    case 'key':
      return entry.path;
    case 'rule':
      return entry.id;
    case 'exit':
      return String(entry.code);
    case 'word':
      return entry.word;
  }
}

/** The entries that a name or the words of a message mean; none where it means nothing. */
export function meantBy(query: string, entries: readonly Entry[]): readonly Entry[] {
  const asked = query.trim();
  const named = entries.filter((entry) => isNamed(entry, asked));
  if (named.length > 0) return named;
  const message = errorSaying(asked, entries);
  return message === null ? [] : [message];
}

/** Among so many names one is always near to what is shorter. */
const SHORTEST = 4;

/** The name that was probably meant. */
export function nearestName(query: string, entries: readonly Entry[]): string | null {
  const asked = query.trim();
  if (asked.length < SHORTEST) return null;
  const names = entries.flatMap((entry) => [
    nameOf(entry),
    ...(entry.kind === 'key' ? [lastPartOf(entry.path)] : []),
    ...(entry.kind === 'word' ? entry.also : []),
  ]);
  return nearest(asked, [...new Set(names)]);
}

function isNamed(entry: Entry, asked: string): boolean {
  switch (entry.kind) {
    case 'measure':
      return isMeasure(entry, asked);
    case 'key':
      return keyPattern(entry.path, entry.isRepeated).test(asked);
    case 'word':
      return [entry.word, ...entry.also].some((word) => same(word, asked));
    default:
      return same(nameOf(entry), asked);
  }
}

function same(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}

/** A measure under any of its prefixes; the unit at the end may be left out. */
function isMeasure({ measure, prefixes }: MeasureEntry, asked: string): boolean {
  return prefixes.some((prefix) => {
    const [, whole = '', unit = ''] = /^(.*?)(_(?:s|h|min|s2))?$/.exec(prefix + measure.key) ?? [];
    return new RegExp(`^${escaped(whole).replaceAll('NAME', '[^.]+')}(?:${unit})?$`).test(asked);
  });
}

/**
 * What a key is asked for by: with names of one's own in place of NAME, with or without the names and
 * numbers of items, from any part of it on unless it is to be whole.
 */
export function keyPattern(path: string, whole = false): RegExp {
  const parts = path.split('.').map((part) => {
    if (part === 'DISTRIBUTION') return '.+';
    if (/^(?:NAME|PLAN|APPLET)$/.test(part)) return '[^.]+';
    const item = part.endsWith('[]') ? '(?:\\[\\w*\\]|\\.[^.]+)?' : '';
    return escaped(part.replace('[]', '')) + item;
  });
  const last = parts.pop() ?? '';
  const may = whole ? '' : '?';
  const before = parts.reduce((outer, part) => `(?:${outer}${part}\\.)${may}`, '');
  return new RegExp(`^${before}${last}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function lastPartOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}

/** So much of what is asked must stand in a message for it to be meant. */
const ENOUGH = 0.6;

/** The fault whose message says most of these words; null: none says enough of them. */
function errorSaying(asked: string, entries: readonly Entry[]): Entry | null {
  const words = wordsOf(asked);
  if (words.length < 2) return null;
  let best: Entry | null = null;
  let most = ENOUGH;
  for (const entry of entries) {
    if (entry.kind !== 'error') continue;
    const said = new Set(wordsOf(`${entry.code} ${entry.example}`));
    const share = words.filter((each) => said.has(each)).length / words.length;
    if (share > most) [best, most] = [entry, share];
  }
  return best;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}
