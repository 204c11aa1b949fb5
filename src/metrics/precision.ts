/**
 * Precision: how narrow an interval is wanted, and how many replications that takes.
 *
 *   goal  = key ( "±" | "+-" | "+/-" ) width
 *   width = number [ "pp" | "%" | "ms" | "s" | "m" | "h" ]
 *
 * A width is written as a margin is: a share in percentage points, a duration with its unit, a count
 * as a plain number, and a percentage of anything but a share is one of the estimate. It is half of
 * the 95 % interval; of one that is not symmetric, as that of a quantile, the longer side.
 */
import { replicationsFor } from '../stats/sequential.js';
import { boundsOf, CONFIDENCE, finite } from './evaluate.js';
import { type Margin, marginOf, parseMargin } from './margins.js';
import type { Measure, Unit } from './measure.js';
import type { Replications } from './sample.js';
import type { ThresholdFault } from './thresholds.js';

export interface PrecisionGoal {
  readonly text: string;
  readonly width: Margin;
}

/** What is asked: a pilot, then as many replications as its variances call for, up to `max`. */
export interface PrecisionRequest {
  readonly goals: readonly PrecisionGoal[];
  readonly pilot: number;
  readonly max: number;
}

export type PrecisionGoalResult =
  | { readonly ok: true; readonly goal: PrecisionGoal }
  | { readonly ok: false; readonly fault: ThresholdFault };

const form = /^\s*(\S+?)\s*(?:±|\+\/?-)\s*(\S.*)$/u;

export function parsePrecisionGoal(
  text: string,
  measures: ReadonlyMap<string, Measure>,
): PrecisionGoalResult {
  const [, key, width] = form.exec(text) ?? [];
  if (key === undefined || width === undefined) {
    return {
      ok: false,
      fault: {
        code: 'not-a-precision',
        message: `"${text}" is not a precision`,
        remedy: 'write KEY ± WIDTH, for example "abandonedRate ± 0.5pp" or "asa +- 2s"',
        part: text,
      },
    };
  }
  const parsed = parseMargin(key, width, measures);
  return parsed.ok ? { ok: true, goal: { text, width: parsed.margin } } : parsed;
}

/** How far a goal has been reached. */
export interface Reached {
  readonly goal: string;
  readonly key: string;
  readonly unit: Unit;
  /** In the measure's unit; null: it is a part of an estimate that there is not. */
  readonly asked: number | null;
  /** null: there is no interval. */
  readonly halfWidth: number | null;
  readonly reached: boolean;
  /** Replications that would do, in all; null: it is reached, or it cannot be told. */
  readonly needed: number | null;
  /** Why it cannot be told. */
  readonly reason: string | null;
}

/**
 * The number of replications that the pilot calls for: the largest over all goals, from the pilot's
 * own number up to `max`. A goal that the pilot says nothing about takes as many as there may be.
 */
export function plannedReplications(
  { goals, pilot, max }: PrecisionRequest,
  sums: Replications,
  deterministic: boolean,
): number {
  const wanted = goals.map((goal) => {
    const { asked, halfWidth } = widthsOf(goal, sums, deterministic);
    if (asked === null || halfWidth === null) return max;
    return replicationsFor(halfWidth, sums.length, asked, CONFIDENCE);
  });
  return Math.min(max, Math.max(pilot, ...wanted));
}

export function judgePrecision(
  goal: PrecisionGoal,
  sums: Replications,
  deterministic: boolean,
): Reached {
  const { measure } = goal.width;
  const { asked, halfWidth, reason } = widthsOf(goal, sums, deterministic);
  const reached = asked !== null && halfWidth !== null && halfWidth <= asked;
  const needed =
    reached || asked === null || halfWidth === null
      ? null
      : replicationsFor(halfWidth, sums.length, asked, CONFIDENCE);
  const base = { goal: goal.text, key: measure.key, unit: measure.unit, asked };
  return { ...base, halfWidth: finite(halfWidth), reached, needed: finite(needed), reason };
}

function widthsOf(
  { width }: PrecisionGoal,
  sums: Replications,
  deterministic: boolean,
): { asked: number | null; halfWidth: number | null; reason: string | null } {
  const { mean, low, high } = boundsOf(width.measure, sums, deterministic, CONFIDENCE);
  const asked = marginOf(width, finite(mean));
  if (mean === null) return { asked, halfWidth: null, reason: 'there was nothing to measure' };
  if (low === null || high === null) {
    const reason =
      sums.length < 2
        ? 'one replication has no interval'
        : 'every replication gave the same value, so there is no interval to measure';
    return { asked, halfWidth: null, reason };
  }
  const halfWidth = Math.max(mean - low, high - mean);
  if (asked === 0) {
    return { asked: null, halfWidth, reason: 'the estimate is 0, and so is every part of it' };
  }
  if (Number.isFinite(halfWidth)) return { asked, halfWidth, reason: null };
  return { asked, halfWidth: null, reason: 'its interval has no end' };
}
