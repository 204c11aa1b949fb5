/** A day without callbacks beside what happened, and which supposition moves it the most. */
import { calibrate, type Effect, errorsOf, trustOf } from '../experiments/replay/calibration.js';
import { DayTally, type QueueEnd } from '../experiments/replay/day-tally.js';
import {
  type GivenSupposition,
  givenVariantsOf,
} from '../experiments/replay/given-suppositions.js';
import { runOneWorld } from '../experiments/replay/one-world.js';
import { localText } from '../fit/calls-csv.js';
import { LogOutcome } from '../fit/log-row.js';
import type { DayOfLog } from '../fit/replay/day-of-log.js';
import { erlangHours, exponentialPatience } from '../fit/replay/erlang-hours.js';
import { type SuppositionName, variantsOf } from '../fit/replay/suppositions.js';
import type { CenterPlan } from '../model/center-plan.js';
import { type ReplayedDay, yardstickOf } from '../reports/replayed-day.js';
import { type DayModel, fittedModel, type ModelOptions, type ReplayedLog } from './replay-model.js';

const ends: Readonly<Record<LogOutcome, QueueEnd>> = {
  [LogOutcome.Answered]: 'answered',
  [LogOutcome.Abandoned]: 'hungUp',
  [LogOutcome.Left]: 'left',
};

export interface CalibrationRequest {
  readonly day: DayOfLog;
  readonly model: DayModel;
  readonly options: ModelOptions;
  /** The scenario that was given; null: the model was fitted. */
  readonly given: string | null;
  readonly asked: boolean;
  /** Whether suppositions are moved, too. */
  readonly vary: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/** null: it was stopped. */
export async function calibrationOfDay(
  replayed: ReplayedLog,
  request: CalibrationRequest,
): Promise<ReplayedDay | null> {
  const { day, model, given } = request;
  const { plan, seed, replications } = model.scenario;
  const variants = request.vary ? variantsToTry(replayed, request) : [];
  const of = replications * (1 + variants.length);
  let done = 0;
  const simulated = async (center: CenterPlan) => {
    const tallies = await runOneWorld(center, worldOf(day), {
      replications,
      signal: request.signal,
      onProgress: (count) => request.onProgress(done + count, of),
    });
    done += replications;
    return tallies;
  };
  const observed = observedTally(day, plan);
  const calibration = calibrate(observed, await simulated(plan));
  const effects: Effect<AnySupposition>[] = [];
  for (const variant of variants) {
    if (request.signal.aborted) break;
    const { total } = calibrate(observed, await simulated(await variant.plan()));
    effects.push({
      ...{ of: variant.of, words: variant.words },
      hungUpShare: total.hungUpShare.predicted ?? 0,
      meanWait: total.meanWait.predicted,
    });
  }
  if (request.signal.aborted) return null;
  const errors = errorsOf(calibration.total);
  const { log, zone, source } = replayed;
  return {
    ...{
      log: source,
      date: day.date,
      dates: day.dates,
      asked: request.asked,
      zone: zone.name,
      seed,
    },
    start: localText(day.startsAt, zone).slice(11, 16),
    ...{ calls: day.calls.length, hungUpUnqueued: day.hungUpUnqueued },
    ...{ calledAgain: day.calledAgain, callbacks: day.callbacks, scenario: given },
    answerWithinMs: plan.targets.answerWithinMs,
    ...{ calibration, errors, trust: trustOf(errors), effects },
    areVaried: request.vary,
    yardstick: yardstickOf(erlangHours(day, exponentialPatience(log))),
    offer: {
      words: offerWords(replayed, request),
      assumed: given === null && replayed.fitted.callbacks === null,
    },
  };
}

type AnySupposition = SuppositionName | GivenSupposition;

interface VariantToTry {
  readonly of: AnySupposition;
  readonly words: string;
  readonly plan: () => Promise<CenterPlan>;
}

/** Ends of what the fitted model supposes, or the scenario that was given. */
function variantsToTry(replayed: ReplayedLog, request: CalibrationRequest): VariantToTry[] {
  const { day, model, options, given } = request;
  if (given !== null) {
    return givenVariantsOf(model.scenario.plan).map(({ of, words, plan }) => ({
      ...{ of, words },
      plan: async () => plan,
    }));
  }
  return variantsOf(replayed.fitted).map((variant) => ({
    ...{ of: variant.of, words: variant.words },
    plan: async () => (await fittedModel(replayed, day, options, variant)).scenario.plan,
  }));
}

/** What happened had callbacks where the log has them. */
function worldOf({ callbacks }: DayOfLog): 'actual' | 'noCallback' {
  return callbacks === 0 ? 'noCallback' : 'actual';
}

export function observedTally(day: DayOfLog, plan: CenterPlan): DayTally {
  const tally = new DayTally(plan.lengthMs, plan.intervalMs, plan.targets.answerWithinMs);
  for (const { at, waitMs, outcome } of day.calls) {
    tally.add(at - day.startsAt, waitMs, ends[outcome]);
  }
  return tally;
}

function offerWords(
  { fitted }: ReplayedLog,
  { options: { offer }, given }: CalibrationRequest,
): string {
  if (given !== null) return 'callbacks as the scenario offers them';
  if (fitted.callbacks !== null) return 'callbacks as the log shows them';
  const percent = (share: number): string => `${Math.round(1000 * share) / 10} %`;
  return `rules of the preset vcc; assumed, as the log has no callbacks: all who have waited ${offer.after} s are asked once, ${percent(offer.accepts)} of them take one, ${percent(offer.answers)} of those called back answer`;
}
