/** Thresholds as a summary tells them. */
import type { Estimate } from '../metrics/measure.js';
import { UNIT_SUFFIXES } from '../metrics/thresholds.js';
import { valueText } from './numbers.js';
import type { Summary } from './summary-json.js';

/** The figure that a threshold is about, whose key may be written without its unit. */
export function estimateOf(
  threshold: string,
  { measures }: Pick<Summary, 'measures'>,
): Estimate | undefined {
  const key = /^\s*(\S+?)\s*[<>]/.exec(threshold)?.[1] ?? '';
  return UNIT_SUFFIXES.map((suffix) => measures[key + suffix]).find((each) => each !== undefined);
}

/** In how many replications it is broken, each by its own figure; nothing where none was told of. */
export function brokenText(broken: Summary['badDays'] | undefined): string {
  if (broken === undefined || broken === null || broken.mean === null) return '';
  const { mean, low, high, n } = broken;
  const days = `${Math.round(mean * n)} of ${n} replications`;
  if (low === null || high === null || low === high) return days;
  return `${days} (${valueText(low, 'share')} to ${valueText(high, 'share')})`;
}
