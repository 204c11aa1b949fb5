/** What values a measure can have at all: intervals know nothing of it and may reach further. */
import type { Unit } from './measure.js';

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Differences of any kind, and errors: below zero as well as above. */
const SIGNED = /abandonmentAvoided|Gained$|whoPays\.|promiseError|\.error\.|cost\.saved/;
/** One may have several of them, though it is written as a share. */
const ABOVE_ONE = /(^|\.)callbacks\.fraction$/;

export function rangeOf(key: string, unit: Unit): Range {
  const isSigned = SIGNED.test(key) || (unit === 's' && key.includes('.drift.'));
  if (isSigned) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const isPart = unit === 'share' && !ABOVE_ONE.test(key);
  return { low: 0, high: isPart ? 1 : Number.POSITIVE_INFINITY };
}
