/** Differences with their intervals, under each other about one line: no difference. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, label, scale } from './axes.js';

export interface ForestRow {
  readonly name: string;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** A change of this size does not matter; null: nothing was said. */
  readonly margin: number | null;
  readonly text: string;
  /** Gives the colour; the shape of the mark tells it without colour. */
  readonly look: 'good' | 'bad' | 'same' | 'other';
}

/** Each row has a scale of its own, since they are of different units. */
export function forest(
  size: Size,
  rows: readonly ForestRow[],
): { height: number; content: Content } {
  const row = size.narrow ? 56 : 34;
  const left = size.narrow ? 6 : 230;
  const right = size.narrow ? size.width - 6 : size.width - 272;
  const middle = (left + right) / 2;
  const content = rows.map((each, k) => {
    const { name, difference, low, high, margin, text, look } = each;
    const y = k * row + (size.narrow ? 36 : row / 2);
    const most = Math.max(...[difference, low, high, margin].map((value) => Math.abs(value ?? 0)));
    const x = scale([-(most || 1) * 1.08, (most || 1) * 1.08], [left, right]);
    const allowed =
      margin === null
        ? null
        : html`<rect class="margin" x="${at(x(-margin))}" y="${at(y - 11)}" width="${at(x(margin) - x(-margin))}" height="22"/>`;
    const span =
      low === null || high === null
        ? null
        : html`<path class="span ${look}" d="M${at(x(low))} ${at(y)}H${at(x(high))}M${at(x(low))} ${at(y - 4)}v8M${at(x(high))} ${at(y - 4)}v8"/>`;
    const mark = difference === null ? null : markOf(x(difference), y, look);
    const words = size.narrow
      ? html`${label(0, y - 18, name)}${label(size.width, y - 18, text, 'end', 'strong')}`
      : html`${label(0, y + 4, name)}${label(right + 14, y + 4, text, 'start', 'strong')}`;
    return html`${allowed}<path class="rail" d="M${left} ${at(y)}H${right}"/>${span}${mark}${words}`;
  });
  const height = rows.length * row + 6;
  const zero = html`<path class="base" d="M${at(middle)} ${size.narrow ? 22 : 4}V${height - 6}"/>`;
  return { height, content: [zero, content] };
}

/** Triangles point up for the better and down for the worse. */
function markOf(x: number, y: number, look: ForestRow['look']): Content {
  const [left, top] = [at(x), at(y)];
  switch (look) {
    case 'good':
      return html`<path class="fill good" d="M${left} ${at(y - 7)}l7 12h-14z"/>`;
    case 'bad':
      return html`<path class="fill bad" d="M${left} ${at(y + 7)}l7 -12h-14z"/>`;
    case 'other':
      return html`<path class="fill other" d="M${left} ${at(y - 6)}l6 6l-6 6l-6 -6z"/>`;
    case 'same':
      return html`<circle class="hollow" cx="${left}" cy="${top}" r="5"/>`;
  }
}
