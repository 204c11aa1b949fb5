/**
 * Agreements by skills.
 */
import type { LateFault } from '../faults/fault.js';
import { notAnAgreedShare } from '../faults/values.js';
import { leaf, oneOf, positiveDuration } from './leaves.js';
import { list, mapping, optional, required } from './shapes.js';
import { keyName, name } from './texts.js';

const PERCENT = /^(\d+(?:\.\d+)?) ?%$/;

/** A share as agreements are spoken of: `80%`, or 0.8. */
export function agreedShare() {
  const check = (value: unknown): LateFault | null =>
    Number.isNaN(shareOf(value)) ? (written) => notAnAgreedShare(written) : null;
  return leaf<number | string>(['number', 'text'], check, {
    anyOf: [
      { type: 'number', minimum: 0, maximum: 1 },
      { type: 'string', pattern: PERCENT.source },
    ],
  });
}

/** From 0 to 1; NaN for what is none. */
export function shareOf(value: unknown): number {
  const percent = typeof value === 'string' ? PERCENT.exec(value)?.[1] : undefined;
  const share = percent === undefined ? value : Number(percent) / 100;
  return typeof share === 'number' && share >= 0 && share <= 1 ? share : Number.NaN;
}

export const agreement = mapping('a mapping with "name", "skills" and "target"', {
  name: required(keyName(), 'What it is called in reports and in setSla.'),
  skills: required(list('a skill', name()), 'The skills that put an interaction under it.'),
  match: optional(
    oneOf('atLeast', 'exactly'),
    'Whether an interaction may require other skills as well.',
    'atLeast',
  ),
  target: required(positiveDuration(), 'The agreed time to answer.'),
  share: optional(agreedShare(), 'The agreed share to be answered within it.', '80%'),
});
