/** Days and hours of a log that are unlike the others, on a terminal. */
import { remarksOnSurges } from '../fit/arrivals-text.js';
import type { FittedArrivals } from '../fit/fit-log.js';
import { forTerminal } from './terminal-safe.js';

const SURGES_SHOWN = 3;

export function unusualLines(fitted: FittedArrivals): string[] {
  const days = fitted.unusual.map(
    ({ date, calls, usual, index }) =>
      `  ${date} has ${calls} calls, where ${usual} are usual; ${fitted.counted[index] ? 'counted: --leave-out unusual leaves it out' : 'left out'}`,
  );
  const surges = remarksOnSurges(fitted);
  const more = surges.length - SURGES_SHOWN;
  return [
    ...days,
    ...surges.slice(0, SURGES_SHOWN).map((remark) => `  ${forTerminal(remark)}`),
    ...(more > 0 ? [`  and ${more} more surges: scenario.yaml and fit.json name them`] : []),
  ];
}
