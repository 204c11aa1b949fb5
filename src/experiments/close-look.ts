/**
 * The first replications of a stored result, run again and looked at closely: the day by short steps,
 * waits by how they ended, and every callback beside its twin. For pictures; the figures are those of
 * all replications.
 */

import type { Activity } from '../model/agent-state.js';
import type { CenterPlan } from '../model/center-plan.js';
import { Media } from '../model/media.js';
import { Both } from '../records/both.js';
import type { CallbackRow } from '../records/callback-row.js';
import { CallbackTable } from '../records/callback-table.js';
import { DaySeries, type WaitsByEnd } from '../records/day-series.js';
import { SecondCounts } from '../records/second-counts.js';
import { mustBeTheSame } from './again.js';
import { Replicator } from './replicate.js';
import { worldsOf } from './run-scenario.js';
import { breathe } from './runner.js';
import type { StoredResult } from './stored-result.js';

/** More would not be seen in a picture. */
const MOST_REPLICATIONS = 40;
/** About so many events, of all worlds together, are run again: some seconds. */
const MOST_EVENTS = 20e6;
/** A picture has at most about so many steps, unless it is said how many. */
const MOST_STEPS = 300;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Steps that a clock has. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * HOUR),
];

/** An average over the replications, and between what nine of ten of them lie, step by step. */
export interface Band {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface CloseLook {
  /** How many replications were looked at: the first ones. */
  readonly replications: number;
  readonly stepMs: number;
  /** How many steps there are until all runs were over. */
  readonly steps: number;
  /** How many waited of a media type, or of both, in a queue, or in all of them. */
  readonly waiting: (media: Media | null, queue: number | null) => Band;
  /** How many agents were at any of these activities. */
  readonly agents: (activities: readonly Activity[]) => Band;
  readonly waits: WaitsByEnd;
  /** The callbacks, in the order of the replications. */
  readonly callbacks: readonly CallbackRow[];
}

export interface CloseLookOptions {
  /** About so many steps at most, up to the close. */
  readonly mostSteps?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * Looks closely at a stored result.
 *
 * @throws NotTheSame where a replication does not come out as it did
 */
export async function lookClosely(
  { scenario, sums }: Pick<StoredResult, 'scenario' | 'sums'>,
  { signal, onProgress, mostSteps = MOST_STEPS }: CloseLookOptions = {},
): Promise<CloseLook> {
  const { plan } = scenario;
  const stepMs = stepOf(plan, mostSteps);
  const count = countOf(sums);
  const waits = {
    answered: new SecondCounts(),
    abandoned: new SecondCounts(),
    toCallback: new SecondCounts(),
  };
  const all: DaySeries[] = [];
  const callbacks: CallbackRow[] = [];
  let table = new CallbackTable(plan, 0);
  const replicator = new Replicator(plan, worldsOf(scenario), {
    actual: (replication) => {
      table = new CallbackTable(plan, replication);
      const series = new DaySeries(plan, stepMs, waits);
      all.push(series);
      return new Both(series, table);
    },
    paired: (_replication, twins) => {
      for (const row of table.finish(twins)) callbacks.push(row);
    },
  });
  for (let replication = 0; replication < count; replication++) {
    if (signal?.aborted) break;
    const again = replicator.run(replication);
    const stored = sums[replication]!.fingerprints['actual'];
    mustBeTheSame(replication, stored, again.fingerprints['actual'] ?? '');
    all.at(-1)!.finish();
    onProgress?.(replication + 1, count);
    await breathe();
  }
  return new SeenClosely(plan, stepMs, all, waits, callbacks);
}

function stepOf({ lengthMs }: CenterPlan, mostSteps: number): number {
  return STEPS_MS.find((ms) => lengthMs / ms <= mostSteps) ?? lengthMs / mostSteps;
}

function countOf(sums: StoredResult['sums']): number {
  let events = 0;
  let count = 0;
  while (count < Math.min(MOST_REPLICATIONS, sums.length)) {
    events += sums[count]!.events;
    if (count > 0 && events > MOST_EVENTS) break;
    count++;
  }
  return count;
}

class SeenClosely implements CloseLook {
  readonly replications: number;
  readonly steps: number;
  readonly stepMs: number;
  readonly waits: WaitsByEnd;
  readonly callbacks: readonly CallbackRow[];
  private readonly plan: CenterPlan;
  private readonly all: readonly DaySeries[];

  constructor(
    plan: CenterPlan,
    stepMs: number,
    all: readonly DaySeries[],
    waits: WaitsByEnd,
    callbacks: readonly CallbackRow[],
  ) {
    this.plan = plan;
    this.stepMs = stepMs;
    this.all = all;
    this.waits = waits;
    this.callbacks = callbacks;
    this.replications = all.length;
    const end = Math.max(plan.lengthMs, ...all.map(({ endedAt }) => endedAt));
    this.steps = Math.ceil(end / stepMs);
  }

  waiting(media: Media | null, queue: number | null): Band {
    const queues = queue === null ? this.plan.queues.map((_, index) => index) : [queue];
    const types = media === null ? [Media.Phone, Media.PhoneCallback] : [media];
    const places = queues.flatMap((each) => types.map((type) => [each, type] as const));
    return this.band((series, step) =>
      places.reduce((sum, [each, type]) => sum + series.waiting(step, each, type), 0),
    );
  }

  agents(activities: readonly Activity[]): Band {
    return this.band((series, step) =>
      activities.reduce<number>((sum, each) => sum + series.agentsAt(step, each), 0),
    );
  }

  private band(of: (series: DaySeries, step: number) => number): Band {
    const mean: number[] = [];
    const low: number[] = [];
    const high: number[] = [];
    for (let step = 0; step < this.steps; step++) {
      const values = this.all.map((series) => of(series, step)).sort((a, b) => a - b);
      mean.push(values.reduce((sum, each) => sum + each, 0) / values.length);
      low.push(values[Math.floor(0.05 * (values.length - 1))]!);
      high.push(values[Math.ceil(0.95 * (values.length - 1))]!);
    }
    return { mean, low, high };
  }
}
