/**
 * What became of the calls of a day, by interval of their entry: counted alike of a log and of a
 * simulated day, so that the two can be set side by side.
 */

/** How a call left its queue. */
export type QueueEnd = 'answered' | 'hungUp' | 'left';

export interface DayFigures {
  readonly offered: number;
  readonly handled: number;
  readonly hungUp: number;
  /** Left the queue otherwise: for a callback, say. */
  readonly left: number;
  /** Of the calls offered; null: there were none. */
  readonly hungUpShare: number | null;
  /** Over all calls, in s. */
  readonly meanWait: number | null;
  /** Of those handled, in s. */
  readonly speedOfAnswer: number | null;
  /** Answered within the target, of the calls offered. */
  readonly serviceLevel: number | null;
}

const FIELDS = 7;
const [OFFERED, HANDLED, HUNG_UP, LEFT, WAITED, WAITED_HANDLED, WITHIN] = [
  0, 1, 2, 3, 4, 5, 6,
] as const;

export class DayTally {
  readonly intervals: number;
  readonly lengthMs: number;
  readonly intervalMs: number;
  private readonly withinMs: number;
  private readonly sums: Float64Array;

  constructor(lengthMs: number, intervalMs: number, withinMs: number) {
    this.lengthMs = lengthMs;
    this.intervalMs = intervalMs;
    this.withinMs = withinMs;
    this.intervals = Math.max(1, Math.ceil(lengthMs / intervalMs));
    this.sums = new Float64Array(this.intervals * FIELDS);
  }

  /** @param at when it entered its queue, ms from the start */
  add(at: number, waitMs: number, end: QueueEnd): void {
    const interval = Math.min(this.intervals - 1, Math.max(0, Math.floor(at / this.intervalMs)));
    const k = interval * FIELDS;
    this.sums[k + OFFERED]!++;
    this.sums[k + WAITED]! += waitMs;
    if (end === 'hungUp') this.sums[k + HUNG_UP]!++;
    if (end === 'left') this.sums[k + LEFT]!++;
    if (end !== 'answered') return;
    this.sums[k + HANDLED]!++;
    this.sums[k + WAITED_HANDLED]! += waitMs;
    if (waitMs <= this.withinMs) this.sums[k + WITHIN]!++;
  }

  /** Of one interval, or of the day. */
  figures(interval: number | null = null): DayFigures {
    const sum = (field: number): number => {
      if (interval !== null) return this.sums[interval * FIELDS + field]!;
      let all = 0;
      for (let k = 0; k < this.intervals; k++) all += this.sums[k * FIELDS + field]!;
      return all;
    };
    const [offered, handled] = [sum(OFFERED), sum(HANDLED)];
    const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);
    return {
      ...{ offered, handled, hungUp: sum(HUNG_UP), left: sum(LEFT) },
      hungUpShare: share(sum(HUNG_UP), offered),
      meanWait: share(sum(WAITED) / 1000, offered),
      speedOfAnswer: share(sum(WAITED_HANDLED) / 1000, handled),
      serviceLevel: share(sum(WITHIN), offered),
    };
  }
}
