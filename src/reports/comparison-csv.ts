/** A comparison as CSV: a row per candidate and measure, figures in the measure's unit. */
import type { ComparisonResult } from '../experiments/compare.js';
import { csvText } from './csv.js';

export function comparisonCsv({ base, confidence, comparisons }: ComparisonResult): string {
  return csvText([
    [
      ...['base', 'candidate', 'measure', 'unit', 'base_value', 'candidate_value'],
      ...['difference', 'low', 'high', 'confidence', 'correlation', 'margin', 'verdict'],
    ],
    ...comparisons.flatMap(({ label, measures }) =>
      measures.map((row) => [
        ...[base, label, row.key, row.unit, row.base, row.candidate],
        ...[row.difference, row.low, row.high, confidence, row.correlation, row.margin],
        row.verdict === 'none' ? null : row.verdict,
      ]),
    ),
  ]);
}
