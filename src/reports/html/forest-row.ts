/** Differences as the rows of a forest plot. */
import type { PairedEstimate } from '../../metrics/paired.js';
import { differenceText } from '../numbers.js';
import type { ForestRow } from './charts/forest.js';
import { spanText } from './words.js';

/** A difference as a row of a forest plot. */
export function forestRow(change: PairedEstimate, name: string): ForestRow {
  const { unit, difference, low, high, margin, verdict } = change;
  const interval =
    low === null || high === null || low === high
      ? ''
      : ` (${spanText(differenceText(low, unit), differenceText(high, unit))})`;
  return {
    name,
    difference,
    low,
    high,
    margin,
    text: `${differenceText(difference, unit)}${interval}`,
    look: lookOf(verdict),
  };
}

function lookOf(verdict: PairedEstimate['verdict']): ForestRow['look'] {
  switch (verdict) {
    case 'improved':
      return 'good';
    case 'regressed':
      return 'bad';
    case 'changed':
      return 'other';
    default:
      return 'same';
  }
}
