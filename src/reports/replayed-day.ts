/** A day that was lived again, as its reports are made of it. */
import type {
  Calibration,
  CalibrationErrors,
  Effect,
  Trust,
} from '../experiments/replay/calibration.js';
import type { GivenSupposition } from '../experiments/replay/given-suppositions.js';
import type { DateOfLog } from '../fit/replay/day-of-log.js';
import type { ErlangHour } from '../fit/replay/erlang-hours.js';
import type { SuppositionName } from '../fit/replay/suppositions.js';

/** Erlang A of the same day, hour by hour; null: nobody of the log hung up. */
export interface Yardstick {
  readonly hours: readonly ErlangHour[];
  readonly hungUp: number;
  readonly meanWait: number;
}

export interface OfferWords {
  /** How callbacks are offered, and what callers make of it. */
  readonly words: string;
  /** Whether the log does not say so, nor a scenario that was given. */
  readonly assumed: boolean;
}

export interface ReplayedDay {
  /** The file of the log. */
  readonly log: string;
  readonly date: string;
  /** Every date of the log that has calls. */
  readonly dates: readonly DateOfLog[];
  /** Whether the date was asked for; else it is the one on which the most hung up. */
  readonly asked: boolean;
  readonly zone: string;
  /** Local time at which the day of the center begins. */
  readonly start: string;
  readonly seed: string;
  readonly calls: number;
  readonly hungUpUnqueued: number;
  readonly calledAgain: number | null;
  /** Callbacks that the log has: then what happened had them. */
  readonly callbacks: number;
  /** The scenario that was given; null: fitted to the log. */
  readonly scenario: string | null;
  readonly answerWithinMs: number;
  readonly calibration: Calibration;
  readonly errors: CalibrationErrors;
  readonly trust: Trust;
  readonly yardstick: Yardstick | null;
  /** Whether suppositions were moved at all. */
  readonly areVaried: boolean;
  readonly effects: readonly Effect<SuppositionName | GivenSupposition>[];
  readonly offer: OfferWords;
}

/** What the log does not tell, and how much of it the intervals hold. */
export const NOT_TOLD =
  'Drawn anew in each replication: the patience of those who were answered, beyond their wait; who takes a callback and who answers it; talks of those who hung up; work after calls. The intervals hold these draws, not doubt about the shares and distributions that they are drawn from.';

export const suppositionWords: Readonly<Record<SuppositionName | GivenSupposition, string>> = {
  agents: 'how many agents there are',
  presence: 'who was there (from services alone)',
  skills: 'which types each agent takes',
  wrap: 'how long work after calls is',
  patience: 'patience beyond the wait',
};

export function yardstickOf(hours: readonly ErlangHour[] | null): Yardstick | null {
  if (hours === null) return null;
  const calls = hours.reduce((sum, hour) => sum + hour.calls, 0);
  return {
    hours,
    hungUp: hours.reduce((sum, { hungUp }) => sum + hungUp, 0),
    meanWait: hours.reduce((sum, hour) => sum + hour.calls * hour.meanWait, 0) / calls,
  };
}
