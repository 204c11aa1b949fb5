/**
 * Whether rates of calls reach from the start of the run to its end, or over their days.
 */

import * as faults from '../faults/arrivals.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { tooMany } from '../faults/values.js';
import type { Path } from '../path.js';
import type { PoissonDocument } from '../schema/arrivals.js';
import { DAY, durationMs, formatDuration } from '../text/duration.js';
import { momentOf } from '../text/time-of-day.js';
import type { Draft } from './draft.js';

/** Steps of a weekly pattern over all days of the run: ten years of five minutes. */
const MOST_STEPS = 1_100_000;

/** How many classes a run makes of a class of callers: drawn calls and told ones are kept apart. */
export function classesOf({ arrivals, calls }: Draft['callers'][number]): number {
  const isDrawn = arrivals?.poisson !== undefined;
  const isTold = arrivals?.file !== undefined || calls !== undefined;
  return isDrawn && isTold ? 2 : 1;
}

export function checkRates(draft: Draft, mostSteps: number, found: Diagnostics): void {
  checkSharing(draft, found);
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
  { every, calls, knots, busyness }: PoissonDocument,
  length: string,
  most: number,
  path: Path,
  found: Diagnostics,
): void {
  const step = durationMs(every);
  const steps = Math.ceil(durationMs(length) / step);
  const hasSteps = Array.isArray(calls) || knots !== undefined || (busyness?.step ?? 0) > 0;
  if (!hasSteps) return;
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

/** Classes that share the busyness of steps go by the same steps. */
function checkSharing(draft: Draft, found: Diagnostics): void {
  const firsts = new Map<string, { steps: string; name: string }>();
  for (const [i, { name = '', arrivals }] of draft.callers.entries()) {
    const poisson = arrivals?.poisson;
    const { shared, step = 0 } = poisson?.busyness ?? {};
    if (poisson === undefined || shared === undefined || step === 0) continue;
    const from = poisson.week === undefined ? 'run' : momentOf(poisson.from ?? '00:00').ms;
    const steps = `${durationMs(poisson.every)} ${from}`;
    const first = firsts.get(shared);
    if (first === undefined) firsts.set(shared, { steps, name });
    else if (first.steps !== steps) {
      const path = ['callers', i, 'arrivals', 'poisson', 'busyness', 'shared'];
      found.at(path, faults.sharedStepsDiffer(shared, first.name));
    }
  }
}
