/**
 * Who waited how long, and what that says about patience: who hung up shows how long it was, who was
 * answered or left otherwise only that it was longer. Who was answered at once shows nothing, and is
 * left out; so is who hung up without having been in the queue, which is no matter of waiting.
 */
import { type Lifetimes, LifetimesBuilder } from '../stats/lifetimes.js';
import type { CallLog, LoggedCall } from './call-log.js';
import { LogMedium, LogOutcome } from './log-row.js';

export interface Waits {
  readonly lifetimes: Lifetimes;
  readonly queued: number;
  readonly hungUp: number;
  /** For a callback, or to another queue: perhaps because they were impatient. */
  readonly left: number;
  /** Were answered, or left, without having waited. */
  readonly notQueued: number;
  readonly hungUpUnqueued: number;
  /** The mean wait of those who hung up, in s: no estimate of patience. */
  readonly meanOfHungUp: number;
  readonly longest: number;
}

/** In seconds, the coarsest of these whose whole multiples all spans are; or the finest. */
const RESOLUTIONS = [60, 1] as const;
const FINEST = 0.1;

/** To what the spans of a log are rounded, in seconds. */
export function resolutionOf(spansMs: Iterable<number | null>): number {
  let [coarsest, some] = [0, false];
  for (const ms of spansMs) {
    if (ms === null || ms === 0) continue;
    some = true;
    while (coarsest < RESOLUTIONS.length && ms % (1000 * RESOLUTIONS[coarsest]!) !== 0) coarsest++;
    if (coarsest === RESOLUTIONS.length) return FINEST;
  }
  return some ? RESOLUTIONS[coarsest]! : 1;
}

class WaitsBuilder {
  private readonly lifetimes: LifetimesBuilder;
  private queued = 0;
  private hungUp = 0;
  private left = 0;
  private notQueued = 0;
  private hungUpUnqueued = 0;
  private sumOfHungUp = 0;
  private longest = 0;

  constructor(resolution: number) {
    this.lifetimes = new LifetimesBuilder(resolution);
  }

  add({ queued, waitMs, outcome }: LoggedCall): void {
    const gaveUp = outcome === LogOutcome.Abandoned;
    if (!queued) {
      if (gaveUp) this.hungUpUnqueued++;
      else this.notQueued++;
      return;
    }
    const wait = waitMs / 1000;
    this.queued++;
    if (gaveUp) {
      this.hungUp++;
      this.sumOfHungUp += wait;
    } else if (outcome === LogOutcome.Left) this.left++;
    this.longest = Math.max(this.longest, wait);
    this.lifetimes.add(wait, gaveUp);
  }

  build(): Waits {
    const { queued, hungUp, left, notQueued, hungUpUnqueued, longest } = this;
    return {
      lifetimes: this.lifetimes.build(),
      ...{ queued, hungUp, left, notQueued, hungUpUnqueued, longest },
      meanOfHungUp: hungUp === 0 ? 0 : this.sumOfHungUp / hungUp,
    };
  }
}

/** The waits of the live calls of each group of types; a type without a group is left out. */
export function waitsOf(log: CallLog, groupOf: (type: number) => number | null): Waits[] {
  const resolution = resolutionOf(queuedSpans(log));
  const groups: WaitsBuilder[] = [];
  for (const call of log.calls()) {
    if (call.medium !== LogMedium.Call) continue;
    const group = groupOf(call.type);
    if (group === null) continue;
    while (groups.length <= group) groups.push(new WaitsBuilder(resolution));
    groups[group]!.add(call);
  }
  return groups.map((group) => group.build());
}

function* queuedSpans(log: CallLog): Iterable<number> {
  for (const { queued, waitMs } of log.calls()) if (queued) yield waitMs;
}
