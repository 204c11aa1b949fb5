/** A replayed day by hour, beside what Erlang A makes of each hour. */
import type { Unit } from '../../../metrics/measure.js';
import { differenceText, valueText } from '../../numbers.js';
import { timeOfDay, yardstickText } from '../../replay-words.js';
import type { ReplayedDay } from '../../replayed-day.js';
import { type BesideStep, beside } from '../charts/beside.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html } from '../html.js';
import { axisValue, ticksOf } from './calibration-intervals.js';
import { legend } from './calibration-words.js';

const HOUR = 3_600_000;

/** One hour of the day: counts, and waits in s. */
interface Hour {
  readonly fromMs: number;
  readonly offered: number;
  readonly hungUp: Sides;
  readonly meanWait: Sides;
  readonly agents: number;
  readonly talk: number;
}

interface Sides {
  readonly observed: number | null;
  readonly predicted: number | null;
  readonly erlangA: number | null;
}

/** null: there is no yardstick, or intervals are no parts of an hour. */
export function calibrationHoursBlock(day: ReplayedDay): Block | null {
  const hours = hoursOf(day);
  if (hours.length === 0) return null;
  const content = html`<p>${yardstickText(day)}</p>
${picture(day, hours, 'hungUp', 'Hung up', 'count')}
${picture(day, hours, 'meanWait', 'Mean wait, all', 's')}`;
  return { id: 'hours', title: 'Beside Erlang A, by hour', short: 'Erlang A', content };
}

function hoursOf({ yardstick, calibration: { rows } }: ReplayedDay): Hour[] {
  const [first] = rows;
  if (yardstick === null || first === undefined || HOUR % (first.toMs - first.fromMs) !== 0) {
    return [];
  }
  return yardstick.hours.map(({ fromMs, calls, hungUp, meanWait, agents, talk }) => {
    const own = rows.filter((row) => row.fromMs >= fromMs && row.fromMs < fromMs + HOUR);
    const sum = (of: (row: (typeof rows)[number]) => number): number =>
      own.reduce((total, row) => total + of(row), 0);
    const wait = (side: 'observed' | 'predicted'): number | null => {
      const offered = sum(({ figures }) => figures.offered[side] ?? 0);
      const waited = sum(
        ({ figures }) => (figures.meanWait[side] ?? 0) * (figures.offered[side] ?? 0),
      );
      return offered === 0 ? null : waited / offered;
    };
    return {
      ...{ fromMs, agents, talk, offered: calls },
      hungUp: {
        observed: sum(({ figures }) => figures.hungUp.observed ?? 0),
        predicted: sum(({ figures }) => figures.hungUp.predicted ?? 0),
        erlangA: hungUp,
      },
      meanWait: {
        observed: wait('observed'),
        predicted: wait('predicted'),
        erlangA: calls === 0 ? null : meanWait,
      },
    };
  });
}

function picture(
  day: ReplayedDay,
  hours: readonly Hour[],
  name: 'hungUp' | 'meanWait',
  title: string,
  unit: Unit,
): Html {
  const shown = (value: number | null): string => valueText(value, unit);
  const off = (side: 'predicted' | 'erlangA'): number => {
    const calls = hours.reduce((sum, { offered }) => sum + offered, 0);
    const weight = (hour: Hour): number =>
      name === 'hungUp' ? 1 / hours.length : hour.offered / calls;
    return hours.reduce(
      (sum, hour) =>
        sum + weight(hour) * Math.abs((hour[name][side] ?? 0) - (hour[name].observed ?? 0)),
      0,
    );
  };
  return figure({
    id: `hour-${name}`,
    title: `${title}, by hour`,
    description: 'What happened beside the replays and Erlang A; the table below has the figures.',
    finding: `${title}: without signs an hour is off by ${shown(off('predicted'))} in the replays and by ${shown(off('erlangA'))} by Erlang A.`,
    what: html`By the hour in which a call came${name === 'meanWait' ? '; errors are weighted with its calls' : ''}; where Erlang A leaves the picture, the table has it. ${legend(false, true)}`,
    draw: (size) =>
      beside(
        size,
        hours.map((hour) => stepOf(hour[name])),
        {
          ticks: ticksOf(day, size, HOUR),
          shown: (value) => axisValue(value, unit),
        },
      ),
    behind: {
      caption: `${title}, by hour`,
      columns: [
        'From',
        'Offered',
        'Busy agents',
        'Mean talk',
        'Happened',
        'Replayed',
        'Error',
        'Erlang A',
        'Error',
      ].map((label) => ({ label })),
      rows: hours.map(({ fromMs, offered, agents, talk, [name]: sides }) => [
        timeOfDay(day, fromMs),
        String(offered),
        valueText(agents, 'agents'),
        valueText(talk, 's'),
        shown(sides.observed),
        shown(sides.predicted),
        errorOf(sides, 'predicted', unit),
        shown(sides.erlangA),
        errorOf(sides, 'erlangA', unit),
      ]),
    },
  });
}

function errorOf(sides: Sides, side: 'predicted' | 'erlangA', unit: Unit): string {
  const { observed, [side]: value } = sides;
  return observed === null || value === null ? '' : differenceText(value - observed, unit);
}

function stepOf({ observed, predicted, erlangA }: Sides): BesideStep {
  return { observed, predicted, low: null, high: null, isOutside: false, other: erlangA };
}
