/** What was fitted to rows of intervals: `fit.json`. */

import { version } from '../../version.js';
import { classJson, daysJson, rounded } from '../fit-json.js';
import { ASSUMED } from './assumed.js';
import type { FittedIntervals } from './fit-intervals.js';

/** Times are seconds, shares of 1; null: there is none. */
export function intervalFitText(fitted: FittedIntervals): string {
  const { classes, types } = fitted;
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
    ...daysJson(fitted),
    assumed: { ...ASSUMED, within: fitted.within },
    types,
    classes: classes.map((each) => classJson(each, fitted)),
  };
  return `${JSON.stringify(record, rounded, 1)}\n`;
}
