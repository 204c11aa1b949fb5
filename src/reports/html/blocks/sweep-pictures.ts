/** The pictures of a sweep: marks with intervals against a setting, and tables of colours over a grid. */

import type { Point } from '../../../experiments/grid.js';
import type {
  SweepData,
  SweptMeasure,
  SweptParameter,
} from '../../../experiments/report/sweep-data.js';
import type { PointResult } from '../../../experiments/sweep.js';
import type { Estimate } from '../../../metrics/measure.js';
import { NOTHING, valueText } from '../../numbers.js';
import { shortTitles } from '../../sweep-names.js';
import { type AgainstLine, against } from '../charts/against.js';
import { heatmap } from '../charts/heatmap.js';
import { figure } from '../figure.js';
import { type Content, type Html, html, name } from '../html.js';
import { measureName } from '../measure-name.js';
import { spanText } from '../words.js';
import { ticksOf } from './heat-words.js';

/** The first so many rows of a grid are drawn; all are in the table of the points. */
const MOST_ROWS = 40;
/** Beyond so many columns no cell can be seen. */
const MOST_COLUMNS = 120;

/** A measure at a point. */
export interface Value {
  readonly point: PointResult;
  readonly estimate: Estimate;
}

/** The values of one line. */
export interface Row {
  readonly name: string;
  readonly points: readonly Value[];
}

export interface Drawn {
  readonly across: SweptParameter;
  readonly rows: readonly Row[];
  readonly finding: Content;
}

/** A point in words: "agents 9, after 15s". */
export function pointWords({ parameters }: SweepData, { values }: Point): Html {
  const titles = shortTitles(parameters.map(({ path }) => path));
  return html`${titles.map((title, k) => html`${k === 0 ? '' : ', '}${name(title)} ${name(values[k] ?? '')}`)}`;
}

/** A line for each row of values, with the interval of each. */
export function intervals(
  data: SweepData,
  measure: SweptMeasure,
  id: string,
  { across, rows, finding }: Drawn,
): Html {
  const { unit } = measure;
  const column = data.parameters.indexOf(across);
  const places = across.places ?? across.values.map((_, k) => k);
  const placeOf = ({ point }: Value): number =>
    places[across.values.indexOf(point.point.values[column] ?? '')] ?? 0;
  const lines = rows.map(
    (row): AgainstLine => ({
      name: row.name,
      points: row.points
        .flatMap((value) => {
          const { mean, low, high } = value.estimate;
          if (mean === null) return [];
          return [{ place: placeOf(value), mean, low: low ?? mean, high: high ?? mean }];
        })
        .sort((a, b) => a.place - b.place),
    }),
  );
  const titles = shortTitles(data.parameters.map(({ path }) => path));
  const along = titles.filter((_, k) => k !== column);
  return figure({
    id,
    title: `${measureName(measure.key)} against ${across.path}`,
    description: 'A mark for each value with its interval; the table below has the figures.',
    finding,
    what: html`Against ${name(across.path)}${along.length === 0 ? '' : html`; a line for each value of ${name(along.join(', '))}`}. Each interval is 95 % for itself.`,
    draw: (size) =>
      against(size, {
        lines,
        ticks: places.map((value, k) => ({ value, label: across.values[k] ?? '' })),
        xName: titles[column] ?? across.path,
        shown: (value) => valueText(value, unit).replace(/\.0+(?=\D|$)/, ''),
      }),
    behind: {
      caption: measureName(measure.key),
      columns: [
        ...titles.map((title) => ({ label: name(title) })),
        { label: measureName(measure.key) },
        { label: 'Interval' },
      ],
      rows: rows.flatMap((row) =>
        row.points.map(({ point, estimate }) => [
          ...point.point.values.map((value) => name(value)),
          valueText(estimate.mean, unit),
          intervalOf(estimate),
        ]),
      ),
    },
  });
}

export function intervalOf({ low, high, unit }: Estimate): string {
  if (low === null || high === null) return '';
  return low === high ? 'exact' : spanText(valueText(low, unit), valueText(high, unit));
}

export interface Coloured {
  readonly across: SweptParameter;
  readonly points: readonly Value[];
  readonly finding: Content;
}

/** Rows by all parameters but the last, which goes across. */
export function colours(
  data: SweepData,
  { key, unit }: SweptMeasure,
  id: string,
  { across, points, finding }: Coloured,
): Html {
  const { grid } = data.result;
  const titles = shortTitles(data.parameters.map(({ path }) => path));
  const wide = across.values.length;
  const shown = (value: number): string => valueText(value, unit);
  const found = new Map(points.map((each) => [each.point.point, each.estimate.mean] as const));
  const all = Array.from({ length: grid.points.length / wide }, (_, row) => {
    const own = grid.points.slice(row * wide, (row + 1) * wide);
    return {
      name: own[0]?.values.slice(0, -1).join(', ') ?? '',
      values: own.map((point) => found.get(point) ?? null),
      shown,
    };
  });
  const rows = all.slice(0, MOST_ROWS);
  const rest = all.length - rows.length;
  const columns = across.values.slice(0, MOST_COLUMNS);
  const heat = rows.map((row) => ({ ...row, values: row.values.slice(0, MOST_COLUMNS) }));
  return figure({
    id,
    title: `${measureName(key)} over the grid`,
    description: 'A table of colours; the table below has the figures.',
    finding,
    what: html`A row for each value of ${name(titles.slice(0, -1).join(', '))}, ${name(titles.at(-1) ?? '')} across; one scale for all, its ends below.${rest > 0 ? ` The first ${MOST_ROWS} rows; ${rest} more are in the table of the points.` : ''}`,
    draw: (size) =>
      heatmap(size, {
        rows: heat.map((row) => ({ ...row, name: `${rowTitle(titles)} ${row.name}` })),
        columns,
        ticks: ticksOf(columns, size.narrow),
        isEachOfItsOwn: false,
      }),
    behind: {
      caption: measureName(key),
      columns: [
        { label: name(titles.slice(0, -1).join(', ')) },
        ...columns.map((value) => ({ label: name(value) })),
      ],
      rows: heat.map(({ name: row, values }) => [
        name(row),
        ...values.map((value) => (value === null ? NOTHING : shown(value))),
      ]),
    },
  });
}

/** With one setting its name is said in every row. */
function rowTitle(titles: readonly string[]): string {
  return titles.length === 2 ? (titles[0] ?? '') : '';
}
