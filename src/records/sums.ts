/**
 * What is kept of a replication: sums and histograms, a few kilobytes, from which every measure is
 * worked out later. Averages are never averaged.
 */
import { ACTIVITY_COUNT } from '../model/agent-state.js';
import { MEDIA_COUNT } from '../model/media.js';
import type { SparseHistogram } from '../stats/histogram.js';
import type { CallerTotals } from './caller-totals.js';
import type { CampaignTotals } from './campaign-totals.js';
import { COUNTER_COUNT, Counter } from './counter.js';
import type { DriftSums } from './drift.js';
import type { FateTable } from './fates.js';
import type { RoutingSums } from './routing-counts.js';
import type { ToldResult } from './told-waits.js';
import type { Totals } from './totals.js';

/** One world of one replication. */
export interface WorldSums {
  /** Counters by (queue, media type), summed over the counted intervals. */
  readonly cells: Float64Array;
  readonly scalars: Float64Array;
  /** Agent time by (team, activity), ms, from the end of the warm-up to the close. */
  readonly agentMs: Float64Array;
  /** The same after the close. */
  readonly agentAfterCloseMs: Float64Array;
  /** What agents were rostered to do, by (team, place), ms, from the end of the warm-up to the close. */
  readonly rosterMs: Float64Array;
  /** Counts by group of lines. */
  readonly trunks: Float64Array;
  /** Waits of the answered by (queue, media type), ms. */
  readonly waits: readonly SparseHistogram[];
  /** Waits on the line by queue, ms; none where no customer is dialled first. */
  readonly onLineWaits: readonly SparseHistogram[];
  /** Agreements and groups; null where the center has neither. */
  readonly routing: RoutingSums | null;
  /** Counters by (class of callers, media type); empty where there is one class. */
  readonly callerCells: Float64Array;
  /** Persons by (class of callers, `PersonCount`); empty where there is one class. */
  readonly callerPersons: Float64Array;
  /** Waits that callers were told, beside those that followed. */
  readonly told: ToldResult;
  /** Counts by campaign; see `CampaignCount`. */
  readonly campaigns: Float64Array;
  /** Agent's answer - start of the slot by queue, ms; none where there are no slots. */
  readonly slotDrift: readonly SparseHistogram[];
}

/** Drift of one replication, by queue and, last, in total. */
export interface DriftResult {
  readonly sums: Float64Array;
  readonly drift: readonly SparseHistogram[];
  readonly offer: readonly SparseHistogram[];
  readonly connect: readonly SparseHistogram[];
}

export interface ReplicationSums {
  readonly index: number;
  /** Fingerprints of the worlds that were run, by name. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Runs that were stopped before everybody was served. */
  readonly stopped: readonly string[];
  /** Whether any random number was used. */
  readonly random: boolean;
  /** Persons who called, the same in every world. */
  readonly persons: number;
  readonly events: number;
  readonly actual: WorldSums;
  readonly hold: WorldSums | null;
  readonly noCallback: WorldSums | null;
  readonly drift: DriftResult | null;
  readonly fates: FateTable | null;
}

const NOTHING = new Float64Array(0);

export function worldSums(
  totals: Totals,
  routing: RoutingSums | null,
  byCallers: CallerTotals | null,
  campaigns: CampaignTotals | null,
): WorldSums {
  const { plan, intervals } = totals;
  const queueStride = plan.queues.length * MEDIA_COUNT * COUNTER_COUNT;
  const agentStride = plan.teams.length * ACTIVITY_COUNT;
  const cells = new Float64Array(queueStride);
  // Every interval and what came after the close; the warm-up's place is the last one.
  for (let block = 0; block <= intervals; block++) {
    for (let k = 0; k < queueStride; k++) cells[k]! += totals.cells[block * queueStride + k]!;
  }
  for (let k = Counter.LongestWaitMs; k < queueStride; k += COUNTER_COUNT) {
    cells[k] = 0;
    for (let block = 0; block <= intervals; block++) {
      cells[k] = Math.max(cells[k]!, totals.cells[block * queueStride + k]!);
    }
  }
  // How many wait is averaged up to the close, as agents' time is.
  for (let k = Counter.WaitingMs; k < queueStride; k += COUNTER_COUNT)
    cells[k]! -= totals.cells[intervals * queueStride + k]!;
  const agentMs = new Float64Array(agentStride);
  for (let block = 0; block < intervals; block++) {
    for (let k = 0; k < agentStride; k++)
      agentMs[k]! += totals.agentTime.ms[block * agentStride + k]!;
  }
  const after = intervals * agentStride;
  return {
    cells,
    scalars: totals.scalars.slice(),
    agentMs,
    agentAfterCloseMs: totals.agentTime.ms.slice(after, after + agentStride),
    rosterMs: totals.agentTime.roster.ms.slice(),
    trunks: totals.trunks.sums.slice(),
    waits: totals.waits.map((waits) => waits.toSparse()),
    onLineWaits: totals.onLineWaits.map((waits) => waits.toSparse()),
    routing,
    callerCells: byCallers?.cells.slice() ?? NOTHING,
    callerPersons: byCallers?.persons.slice() ?? NOTHING,
    told: totals.told.result(),
    campaigns: campaigns?.counts.slice() ?? NOTHING,
    slotDrift: totals.slots.drift.map((drift) => drift.toSparse()),
  };
}

export function driftResult(drift: DriftSums): DriftResult {
  return {
    sums: drift.sums.slice(),
    drift: drift.drift.map((histogram) => histogram.toSparse()),
    offer: drift.offer.map((histogram) => histogram.toSparse()),
    connect: drift.connect.map((histogram) => histogram.toSparse()),
  };
}
