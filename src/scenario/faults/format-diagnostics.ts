/**
 * Diagnostics as text, without colour.
 */

import type { Position } from '../text/source-text.js';
import type { Diagnostic } from './diagnostics.js';
import { printable } from './fault.js';

const MOST_SHOWN = 50;
const WIDEST = 100;
/** Mistakes of the same words that are told together. */
const FEWEST_TOGETHER = 3;
const MOST_LINES_NAMED = 8;

/**
 * All diagnostics, in order, each with its place, the line, the place underlined and the remedy:
 *
 *   monday.yaml:12:15: callers.support.patience: 90 has no unit
 *     12 |     patience: 90
 *        |               ^^
 *     write "90s" for seconds or "90m" for minutes
 *
 * A mistake that was copied from line to line is shown once, with the lines where it stands again.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const groups = groupsOf(diagnostics);
  const shown = groups.slice(0, MOST_SHOWN);
  const blocks = shown.map(formatGroup);
  const more = diagnostics.length - shown.reduce((sum, { length }) => sum + length, 0);
  if (more > 0) blocks.push(`and ${more} more; mend these first`);
  return blocks.join('\n\n');
}

/** Those of the same words in the same file together, where there are three or more. */
function groupsOf(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const same = (one: Diagnostic): string =>
    [one.where.file, one.code, one.problem, one.remedy].join('\n');
  const byWords = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const group = byWords.get(same(one));
    if (group === undefined) byWords.set(same(one), [one]);
    else group.push(one);
  }
  return diagnostics.flatMap((one) => {
    const group = byWords.get(same(one)) ?? [];
    if (group.length < FEWEST_TOGETHER || one.where.line === 0) return [[one]];
    return group[0] === one ? [group] : [];
  });
}

function formatGroup([first, ...others]: readonly Diagnostic[]): string {
  if (first === undefined) return '';
  const text = formatDiagnostic(first);
  if (others.length === 0) return text;
  const lines = [...new Set(others.map(({ where }) => where.line))];
  const named = lines.slice(0, MOST_LINES_NAMED).join(', ');
  const rest = lines.length - MOST_LINES_NAMED;
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${named}${rest > 0 ? ` and ${rest} ${rest === 1 ? 'other' : 'others'}` : ''}`;
  return `${text}\n  ${others.length} more of these, in ${where}`;
}

export function formatDiagnostic({ where, path, problem, remedy }: Diagnostic): string {
  const lines = [`${placeOf(where)}: ${path === '' ? '' : `${printable(path)}: `}${problem}`];
  if (where.line > 0 && where.source !== '') lines.push(...frame(where));
  lines.push(`  ${remedy}`);
  return lines.join('\n');
}

function placeOf({ file, line, column }: Position): string {
  return line === 0 ? printable(file) : `${printable(file)}:${line}:${column}`;
}

function frame({ line, column, length, source }: Position): string[] {
  const margin = String(line);
  const cut = column - 1 > WIDEST - 20 ? column - 1 - 40 : 0;
  const head = cut > 0 ? '…' : '';
  const tail = source.length - cut > WIDEST ? '…' : '';
  const shown = printable(source.slice(cut, cut + WIDEST));
  const indent = ' '.repeat(column - 1 - cut + head.length);
  const marks = '^'.repeat(Math.max(1, Math.min(length, WIDEST - (column - 1 - cut))));
  return [
    `  ${margin} | ${head}${shown}${tail}`,
    `  ${' '.repeat(margin.length)} | ${indent}${marks}`,
  ];
}
