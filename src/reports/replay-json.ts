/** `replay.json`: the calibration of a day, and what callbacks would have changed. */
import {
  type CalibrationRow,
  type Compared,
  type ComparedDay,
  concentration,
  figureNames,
  TOLERANCE,
  weakestOf,
} from '../experiments/replay/calibration.js';
import { figureColumns } from './calibration-csv.js';
import { tenDigits } from './numbers.js';
import { NOT_TOLD, type ReplayedDay, suppositionWords, type Yardstick } from './replayed-day.js';
import type { Summary } from './summary-json.js';

/** What callbacks would have changed; every other measure is in summary.json. */
export const changeKeys = [
  'noCallback.abandoned',
  'abandoned',
  'abandonmentAvoided',
  'reachedGained',
  'callbacks.offered',
  'callbacks.created',
  'callbacks.completed',
  'noCallback.wait.mean_s',
  'wait.mean_s',
  'whoPays.wait.mean_s',
  'noCallback.serviceLevel',
  'serviceLevel',
  'callbacks.drift.mean_s',
  'callbacks.drift.p95_s',
] as const;

/** @param summary null: only the calibration was asked for */
export function replayJson(
  day: ReplayedDay,
  summary: Summary | null,
  files: Readonly<Record<string, string>>,
): string {
  const document = {
    schemaVersion: 1,
    log: day.log,
    date: day.date,
    zone: day.zone,
    start: day.start,
    seed: day.seed,
    replications: day.calibration.replications,
    calls: day.calls,
    hungUpBeforeAnyQueue: day.hungUpUnqueued,
    callsAgainWithinAnHour: day.calledAgain,
    callbacksInTheLog: day.callbacks,
    scenario: day.scenario,
    answerWithin_s: day.answerWithinMs / 1000,
    calibration: calibrationJson(day),
    callbacks:
      summary === null
        ? null
        : {
            offer: day.offer.words,
            assumed: day.offer.assumed,
            notTold: NOT_TOLD,
            measures: Object.fromEntries(
              changeKeys.flatMap((key) => {
                const estimate = summary.measures[key];
                return estimate === undefined ? [] : [[key, estimate]];
              }),
            ),
          },
    files,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function calibrationJson(day: ReplayedDay): Record<string, unknown> {
  const { calibration, effects, errors, trust, yardstick, calls } = day;
  return {
    trust,
    tolerance: { hungUpRate: TOLERANCE.hungUpShare, wait: TOLERANCE.meanWait },
    errors: {
      hungUpRate: round(errors.hungUpShare),
      wait: round(errors.meanWait),
      serviceLevel: round(errors.serviceLevel),
    },
    total: comparedJson(calibration.total),
    erlangA: yardstickJson(yardstick, calls),
    weakest: weakestJson(day),
    effects: effects.map(({ of: assumption, words, hungUpShare, meanWait }) => ({
      assumption,
      what: words,
      hungUpRate: round(hungUpShare),
      wait_s: round(meanWait),
    })),
    errorLiesIn: (concentration(calibration.rows)?.rows ?? []).map(placeJson),
    intervals: calibration.rows.map((row) => ({
      ...placeJson(row),
      ...comparedJson(row.figures),
    })),
  };
}

function weakestJson({ effects, calibration }: ReplayedDay) {
  const weakest = weakestOf(effects, calibration.total);
  if (weakest === null) return null;
  const { of: assumption, span, nearer } = weakest;
  return {
    assumption,
    what: suppositionWords[assumption],
    movesHungUpRateBy: round(span ?? null),
    nearer: nearer?.words ?? null,
  };
}

function placeJson({ fromMs, toMs }: CalibrationRow): { from_s: number; to_s: number } {
  return { from_s: fromMs / 1000, to_s: toMs / 1000 };
}

function comparedJson(figures: ComparedDay): Record<string, unknown> {
  return Object.fromEntries(
    figureNames.map((name) => [figureColumns[name], roundedFigures(figures[name])]),
  );
}

function roundedFigures({ observed, predicted, low, high, isOutside }: Compared) {
  return {
    observed: round(observed),
    predicted: round(predicted),
    low: round(low),
    high: round(high),
    isOutside,
  };
}

function yardstickJson(yardstick: Yardstick | null, calls: number): object | null {
  if (yardstick === null) return null;
  return {
    hungUp: round(yardstick.hungUp),
    hungUpRate: round(yardstick.hungUp / calls),
    wait_s: round(yardstick.meanWait),
    hours: yardstick.hours.map(({ fromMs, agents, talk, hungUp, meanWait, ...rest }) => ({
      from_s: fromMs / 1000,
      calls: rest.calls,
      agents: round(agents),
      talk_s: round(talk),
      hungUp: round(hungUp),
      wait_s: round(meanWait),
    })),
  };
}

function round(value: number | null): number | null {
  return value === null ? null : tenDigits(value);
}
