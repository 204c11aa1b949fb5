/** What was fitted to rows of intervals, in a few lines on a terminal. */
import type { ChalkInstance } from 'chalk';
import type { FittedIntervals, IntervalTypeFit } from '../fit/intervals/fit-intervals.js';
import { NOTHING, secondsText } from './numbers.js';
import { unusualLines } from './terminal-days.js';
import { forTerminal } from './terminal-safe.js';
import { plainTable } from './terminal-table.js';

const TYPES_SHOWN = 12;
const right = (content: string) => ({ content, hAlign: 'right' as const });

export function intervalFitTable(fitted: FittedIntervals, paint: ChalkInstance): string {
  const level = `${Number((100 * fitted.confidence).toPrecision(3))} %`;
  const table = plainTable();
  const heads = ['patience', '', 'by', 'handled in', 'agents at most', 'by', 'days vary'];
  table.push(['  type', ...heads.map((head) => (head === 'by' ? head : right(head)))]);
  for (const [k, type] of fitted.types.slice(0, TYPES_SHOWN).entries()) {
    const days = fitted.classes[k]?.variation.days ?? null;
    const varies = fitted.isForecast || days === null ? null : days.index;
    table.push([
      `  ${forTerminal(type.name)}`,
      ...patienceCells(type),
      right(type.handle === null ? 'assumed' : secondsText(type.handle.mean)),
      ...staffCells(type),
      right(varies === null ? NOTHING : `${Number(varies.toPrecision(3))} times chance`),
    ]);
  }
  const more = fitted.types.length - TYPES_SHOWN;
  return [
    `${paint.bold('Fitted')}  intervals of ${level}; the top of scenario.yaml has what is assumed`,
    table.toString(),
    ...(more > 0 ? [`  and ${more} more types`] : []),
    ...unusualLines(fitted),
  ].join('\n');
}

function patienceCells({ hangUps, ownHangUps }: IntervalTypeFit) {
  if (hangUps === null) return [right('assumed'), '', NOTHING];
  const { value, low, high } = hangUps.mean;
  return [
    right(secondsText(value)),
    `${secondsText(low ?? value)} to ${secondsText(high ?? value)}`,
    `hang-ups over waiting${ownHangUps ? '' : ', of all types'}`,
  ];
}

function staffCells({ staff }: IntervalTypeFit) {
  const most = Math.max(0, ...staff.curve.flatMap((steps) => steps ?? []));
  const by = [...(staff.told > 0 ? ['rows'] : []), ...(staff.reckoned > 0 ? ['Erlang A'] : [])];
  return [right(String(Math.round(most))), by.length === 0 ? NOTHING : by.join(' and ')];
}
