/** A comparison as Markdown, for a pull request or the summary of a pipeline. */

import type { Comparison, ComparisonResult } from '../experiments/compare.js';
import type { PairedEstimate } from '../metrics/paired.js';
import {
  callersText,
  changeInterval,
  changesTally,
  correlationText,
  footOf,
  marginText,
  sameCallersText,
  streamsText,
  tallyOf,
  verdictText,
} from './comparison-text.js';
import { firstLines } from './fold-changes.js';
import { plural } from './html/words.js';
import { escaped, markdownTable } from './markdown.js';
import { differenceText, valueText } from './numbers.js';

/** Lines of changes beyond this many are counted, not listed. */
const MOST_CHANGES = 50;

export function comparisonMarkdown(result: ComparisonResult): string {
  const { base, seed, replications, comparisons } = result;
  const parts = [
    `## Base: ${escaped(base)}`,
    `${plural(replications, 'replication')}, seed ${escaped(seed)}${sameCallersText(comparisons)}.`,
    ...comparisons.map(candidateMarkdown),
    footOf(result).join(' '),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One candidate: its tally, what differs, its table. */
export function candidateMarkdown(comparison: Comparison): string {
  const { base, label, measures, missing, identical } = comparison;
  const others = [callersText(comparison), streamsText(comparison)].filter(({ length }) => length);
  return [
    `### ${escaped(label)}`,
    `**${tallyOf(measures)}**${identical ? ' (identical: every event is that of the base)' : ''}`,
    ...others.map(([what, ...why]) => `> ${what} ${why.map(escaped).join('; ')}`),
    ...(missing.length === 0
      ? []
      : [`Not in both, so not compared: ${missing.map(escaped).join(', ')}`]),
    changesMarkdown(comparison),
    tableOf([base, label], measures),
  ].join('\n\n');
}

function changesMarkdown({ changes }: Comparison): string {
  const { lines, rest } = firstLines(changes, MOST_CHANGES);
  const shown = lines.map(({ mark, text }) => `- \`${mark}\` ${escaped(text)}`);
  const more = rest > 0 ? [`- and ${rest} more`] : [];
  return [`${changesTally(changes)}`, '', ...shown, ...more].join('\n').trimEnd();
}

function tableOf(
  columns: readonly [base: string, candidate: string],
  measures: readonly PairedEstimate[],
): string {
  const head = ['measure', ...columns, 'difference', 'interval', 'corr.', 'margin', 'verdict'];
  return markdownTable(
    head,
    measures.map((row) => [
      row.key,
      valueText(row.base, row.unit),
      valueText(row.candidate, row.unit),
      differenceText(row.difference, row.unit),
      changeInterval(row),
      correlationText(row),
      marginText(row),
      row.verdict === 'regressed' ? `**${row.verdict}**` : verdictText(row.verdict),
    ]),
    1,
  );
}
