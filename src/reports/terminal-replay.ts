/** A replayed day on a terminal: first how near the model comes, then what callbacks would have changed. */
import type { ChalkInstance } from 'chalk';
import {
  type CalibrationErrors,
  type CalibrationRow,
  type Compared,
  concentration,
  type FigureName,
  relativeError,
  TOLERANCE,
  type Trust,
  weakestOf,
} from '../experiments/replay/calibration.js';
import type { Estimate, Unit } from '../metrics/measure.js';
import { conclusionOf } from './conclusion.js';
import { fitWidth } from './fit-width.js';
import { differenceText, intervalText, NOTHING, valueText } from './numbers.js';
import { NOT_TOLD, type ReplayedDay, suppositionWords } from './replayed-day.js';
import type { Summary } from './summary-json.js';
import { forTerminal } from './terminal-safe.js';
import { plainTable } from './terminal-table.js';

interface Look {
  readonly paint: ChalkInstance;
  readonly width: number | undefined;
}

const right = (content: string) => ({ content, hAlign: 'right' as const });
const count = (n: number): string => n.toLocaleString('en');

/** The first half, printed before the worlds with callbacks are run. */
export function calibrationText(day: ReplayedDay, { paint, width }: Look): string {
  const { calibration, callbacks } = day;
  const without = callbacks === 0 ? 'without callbacks, as it was' : 'with callbacks, as it was';
  const parts = [
    headText(day, paint),
    '',
    `${paint.bold('The model and the day')}  ${without}; ${calibration.replications} replications, seed ${day.seed}`,
    comparisonTable(day, paint),
    '',
    verdictText(day, paint),
    ...weakestText(day),
    ...whereText(day),
    '',
  ];
  return `${fitWidth(parts.join('\n'), width, 4)}\n`;
}

function headText(day: ReplayedDay, paint: ChalkInstance): string {
  const { hungUpUnqueued, calledAgain } = day;
  const chosen = day.asked ? '' : ', the day on which the most hung up; --date chooses another';
  const notes = [
    `${count(day.calls)} calls at their own instants from ${day.start} on, times of ${day.zone}`,
    ...(hungUpUnqueued === 0
      ? []
      : [`${count(hungUpUnqueued)} hung up before any queue and are left out`]),
    ...(calledAgain === null || calledAgain === 0
      ? []
      : [
          `${count(calledAgain)} call again within an hour of hanging up: they come whatever became of the first call`,
        ]),
  ];
  const model =
    day.scenario === null
      ? 'agents as their services show them, the rest fitted to the whole log'
      : `agents and callers of ${forTerminal(day.scenario)}`;
  return [
    `${paint.bold(`${forTerminal(day.log)}, ${day.date}`)}${chosen}`,
    ...[...notes, model].map((note) => paint.dim(`  ${note}`)),
  ].join('\n');
}

const rows: readonly (readonly [label: string, name: FigureName, unit: Unit])[] = [
  ['offered', 'offered', 'count'],
  ['handled', 'handled', 'count'],
  ['hung up', 'hungUp', 'count'],
  ['  of those offered', 'hungUpShare', 'share'],
  ['mean wait, all', 'meanWait', 's'],
  ['mean wait, handled', 'speedOfAnswer', 's'],
  ['handled within', 'serviceLevel', 'share'],
];

function comparisonTable(day: ReplayedDay, paint: ChalkInstance): string {
  const table = plainTable();
  const heads = ['happened', 'replayed', '95 of 100 replays', 'error', 'Erlang A by hour'];
  table.push(['', ...heads.map((head) => right(paint.dim(head)))]);
  for (const [label, name, unit] of rows) {
    const compared = day.calibration.total[name];
    const shown = (value: number | null): string => valueText(value, unit);
    const { observed, predicted, low, high } = compared;
    const range = low === null || low === high ? '' : `${shown(low)} to ${shown(high)}`;
    const own = name === 'serviceLevel' ? `${label} ${day.answerWithinMs / 1000} s` : label;
    table.push([
      `  ${own}`,
      right(shown(observed)),
      right(shown(predicted)),
      right(paint.dim(range)),
      right(errorText(compared, unit)),
      right(paint.dim(yardstickCell(day, name))),
    ]);
  }
  return table.toString();
}

function errorText({ observed, predicted }: Compared, unit: Unit): string {
  if (observed === null || predicted === null || observed === predicted) return '';
  if (unit !== 's') return differenceText(predicted - observed, unit);
  return percentText(relativeError(observed, predicted));
}

