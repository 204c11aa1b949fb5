/** Bars that lie: what is counted is written beside each, so that no axis is needed. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, type Frame, label, scale } from './axes.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly look: string;
  /** How far it is moved in, as a part of what stands above. */
  readonly depth?: number;
}

const ROW = 30;
const NARROW_ROW = 44;

/** Bars from zero, on one scale. */
export function bars(size: Size, rows: readonly Bar[]): { height: number; content: Content } {
  const { row, frame } = roomOf(size, rows.length);
  const most = Math.max(0, ...rows.map(({ value }) => value));
  const room = size.narrow ? 120 : 170;
  const x = scale([0, most > 0 ? most : 1], [frame.left, frame.right - room]);
  const content = rows.map((bar, k) => {
    const top = k * row + (size.narrow ? 20 : 5);
    const indent = (bar.depth ?? 0) * 14;
    const width = Math.max(0, at(x(bar.value) - x(0)));
    const nameAt = size.narrow ? top - 6 : top + 14;
    return html`${label(indent, nameAt, bar.name)}<rect class="fill ${bar.look}" x="${at(frame.left)}" y="${top}" width="${Math.max(width, bar.value > 0 ? 1 : 0)}" height="20" rx="1.5"/>${label(x(bar.value) + 7, top + 14, bar.text, 'start', 'strong')}`;
  });
  return { height: rows.length * row + 4, content };
}

/** How high a row is, and where its names end. */
export function roomOf(size: Size, rows: number): { row: number; frame: Frame } {
  const row = size.narrow ? NARROW_ROW : ROW;
  return {
    row,
    frame: { left: size.narrow ? 0 : 230, right: size.width, top: 0, bottom: rows * row },
  };
}
