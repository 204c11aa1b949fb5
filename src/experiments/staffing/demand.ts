/**
 * What comes to each team in each interval, from a few replications of the scenario as it is.
 *
 * The work of a day is divided over the intervals as the calls are, and over the teams as their
 * busy time is. It is the beginning of a search only, so that is enough.
 */
import type { Measure } from '../../metrics/measure.js';
import type { CenterPlan } from '../../model/center-plan.js';
import { Media } from '../../model/media.js';
import type { ReplicationSums } from '../../records/sums.js';
import type { KeptResult } from '../run-scenario.js';
import type { Demand } from './requirement.js';

/** Of a call, where none was answered. */
const SERVICE_MS = 240_000;

/** By team, by interval. */
export function demandOf(result: KeptResult): Demand[][] {
  const { plan, sums } = result;
  const measures = new Map(result.measures.map((measure) => [measure.key, measure]));
  const busy = busyMs(measures.get('utilization'), sums);
  const answered = result.estimates.get('media.total.answered')?.mean ?? 0;
  const meanService = answered > 0 ? busy / answered : SERVICE_MS;
  const persons = sums.reduce((sum, each) => sum + each.persons, 0) / Math.max(1, sums.length);
  const meanPatience = patienceMs(plan);
  const parts = partsOfDay(result);
  return plan.teams.map((team) => {
    const own = busyMs(measures.get(`teams.${team}.utilization`), sums);
    const share = busy > 0 ? own / busy : 1 / plan.teams.length;
    return parts.map((part) => ({
      load: (persons * part * share * meanService) / plan.intervalMs,
      meanService,
      meanPatience,
    }));
  });
}

/** Busy agent time a replication. */
function busyMs(utilization: Measure | undefined, sums: readonly ReplicationSums[]): number {
  if (utilization?.kind !== 'ratio' || sums.length === 0) return 0;
  return sums.reduce((sum, each) => sum + utilization.top(each), 0) / sums.length;
}

/** The mean over classes of how fast callers give up, turned into a mean patience. */
function patienceMs({ classes }: CenterPlan): number {
  const rates: number[] = classes.map(({ patience }) =>
    patience === null || patience.mean <= 0 ? 0 : 1 / patience.mean,
  );
  const rate = rates.reduce((sum, each) => sum + each, 0) / Math.max(1, rates.length);
  return rate > 0 ? 1 / rate : Number.POSITIVE_INFINITY;
}

/** The part of the day's calls that comes in each interval; the warm-up is as the rest is. */
function partsOfDay({ plan, intervals }: KeptResult): number[] {
  const { lengthMs, intervalMs } = plan;
  const counts = new Array<number | null>(Math.max(1, Math.ceil(lengthMs / intervalMs))).fill(null);
  for (const { fromMs, media, figures } of intervals.rows()) {
    if (media !== Media.Phone) continue;
    const interval = Math.floor(fromMs / intervalMs);
    counts[interval] = (counts[interval] ?? 0) + (figures.get('offered')?.mean ?? 0);
  }
  const known = counts.filter((count) => count !== null);
  const mean = known.reduce((sum, count) => sum + count, 0) / Math.max(1, known.length);
  const filled = counts.map((count) => count ?? mean);
  const all = filled.reduce((sum, count) => sum + count, 0);
  return filled.map((count) => (all > 0 ? count / all : 0));
}
