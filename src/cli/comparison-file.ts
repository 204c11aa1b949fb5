/** The page of a comparison, made and put into its place. */
import type { ComparisonResult } from '../experiments/compare.js';
import type { Outcome } from '../experiments/outcome.js';
import { type ComparisonData, gatherComparison } from '../experiments/report/comparison-data.js';
import { comparisonPage } from '../reports/html/comparison-page.js';
import { say } from './streams.js';
import { writeWhole } from './whole-file.js';

export function leaveComparison(
  file: string,
  outcomes: readonly Outcome[],
  result: ComparisonResult,
  asked: Pick<ComparisonData, 'measures' | 'margins'>,
): void {
  writeWhole(file, comparisonPage(gatherComparison(outcomes, result, asked)));
  say(`the report is in ${file}`);
}
