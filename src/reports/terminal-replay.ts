/** A replayed day on a terminal: first how near the model comes, then what callbacks would have changed. */
import type { ChalkInstance } from 'chalk';
import { conclusionOf } from './conclusion.js';
import { fitWidth } from './fit-width.js';
import { intervalText, valueText } from './numbers.js';
import {
  changeRows,
  errorText,
  figureRows,
  notesOf,
  shownAs,
  verdictText,
  weakestText,
  whereText,
  worldText,
  yardstickText,
  yardstickValue,
} from './replay-words.js';
import { NOT_TOLD, type ReplayedDay } from './replayed-day.js';
import type { Summary } from './summary-json.js';
import { forTerminal } from './terminal-safe.js';
import { plainTable } from './terminal-table.js';

interface Look {
  readonly paint: ChalkInstance;
  readonly width: number | undefined;
}

const right = (content: string) => ({ content, hAlign: 'right' as const });

/** The first half, printed before the worlds with callbacks are run. */
export function calibrationText(day: ReplayedDay, { paint, width }: Look): string {
  const { calibration, trust } = day;
  const color = { yes: paint.green, withCare: paint.yellow, no: paint.red }[trust];
  const told = [yardstickText(day), weakestText(day), whereText(day)];
  const parts = [
    headText(day, paint),
    '',
    `${paint.bold('The model and the day')}  ${worldText(day)}; ${calibration.replications} replications, seed ${day.seed}`,
    comparisonTable(day, paint),
    '',
    color(verdictText(day)),
    ...told.filter((text) => text !== null),
    '',
  ];
  return `${fitWidth(parts.join('\n'), width, 4)}\n`;
}

function headText(day: ReplayedDay, paint: ChalkInstance): string {
  const chosen = day.asked ? '' : ', the day on which the most hung up; --date chooses another';
  const model =
    day.scenario === null
      ? 'agents as their services show them, the rest fitted to the whole log'
      : `agents and callers of ${forTerminal(day.scenario)}`;
  return [
    `${paint.bold(`${forTerminal(day.log)}, ${day.date}`)}${chosen}`,
    ...[...notesOf(day), model].map((note) => paint.dim(`  ${note}`)),
  ].join('\n');
}

function comparisonTable(day: ReplayedDay, paint: ChalkInstance): string {
  const table = plainTable();
  const heads = ['happened', 'replayed', '95 of 100 replays', 'error', 'Erlang A by hour'];
  table.push(['', ...heads.map((head) => right(paint.dim(head)))]);
  for (const { name, label, unit, isPart } of figureRows(day)) {
    const { observed, predicted, low, high } = day.calibration.total[name];
    const shown = (value: number | null): string => valueText(value, unit);
    const range = low === null || low === high ? '' : `${shown(low)} to ${shown(high)}`;
    const yardstick = yardstickValue(day, name);
    table.push([
      `  ${isPart ? '  ' : ''}${label}`,
      right(shown(observed)),
      right(shown(predicted)),
      right(paint.dim(range)),
      right(errorText(observed, predicted, unit)),
      right(paint.dim(yardstick === null ? '' : shown(yardstick))),
    ]);
  }
  return table.toString();
}

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
  for (const [label, key] of changeRows) {
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
