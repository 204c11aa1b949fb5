/** A sensitivity as JSON: no path and no time, so the same question has the same bytes. */
import type { Dependence, SensitivityResult, Shift } from '../experiments/sensitivity.js';
import type { PairedEstimate } from '../metrics/paired.js';
import { tenDigits } from './numbers.js';
import { estimateDocument } from './sweep-json.js';

export function sensitivityJson(result: SensitivityResult): string {
  const { name, seed, replications, confidence, incomplete, measures } = result;
  const document = {
    schemaVersion: 1,
    scenario: name,
    seed,
    replications,
    incomplete,
    confidence: tenDigits(confidence),
    measures: Object.fromEntries(
      measures.map(({ measure, base, dependences }) => [
        measure.key,
        { base: estimateDocument(base), factors: dependences.map(dependenceDocument) },
      ]),
    ),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function dependenceDocument({ factor, low, high, swing }: Dependence) {
  return { factor, low: shiftDocument(low), high: shiftDocument(high), swing: change(swing) };
}

function shiftDocument({ value, estimate, change: difference }: Shift) {
  return { value, estimate: estimateDocument(estimate), change: change(difference) };
}

function change({ difference, low, high, correlation, verdict, alike }: PairedEstimate) {
  const round = (value: number | null): number | null => (value === null ? null : tenDigits(value));
  return {
    difference: round(difference),
    low: round(low),
    high: round(high),
    correlation: round(correlation),
    alike,
    verdict,
  };
}
