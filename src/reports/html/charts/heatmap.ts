/** A table of colours: dark is much, or light on a dark screen. */
import type { Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { at, label, scale, type Tick, widthOf } from './axes.js';

/** So many shades there are, from 0. */
const SHADES = 8;
/** What is written into a cell has to stand out of its shade. */
const IN_CELL = ['', '', '', '', ' on-mid', ' on-high', ' on-high', ' on-high'];

export interface HeatRow {
  readonly name: string;
  /** null: there is nothing to show. */
  readonly values: readonly (number | null)[];
  readonly shown: (value: number) => string;
}

export interface Heatmap {
  readonly rows: readonly HeatRow[];
  /** What each column is of, for the words that appear over a cell. */
  readonly columns: readonly string[];
  readonly ticks: readonly Tick[];
  /** Each row has a scale of its own, as the rows are different things. */
  readonly isEachOfItsOwn: boolean;
}

export function heatmap(
  size: Size,
  { rows, columns, ticks, isEachOfItsOwn }: Heatmap,
): { height: number; content: Content } {
  const left = size.narrow ? 0 : 190;
  const row = size.narrow ? 44 : 30;
  const tall = 24;
  const right = size.width - (size.narrow || !isEachOfItsOwn ? 4 : 110);
  const x = scale([0, columns.length], [left, right]);
  const wide = (right - left) / columns.length;
  const common = extentOf(rows.flatMap(({ values }) => values));
  const content = rows.map(({ name, values, shown }, k) => {
    const extent = isEachOfItsOwn ? extentOf(values) : common;
    const top = k * row + (size.narrow ? 18 : 3);
    const span = `${shown(extent[0])} to ${shown(extent[1])}`;
    const fits = (isEachOfItsOwn ? [rows[k] ?? null] : rows).every(
      (each) => each === null || hasRoom(each, wide),
    );
    const cells = values.map((value, column) => {
      if (value === null) return null;
      const level = levelOf(value, extent);
      const text = shown(value);
      // There is no hovering over small screens.
      const hover = size.narrow
        ? null
        : html`<title>${name}, ${columns[column] ?? ''}: ${text}</title>`;
      const inside = fits
        ? html`<text class="in${IN_CELL[level] ?? ''}" x="${at(x(column) + wide / 2)}" y="${top + 16}" text-anchor="middle">${text}</text>`
        : null;
      return html`<rect class="h${level}" x="${at(x(column))}" y="${top}" width="${at(Math.max(wide - (wide > 6 ? 1 : 0), 0.5))}" height="${tall}">${hover}</rect>${inside}`;
    });
    const scaleText = isEachOfItsOwn
      ? size.narrow
        ? label(right, top - 5, span, 'end', 'soft')
        : label(right + 8, top + 16, span, 'start', 'soft')
      : null;
    return html`${label(0, size.narrow ? top - 5 : top + 16, shortened(name, size), 'start')}${cells}${scaleText}`;
  });
  const bottom = rows.length * row + 2;
  const axis = ticks.map(
    ({ value, label: text }) =>
      html`<path class="mark" d="M${at(x(value))} ${bottom}v4"/><text class="tick" x="${at(x(value))}" y="${bottom + 17}" text-anchor="middle">${text}</text>`,
  );
  const legend = isEachOfItsOwn ? null : ramp(left, bottom + 28, common, rows[0]?.shown ?? String);
  return { height: bottom + (isEachOfItsOwn ? 24 : 52), content: [content, axis, legend] };
}

/** Whether all values of a row have room in their cells. */
function hasRoom({ values, shown }: HeatRow, wide: number): boolean {
  return values.every((value) => value === null || widthOf(shown(value)) < wide - 4);
}

function extentOf(values: readonly (number | null)[]): readonly [number, number] {
  const known = values.filter((value) => value !== null);
  return known.length === 0
    ? [0, 0]
    : [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
}

function levelOf(value: number, [low, high]: readonly [number, number]): number {
  if (high === low) return 0;
  return Math.min(SHADES - 1, Math.floor(((value - low) / (high - low)) * SHADES));
}

function ramp(
  left: number,
  top: number,
  [low, high]: readonly [number, number],
  shown: (value: number) => string,
): Html {
  const text = shown(low);
  const first = left + widthOf(text) + 6;
  const shades = Array.from(
    { length: SHADES },
    (_, k) =>
      html`<rect class="h${k}" x="${at(first + k * 18)}" y="${top}" width="18" height="12"/>`,
  );
  return html`${label(left, top + 10, text, 'start', 'soft')}${shades}${label(first + SHADES * 18 + 6, top + 10, shown(high), 'start', 'soft')}`;
}

/** Names may be of any length; the whole of it stands in the table. */
export function shortened(name: string, { narrow }: Size): string {
  const most = narrow ? 34 : 26;
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join('')}…`;
}
