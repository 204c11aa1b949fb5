/**
 * Whether the empty start of a run shows in its figures: where the warm-up is too short, the queues
 * that are counted first are shorter than they come to be.
 *
 * MSER says how long a beginning looks unlike the rest. It mostly cuts something off, by chance if
 * nothing else: so the very first of what is counted must also differ from the whole by more than
 * chance, and what is cut off must matter.
 */
import type { Estimate } from '../metrics/measure.js';
import { type AgentPlan, Presence } from '../model/agent-plan.js';
import type { CallerClassPlan } from '../model/caller-plan.js';
import type { CenterPlan } from '../model/center-plan.js';
import { formatDuration } from '../scenario/text/duration.js';
import { batchMeans, truncationOf } from '../stats/mser.js';
import { studentQuantile } from '../stats/student.js';
import type { IntervalTable } from './interval-table.js';

const MS_PER_DAY = 86_400_000;
/** Batches of five intervals, as in MSER-5, where there are so many of them; else of one. */
const BATCH = 5;
const MANY_BATCHES = 10;
/** Of fewer values nothing is said. */
const FEWEST = 10;
/** How sure it must be that the first batch is unlike the whole. */
const CONFIDENCE = 0.95;
/** What the beginning makes of the mean queue length must be this part of it. */
const MATTERS = 0.02;

/** A beginning that is counted and should not be. */
export interface ShortWarmUp {
  /** The warm-up as it is, ms. */
  readonly warmUpMs: number;
  /** What it should be at least, ms; null: not even half of the run does. */
  readonly neededMs: number | null;
  /** Mean number waiting until then, and after it. */
  readonly before: number;
  readonly after: number;
}

/** What is seen, and what to do about it. */
export function shortWarmUpText({ warmUpMs, neededMs, before, after }: ShortWarmUp): string {
  const stated = warmUpMs === 0 ? 'there is no warm-up' : `warmUp is ${formatDuration(warmUpMs)}`;
  const lengths = `${before.toFixed(1)} wait on average and ${after.toFixed(1)} after it`;
  if (neededMs !== null) {
    const part = `the first ${formatDuration(neededMs - warmUpMs)} counted are unlike the rest`;
    return `${stated}, and ${part}: ${lengths}; write "warmUp: ${formatDuration(neededMs)}" at least, and a "length" that leaves as much to count as now`;
  }
  return `${stated}, and the queue has not settled by the middle of what is counted: until then ${lengths}; write a longer "length", and "warmUp" for half of it. If more work comes than the agents can do, no warm-up is long enough`;
}

/**
 * @param waiting the mean number waiting, of all that is counted
 * @returns null: it is long enough, or none is called for, or nothing can be said
 */
export function shortWarmUp(
  plan: CenterPlan,
  intervals: IntervalTable,
  waiting: Estimate | null,
): ShortWarmUp | null {
  const { replications } = intervals;
  if (!isSteady(plan) || replications < 2 || waiting === null) return null;
  const { mean, low, high } = waiting;
  if (mean === null || low === null || high === null) return null;
  const series = queueLengths(intervals);
  const size = series.length >= BATCH * MANY_BATCHES ? BATCH : 1;
  if (series.length < FEWEST) return null;
  const batches = batchMeans(
    series.map(({ mean: length }) => length),
    size,
  );
  const t = (level: number): number => studentQuantile((1 + level) / 2, replications - 1);
  const first = series.slice(0, size);
  // Queues of one replication go together: the error of a difference is no larger than if they did not.
  const error = Math.hypot(meanOf(first.map((each) => each.error)), (high - low) / 2 / t(0.95));
  if (Math.abs(mean - (batches[0] ?? mean)) <= t(CONFIDENCE) * error) return null;
  const cut = truncationOf(batches);
  const last = series[cut * size - 1];
  if (last === undefined) return null;
  const [before, after] = [series.slice(0, cut * size), series.slice(cut * size)].map((part) =>
    meanOf(part.map((each) => each.mean)),
  ) as [number, number];
  if (Math.abs(mean - after) <= MATTERS * after) return null;
  const isHalf = cut >= Math.floor(batches.length / 2);
  return { warmUpMs: plan.warmUpMs, neededMs: isHalf ? null : last.toMs, before, after };
}

/**
 * Whether nothing changes with time, so that all of the run is meant to be alike. A run of a day at
 * most that states no warm-up is taken for a day, which begins empty.
 */
function isSteady({ lengthMs, warmUpMs, hours, campaigns, agents, classes }: CenterPlan): boolean {
  return (
    (lengthMs > MS_PER_DAY || warmUpMs > 0) &&
    hours === null &&
    campaigns.length === 0 &&
    agents.every(isAlwaysThere) &&
    classes.length > 0 &&
    classes.every(callsEvenly)
  );
}

function isAlwaysThere({ presence }: AgentPlan): boolean {
  return presence.every((change) => change.at <= 0 && change.presence === Presence.Ready);
}

function callsEvenly({ arrivals }: CallerClassPlan): boolean {
  if (arrivals.kind !== 'rates' || arrivals.busyness !== null) return false;
  const { startPerMs, endPerMs } = arrivals.profile;
  const [first] = startPerMs;
  return [...startPerMs, ...endPerMs].every((rate) => rate === first);
}

/** The number waiting in each interval that is counted, with its standard error. */
function queueLengths(intervals: IntervalTable) {
  const t = studentQuantile(0.975, intervals.replications - 1);
  return intervals.waiting().map(({ toMs, mean, high }) => {
    const isKnown = mean !== null && high !== null;
    return { toMs, mean: mean ?? 0, error: isKnown ? (high - mean) / t : 0 };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
