/** A comparison on a terminal: what differs, then a table for each candidate. */
import { stripVTControlCharacters } from 'node:util';
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
  VERDICTS,
  verdictText,
} from './comparison-text.js';
import { fitWidth } from './fit-width.js';
import { firstLines } from './fold-changes.js';
import { plural, spanText } from './html/words.js';
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
  const title = `${paint.bold(`Base: ${base}`)}  ${plural(replications, 'replication')}, seed ${seed}${callers}`;
  const parts = comparisons.map((comparison) => candidateText(comparison, paint, { width }));
  const foot = footOf(result).map((line) => paint.dim(line));
  const end = [`verdict: ${conclusionOf(comparisons)}`, nextStep(result)];
  const text = [title, ...parts, foot.join('\n'), end.join('\n')].join('\n\n');
  return `${fitWidth(text, width, 4)}\n`;
}

/** How one candidate is shown. */
interface CandidateLook {
  /** What its column is called; by default its label. */
  readonly column?: string;
  /** Columns of the terminal; left out: as many as it takes. */
  readonly width?: number | undefined;
}

/** One candidate: what differs, the table, the tally. */
export function candidateText(
  comparison: Comparison,
  paint: ChalkInstance,
  { column = comparison.label, width }: CandidateLook = {},
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
  const table = measuresTable([base, column], measures, paint);
  const shown = fits(table, width) ? table : tableByVerdict([base, column], measures, paint);
  return [...lines, shown, `  ${tallyOf(measures)}`].join('\n');
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

function fits(text: string, width: number | undefined): boolean {
  if (width === undefined) return true;
  return text.split('\n').every((line) => stripVTControlCharacters(line).trimEnd().length <= width);
}

/** For a narrow terminal: the rows of a verdict under it, without correlation and margin. */
function tableByVerdict(
  columns: readonly [base: string, candidate: string],
  measures: readonly PairedEstimate[],
  paint: ChalkInstance,
): string {
  const table = plainTable();
  table.push(['', ...columns, 'difference', ''].map((text) => right(paint.dim(text))));
  for (const verdict of [...VERDICTS, 'none' as const]) {
    const rows = measures.filter((row) => row.verdict === verdict);
    if (rows.length === 0) continue;
    const heading = verdict === 'none' ? 'cannot be judged' : verdict;
    table.push([{ content: `  ${painted(verdict, paint, heading)}`, colSpan: 5 }]);
    for (const row of rows) {
      const { key, unit, base, candidate, difference, low, high } = row;
      const bounds =
        low === null || high === null || low === high
          ? changeInterval(row)
          : spanText(differenceText(low, unit), differenceText(high, unit));
      table.push([
        `    ${key}`,
        right(valueText(base, unit)),
        right(valueText(candidate, unit)),
        right(differenceText(difference, unit)),
        paint.dim(bounds),
      ]);
    }
  }
  return table.toString();
}

function right(content: string) {
  return { content, hAlign: 'right' as const };
}

function cellsOf(row: PairedEstimate, hasMargins: boolean, paint: ChalkInstance) {
  const { key, unit, base, candidate, difference, verdict } = row;
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

function painted(
  verdict: ChangeVerdict,
  paint: ChalkInstance,
  text = verdictText(verdict),
): string {
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
