/** The conditions of a check one by one, in words: what terminal, JUnit, GitHub and Markdown share. */

import type { BaselineCheck, CheckResult, Finding, ThresholdCheck } from '../experiments/check.js';
import { isUndecided, type PairedEstimate } from '../metrics/paired.js';
import { changeInterval, marginText, verdictText } from './comparison-text.js';
import { allHold } from './html/words.js';
import { boundText, differenceText, valueText } from './numbers.js';
import { reachedText } from './terminal-precision.js';

export interface CheckItem {
  readonly group: 'thresholds' | 'baseline';
  readonly name: string;
  readonly finding: Finding;
  /** What was found, in one sentence. */
  readonly message: string;
  /** Where it stands in a file; null: on the command line, or in no single place. */
  readonly where: { readonly file: string; readonly line: number; readonly column: number } | null;
  /** How far it is off, as a part of what was to be; Infinity where nothing can be said. */
  readonly off: number;
}

export function itemsOf({ thresholds, baseline }: CheckResult): CheckItem[] {
  return [...thresholds.map(thresholdItem), ...(baseline === null ? [] : baselineItems(baseline))];
}

function thresholdItem(threshold: ThresholdCheck): CheckItem {
  const { threshold: text, finding, value, limit, where } = threshold;
  const inFile = where.line > 0 && !where.file.startsWith('--');
  return {
    group: 'thresholds',
    name: text,
    finding,
    message: thresholdText(threshold),
    where: inFile ? where : null,
    off: value === null ? Number.POSITIVE_INFINITY : partOf(value - limit, limit),
  };
}

/** "value 48.8 s, at most 51.2 s (95 %, one-sided); the interval contains the limit". */
export function thresholdText({ value, unit, bound, reason }: ThresholdCheck): string {
  const beyond = boundText(bound, unit);
  const parts = [`value ${valueText(value, unit)}${beyond === '' ? '' : `, ${beyond}`}`];
  return [...parts, ...(reason === null ? [] : [reason])].join('; ');
}

/** Every event and every figure compared is that of the baseline: there is nothing to show. */
export function isUnchanged({ identical, measures }: BaselineCheck['comparison']): boolean {
  return identical && measures.every(({ alike }) => alike);
}

function baselineItems({ comparison, findings, missing, name }: BaselineCheck): CheckItem[] {
  const found = new Map(findings.map(({ row, finding }) => [row, finding]));
  const rows = comparison.measures.map(
    (row): CheckItem => ({
      group: 'baseline',
      name: row.key,
      finding: found.get(row) ?? 'passes',
      message: rowText(row),
      where: null,
      off: partOf(row.difference ?? Number.POSITIVE_INFINITY, row.base ?? 0),
    }),
  );
  const absent = missing.map(
    (key): CheckItem => ({
      group: 'baseline',
      name: key,
      finding: 'fails',
      message: `not both in the baseline and in the scenario; ringback baseline save ${name} keeps what there is now`,
      where: null,
      off: Number.POSITIVE_INFINITY,
    }),
  );
  return [...rows, ...absent];
}

/** "9.1 % -> 11.8 %, +2.7 points (+1.9 points to +3.5 points): regressed". */
export function rowText(row: PairedEstimate): string {
  const { base, candidate, difference, unit, verdict, margin } = row;
  const interval = changeInterval(row);
  const judged = verdict === 'none' ? 'cannot be judged' : verdictText(verdict);
  return [
    `${valueText(base, unit)} -> ${valueText(candidate, unit)}, `,
    differenceText(difference, unit),
    interval === '' ? '' : ` (${interval})`,
    margin === null ? '' : `, margin ${marginText(row)}`,
    `: ${isUndecided(row) ? 'not decided, as the interval reaches beyond the margin' : judged}`,
  ].join('');
}

/** How large a distance is beside what it is a distance from. */
function partOf(distance: number, of: number): number {
  return Math.abs(distance) / Math.max(Math.abs(of), 1e-9);
}

/** Those that do not pass: what fails before what is inconclusive, the worst of each first. */
export function worstFirst(items: readonly CheckItem[]): CheckItem[] {
  const rank = { fails: 0, inconclusive: 1, passes: 2 } as const;
  return items
    .filter(({ finding }) => finding !== 'passes')
    .sort((a, b) => rank[a.finding] - rank[b.finding] || (a.off === b.off ? 0 : b.off - a.off));
}

/** The whole in one line. */
export function conclusionOfCheck(result: CheckResult): string {
  const { verdict, replications, requested, unreached, max } = result;
  const items = itemsOf(result);
  const named = (finding: Finding): string => names(items, finding, result);
  switch (verdict) {
    case 'incomplete':
      return replications < requested
        ? `incomplete: ${replications} of ${requested} replications are there, so the check has not been made to its end`
        : `incomplete: not reached with ${replications} replications: ${unreached.map((each) => `${each.goal} (${reachedText(each, each.unit, replications, max ?? replications)})`).join(', ')}`;
    case 'fails':
      return `fails: ${named('fails')}`;
    case 'inconclusive':
      return `inconclusive: ${named('inconclusive')}`;
    case 'passes': {
      const undecided = named('inconclusive');
      return undecided === ''
        ? `passes: ${passing(result)}`
        : `passes, though inconclusive: ${undecided}`;
    }
  }
}

/** "asa < 30s; beside baseline main: abandonedRate, serviceLevel". */
function names(items: readonly CheckItem[], finding: Finding, { baseline }: CheckResult): string {
  const of = (wanted: CheckItem['group']): string =>
    items
      .filter((item) => item.finding === finding && item.group === wanted)
      .map(({ name }) => name)
      .join(', ');
  const [thresholds, beside] = [of('thresholds'), of('baseline')];
  const second = beside === '' ? '' : `beside baseline ${baseline?.name}: ${beside}`;
  return [thresholds, second].filter((part) => part !== '').join('; ');
}

function passing({ thresholds, baseline }: CheckResult): string {
  const parts: string[] = [];
  if (thresholds.length > 0) parts.push(allHold(thresholds.length));
  if (baseline !== null) {
    parts.push(
      isUnchanged(baseline.comparison)
        ? `identical to baseline ${baseline.name}`
        : `no worse than baseline ${baseline.name}`,
    );
  }
  return parts.join(', ');
}
