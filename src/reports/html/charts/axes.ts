/** What charts have in common: the room inside their margins, scales, axes. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type Content, type Html, html } from '../html.js';

export type Scale = ScaleLinear<number, number>;

/** The room in which something is drawn. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A coordinate, to a tenth. */
export function at(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

export function scale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  // A domain without extent has everything in its middle.
  const domain = from === to ? [from - 1, to + 1] : [from, to];
  return scaleLinear(domain, [start, end]);
}

/** From zero to a round number above what is shown. */
export function upwards(most: number, { top, bottom }: Frame, ticks = 4): Scale {
  return scaleLinear([0, most > 0 ? most : 1], [bottom, top]).nice(ticks);
}

/** Lines across, each with its value at the left. */
export function valueAxis(
  y: Scale,
  { left, right }: Frame,
  shown: (value: number) => string,
  ticks = 4,
): Html[] {
  return marksAcross(
    y,
    y.ticks(ticks).map((value) => ({ value, label: shown(value) })),
    { left, right },
  );
}

/** The same at given values. */
export function marksAcross(
  y: Scale,
  ticks: readonly Tick[],
  { left, right }: Pick<Frame, 'left' | 'right'>,
): Html[] {
  return ticks.map(({ value, label: text }) => {
    const height = at(y(value));
    return html`<path class="${value === 0 ? 'base' : 'grid'}" d="M${left} ${height}H${right}"/><text class="tick" x="${left - 6}" y="${height + 4}" text-anchor="end">${text}</text>`;
  });
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Marks along the bottom. */
export function bottomAxis(x: Scale, ticks: readonly Tick[], { bottom }: Frame): Html[] {
  return ticks.map(({ value, label }) => {
    const place = at(x(value));
    return html`<path class="mark" d="M${place} ${bottom}v4"/><text class="tick" x="${place}" y="${bottom + 17}" text-anchor="middle">${label}</text>`;
  });
}

/** A text that stands out of what it is written over. */
export function label(x: number, y: number, text: Content, anchor = 'start', look = ''): Html {
  return html`<text class="label ${look}" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${text}</text>`;
}

/** Heights for labels at these heights that keep a distance, in their order from above. */
export function keptApart(heights: readonly number[], gap: number): number[] {
  const places = heights.map((height, k) => ({ height, k })).sort((a, b) => a.height - b.height);
  let least = Number.NEGATIVE_INFINITY;
  const kept = [...heights];
  for (const { height, k } of places) {
    least = Math.max(height, least + gap);
    kept[k] = least;
  }
  return kept;
}

/** About how wide a text is at the size in which charts are lettered. */
export function widthOf(text: string): number {
  return text.length * 6.6;
}
