/**
 * Counters per interval, queue and media type, and for the center as a whole, summed over
 * replications with their squares and products, so that every row gets its intervals without keeping
 * every replication. Everything is of the interval of the queue entry; who waits and what agents do,
 * of the interval in which they do.
 */
import { blocksOf } from '../model/blocks.js';
import type { CenterPlan } from '../model/center-plan.js';
import { MEDIA_COUNT, Media } from '../model/media.js';
import type { Totals } from '../records/totals.js';
import { Twin, type TwinTimes } from '../records/twin-times.js';
import { erlangC } from '../stats/erlang.js';
import { type Figure, NO_FIGURE, RowMoments, type RowSums } from '../stats/row-moments.js';
import {
  addAgents,
  addIntervalCell,
  addToCenter,
  column,
  INTERVAL_COLUMNS,
  type IntervalFigure,
  intervalFigures,
  intervalRatios,
  type RowKind,
  ratioOf,
} from './interval-columns.js';

export interface IntervalRow {
  readonly fromMs: number;
  readonly toMs: number;
  /** null: all queues and media types. */
  readonly queue: string | null;
  readonly media: Media | null;
  /** By name, in the order of `intervalFigures`; those the row has none of are empty. */
  readonly figures: ReadonlyMap<string, Figure>;
}

const WAITING = column('waitingMs');
const DRIFT = column('driftMs');
const PAIRS = column('driftPairs');
const HANDLE_RATIO = ratioOf('handleMs');

export class IntervalTable {
  private readonly plan: CenterPlan;
  private readonly intervals: number;
  /** Rows of an interval: each queue and media type, then the center. */
  private readonly perInterval: number;
  private readonly moments: RowMoments;
  /** Sums and numbers of drifts by interval and queue, of one replication. */
  private readonly drifts: Float64Array;
  private readonly values = new Float64Array(INTERVAL_COLUMNS);
  private readonly center = new Float64Array(INTERVAL_COLUMNS);

  constructor(plan: CenterPlan) {
    this.plan = plan;
    this.intervals = Math.max(1, Math.ceil(plan.lengthMs / plan.intervalMs));
    this.perInterval = plan.queues.length * MEDIA_COUNT + 1;
    this.moments = new RowMoments(
      this.intervals * this.perInterval,
      INTERVAL_COLUMNS,
      intervalRatios,
    );
    this.drifts = new Float64Array(this.intervals * plan.queues.length * 2);
  }

  /** @param twins the times of callbacks and of the calls they stand for, where there are any */
  add(totals: Totals, twins: TwinTimes): void {
    this.sumDrifts(twins);
    for (let interval = 0; interval < this.intervals; interval++)
      this.addInterval(totals, interval);
    this.moments.replications++;
  }

  private sumDrifts(twins: TwinTimes): void {
    const { drifts, plan } = this;
    drifts.fill(0);
    for (let row = 0; row < twins.count; row++) {
      const drift = twins.get(row, Twin.AgentAnswer) - twins.get(row, Twin.HeldAnswer);
      if (Number.isNaN(drift) || !twins.isPair(row) || twins.queueOf(row) < 0) continue;
      const entered = twins.get(row, Twin.Entered);
      // As all else that comes after the close, a callback that enters its queue then is of no interval.
      if (entered >= plan.lengthMs) continue;
      const interval = Math.floor(entered / plan.intervalMs);
      const at = (interval * plan.queues.length + twins.queueOf(row)) * 2;
      drifts[at]! += drift;
      drifts[at + 1]!++;
    }
  }

  private addInterval(totals: Totals, interval: number): void {
    const { plan, moments, values, center, perInterval } = this;
    const { fromMs, toMs } = this.spanOf(interval);
    const [first, end] = blocksOf(plan, fromMs, toMs);
    center.fill(0);
    for (let k = 0; k < perInterval - 1; k++) {
      const queue = Math.floor(k / MEDIA_COUNT);
      const media = (k % MEDIA_COUNT) as Media;
      values.fill(0);
      for (let block = first; block < end; block++) {
        addIntervalCell(values, totals.cells, totals.cellOf(block, queue, media));
      }
      if (media === Media.PhoneCallback) this.addDrift(values, interval, queue);
      moments.add(interval * perInterval + k, values);
      addToCenter(center, values);
    }
    for (let block = first; block < end; block++) {
      addAgents(center, totals.agentTime.ms, block, plan.teams.length);
    }
    moments.add(interval * perInterval + perInterval - 1, center);
  }

