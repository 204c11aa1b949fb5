/**
 * What is fitted for each type of call: patience, talk, hold and, where the log has it, wrap. A type of
 * which there is too little has what all types together have.
 */
import { LifetimesBuilder } from '../stats/lifetimes.js';
import { wilsonInterval } from '../stats/proportion.js';
import type { CallLog, LoggedCall } from './call-log.js';
import { safeNames } from './caller-classes.js';
import { type DurationFit, FEWEST_VALUES, fitLifetimes } from './durations.js';
import type { Estimate } from './family-fit.js';
import { LogMedium } from './log-row.js';
import { fitPatience, type PatienceFit } from './patience.js';
import { resolutionOf, type Waits, waitsOf } from './waits.js';

export interface TypeFit {
  readonly name: string;
  readonly calls: number;
  readonly patience: PatienceFit;
  /** Whether its own; else that of all types, as too few of this one hung up. */
  readonly ownPatience: boolean;
  readonly talk: DurationFit;
  readonly ownTalk: boolean;
  /** null: the log has no holds. */
  readonly hold: HoldFit | null;
  /** null: the log has no wrap, or too little of this type. */
  readonly wrap: DurationFit | null;
}

export interface HoldFit {
  readonly share: Estimate;
  readonly talks: number;
  readonly length: DurationFit;
}

/** With fewer hang-ups the patience of a type is that of all. */
const HANG_UPS_OF_ONE = 20;

export function fitTypes(log: CallLog, confidence: number): TypeFit[] {
  const names = safeNames(log.types.all);
  const pooledPatience = fitPatience(waitsOf(log, () => 0)[0] ?? NO_WAITS, confidence);
  const waits = waitsOf(log, (type) => type);
  const talks = new Values(log, ({ talkMs, reached }) => (reached === false ? null : talkMs));
  const wraps = new Values(log, ({ wrapMs }) => wrapMs);
  const holds = new Values(
    log,
    ({ holdMs, talkMs }) => (talkMs === null ? null : holdMs),
    (ms) => ms > 0,
  );
  const pooledTalk = talks.fit(null, confidence);
  const calls = log.types.all.map(() => 0);
  for (const { medium, type } of log.calls()) if (medium === LogMedium.Call) calls[type]!++;
  return names.map((name, type) => {
    const own = waits[type];
    const ownPatience = own !== undefined && own.hungUp >= HANG_UPS_OF_ONE;
    const talk = talks.fit(type, confidence);
    const ownTalk = talk.count >= FEWEST_VALUES;
    const wrap = wraps.fit(type, confidence);
    return {
      ...{ name, calls: calls[type]!, ownPatience, ownTalk },
      patience: ownPatience ? fitPatience(own, confidence) : pooledPatience,
      talk: ownTalk ? talk : pooledTalk,
      hold: holdOf(holds, type, confidence),
      wrap: wrap.count >= FEWEST_VALUES ? wrap : null,
    };
  });
}

/** Of a log without live calls. */
const NO_WAITS: Waits = {
  lifetimes: {
    times: new Float64Array(),
    ended: new Float64Array(),
    censored: new Float64Array(),
    resolution: 1,
  },
  ...{ queued: 0, hungUp: 0, left: 0, notQueued: 0, hungUpUnqueued: 0 },
  ...{ meanOfHungUp: 0, longest: 0 },
};

/** Spans of the calls of a log, of each type and of all, in one look at them. */
class Values {
  /** By type; the last is of all types. */
  private readonly groups: readonly Group[];

  /** @param keeps which spans are fitted; the others are only counted */
  constructor(
    log: CallLog,
    of: (call: LoggedCall) => number | null,
    keeps = (_ms: number): boolean => true,
  ) {
    const resolution = resolutionOf(spansOf(log, of));
    const all = log.types.all.length;
    this.groups = Array.from({ length: all + 1 }, () => new Group(resolution));
    for (const call of log.calls()) {
      const ms = of(call);
      if (ms === null) continue;
      this.groups[call.type]!.add(ms, keeps(ms));
      this.groups[all]!.add(ms, keeps(ms));
    }
  }

  told(type: number): number {
    return this.groups[type]!.told;
  }

  fit(type: number | null, confidence: number): DurationFit {
    const group = this.groups[type ?? this.groups.length - 1]!;
    return fitLifetimes(group.kept.build(), confidence);
  }
}

class Group {
  told = 0;
  readonly kept: LifetimesBuilder;

  constructor(resolution: number) {
    this.kept = new LifetimesBuilder(resolution);
  }

  add(ms: number, keep: boolean): void {
    this.told++;
    if (keep) this.kept.add(ms / 1000, true);
  }
}

function* spansOf(log: CallLog, of: (call: LoggedCall) => number | null): Iterable<number | null> {
  for (const call of log.calls()) yield of(call);
}

function holdOf(holds: Values, type: number, confidence: number): HoldFit | null {
  const talks = holds.told(type);
  const length = holds.fit(type, confidence);
  const interval = wilsonInterval(length.count, talks, confidence);
  if (interval === null || length.count === 0) return null;
  return { share: { value: length.count / talks, ...interval }, talks, length };
}
