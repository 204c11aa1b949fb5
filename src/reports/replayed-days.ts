/** All days of a log beside the model of each: the errors by day, and of all together. */
import type { ChalkInstance } from 'chalk';
import {
  type CalibrationErrors,
  relativeError,
  type Trust,
  trustOf,
} from '../experiments/replay/calibration.js';
import { fitWidth } from './fit-width.js';
import { differenceText, tenDigits, valueText } from './numbers.js';
import { errorsText, percentText, toleranceText } from './replay-words.js';
import type { ReplayedDay } from './replayed-day.js';
import { forTerminal } from './terminal-safe.js';
import { plainTable } from './terminal-table.js';

const right = (content: string) => ({ content, hAlign: 'right' as const });

/** One side of a comparison of all days: what happened, the replays, or Erlang A. */
interface Side {
  readonly hungUp: number;
  readonly waited: number;
}

export interface AllDays {
  readonly days: number;
  readonly calls: number;
  readonly observed: Side;
  readonly replayed: Side;
  /** null: nobody of the log hung up. */
  readonly erlangA: Side | null;
  /** Of a day, without their signs, in the mean. */
  readonly byDay: { readonly replayed: CalibrationErrors; readonly erlangA: CalibrationErrors };
}

export function allDaysOf(days: readonly ReplayedDay[]): AllDays {
  const total = (of: (day: ReplayedDay) => number): number =>
    days.reduce((sum, day) => sum + of(day), 0);
  const figures = ({ calibration }: ReplayedDay) => calibration.total;
  const side = (hungUp: (d: ReplayedDay) => number, wait: (d: ReplayedDay) => number): Side => ({
    hungUp: total(hungUp),
    waited: total((day) => day.calls * wait(day)),
  });
  const none = days.some(({ yardstick }) => yardstick === null);
  const erlang = side(
    ({ yardstick }) => yardstick?.hungUp ?? 0,
    ({ yardstick }) => yardstick?.meanWait ?? 0,
  );
  return {
    days: days.length,
    calls: total(({ calls }) => calls),
    observed: side(
      (day) => figures(day).hungUp.observed ?? 0,
      (day) => figures(day).meanWait.observed ?? 0,
    ),
    replayed: side(
      (day) => figures(day).hungUp.predicted ?? 0,
      (day) => figures(day).meanWait.predicted ?? 0,
    ),
    erlangA: none ? null : erlang,
    byDay: {
      replayed: meanSize(days.map(({ errors }) => errors)),
      erlangA: meanSize(days.map(yardstickErrors)),
    },
  };
}

export function yardstickErrors({ yardstick, calls, calibration }: ReplayedDay): CalibrationErrors {
  const { hungUpShare, meanWait } = calibration.total;
  return {
    hungUpShare: (yardstick?.hungUp ?? 0) / calls - (hungUpShare.observed ?? 0),
    meanWait: relativeError(meanWait.observed, yardstick?.meanWait ?? null),
    serviceLevel: 0,
  };
}

function meanSize(errors: readonly CalibrationErrors[]): CalibrationErrors {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, values.length);
  return {
    hungUpShare: mean(errors.map(({ hungUpShare }) => hungUpShare)),
    meanWait: mean(errors.flatMap(({ meanWait }) => (meanWait === null ? [] : [meanWait]))),
    serviceLevel: mean(errors.map(({ serviceLevel }) => serviceLevel)),
  };
}

/** The error of one side over all days together. */
export function errorsInAll({ calls, observed }: AllDays, side: Side) {
  return {
    hungUpShare: (side.hungUp - observed.hungUp) / calls,
    meanWait: relativeError(observed.waited, side.waited),
    serviceLevel: 0,
  };
}

/** What all days have in common. */
function headOf(days: readonly ReplayedDay[]) {
  const { log, zone, seed, calibration } = days[0] as ReplayedDay;
  return { log, zone, seed, replications: calibration.replications };
}

const verdicts: Readonly<Record<Trust, string>> = {
  yes: 'The model may be trusted for this center',
  withCare: 'The model may be trusted for this center with care only',
  no: 'The model is not to be trusted for this center',
};

/** @param days at least one */
export function allDaysText(
  days: readonly ReplayedDay[],
  { paint, width }: { readonly paint: ChalkInstance; readonly width: number | undefined },
): string {
  const all = allDaysOf(days);
  const { log, seed, replications } = headOf(days);
  const trust = trustOf(all.byDay.replayed);
  const color = { yes: paint.green, withCare: paint.yellow, no: paint.red }[trust];
  const parts = [
    `${paint.bold(forTerminal(log))}  ${daysText(days)}; ${replications} replications, seed ${seed}`,
    dayTable(days, paint),
    '',
    ...allDaysSentences(days),
    color(allDaysVerdict(days)),
  ];
  return `${fitWidth(parts.join('\n'), width, 4)}\n`;
}