  private addDrift(values: Float64Array, interval: number, queue: number): void {
    const at = (interval * this.plan.queues.length + queue) * 2;
    values[DRIFT] = this.drifts[at]!;
    values[PAIRS] = this.drifts[at + 1]!;
  }

  get replications(): number {
    return this.moments.replications;
  }

  state(): RowSums {
    return this.moments.state();
  }

  merge(sums: RowSums): void {
    this.moments.merge(sums);
  }

  private spanOf(interval: number): { fromMs: number; toMs: number } {
    const { intervalMs, lengthMs } = this.plan;
    const fromMs = interval * intervalMs;
    return { fromMs, toMs: Math.min(lengthMs, fromMs + intervalMs) };
  }

  /** Rows in the order of interval, queue, media type; none for what lies in the warm-up. */
  rows(): IntervalRow[] {
    const { intervals, perInterval, firstCounted: first } = this;
    return Array.from({ length: (intervals - first) * perInterval }, (_, k) =>
      this.row(first + Math.floor(k / perInterval), k % perInterval),
    );
  }

  /** The number waiting in the whole center, by interval; none for what lies in the warm-up. */
  waiting(): (Figure & { readonly toMs: number })[] {
    const { intervals, perInterval, moments, firstCounted: first } = this;
    return Array.from({ length: intervals - first }, (_, k) => {
      const { fromMs, toMs } = this.spanOf(first + k);
      const countedMs = toMs - Math.max(fromMs, this.plan.warmUpMs);
      const row = (first + k + 1) * perInterval - 1;
      return { toMs, ...moments.mean(row, WAITING, 1 / countedMs) };
    });
  }

  private get firstCounted(): number {
    const { intervalMs, warmUpMs } = this.plan;
    return Math.min(this.intervals, Math.floor(warmUpMs / intervalMs));
  }

  private row(interval: number, k: number): IntervalRow {
    const { queues, warmUpMs } = this.plan;
    const { fromMs, toMs } = this.spanOf(interval);
    const isCenter = k === this.perInterval - 1;
    const media = isCenter ? null : ((k % MEDIA_COUNT) as Media);
    const countedMs = toMs - Math.max(fromMs, warmUpMs);
    const row = interval * this.perInterval + k;
    return {
      fromMs,
      toMs,
      queue: isCenter ? null : queues[Math.floor(k / MEDIA_COUNT)]!.name,
      media,
      figures: new Map(
        intervalFigures.map((figure) => [
          figure.name,
          figure.in.includes(kindOf(media)) ? this.figure(row, figure, countedMs) : NO_FIGURE,
        ]),
      ),
    };
  }

  /**
   * The fewest agents with whom Erlang C answers four of five contacts, live or callback, within the
   * target, at the means of the interval: what a forecast would call for. It has no interval.
   */
  private required(row: number, countedMs: number): Figure {
    const { moments, plan } = this;
    const offered = moments.mean(row, column('offered')).mean ?? 0;
    const handleMs = moments.ratio(row, HANDLE_RATIO).mean;
    if (offered === 0 || handleMs === null || handleMs === 0) return NO_FIGURE;
    const load = (offered * handleMs) / countedMs;
    let agents = Math.floor(load) + 1;
    const { answerWithinMs } = plan.targets;
    while (erlangC(agents, load, handleMs).serviceLevel(answerWithinMs) < REQUIRED_SHARE) agents++;
    return { mean: agents, low: null, high: null };
  }

  private figure(row: number, { of }: IntervalFigure, countedMs: number): Figure {
    const { moments } = this;
    if (of === 'required') return this.required(row, countedMs);
    if ('ratio' in of) return moments.ratio(row, of.ratio, of.factor);
    if ('average' in of) return moments.mean(row, of.average, 1 / countedMs);
    return moments.mean(row, of.column, of.factor);
  }
}

/** The share of contacts that the required agents answer within the target. */
const REQUIRED_SHARE = 0.8;

function kindOf(media: Media | null): RowKind {
  if (media === null) return 'center';
  return media === Media.Phone ? 'call' : 'callback';
}
