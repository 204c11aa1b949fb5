/** How several quantities spread, on one scale about zero: nine of ten, the middle half, the mean. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, bottomAxis, label, scale } from './axes.js';
import { durationTicks } from './durations.js';

export interface Range {
  readonly name: string;
  readonly look: string;
  /** 5, 25, 75 and 95 of a hundred are at most this. */
  readonly p5: number;
  readonly p25: number;
  readonly p75: number;
  readonly p95: number;
  readonly mean: number;
  readonly text: string;
}

export function ranges(size: Size, rows: readonly Range[]): { height: number; content: Content } {
  const row = size.narrow ? 46 : 32;
  const left = size.narrow ? 8 : 230;
  const right = size.width - (size.narrow ? 8 : 150);
  const ends = rows.flatMap(({ p5, p95, mean }) => [p5, p95, mean]);
  const x = scale([Math.min(0, ...ends), Math.max(0, ...ends)], [left, right]).nice();
  const content = rows.map(({ name, look, p5, p25, p75, p95, mean, text }, k) => {
    const y = k * row + (size.narrow ? 30 : 16);
    const words = size.narrow
      ? html`${label(0, y - 14, name)}${label(size.width, y - 14, text, 'end', 'strong')}`
      : html`${label(0, y + 4, name)}${label(right + 14, y + 4, text, 'start', 'strong')}`;
    return html`<path class="thin ${look}" d="M${at(x(p5))} ${y}H${at(x(p95))}"/><rect class="fill ${look}" x="${at(x(p25))}" y="${y - 7}" width="${Math.max(2, at(x(p75) - x(p25)))}" height="14"/><path class="mean" d="M${at(x(mean))} ${y - 10}v20"/>${words}`;
  });
  const bottom = rows.length * row + 4;
  const frame = { left, right, top: 0, bottom };
  return {
    height: bottom + 24,
    content: [
      html`<path class="base" d="M${at(x(0))} 0V${bottom}"/>`,
      content,
      bottomAxis(x, durationTicks(x, size.narrow ? 4 : 6), frame),
    ],
  };
}
