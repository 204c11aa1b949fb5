/**
 * Whether rates of calls reach from the start of the run to its end, or over their days.
 */
import type { Diagnostics } from './diagnostics.js';
import type { Draft } from './draft.js';
import { DAY, durationMs, formatDuration } from './duration.js';
import * as faults from './faults-of-arrivals.js';
import { tooMany } from './faults-of-values.js';
import type { Path } from './path.js';
import type { PoissonDocument } from './schema-arrivals.js';
import { momentOf } from './time-of-day.js';

/** Steps of a weekly pattern over all days of the run: ten years of five minutes. */
const MOST_STEPS = 1_100_000;

/** How many classes a run makes of a class of callers: drawn calls and told ones are kept apart. */
export function classesOf({ arrivals, calls }: Draft['callers'][number]): number {
  const isDrawn = arrivals?.poisson !== undefined;
  const isTold = arrivals?.file !== undefined || calls !== undefined;
  return isDrawn && isTold ? 2 : 1;
}

export function checkRates(draft: Draft, mostSteps: number, found: Diagnostics): void {
  if (draft.length === undefined) return;
  for (const [i, { arrivals }] of draft.callers.entries()) {
    const poisson = arrivals?.poisson;
    if (poisson === undefined) continue;
    const path = ['callers', i, 'arrivals', 'poisson'];
    if (poisson.week !== undefined) checkWeek(poisson, draft.length, path, found);
    else checkSteps(poisson, draft.length, mostSteps, path, found);
  }
}

function checkSteps(
  { every, calls, knots }: PoissonDocument,
  length: string,
  most: number,
  path: Path,
  found: Diagnostics,
): void {
  const step = durationMs(every);
  const steps = Math.ceil(durationMs(length) / step);
  if (!Array.isArray(calls) && knots === undefined) return;
  if (steps > most) found.at([...path, 'every'], tooMany('steps', steps, most));
  else if (Array.isArray(calls) && calls.length < steps) {
    const covers = formatDuration(step * calls.length);
    const fault = faults.ratesTooShort(covers, length, steps - calls.length);
    found.at([...path, 'calls'], fault, 'key');
  } else if (knots !== undefined && knots.length < steps + 1) {
    found.at([...path, 'knots'], faults.knotsTooFew(knots.length, steps + 1, length), 'key');
  }
}

function checkWeek(
  { every, week, from = '00:00' }: PoissonDocument,
  length: string,
  path: Path,
  found: Diagnostics,
): void {
  const step = durationMs(every);
  const most = Math.floor((DAY - momentOf(from).ms) / step);
  let longest = 0;
  for (const [day, calls] of Object.entries(week ?? {}) as [string, number[]][]) {
    longest = Math.max(longest, calls.length);
    if (calls.length <= most) continue;
    found.at([...path, 'week', day], faults.dayTooLong(calls.length, every, from, most), 'key');
  }
  const steps = longest * Math.ceil(durationMs(length) / DAY);
  if (steps > MOST_STEPS) found.at([...path, 'every'], tooMany('steps', steps, MOST_STEPS));
}
