/**
 * Figures that theory knows and the catalogue of measures does not hold: made from the same counters
 * here, so that those are checked too.
 */
import type { Measure } from '../../src/metrics/measure.js';
import { counter, minus, plus, type Scope, scaled } from '../../src/metrics/scope.js';
import { ACTIVITY_COUNT, Activity } from '../../src/model/agent-state.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { BreakoutReason, Media } from '../../src/model/media.js';
import { Counter } from '../../src/records/counter.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import type { Totals } from '../../src/records/totals.js';

type Figure = (sums: Parameters<ReturnType<typeof counter>>[0]) => number;
type Extra = { readonly top: Figure; readonly bottom: Figure | null };

const live: Scope = { world: 'actual', queue: -1, media: Media.Phone };
const back: Scope = { world: 'actual', queue: -1, media: Media.PhoneCallback };
const of = (index: number): Figure => counter(live, index);

const offered = of(Counter.Offered);
const queueFull = of(Counter.BrokeOut + BreakoutReason.QueueLength);
const took = of(Counter.BrokeOutToCallback);
const abandoned = of(Counter.Abandoned);
const waits = plus(of(Counter.WaitAnsweredMs), of(Counter.WaitAbandonedMs));
/** Live calls to the end, turned away not among them. */
const others = minus(offered, plus(took, queueFull));
const othersDelayed = minus(of(Counter.Delayed), took);

export const extraFigures: Readonly<Record<string, Extra>> = {
  queueFullRate: { top: queueFull, bottom: offered },
  abandonedWithinRate: { top: of(Counter.AbandonedWithin), bottom: offered },
  within: {
    top: plus(of(Counter.AnsweredWithin), of(Counter.AbandonedWithin)),
    bottom: null,
  },
  answeredWithin: { top: of(Counter.AnsweredWithin), bottom: null },
  waitTotal_min: { top: scaled(waits, 1 / 60_000), bottom: null },
  'wait.accepted.mean_s': { top: scaled(waits, 0.001), bottom: minus(offered, queueFull) },
  'others.accepted.abandonedRate': { top: abandoned, bottom: others },
  'others.accepted.wait.mean_s': { top: scaled(waits, 0.001), bottom: others },
  'others.abandonedRate.delayed': { top: abandoned, bottom: othersDelayed },
  'others.wait.delayed.mean_s': { top: scaled(waits, 0.001), bottom: othersDelayed },
  'callbacks.queueTime.mean_s': {
    top: scaled(counter(back, Counter.WaitingMs), 0.001),
    bottom: counter(back, Counter.Created),
  },
};

/**
 * The figures of a measure of the catalogue; a plain mean has nothing to divide by. Of a root they are
 * those of what it is the root of.
 */
export function figuresOf(measure: Measure): Extra {
  switch (measure.kind) {
    case 'mean':
      return { top: measure.of, bottom: null };
    case 'ratio':
    case 'root':
      return { top: measure.top, bottom: measure.bottom };
    default:
      throw new Error(`${measure.key} is neither a mean nor a ratio`);
  }
}

/** What happens in each period of the day, by the instant at which it happens. */
export class PeriodWatch {
  /** Values by figure, `periods.1.delayed` and so on, one a replication. */
  readonly values = new Map<string, number[]>();
  private readonly plan: CenterPlan;
  private abandons: number[] = [];

  constructor(plan: CenterPlan) {
    this.plan = plan;
  }

  /** An observer of one replication. */
  observer(): SilentObserver {
    const { intervalMs } = this.plan;
    const abandons: number[] = [];
    this.abandons = abandons;
    return new (class extends SilentObserver {
      override abandoned(_call: unknown, now: number): void {
        const period = Math.floor(now / intervalMs);
        abandons[period] = (abandons[period] ?? 0) + 1;
      }
    })();
  }

  add(totals: Totals): void {
    const { plan } = this;
    for (let period = 0; period < totals.intervals; period++) {
      const cell = totals.cellOf(period, 0, Media.Phone);
      let talkingMs = 0;
      for (let team = 0; team < plan.teams.length; team++) {
        const place = (period * plan.teams.length + team) * ACTIVITY_COUNT;
        talkingMs += totals.agentTime.ms[place + Activity.IncomingTalking] ?? 0;
      }
      this.put(period, 'delayed', totals.cells[cell + Counter.Delayed] ?? 0);
      this.put(period, 'abandoned', this.abandons[period] ?? 0);
      this.put(
        period,
        'queueLength.mean',
        (totals.cells[cell + Counter.WaitingMs] ?? 0) / plan.intervalMs,
      );
      this.put(period, 'talking.mean', talkingMs / plan.intervalMs);
    }
  }

  private put(period: number, name: string, value: number): void {
    const key = `periods.${period + 1}.${name}`;
    const values = this.values.get(key);
    if (values === undefined) this.values.set(key, [value]);
    else values.push(value);
  }
}
