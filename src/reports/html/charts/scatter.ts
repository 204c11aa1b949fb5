/** Two times of each of many callbacks, against each other: squares that grow with their number. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, bottomAxis, type Frame, label, marksAcross, scale } from './axes.js';
import { durationTicks, roundEnd } from './durations.js';

export interface Pair {
  readonly x: number;
  readonly y: number;
}

export interface Scatter {
  readonly pairs: readonly Pair[];
  readonly xName: string;
  readonly yName: string;
}

const CELLS = 36;
const MARKS = 5;

/** On the line from corner to corner both times are the same. */
export function scatter(
  size: Size,
  { pairs, xName, yName }: Scatter,
): { height: number; content: Content } {
  const side = size.narrow ? size.width - 52 : 420;
  const left = size.narrow ? 48 : 56;
  const frame: Frame = { left, right: left + side, top: 26, bottom: 26 + side * 0.8 };
  const top = roundEnd(reachOf(pairs), MARKS);
  const y = scale([0, top], [frame.bottom, frame.top]);
  const x = scale([0, top], [frame.left, frame.right]);
  const ticks = durationTicks(y, MARKS);
  const cells = cellsOf(pairs, top);
  const densest = Math.max(1, ...cells.map(({ count }) => count));
  const step = (frame.right - frame.left) / CELLS;
  const tall = (frame.bottom - frame.top) / CELLS;
  const drawn = cells.map(({ column, row, count }) => {
    const share = Math.sqrt(count / densest) * 0.86 + 0.14;
    const [w, h] = [step * share, tall * share];
    const [cx, cy] = [frame.left + (column + 0.5) * step, frame.bottom - (row + 0.5) * tall];
    return html`<rect class="fill cb pile" x="${at(cx - w / 2)}" y="${at(cy - h / 2)}" width="${at(w)}" height="${at(h)}"/>`;
  });
  const diagonal = html`<path class="diagonal" d="M${frame.left} ${frame.bottom}L${frame.right} ${frame.top}"/>`;
  const words = size.narrow
    ? null
    : html`${label(frame.right + 22, frame.top + 40, 'above the line:', 'start', 'strong')}${label(frame.right + 22, frame.top + 57, 'later than that')}${label(frame.right + 22, frame.bottom - 42, 'below the line:', 'start', 'strong')}${label(frame.right + 22, frame.bottom - 25, 'sooner')}`;
  return {
    height: frame.bottom + 44,
    content: [
      marksAcross(y, ticks, frame),
      drawn,
      diagonal,
      bottomAxis(x, ticks, frame),
      label(0, 12, yName, 'start', 'soft'),
      label(frame.right, frame.bottom + 36, xName, 'end', 'soft'),
      words,
    ],
  };
}

/** Nearly all of them: a few that lie far out would leave the rest in a corner. */
function reachOf(pairs: readonly Pair[]): number {
  const values = pairs.map((pair) => Math.max(pair.x, pair.y)).sort((a, b) => a - b);
  return values[Math.floor(0.99 * (values.length - 1))] ?? 1;
}

interface Cell {
  readonly column: number;
  readonly row: number;
  count: number;
}

function cellsOf(pairs: readonly Pair[], top: number): Cell[] {
  const cells = new Map<number, Cell>();
  for (const pair of pairs) {
    const [column, row] = [pair.x, pair.y].map((value) => Math.floor((value / top) * CELLS));
    if (column === undefined || row === undefined) continue;
    if (column < 0 || row < 0 || column >= CELLS || row >= CELLS) continue;
    const key = row * CELLS + column;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { column, row, count: 1 });
    else cell.count++;
  }
  return [...cells.entries()].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}
