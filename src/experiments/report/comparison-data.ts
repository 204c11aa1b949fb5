/** All that the page of a comparison is made from. */
import { toYaml } from '../../scenario/load.js';
import type { ComparisonResult } from '../compare.js';
import type { Outcome } from '../outcome.js';
import { type ComparedFrontier, comparedFrontiers } from './compared-frontiers.js';

export interface ComparisonData {
  readonly result: ComparisonResult;
  readonly frontiers: readonly ComparedFrontier[];
  /** The base first: what each is called, and its scenario with every default. */
  readonly configurations: readonly { readonly label: string; readonly lock: string }[];
  /** Measures that were asked for in place of the main ones. */
  readonly measures: readonly string[];
  /** Margins beside those of the base, as they were given. */
  readonly margins: readonly string[];
}

export function gatherComparison(
  outcomes: readonly Outcome[],
  result: ComparisonResult,
  asked: Pick<ComparisonData, 'measures' | 'margins'>,
): ComparisonData {
  return {
    result,
    frontiers: comparedFrontiers(outcomes),
    configurations: outcomes.map(({ label, resolved }) => ({ label, lock: toYaml(resolved) })),
    ...asked,
  };
}
