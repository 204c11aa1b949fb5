/** What was fitted to rows of intervals: `fit.json`. */

import { version } from '../../version.js';
import { classJson, rounded } from '../fit-json.js';
import { dateText } from '../local-days.js';
import { ASSUMED } from './assumed.js';
import type { FittedIntervals } from './fit-intervals.js';

/** Times are seconds, shares of 1; null: there is none. */
export function intervalFitText(fitted: FittedIntervals): string {
  const { days, counted, classes, types, unusual } = fitted;
  const record = {
    schemaVersion: 1,
    version,
    confidence: fitted.confidence,
    zone: fitted.zone,
    step: fitted.every / 1000,
    calls: fitted.calls,
    rows: fitted.rows,
    missingSteps: fitted.missing,
    rowsLongerThanAStep: fitted.spread,
    isForecast: fitted.isForecast,
    first: dateText(days[0]!.day),
    last: dateText(days.at(-1)!.day),
    days: days.length,
    leftOut: days.filter((_, d) => !counted[d]).map(({ day }) => dateText(day)),
    unusualDays: unusual.map(({ date, calls, usual }) => ({ date, calls, usual })),
    assumed: ASSUMED,
    types,
    classes: classes.map((each) => classJson(each, fitted)),
  };
  return `${JSON.stringify(record, rounded, 1)}\n`;
}
