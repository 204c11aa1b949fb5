/** A comparison as JSON: no path and no time in it, so the same comparison has the same bytes. */
import type { ComparisonResult } from '../experiments/compare.js';
import type { PairedEstimate } from '../metrics/paired.js';
import { tenDigits } from './numbers.js';

export function comparisonJson(result: ComparisonResult): string {
  const { base, seed, replications, incomplete, confidence, comparisons } = result;
  const document = {
    schemaVersion: 2,
    base,
    seed,
    replications,
    incomplete,
    confidence: round(confidence),
    comparisons: comparisons.map(({ measures, ...comparison }) => ({
      label: comparison.label,
      samePersons: comparison.samePersons,
      otherCallers: comparison.otherCallers,
      otherStreams: comparison.otherStreams,
      identical: comparison.identical,
      changes: comparison.changes,
      missing: comparison.missing,
      measures: Object.fromEntries(measures.map((row) => [row.key, rowJson(row)])),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One measure of a comparison. */
export function rowJson(row: PairedEstimate) {
  return {
    unit: row.unit,
    base: round(row.base),
    candidate: round(row.candidate),
    difference: round(row.difference),
    low: round(row.low),
    high: round(row.high),
    correlation: round(row.correlation),
    margin: round(row.margin),
    alike: row.alike,
    // What both sides are counted against, where it is not the same for them.
    ...(row.against === null ? {} : { against: row.against }),
    verdict: row.verdict,
  };
}

function round(value: number | null): number | null {
  return value === null ? null : tenDigits(value);
}
