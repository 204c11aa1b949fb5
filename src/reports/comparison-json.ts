/** A comparison as JSON: no path and no time in it, so the same comparison has the same bytes. */
import type { ComparisonResult } from '../experiments/compare.js';
import { tenDigits } from './numbers.js';

export function comparisonJson(result: ComparisonResult): string {
  const { base, seed, replications, incomplete, confidence, comparisons } = result;
  const round = (value: number | null): number | null => (value === null ? null : tenDigits(value));
  const document = {
    schemaVersion: 1,
    base,
    seed,
    replications,
    incomplete,
    confidence: round(confidence),
    comparisons: comparisons.map(({ label, changes, samePersons, measures }) => ({
      label,
      samePersons,
      changes,
      measures: Object.fromEntries(
        measures.map((row) => [
          row.key,
          {
            unit: row.unit,
            base: round(row.base),
            candidate: round(row.candidate),
            difference: round(row.difference),
            low: round(row.low),
            high: round(row.high),
            correlation: round(row.correlation),
            verdict: row.verdict,
          },
        ]),
      ),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
