/**
 * How many agents there are, of a log that does not name them: as many as were busy on an average
 * while callers waited, for then nobody who could serve was idle. Where nobody waited, there were at
 * least as many as were ever busy at once.
 */
import { DAY } from '../scenario/text/duration.js';
import { serviceOf } from './agent-days.js';
import type { CallLog } from './call-log.js';
import type { LocalDays } from './local-days.js';

export interface StepLoad {
  /** How much of the time of the step somebody waited. */
  readonly waiting: number;
  /** Agents busy meanwhile, on an average; 0: nobody waited. */
  readonly busyMeanwhile: number;
  /** The most that were busy at once, on an average of the days. */
  readonly most: number;
}

interface Change {
  readonly at: number;
  readonly waiting: number;
  readonly busy: number;
}

const CHANGES_AT_ONCE = 20_000;

/** By weekday (0 is Monday) and step; null: a weekday that did not come. */
export function busyWhileWaiting(
  log: Pick<CallLog, 'calls'>,
  days: LocalDays,
  every: number,
): (StepLoad[] | null)[] {
  const sweep = new Sweep(days, every);
  let pending: Change[] = [];
  // Calls come by their entry, so what is not later than the last entry is known in full.
  const applyUntil = (at: number): void => {
    pending.sort((a, b) => a.at - b.at);
    const later = pending.findIndex((change) => change.at > at);
    const due = later < 0 ? pending : pending.slice(0, later);
    pending = later < 0 ? [] : pending.slice(later);
    for (const change of due) sweep.apply(change);
  };
  for (const call of log.calls()) {
    if (pending.length > CHANGES_AT_ONCE) applyUntil(call.at - 1);
    if (call.queued && call.waitMs > 0) {
      pending.push({ at: call.at, waiting: 1, busy: 0 });
      pending.push({ at: call.at + call.waitMs, waiting: -1, busy: 0 });
    }
    const service = serviceOf(call);
    if (service === null) continue;
    pending.push({ at: service.from, waiting: 0, busy: 1 });
    pending.push({ at: service.to, waiting: 0, busy: -1 });
  }
  applyUntil(Infinity);
  return sweep.byWeekday();
}

class Sweep {
  private readonly days: LocalDays;
  private readonly every: number;
  private readonly steps: number;
  /** By day and step. */
  private readonly waited: Float64Array;
  private readonly busyTime: Float64Array;
  private readonly most: Float64Array;
  private at = 0;
  private waiting = 0;
  private busy = 0;

  constructor(days: LocalDays, every: number) {
    this.days = days;
    this.every = every;
    this.steps = Math.ceil(DAY / every);
    const size = days.days.length * this.steps;
    this.waited = new Float64Array(size);
    this.busyTime = new Float64Array(size);
    this.most = new Float64Array(size);
  }

  apply({ at, waiting, busy }: Change): void {
    if (this.busy > 0 || this.waiting > 0) this.pass(this.at, at);
    this.at = at;
    this.waiting += waiting;
    this.busy += busy;
  }

  /** Nothing changed from one instant to the other. */
  private pass(from: number, to: number): void {
    let at = from;
    while (at < to) {
      const place = this.days.place(at);
      if (place === null) return;
      const step = Math.floor(place.msOfDay / this.every);
      const end = Math.min(to, at + (step + 1) * this.every - place.msOfDay);
      const cell = place.index * this.steps + step;
      this.most[cell] = Math.max(this.most[cell]!, this.busy);
      if (this.waiting > 0) {
        this.waited[cell]! += end - at;
        this.busyTime[cell]! += this.busy * (end - at);
      }
      at = end;
    }
  }

  byWeekday(): (StepLoad[] | null)[] {
    return Array.from({ length: 7 }, (_, weekday) => {
      const of = this.days.days.flatMap((day, d) => (day.weekday === weekday ? [d] : []));
      if (of.length === 0) return null;
      return Array.from({ length: this.steps }, (_, step) => {
        const sum = (values: Float64Array): number =>
          of.reduce((total, d) => total + values[d * this.steps + step]!, 0);
        const waited = sum(this.waited);
        return {
          waiting: waited / (of.length * this.every),
          busyMeanwhile: waited === 0 ? 0 : sum(this.busyTime) / waited,
          most: sum(this.most) / of.length,
        };
      });
    });
  }
}
