/** An entry of the reference as text. */
import type { ChalkInstance } from 'chalk';
import type { Entry } from '../reference/look-up.js';
import { nameOf } from '../reference/look-up.js';
import { lettersIn } from '../reference/measure-list.js';

export interface Telling {
  readonly paint: ChalkInstance;
  /** One line: there are many. */
  readonly isShort: boolean;
  /** Where a scenario uses the key; null: no short one does. */
  readonly example: string | null;
}

const KINDS: Readonly<Record<Entry['kind'], string>> = {
  error: 'error',
  measure: 'measure',
  key: 'key of a scenario',
  rule: 'rule',
  exit: 'exit code',
  word: 'word',
};

export function tellEntry(entry: Entry, { paint, isShort, example }: Telling): string {
  const title = `${paint.bold(nameOf(entry))}  ${paint.dim(KINDS[entry.kind])}`;
  const [summary = '', ...more] = linesOf(entry, example);
  if (isShort) return `${title}  ${summary}`;
  return [title, summary, ...more].map((line, k) => (k === 0 ? line : `  ${line}`)).join('\n');
}

/** What it is; then what else there is to know, a line each. */
function linesOf(entry: Entry, example: string | null): string[] {
  switch (entry.kind) {
    case 'error':
      return [entry.why, '', ...entry.example.split('\n')];
    case 'measure':
      return measureLines(entry);
    case 'key':
      return [
        entry.description,
        `is       ${entry.type}`,
        `default  ${entry.required ? 'none: it is required' : (entry.default ?? 'left out')}`,
        ...(example === null ? [] : [`example  ${example}`]),
        'all keys: docs/scenario.md',
      ];
    case 'rule':
      return [
        `"${entry.quote}"`,
        entry.reading,
        ...entry.settings.map((setting) => `setting  ${setting.name}: ${String(setting.default)}`),
        ...entry.tests.map((test) => `test     ${test}`),
      ];
    case 'exit':
      return [entry.meaning, entry.remedy].map((line) => line.replaceAll('`', ''));
    case 'word':
      return [
        entry.meaning,
        ...(entry.also.length === 0 ? [] : [`also called: ${entry.also.join(', ')}`]),
      ];
  }
}

function measureLines({ measure, prefixes }: Extract<Entry, { kind: 'measure' }>): string[] {
  const { key, unit, kind, definition } = measure;
  const letters = lettersIn(definition);
  const others = prefixes.filter((prefix) => prefix !== '').map((prefix) => prefix + key);
  return [
    definition,
    ...(letters.length === 0 ? [] : [`where    ${letters.join(', ').replaceAll('`', '')}`]),
    `unit     ${unit}`,
    `is       a ${kind}`,
    ...(others.length === 0 ? [] : [`as       ${others.join(', ')}`]),
    'all measures: docs/measures.md',
  ];
}
