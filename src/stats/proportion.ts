/**
 * How often something happens, of so many independent times, with Wilson's interval: all shares that
 * the count does not contradict, by the normal approximation with the variance of the share itself.
 * It exists where nothing happened, or everything, and never leaves 0 to 1.
 */
import { studentQuantile } from './student.js';

/** With so many degrees of freedom Student's quantile is the normal's. */
const AS_NORMAL = 1e7;

export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** null: it was never tried. */
export function wilsonInterval(
  happened: number,
  times: number,
  confidence: number,
): ShareInterval | null {
  if (times === 0) return null;
  const z = studentQuantile((1 + confidence) / 2, AS_NORMAL);
  const share = happened / times;
  const perTime = (z * z) / times;
  const center = (share + perTime / 2) / (1 + perTime);
  const halfWidth =
    (z / (1 + perTime)) * Math.sqrt((share * (1 - share)) / times + perTime / (4 * times));
  return {
    low: happened === 0 ? 0 : Math.max(0, center - halfWidth),
    high: happened === times ? 1 : Math.min(1, center + halfWidth),
  };
}
