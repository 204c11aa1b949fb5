/**
 * Diagnostics as text, without colour.
 */

import type { Position } from '../text/source-text.js';
import type { Diagnostic } from './diagnostics.js';
import { printable } from './fault.js';

const MOST_SHOWN = 50;
const WIDEST = 100;

/**
 * All diagnostics, in order, each with its place, the line, the place underlined and the remedy:
 *
 *   monday.yaml:12:15: callers.support.patience: 90 has no unit
 *     12 |     patience: 90
 *        |               ^^
 *     write "90s" for seconds or "90m" for minutes
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const blocks = diagnostics.slice(0, MOST_SHOWN).map(formatDiagnostic);
  const more = diagnostics.length - MOST_SHOWN;
  if (more > 0) blocks.push(`and ${more} more; mend these first`);
  return blocks.join('\n\n');
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
