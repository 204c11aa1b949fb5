/** What is said of a replayed day, alike on a terminal and on a page. */
import {
  type CalibrationErrors,
  type CalibrationRow,
  concentration,
  type FigureName,
  relativeError,
  TOLERANCE,
  type Trust,
  weakestOf,
} from '../experiments/replay/calibration.js';
import type { Estimate, Unit } from '../metrics/measure.js';
import { differenceText, NOTHING, valueText } from './numbers.js';
import { type ReplayedDay, suppositionWords } from './replayed-day.js';

/** `+12 %`. */
export function percentText(relative: number | null): string {
  if (relative === null) return NOTHING;
  const percent = Math.round(100 * relative);
  return `${percent > 0 ? '+' : ''}${percent} %`;
}

const verdicts: Readonly<Record<Trust, string>> = {
  yes: 'The model may be trusted for this day',
  withCare: 'The model may be trusted for this day with care only',
  no: 'The model is not to be trusted for this day',
};

export const toleranceText = `allowed are ${100 * TOLERANCE.hungUpShare} points and ${100 * TOLERANCE.meanWait} %`;

/** The verdict and the errors it rests on. */
export function verdictText({ trust, errors }: ReplayedDay): string {
  return `${verdicts[trust]}: ${errorsText(errors)}; ${toleranceText}.`;
}

/** The same errors of the yardstick; null: there is none. */
export function yardstickText({ errors, yardstick, calibration, calls }: ReplayedDay) {
  if (yardstick === null) return null;
  const { hungUpShare, meanWait } = calibration.total;
  const off = {
    hungUpShare: yardstick.hungUp / calls - (hungUpShare.observed ?? 0),
    meanWait: relativeError(meanWait.observed, yardstick.meanWait),
  };
  const nearer = Math.abs(off.hungUpShare) < Math.abs(errors.hungUpShare) ? ', nearer' : '';
  return `Erlang A, fitted hour by hour, is ${errorsText(off)}${nearer}.`;
}

export function errorsText({
  hungUpShare,
  meanWait,
}: Pick<CalibrationErrors, 'hungUpShare' | 'meanWait'>): string {
  return `off by ${differenceText(hungUpShare, 'share')} of hang-ups and ${percentText(meanWait)} of the mean wait`;
}

/** What the day is made of, and what is left out of it, a sentence each without its full stop. */
export function notesOf(day: ReplayedDay): string[] {
  const { hungUpUnqueued, calledAgain, callbacks, scenario } = day;
  return [
    `${count(day.calls)} calls at their own instants from ${day.start} on, times of ${day.zone}`,
    ...(hungUpUnqueued === 0
      ? []
      : [`${count(hungUpUnqueued)} hung up before any queue and are left out`]),
    ...(calledAgain === null || calledAgain === 0
      ? []
      : [
          `${count(calledAgain)} call again within an hour of hanging up: they come whatever became of the first call`,
        ]),
    ...(callbacks === 0
      ? []
      : [
          `${count(callbacks)} callbacks in the log: its agents served them, too; who takes one is drawn again, ${scenario === null ? 'as often as the log shows' : 'as the scenario says'}`,
        ]),
  ];
}

/** Which world is held against the day. */
export function worldText({ callbacks }: ReplayedDay): string {
  return callbacks === 0 ? 'without callbacks, as it was' : 'with callbacks, as it was';
}

export function count(n: number): string {
  return n.toLocaleString('en');
}

export interface FigureRow {
  readonly name: FigureName;
  readonly label: string;
  readonly unit: Unit;
  /** Whether it is a part of the row above. */
  readonly isPart: boolean;
}

/** The figures that are compared, in their order. */
export function figureRows({ answerWithinMs, calibration, callbacks }: ReplayedDay): FigureRow[] {
  const { observed, predicted } = calibration.total.left;
  const someLeft = (observed ?? 0) + (predicted ?? 0) > 0;
  const row = (name: FigureName, label: string, unit: Unit, isPart = false): FigureRow => ({
    ...{ name, label, unit, isPart },
  });
  return [
    row('offered', 'offered', 'count'),
    row('handled', 'handled', 'count'),
    row('hungUp', 'hung up', 'count'),
    row('hungUpShare', 'of those offered', 'share', true),
    ...(someLeft
      ? [row('left', callbacks > 0 ? 'left for a callback' : 'left otherwise', 'count')]
      : []),
    row('meanWait', 'mean wait, all', 's'),
    row('speedOfAnswer', 'mean wait, handled', 's'),
    row('serviceLevel', `handled within ${answerWithinMs / 1000} s`, 'share'),
  ];
}

