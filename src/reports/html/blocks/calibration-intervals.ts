/** A replayed day by interval: what happened beside what the model gives, each figure for itself. */
import type { CalibrationRow, Compared } from '../../../experiments/replay/calibration.js';
import type { Unit } from '../../../metrics/measure.js';
import { calibrationCsv } from '../../calibration-csv.js';
import { NOTHING, valueText } from '../../numbers.js';
import { type FigureRow, figureRows, timeOfDay } from '../../replay-words.js';
import type { ReplayedDay } from '../../replayed-day.js';
import { type BesideStep, beside } from '../charts/beside.js';
import { clockOf, clockTicks } from '../charts/clock.js';
import type { Block } from '../context.js';
import { download } from '../download.js';
import { figure, type Size } from '../figure.js';
import { type Html, html } from '../html.js';
import { spanText } from '../words.js';
import { figureOf } from './calibration-verdict.js';
import { legend } from './calibration-words.js';

export function calibrationIntervalsBlock(day: ReplayedDay): Block {
  const shown = figureRows(day).filter(
    ({ name }) => name !== 'speedOfAnswer' && name !== 'hungUpShare',
  );
  const content = html`<p>Were the model true, about one interval in twenty would lie outside its band. The figures as a file: ${download('calibration.csv', calibrationCsv(day.calibration))}.</p>
${shown.map((row) => picture(day, row))}`;
  return { id: 'intervals', title: 'By interval', short: 'Intervals', content };
}

function picture(day: ReplayedDay, { name, label, unit }: FigureRow): Html {
  const { rows } = day.calibration;
  const compared = rows.map(({ figures }) => figures[name]);
  const title = `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
  const total = day.calibration.total[name];
  return figure({
    id: `interval-${name}`,
    title: `${title}, by interval`,
    description: 'What happened beside the replays; the table below has the figures.',
    finding: `${title}: ${valueText(total.observed, unit)} happened, ${valueText(total.predicted, unit)} replayed; ${outsideText(compared)}.`,
    what: html`By the interval in which a call came. ${legend(true, false)}`,
    draw: (size) =>
      beside(size, compared.map(stepOf), {
        ticks: ticksOf(day, size),
        shown: (value) => axisValue(value, unit),
      }),
    behind: {
      caption: `${title}, by interval`,
      columns: ['From', 'Happened', 'Replayed', '95 of 100 replays', ''].map((heading) => ({
        label: heading,
      })),
      rows: rows.map((row) => cellsOf(day, row, row.figures[name], unit)),
    },
  });
}

/** Values at an axis need no more places than they differ in. */
export function axisValue(value: number, unit: Unit): string {
  return valueText(value, unit).replace(/\.0+(?=\D|$)/, '');
}

function outsideText(compared: readonly Compared[]): string {
  const known = compared.filter(({ observed, low }) => observed !== null && low !== null);
  const outside = known.filter(({ isOutside }) => isOutside).length;
  return outside === 0
    ? 'no interval lies outside of 95 of 100 replays'
    : `${outside} of ${known.length} intervals ${outside === 1 ? 'lies' : 'lie'} outside of 95 of 100 replays`;
}

export function stepOf({ observed, predicted, low, high, isOutside }: Compared): BesideStep {
  return { observed, predicted, low, high, isOutside, other: null };
}

/** Times of day, in steps from the first. */
export function ticksOf(day: ReplayedDay, size: Size, stepMs = stepOfRows(day)) {
  const clock = clockOf(`T${day.start}`, (ms) => timeOfDay(day, ms));
  const endMs = day.calibration.rows.at(-1)?.toMs ?? stepMs;
  return clockTicks(clock, endMs, size).map(({ value, label }) => ({
    value: value / stepMs,
    label,
  }));
}

function stepOfRows({ calibration: { rows } }: ReplayedDay): number {
  const [first] = rows;
  return first === undefined ? 1 : first.toMs - first.fromMs;
}

function cellsOf(day: ReplayedDay, { fromMs }: CalibrationRow, compared: Compared, unit: Unit) {
  const { observed, predicted, low, high, isOutside } = compared;
  return [
    timeOfDay(day, fromMs),
    figureOf(observed, valueText(observed, unit)),
    figureOf(predicted, valueText(predicted, unit)),
    low === null || high === null
      ? NOTHING
      : low === high
        ? 'exact'
        : spanText(valueText(low, unit), valueText(high, unit)),
    isOutside ? html`<span class="mark bad">outside</span>` : '',
  ];
}
