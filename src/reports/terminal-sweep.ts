/** A sweep on a terminal: what is varied, then a row a point, in as many tables as fit the width. */

import type { ChalkInstance } from 'chalk';
import type { Frontier, PointResult, SweepResult } from '../experiments/sweep.js';
import type { Estimate } from '../metrics/measure.js';
import { fitWidth } from './fit-width.js';
import { plural } from './html/words.js';
import { differenceText, NOTHING, valueText } from './numbers.js';
import { shortTitles } from './sweep-names.js';
import { plainTable } from './terminal-table.js';

export interface SweepLook {
  readonly name: string;
  readonly seed: string;
  readonly paint: ChalkInstance;
  /** Columns of the terminal; left out: as many as it takes. */
  readonly width: number | undefined;
}

/** A column: its heading and its cells, one a point. */
interface Column {
  readonly head: string;
  readonly cells: readonly string[];
}

const LETTERS = 'ABCDEFGHIJ';

export function terminalSweep(result: SweepResult, look: SweepLook): string {
  const { paint, width, name, seed } = look;
  const { grid, points, samePersons, incomplete } = result;
  const counts = [...new Set(points.map(({ replications }) => replications))];
  const many =
    counts.length === 1
      ? plural(counts[0] ?? 0, 'replication')
      : `${counts.join(' or ')} replications`;
  const callers = samePersons ? 'the same callers' : 'not the same callers at every point';
  const title = `${paint.bold(`Sweep of ${name}`)}  ${plural(points.length, 'point')}, ${many} each, seed ${seed}, ${callers}`;
  const titles = shortTitles(grid.parameters.map(({ path }) => path));
  const settings = grid.parameters.map(
    ({ path, values }, k) => `  ${titles[k]} is ${path} = ${values.join(', ')}`,
  );
  const foot = [
    'Each interval is at 95 % for itself; they hold simulation noise only.',
    ...result.frontiers.flatMap(legend),
    ...(incomplete ? [`stopped early: ${points.length} of ${grid.points.length} points`] : []),
  ];
  const text = [
    [title, ...settings].join('\n'),
    ...tablesOf(result, titles, width ?? Number.POSITIVE_INFINITY, paint),
    foot.map((line) => paint.dim(line)).join('\n'),
  ].join('\n\n');
  return `${fitWidth(text, width, 4)}\n`;
}

function tablesOf(
  result: SweepResult,
  titles: readonly string[],
  width: number,
  paint: ChalkInstance,
): string[] {
  const { points, keys } = result;
  const fixed: Column[] = [
    { head: '#', cells: points.map((_, k) => String(k + 1)) },
    ...titles.map((head, k) => ({ head, cells: points.map(({ point }) => point.values[k] ?? '') })),
  ];
  const figures = keys.map((key) => ({
    head: key,
    cells: points.map(({ estimates }) => figureText(estimates.get(key))),
  }));
  const tables: Column[][] = [];
  let open: Column[] = [];
  for (const column of [...figures, ...marks(result), ...verdicts(points)]) {
    if (open.length === 0 || widthOf([...open, column]) > width) {
      open = [...fixed];
      tables.push(open);
    }
    open.push(column);
  }
  return tables.map((columns) => tableOf(columns, points.length, paint));
}

function widthOf(columns: readonly Column[]): number {
  const each = columns.map(({ head, cells }) =>
    [head, ...cells].reduce((most, text) => Math.max(most, text.length), 0),
  );
  return each.reduce((sum, one) => sum + one + 2, 0);
}

function tableOf(columns: readonly Column[], rows: number, paint: ChalkInstance): string {
  const right = (content: string) => ({ content, hAlign: 'right' as const });
  const table = plainTable();
  table.push(columns.map(({ head }) => right(paint.dim(head))));
  for (let k = 0; k < rows; k++) {
    table.push(columns.map(({ cells }) => right(cells[k] ?? '')));
  }
  return table.toString();
}

/** A value and half of the width of its interval. */
export function figureText(estimate: Estimate | undefined): string {
  if (estimate === undefined) return NOTHING;
  const { mean, low, high, unit } = estimate;
  const text = valueText(mean, unit);
  if (mean === null || low === null || high === null || low === high) return text;
  const half = differenceText((high - low) / 2, unit)
    .replace(/^\+/, '')
    .replace(' points', '');
  return `${text} ± ${half}`;
}

function marks({ frontiers, points }: SweepResult): Column[] {
  if (frontiers.length === 0) return [];
  const cells = points.map((_, k) =>
    frontiers
      .map(({ standings }, f) => {
        if (standings[k] === 'best') return LETTERS[f] ?? '';
        return standings[k] === 'perhaps' ? `(${LETTERS[f] ?? ''})` : '';
      })
      .filter((text) => text !== '')
      .join(' '),
  );
  return [{ head: 'frontier', cells }];
}

function verdicts(points: readonly PointResult[]): Column[] {
  if (points.every(({ verdict }) => verdict === 'none')) return [];
  return [{ head: 'thresholds', cells: points.map(({ verdict }) => verdict) }];
}

function legend({ keys, standings }: Frontier, k: number): string[] {
  const letter = LETTERS[k] ?? '';
  const best = standings.filter((standing) => standing === 'best').length;
  return [
    `${letter}: of ${keys.join(' and ')} no other point is as good in both and better in one, by the estimates (${best}).`,
    ...(standings.includes('perhaps')
      ? [`(${letter}): beaten so, but by no point for certain (paired differences at 95 % each).`]
      : []),
  ];
}