function daysText(days: readonly ReplayedDay[]): string {
  const count = days.length === 1 ? '1 day' : `${days.length} days`;
  return days.every(({ callbacks }) => callbacks === 0)
    ? `${count} without callbacks, each as it was`
    : `${count}, each as it was, with its callbacks`;
}

/** Whether the model may be trusted for the center. */
export function allDaysVerdict(days: readonly ReplayedDay[]): string {
  return `${verdicts[trustOf(allDaysOf(days).byDay.replayed)]}: ${toleranceText} a day.`;
}

/** The errors of all days together, and of a day. */
export function allDaysSentences(days: readonly ReplayedDay[]): string[] {
  const all = allDaysOf(days);
  const erlang = all.erlangA === null ? null : errorsInAll(all, all.erlangA);
  return [
    `In all ${valueText(all.observed.hungUp / all.calls, 'share')} of ${all.calls.toLocaleString('en')} hung up; the replays are ${errorsText(errorsInAll(all, all.replayed))}${erlang === null ? '' : `, Erlang A by hour is ${errorsText(erlang)}`}.`,
    `By day, without signs, the replays are ${sizeText(all.byDay.replayed)}${erlang === null ? '' : `, Erlang A by hour ${sizeText(all.byDay.erlangA)}`}.`,
  ];
}

function sizeText({ hungUpShare, meanWait }: CalibrationErrors): string {
  return `off by ${valueText(hungUpShare, 'share').replace(' %', ' points')} and ${percentText(meanWait).replace('+', '')} in the mean`;
}

function dayTable(days: readonly ReplayedDay[], paint: ChalkInstance): string {
  const table = plainTable();
  const heads = [
    'offered',
    'hung up',
    'replayed',
    'error',
    'wait',
    'replayed',
    'error',
    'Erlang A',
  ];
  table.push(['', ...heads.map((head) => right(paint.dim(head)))]);
  for (const day of days) {
    const { hungUp, hungUpShare, meanWait } = day.calibration.total;
    const cells = [
      day.calls.toLocaleString('en'),
      valueText(hungUpShare.observed, 'share'),
      valueText(hungUpShare.predicted, 'share'),
      differenceText(day.errors.hungUpShare, 'share'),
      valueText(meanWait.observed, 's'),
      valueText(meanWait.predicted, 's'),
      percentText(day.errors.meanWait),
      day.yardstick === null ? '' : valueText(day.yardstick.hungUp / day.calls, 'share'),
    ];
    const mark = hungUp.isOutside ? paint.dim('*') : ' ';
    table.push([`  ${day.date}${mark}`, ...cells.map(right)]);
  }
  const note = paint.dim('  * those who hung up lie outside of 95 of 100 replays');
  return `${table.toString()}\n${note}`;
}

export function allDaysJson(days: readonly ReplayedDay[]): string {
  const all = allDaysOf(days);
  const errorsJson = ({
    hungUpShare,
    meanWait,
  }: Pick<CalibrationErrors, 'hungUpShare' | 'meanWait'>) => ({
    hungUpRate: tenDigits(hungUpShare),
    wait: meanWait === null ? null : tenDigits(meanWait),
  });
  const document = {
    schemaVersion: 1,
    ...headOf(days),
    trust: trustOf(all.byDay.replayed),
    calls: all.calls,
    errorsInAll: {
      replayed: errorsJson(errorsInAll(all, all.replayed)),
      erlangA: all.erlangA === null ? null : errorsJson(errorsInAll(all, all.erlangA)),
    },
    meanErrorsByDay: {
      replayed: errorsJson(all.byDay.replayed),
      erlangA: all.erlangA === null ? null : errorsJson(all.byDay.erlangA),
    },
    days: days.map((day) => {
      const { hungUp, meanWait, serviceLevel } = day.calibration.total;
      return {
        date: day.date,
        calls: day.calls,
        trust: day.trust,
        hungUp: { observed: hungUp.observed, predicted: rounded(hungUp.predicted) },
        wait_s: { observed: rounded(meanWait.observed), predicted: rounded(meanWait.predicted) },
        serviceLevel: {
          observed: rounded(serviceLevel.observed),
          predicted: rounded(serviceLevel.predicted),
        },
        erlangA:
          day.yardstick === null
            ? null
            : { hungUp: rounded(day.yardstick.hungUp), wait_s: rounded(day.yardstick.meanWait) },
      };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function rounded(value: number | null): number | null {
  return value === null ? null : tenDigits(value);
}
