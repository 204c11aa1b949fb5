/**
 * What nobody knows for certain about callers, multiplied: for runs that ask how much it matters.
 */
import type { LateFault } from '../faults/fault.js';
import { notANumber } from '../faults/values.js';
import { leaf } from './leaves.js';
import { mapping, optional } from './shapes.js';

/** In the order in which they are told. */
export const FACTORS = [
  'volume',
  'patience',
  'talk',
  'acceptance',
  'acceptanceOfImpatient',
  'answering',
] as const;
export type FactorName = (typeof FACTORS)[number];

/** A factor between these; what is certain stays at 1. */
function factor(least: number, most: number) {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'number' && value >= least && value <= most
      ? null
      : (written) => notANumber(written, `a factor from ${least} to ${most}`);
  return leaf<number>(['number'], check, { type: 'number', minimum: least, maximum: most });
}

export const factors = mapping(`a mapping of factors: ${FACTORS.join(', ')}`, {
  volume: optional(factor(0, 10), 'Of the calls that come at random.', 1),
  patience: optional(factor(0.01, 100), 'Of the time that callers wait before they hang up.', 1),
  talk: optional(factor(0.01, 100), 'Of the time that conversations take.', 1),
  acceptance: optional(factor(0, 10), 'Of the shares who accept a callback, at most all.', 1),
  acceptanceOfImpatient: optional(
    factor(0, 2),
    'Of the acceptance of those with less patience left than the median of their class; the others make up for it.',
    1,
  ),
  answering: optional(factor(0, 10), 'Of the share of customers who answer a callback.', 1),
});
