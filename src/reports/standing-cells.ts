/** Cells of the tables of a search: how a threshold stands, and what a change comes to. */
import type { ChalkInstance } from 'chalk';
import type { Standing } from '../experiments/standing.js';
import type { Unit } from '../metrics/measure.js';
import type { PairedEstimate } from '../metrics/paired.js';
import { differenceText, valueText } from './numbers.js';

/** The value, its bound and whether it is kept. */
export function standingCells(
  { threshold, value, bound, kept }: Standing,
  unit: Unit,
  paint: ChalkInstance,
) {
  const word = threshold.includes('<') ? 'at most' : 'at least';
  return [
    right(valueText(value, unit)),
    bound === null ? '' : paint.dim(`${word} ${valueText(bound, unit)}`),
    kept ? paint.green('holds') : paint.yellow('not sure enough'),
  ];
}

/** The measure, its value now, the difference and its interval. */
export function pairedCells(
  { key, unit, candidate, difference, low, high }: PairedEstimate,
  paint: ChalkInstance,
) {
  const bounds =
    low === null || high === null || low === high
      ? ''
      : `${differenceText(low, unit)} to ${differenceText(high, unit)}`;
  return [
    `    ${key}`,
    right(valueText(candidate, unit)),
    right(differenceText(difference, unit)),
    paint.dim(bounds),
  ];
}

export function right(content: string) {
  return { content, hAlign: 'right' as const };
}
