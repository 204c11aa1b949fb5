/** A comparison on a terminal: what differs, then a table for each candidate. */
import type { ChalkInstance } from 'chalk';
import type { Comparison, ComparisonResult } from '../experiments/compare.js';
import type { ChangeVerdict, PairedEstimate } from '../metrics/paired.js';
import { fitWidth } from './fit-width.js';
import { differenceText, NOTHING, valueText } from './numbers.js';
import { plainTable } from './terminal-table.js';

/** Changes beyond this many are counted, not listed. */
const MOST_CHANGES = 12;

export function terminalComparison(
  result: ComparisonResult,
  paint: ChalkInstance,
  width: number | undefined,
): string {
  const { base, seed, replications, confidence, comparisons, incomplete } = result;
  const title = `${paint.bold(`Compared with ${base}`)}  ${replications} replications, seed ${seed}, the same callers`;
  const foot = [
    `Differences are candidate - base, replication by replication. Each interval is at ${(confidence * 100).toFixed(2)} %,`,
    'so that all of them hold together with 95 % (Bonferroni); they hold simulation noise only.',
    ...(incomplete
      ? ['stopped early: only the replications that all had finished are compared']
      : []),
  ];
  const parts = comparisons.map((comparison) => candidate(comparison, paint));
  const text = [title, ...parts, foot.map((line) => paint.dim(line)).join('\n')].join('\n\n');
  return `${fitWidth(text, width, 4)}\n`;
}

function candidate(comparison: Comparison, paint: ChalkInstance): string {
  const { label, changes, measures, samePersons } = comparison;
  const lines = [paint.bold(label), ...changesText(changes, paint)];
  if (!samePersons) {
    lines.push(
      paint.yellow(
        '  not the same callers: arrivals differ, so differences are not paired by person',
      ),
    );
  }
  const table = plainTable();
  table.push(['', 'base', label, 'difference', '', ''].map((text) => paint.dim(text)));
  for (const row of measures) table.push(rowOf(row, paint));
  const counts = tally(measures);
  return [...lines, table.toString(), `  ${counts}`].join('\n');
}

function changesText(changes: Comparison['changes'], paint: ChalkInstance): string[] {
  if (changes.length === 0) return [paint.dim('  nothing differs')];
  const shown = changes.slice(0, MOST_CHANGES).map(({ path, before, after }) => {
    if (before === null) return paint.green(`  + ${path}: ${after}`);
    if (after === null) return paint.red(`  - ${path}: ${before}`);
    return `  ~ ${path}: ${before} -> ${after}`;
  });
  const rest = changes.length - shown.length;
  return rest > 0 ? [...shown, paint.dim(`  and ${rest} more`)] : shown;
}

function rowOf(row: PairedEstimate, paint: ChalkInstance) {
  const { key, unit, base, candidate: now, difference, low, high, verdict } = row;
  const change = (value: number | null): string => differenceText(value, unit);
  const interval = low === null || high === null ? '' : `${change(low)} to ${change(high)}`;
  return [
    `  ${key}`,
    { content: valueText(base, unit), hAlign: 'right' as const },
    { content: valueText(now, unit), hAlign: 'right' as const },
    { content: change(difference), hAlign: 'right' as const },
    paint.dim(low !== null && low === high ? 'exact' : interval),
    verdictText(verdict, paint),
  ];
}

function verdictText(verdict: ChangeVerdict, paint: ChalkInstance): string {
  switch (verdict) {
    case 'improved':
      return paint.green(verdict);
    case 'regressed':
      return paint.red(verdict);
    case 'changed':
      return paint.cyan(verdict);
    case 'none':
      return paint.dim(NOTHING);
    case 'no change detected':
      return paint.dim(verdict);
  }
}

function tally(measures: readonly PairedEstimate[]): string {
  const count = (verdict: ChangeVerdict): number =>
    measures.filter((row) => row.verdict === verdict).length;
  const all = ['improved', 'regressed', 'changed', 'no change detected'] as const;
  return all
    .map((verdict) => `${count(verdict)} ${verdict}`)
    .filter((text) => !text.startsWith('0 '))
    .join(', ');
}
