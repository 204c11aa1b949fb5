/** A comparison as Markdown, for a pull request or the summary of a pipeline. */
import type { Comparison, ComparisonResult } from '../experiments/compare.js';
import type { PairedEstimate } from '../metrics/paired.js';
import {
  callersText,
  changeInterval,
  changesTally,
  changeText,
  correlationText,
  footOf,
  marginText,
  tallyOf,
  verdictText,
} from './comparison-text.js';
import { escaped, markdownTable } from './markdown.js';
import { differenceText, valueText } from './numbers.js';

/** Changes beyond this many are counted, not listed. */
const MOST_CHANGES = 50;

export function comparisonMarkdown(result: ComparisonResult): string {
  const { base, seed, replications, comparisons } = result;
  const parts = [
    `## Compared with ${escaped(base)}`,
    `${replications} replications, seed ${escaped(seed)}, the same callers.`,
    ...comparisons.map(candidateMarkdown),
    footOf(result).join(' '),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One candidate: its tally, what differs, its table. */
export function candidateMarkdown(comparison: Comparison): string {
  const { label, measures, missing, identical } = comparison;
  const [callers, ...why] = callersText(comparison);
  return [
    `### ${escaped(label)}`,
    `**${tallyOf(measures)}**${identical ? ' (identical: every event is that of the base)' : ''}`,
    ...(callers === undefined ? [] : [`> ${callers} ${why.map(escaped).join('; ')}`]),
    ...(missing.length === 0
      ? []
      : [`Not in both, so not compared: ${missing.map(escaped).join(', ')}`]),
    changesMarkdown(comparison),
    tableOf(label, measures),
  ].join('\n\n');
}

function changesMarkdown({ changes }: Comparison): string {
  const shown = changes.slice(0, MOST_CHANGES).map((each) => {
    const [mark, text] = changeText(each);
    return `- \`${mark}\` ${escaped(text)}`;
  });
  const rest = changes.length - shown.length;
  const more = rest > 0 ? [`- and ${rest} more`] : [];
  return [`${changesTally(changes)}`, '', ...shown, ...more].join('\n').trimEnd();
}

function tableOf(label: string, measures: readonly PairedEstimate[]): string {
  const head = ['measure', 'base', label, 'difference', 'interval', 'corr.', 'margin', 'verdict'];
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