function yardstickCell({ yardstick, calls }: ReplayedDay, name: FigureName): string {
  if (yardstick === null) return '';
  if (name === 'hungUp') return valueText(yardstick.hungUp, 'count');
  if (name === 'hungUpShare') return valueText(yardstick.hungUp / calls, 'share');
  return name === 'meanWait' ? valueText(yardstick.meanWait, 's') : '';
}

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

function verdictText(day: ReplayedDay, paint: ChalkInstance): string {
  const { trust, errors, yardstick, calibration, calls } = day;
  const color = { yes: paint.green, withCare: paint.yellow, no: paint.red }[trust];
  const lines = [
    color(
      `${verdicts[trust]}: ${errorsText(errors)}; allowed are ${100 * TOLERANCE.hungUpShare} points and ${100 * TOLERANCE.meanWait} %.`,
    ),
  ];
  if (yardstick !== null) {
    const { hungUpShare, meanWait } = calibration.total;
    const off = {
      hungUpShare: yardstick.hungUp / calls - (hungUpShare.observed ?? 0),
      meanWait: relativeError(meanWait.observed, yardstick.meanWait),
    };
    const nearer = Math.abs(off.hungUpShare) < Math.abs(errors.hungUpShare) ? ', nearer' : '';
    lines.push(`Erlang A, fitted hour by hour, is ${errorsText(off)}${nearer}.`);
  }
  return lines.join('\n');
}

export function errorsText({
  hungUpShare,
  meanWait,
}: Pick<CalibrationErrors, 'hungUpShare' | 'meanWait'>): string {
  return `off by ${differenceText(hungUpShare, 'share')} of hang-ups and ${percentText(meanWait)} of the mean wait`;
}

function weakestText({ effects, calibration }: ReplayedDay): string[] {
  const weakest = weakestOf(effects, calibration.total);
  if (weakest === null) return [];
  const { of, span, nearer } = weakest;
  const ends = effects
    .filter((each) => each.of === of)
    .map(({ words, hungUpShare }) => `${words}: ${valueText(hungUpShare, 'share')}`);
  return [
    `Weakest assumption: ${suppositionWords[of]}. Moved to its ends it moves the share that hangs up by ${differenceText(span, 'share').slice(1)} (${ends.join('; ')})${nearer === null ? '.' : `; nearer to the day is ${nearer.words}.`}`,
  ];
}

function whereText(day: ReplayedDay): string[] {
  const where = concentration(day.calibration.rows);
  if (where === null) return [];
  const places = where.rows.map((row) => `${placeText(row, day)} (${hungUpText(row)})`);
  return [
    `Of the errors in who hung up ${valueText(where.share, 'share')} lie in ${places.join(', ')}.`,
  ];
}

function hungUpText({ figures: { hungUp } }: CalibrationRow): string {
  return `${valueText(hungUp.observed, 'count')}, replayed ${valueText(hungUp.predicted, 'count')}`;
}

/** From the start of the day, by its clock; where the clocks change, by the clock of its start. */
function placeText({ fromMs, toMs }: CalibrationRow, { start }: ReplayedDay): string {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const clock = (ms: number): string => {
    const of = Math.round(ms / 60_000) + 60 * hours + minutes;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${two(Math.floor(of / 60) % 24)}:${two(of % 60)}`;
  };
  return `${clock(fromMs)}–${clock(toMs)}`;
}

const changes: readonly (readonly [label: string, key: string])[] = [
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

/** The second half. */
export function changesText(
  { offer }: ReplayedDay,
  summary: Summary,
  closing: readonly string[],
  { paint, width }: Look,
): string {
  const { measures, replications } = summary;
  const conclusion = conclusionOf(summary);
  const table = plainTable();
  for (const [label, key] of changes) {
    const estimate = measures[key];
    if (estimate === undefined) continue;
    const shown = shownAs(key, estimate);
    table.push([
      `  ${label}`,
      right(shown(estimate.mean)),
      paint.dim(intervalText(key, estimate, shown)),
    ]);
  }
  const parts = [
    `${paint.bold('With callbacks')}  ${replications} replications, the same callers in three worlds`,
    paint.dim(`  ${offer.words}`),
    table.toString(),
    '',
    NOT_TOLD,
    ...(conclusion === null ? [] : [paint.bold(conclusion)]),
    ...closing,
  ];
  return `${fitWidth(parts.join('\n'), width, 4)}\n`;
}

function shownAs(key: string, { unit }: Estimate): (value: number | null) => string {
  const isDifference = /^whoPays\.|Gained$|Avoided$|drift/.test(key);
  return (value) => (isDifference ? differenceText(value, unit) : valueText(value, unit));
}
