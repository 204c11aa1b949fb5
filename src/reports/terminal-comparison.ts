/** A comparison on a terminal: what differs, then a table for each candidate. */
import type { ChalkInstance } from 'chalk';
import type { Comparison, ComparisonResult } from '../experiments/compare.js';
import type { ChangeVerdict, PairedEstimate } from '../metrics/paired.js';
import {
  callersText,
  changeInterval,
  changesTally,
  conclusionOf,
  correlationText,
  footOf,
  marginText,
  nextStep,
  sameCallersText,
  streamsText,
  tallyOf,
  verdictText,
} from './comparison-text.js';
import { fitWidth } from './fit-width.js';
import { firstLines } from './fold-changes.js';
import { differenceText, valueText } from './numbers.js';
import { plainTable } from './terminal-table.js';

/** Lines of changes beyond this many are counted, not listed. */
const MOST_CHANGES = 12;

export function terminalComparison(
  result: ComparisonResult,
  paint: ChalkInstance,
  width: number | undefined,
): string {
  const { base, seed, replications, comparisons } = result;
  const callers = sameCallersText(comparisons);
  const title = `${paint.bold(`Base: ${base}`)}  ${replications} replications, seed ${seed}${callers}`;
  const parts = comparisons.map((comparison) => candidateText(comparison, paint));
  const foot = footOf(result).map((line) => paint.dim(line));
  const end = [`verdict: ${conclusionOf(comparisons)}`, nextStep(result)];
  const text = [title, ...parts, foot.join('\n'), end.join('\n')].join('\n\n');
  return `${fitWidth(text, width, 4)}\n`;
}

/** One candidate: what differs, the table, the tally. */
export function candidateText(
  comparison: Comparison,
  paint: ChalkInstance,
  column = comparison.label,
): string {
  const { base, label, measures, missing, identical } = comparison;
  const lines = [paint.bold(label), ...changesLines(comparison, paint)];
  for (const texts of [callersText(comparison), streamsText(comparison)]) {
    lines.push(...texts.map((line, k) => paint.yellow(`${indent(k)}${line}`)));
  }
  if (identical) lines.push(paint.green('  identical: every event is that of the base'));
  if (missing.length > 0) {
    lines.push(paint.yellow(`  not in both, so not compared: ${missing.join(', ')}`));
  }
  return [...lines, measuresTable([base, column], measures, paint), `  ${tallyOf(measures)}`].join(
    '\n',
  );
}

function indent(line: number): string {
  return line === 0 ? '  ' : '    ';
}

function changesLines({ changes }: Comparison, paint: ChalkInstance): string[] {
  const colours = { '+': paint.green, '-': paint.red, '~': (text: string) => text };
  const { lines, rest } = firstLines(changes, MOST_CHANGES);
  const shown = lines.map(({ mark, text }) => colours[mark](`  ${mark} ${text}`));
  const more = rest > 0 ? [paint.dim(`  and ${rest} more; --json has them all`)] : [];
  return [paint.dim(`  ${changesTally(changes)}`), ...shown, ...more];
}

function measuresTable(
  columns: readonly [base: string, candidate: string],
  measures: readonly PairedEstimate[],
  paint: ChalkInstance,
): string {
  const hasMargins = measures.some(({ margin }) => margin !== null);
  const table = plainTable();
  const head = ['', ...columns, 'difference', '', 'corr.'];
  table.push([...head, ...(hasMargins ? ['margin'] : []), ''].map((text) => paint.dim(text)));
  for (const row of measures) table.push(cellsOf(row, hasMargins, paint));
  return table.toString();
}

function cellsOf(row: PairedEstimate, hasMargins: boolean, paint: ChalkInstance) {
  const { key, unit, base, candidate, difference, verdict } = row;
  const right = (content: string) => ({ content, hAlign: 'right' as const });
  return [
    `  ${key}`,
    right(valueText(base, unit)),
    right(valueText(candidate, unit)),
    right(differenceText(difference, unit)),
    paint.dim(changeInterval(row)),
    right(paint.dim(correlationText(row))),
    ...(hasMargins ? [paint.dim(marginText(row))] : []),
    painted(verdict, paint),
  ];
}

function painted(verdict: ChangeVerdict, paint: ChalkInstance): string {
  const text = verdictText(verdict);
  switch (verdict) {
    case 'improved':
      return paint.green(text);
    case 'regressed':
      return paint.red(text);
    case 'changed':
      return paint.cyan(text);
    case 'within margin':
    case 'none':
    case 'no change detected':
      return paint.dim(text);
  }
}
