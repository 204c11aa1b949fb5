/** What happened to one caller, along a line of time; and what would have. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, bottomAxis, label, scale } from './axes.js';
import { durationTicks } from './durations.js';

/** Seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly look: string;
  readonly text: string;
}

export interface Lane {
  readonly name: string;
  readonly spans: readonly Span[];
}

const TALL = 22;

export function lanes(
  size: Size,
  rows: readonly Lane[],
  until: number,
): { height: number; content: Content } {
  const left = size.narrow ? 0 : 150;
  const right = size.width - 10;
  const x = scale([0, until], [left, right]);
  const row = size.narrow ? 52 : 40;
  const content = rows.map(({ name, spans }, k) => {
    const top = k * row + (size.narrow ? 20 : 8);
    const drawn = spans.map((span) => {
      const [start, end] = [x(span.from), x(span.to)];
      const width = Math.max(1.5, end - start);
      return html`<rect class="fill ${span.look}" x="${at(start)}" y="${top}" width="${at(width)}" height="${TALL}"><title>${span.text}</title></rect>`;
    });
    return html`${label(0, size.narrow ? top - 6 : top + 15, name)}${drawn}`;
  });
  const bottom = rows.length * row + 2;
  return {
    height: bottom + 24,
    content: [
      content,
      bottomAxis(x, durationTicks(x, size.narrow ? 4 : 8), { left, right, top: 0, bottom }),
    ],
  };
}
