/**
 * Who calls next. First contacts come from outside the calendar: the next one of each class is kept
 * as a number, so that the heap holds only what the center itself has under way.
 */
import type { KeyedDraws } from '../engine/keyed-draws.js';
import { RateArrivals } from '../engine/rates.js';
import { stream } from '../engine/streams.js';
import type { CallerClassPlan } from '../model/caller-plan.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { ScriptedCall } from '../model/scripted-call.js';
import { Busyness } from './busyness.js';

/** The first contacts of one class. */
class ClassArrivals {
  nextAt: number;
  /** How many have come. */
  count = 0;
  private readonly rates: RateArrivals | null;
  private readonly script: readonly ScriptedCall[];

  constructor(plan: CallerClassPlan, seed: string, replication: number, draws: KeyedDraws) {
    const { arrivals } = plan;
    if (arrivals.kind === 'rates') {
      const { profile, busyness } = arrivals;
      const next = stream(seed, replication, `${plan.name}|arrivals`);
      const factors = busyness === null ? null : new Busyness(busyness, draws);
      this.rates = new RateArrivals(profile, next, factors);
      this.script = [];
      this.nextAt = this.rates.nextAt();
    } else {
      this.rates = null;
      this.script = arrivals.calls;
      this.nextAt = this.script[0]?.at ?? Number.POSITIVE_INFINITY;
    }
  }

  /** The call that comes now, told exactly; null if it is drawn. Moves on to the next. */
  take(): ScriptedCall | null {
    this.count++;
    if (this.rates === null) return this.takeTold();
    this.nextAt = this.rates.nextAt();
    return null;
  }

  private takeTold(): ScriptedCall | null {
    this.nextAt = this.script[this.count]?.at ?? Number.POSITIVE_INFINITY;
    return this.script[this.count - 1] ?? null;
  }
}

export class Arrivals {
  /** The instant of the next first contact; Infinity from the end of the day on. */
  nextAt = Number.POSITIVE_INFINITY;
  /** Its class. */
  classIndex = -1;
  /** How many first contacts there were: the number of the next person. */
  persons = 0;
  private readonly classes: readonly ClassArrivals[];
  private readonly endMs: number;

  constructor(plan: CenterPlan, replication: number, draws: KeyedDraws) {
    this.endMs = plan.lengthMs;
    this.classes = plan.classes.map(
      (each) => new ClassArrivals(each, plan.seed, replication, draws),
    );
    this.findNext();
  }

  /** How many of a class have come before the one that comes now. */
  countOf(classIndex: number): number {
    return this.classes[classIndex]!.count;
  }

  take(): ScriptedCall | null {
    const script = this.classes[this.classIndex]!.take();
    this.persons++;
    this.findNext();
    return script;
  }

  /** Among those of one instant, the class declared first. */
  private findNext(): void {
    const { classes } = this;
    let at = Number.POSITIVE_INFINITY;
    let found = -1;
    for (let k = 0; k < classes.length; k++) {
      const candidate = classes[k]!.nextAt;
      if (candidate < at) {
        at = candidate;
        found = k;
      }
    }
    this.nextAt = at < this.endMs ? at : Number.POSITIVE_INFINITY;
    this.classIndex = found;
  }
}
