/** Tables of colours with a row for each day or queue, and the hours across. */
import type { IntervalRow } from '../../../experiments/interval-table.js';
import { localHours } from '../../local-time.js';
import { type HeatRow, heatmap } from '../charts/heatmap.js';
import type { Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, html, name } from '../html.js';
import { type Cell, combined } from '../interval-sums.js';
import { meanText } from '../words.js';
import { percent, shownOr, ticksOf } from './heat-words.js';

/** Of fewer calls, in all replications together, a share says nothing. */
const FEW_CALLS = 5;
/** The first so many queues are shown. */
const MOST_ROWS = 24;

interface Grid {
  readonly over: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (Cell | null)[] }[];
}

/** Several days: a row for each, the hours across. */
export function calendar(context: Context, live: readonly IntervalRow[]): Content {
  const placeOf = placesOf(context);
  const dateOf = ({ fromMs }: IntervalRow): string => placeOf(fromMs).date;
  const grid = trimmed({
    over: 'day and hour',
    columns: hoursOfADay(),
    rows: [...new Set(live.map(dateOf))].sort().map((date) => ({
      name: dayName(date),
      cells: byHour(
        placeOf,
        live.filter((row) => dateOf(row) === date),
      ),
    })),
  });
  return pictures(context, grid, 'days');
}

/** Several queues: a row for each, intervals across; in a run of several days the hours. */
export function queueGrid(
  context: Context,
  live: readonly IntervalRow[],
  isLong: boolean,
): Content {
  const { queues } = context.data.result.plan;
  if (queues.length < 2) return null;
  const starts = [...new Set(live.map(({ fromMs }) => fromMs))];
  const placeOf = placesOf(context);
  const cellsOf = (own: readonly IntervalRow[]): (Cell | null)[] =>
    isLong
      ? byHour(placeOf, own)
      : starts.map((from) => cellOf(own.filter(({ fromMs }) => fromMs === from)));
  const grid = trimmed({
    over: isLong ? 'queue and hour' : 'queue and interval',
    columns: isLong ? hoursOfADay() : starts.map((from) => context.clock.text(from)),
    rows: queues.slice(0, MOST_ROWS).map((queue) => ({
      name: queue.name,
      cells: cellsOf(live.filter((row) => row.queue === queue.name)),
    })),
  });
  return pictures(context, grid, 'queues');
}

function hoursOfADay(): string[] {
  return Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
}

type Places = ReturnType<typeof localHours>;

function placesOf({ data }: Context): Places {
  return localHours(data.start, data.result.plan.startsAt);
}

function byHour(placeOf: Places, rows: readonly IntervalRow[]): (Cell | null)[] {
  return hoursOfADay().map((_, hour) =>
    cellOf(rows.filter(({ fromMs }) => placeOf(fromMs).hour === hour)),
  );
}

function cellOf(rows: readonly IntervalRow[]): Cell | null {
  const cell = combined(rows);
  return cell.offered === 0 ? null : cell;
}

/** Without the hours before the first call of any row and after the last. */
function trimmed({ over, columns, rows }: Grid): Grid {
  const isUsed = (k: number): boolean => rows.some(({ cells }) => (cells[k] ?? null) !== null);
  const used = columns.map((_, k) => isUsed(k));
  const [from, to] = [used.indexOf(true), used.lastIndexOf(true) + 1];
  return {
    over,
    columns: columns.slice(from, to),
    rows: rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) })),
  };
}

function dayName(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(Date.parse(`${date}T12:00:00Z`));
}

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly of: (cell: Cell) => number | null;
  readonly shown: (value: number) => string;
  /** What is worth a remark: the most, or the least. */
  readonly remark: 'most' | 'least';
  readonly isShare: boolean;
}

const KINDS: readonly Kind[] = [
  {
    id: 'abandoned',
    title: 'Abandoned of the live calls offered',
    of: (cell) => cell.abandonedRate,
    shown: percent,
    remark: 'most',
    isShare: true,
  },
  {
    id: 'service',
    title: 'Service level',
    of: (cell) => cell.serviceLevel,
    shown: percent,
    remark: 'least',
    isShare: true,
  },
  {
    id: 'waiting',
    title: 'Live calls waiting',
    of: (cell) => cell.waiting,
    shown: meanText,
    remark: 'most',
    isShare: false,
  },
];

function pictures(context: Context, grid: Grid, of: string): Content {
  return KINDS.map((kind) => picture(context, grid, kind, of));
}

function picture(
  { summary }: Context,
  { rows, columns, over }: Grid,
  kind: Kind,
  of: string,
): Content {
  const few = kind.isShare ? FEW_CALLS / summary.replications : 0;
  const heat: HeatRow[] = rows.map((row) => ({
    name: row.name,
    shown: kind.shown,
    values: row.cells.map((cell) => (cell === null || cell.offered < few ? null : kind.of(cell))),
  }));
  if (heat.every(({ values }) => values.every((value) => value === null))) return null;
  const title = `${kind.title}, by ${over}`;
  return figure({
    id: `heat-${of}-${kind.id}`,
    title,
    description: 'A table of colours; the table below has the figures.',
    finding: html`${title}: ${remarkOf(rows, columns, kind)}`,
    what: `Means of all replications; one scale for all rows, its ends below. Empty: ${kind.isShare ? 'hardly anybody came' : 'nobody came'}.`,
    draw: (size) =>
      heatmap(size, {
        rows: heat,
        columns,
        ticks: ticksOf(columns, size.narrow),
        isEachOfItsOwn: false,
      }),
    behind: {
      caption: title,
      columns: [{ label: 'From' }, ...heat.map((row) => ({ label: name(row.name) }))],
      rows: columns.map((text, k) => [
        text,
        ...heat.map(({ values, shown }) => shownOr(values[k] ?? null, shown)),
      ]),
    },
  });
}

/** Of cells in which a fair part of the calls come. */
function remarkOf(rows: Grid['rows'], columns: readonly string[], kind: Kind): Content {
  const cells = rows.flatMap((row) =>
    row.cells.flatMap((cell, k) => (cell === null ? [] : [{ row: row.name, k, cell }])),
  );
  const average = cells.reduce((sum, { cell }) => sum + cell.offered, 0) / cells.length;
  const sign = kind.remark === 'most' ? 1 : -1;
  const known = cells
    .filter(({ cell }) => cell.offered >= average / 4)
    .flatMap(({ row, k, cell }) => {
      const value = kind.of(cell);
      return value === null ? [] : [{ row, k, value }];
    });
  const found = known.reduce<(typeof known)[number] | null>(
    (best, each) => (best === null || sign * (each.value - best.value) > 0 ? each : best),
    null,
  );
  if (found === null || (sign === 1 && found.value === 0)) return 'none.';
  const { row, k, value } = found;
  return html`${kind.remark} at ${name(row)}, ${columns[k] ?? ''}: ${kind.shown(value)}.`;
}
