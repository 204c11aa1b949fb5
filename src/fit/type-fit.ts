/**
 * What is fitted for each type of call: patience, talk, hold and, where the log has it, wrap. A type of
 * which there is too little has what all types together have.
 */
import { wilsonInterval } from '../stats/proportion.js';
import type { CallLog, LoggedCall } from './call-log.js';
import { safeNames } from './caller-classes.js';
import { type DurationFit, FEWEST_VALUES, fitDurations } from './durations.js';
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
  const holds = new Values(log, ({ holdMs, talkMs }) => (talkMs === null ? null : holdMs));
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

/** Spans of the calls of a log, by type. */
class Values {
  private readonly log: CallLog;
  private readonly of: (call: LoggedCall) => number | null;
  readonly resolution: number;

  constructor(log: CallLog, of: (call: LoggedCall) => number | null) {
    this.log = log;
    this.of = of;
    this.resolution = resolutionOf(this.ms(null));
  }

  *ms(type: number | null): Iterable<number> {
    for (const call of this.log.calls()) {
      const value = type === null || call.type === type ? this.of(call) : null;
      if (value !== null) yield value;
    }
  }

  private *seconds(type: number | null, keep: (ms: number) => boolean): Iterable<number> {
    for (const ms of this.ms(type)) if (keep(ms)) yield ms / 1000;
  }

  fit(type: number | null, confidence: number, keep = (_ms: number) => true): DurationFit {
    return fitDurations(this.seconds(type, keep), this.resolution, confidence);
  }
}

function holdOf(holds: Values, type: number, confidence: number): HoldFit | null {
  let [talks, held] = [0, 0];
  for (const ms of holds.ms(type)) {
    talks++;
    if (ms > 0) held++;
  }
  const interval = wilsonInterval(held, talks, confidence);
  if (interval === null || held === 0) return null;
  return {
    share: { value: held / talks, ...interval },
    talks,
    length: holds.fit(type, confidence, (ms) => ms > 0),
  };
}