/** The same figure of the yardstick; null: it has none. */
export function yardstickValue({ yardstick, calls }: ReplayedDay, name: FigureName): number | null {
  if (yardstick === null) return null;
  if (name === 'hungUp') return yardstick.hungUp;
  if (name === 'hungUpShare') return yardstick.hungUp / calls;
  return name === 'meanWait' ? yardstick.meanWait : null;
}

/** The error of a figure: relative of times; nothing where there is none. */
export function errorText(observed: number | null, predicted: number | null, unit: Unit): string {
  if (observed === null || predicted === null || observed === predicted) return '';
  if (unit !== 's') return differenceText(predicted - observed, unit);
  return percentText(relativeError(observed, predicted));
}

/** Which supposition moves the day the most; null: it was not asked. */
export function weakestText({ effects, calibration, areVaried, scenario }: ReplayedDay) {
  if (!areVaried) return null;
  const weakest = weakestOf(effects, calibration.total);
  if (weakest === null) return 'No weakest assumption is named: there is none that could be moved.';
  const { of, span, nearer } = weakest;
  const ends = effects
    .filter((each) => each.of === of)
    .map(({ words, hungUpShare }) => `${words}: ${valueText(hungUpShare, 'share')}`);
  return `Weakest assumption: ${suppositionWords[of]}. Moved to its ends it moves the share that hangs up by ${differenceText(span, 'share').slice(1)} (${ends.join('; ')})${nearer === null ? '.' : `; nearer to the day is ${nearer.words}.`}${scenario === null ? '' : ` ${GIVEN_ENDS}`}`;
}

/** How sure a scenario is that was given is not known. */
const GIVEN_ENDS =
  'How sure the scenario is of its figures is not known: durations are moved by a fifth, agents by a tenth; its skills, rules and rings stay.';

/** The intervals with the largest errors; null: there is no error. */
export function whereText(day: ReplayedDay): string | null {
  const where = concentration(day.calibration.rows);
  if (where === null) return null;
  const places = where.rows.map((row) => `${placeText(row, day)} (${hungUpText(row)})`);
  return `Of the errors in who hung up ${valueText(where.share, 'share')} lie in ${places.join(', ')}.`;
}

function hungUpText({ figures: { hungUp } }: CalibrationRow): string {
  return `${valueText(hungUp.observed, 'count')}, replayed ${valueText(hungUp.predicted, 'count')}`;
}

function placeText({ fromMs, toMs }: CalibrationRow, day: ReplayedDay): string {
  return `${timeOfDay(day, fromMs)}–${timeOfDay(day, toMs)}`;
}

/** From the start of the day, by its clock; where the clocks change, by the clock of its start. */
export function timeOfDay({ start }: Pick<ReplayedDay, 'start'>, ms: number): string {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const of = Math.round(ms / 60_000) + 60 * hours + minutes;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(of / 60) % 24)}:${two(of % 60)}`;
}

/** What callbacks change, with the keys of the measures. */
export const changeRows: readonly (readonly [label: string, key: string])[] = [
  ['hung up without callbacks', 'noCallback.abandoned'],
  ['hung up with them', 'abandoned'],
  ['abandonment avoided', 'abandonmentAvoided'],
  ['reached gained', 'reachedGained'],
  ['callbacks created', 'callbacks.created'],
  ['  completed', 'callbacks.completed'],
  ['mean wait without callbacks', 'noCallback.wait.mean_s'],
  ['mean wait with them, all live calls', 'wait.mean_s'],
  ['  of those who took none, with - without', 'whoPays.wait.mean_s'],
  ['called back later than held, mean', 'callbacks.drift.mean_s'],
  ['  19 of 20 at most', 'callbacks.drift.p95_s'],
];

/** How a figure of them is written: differences with their sign. */
export function shownAs(key: string, { unit }: Estimate): (value: number | null) => string {
  const isDifference = /^whoPays\.|Gained$|Avoided$|drift/.test(key);
  return (value) => (isDifference ? differenceText(value, unit) : valueText(value, unit));
}
