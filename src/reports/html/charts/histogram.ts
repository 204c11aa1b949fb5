/** How often something took how long. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, bottomAxis, type Frame, label, scale, upwards, valueAxis } from './axes.js';
import { alongBottom, durationTicks } from './durations.js';

/** Counts in even steps of seconds; several on top of each other. */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly layers: readonly { readonly look: string; readonly counts: readonly number[] }[];
}

export interface Marker {
  readonly value: number;
  readonly text: string;
}

export interface HistogramLook {
  readonly markers?: readonly Marker[];
  /** What the axis is called. */
  readonly axis: string;
  /** Counts are shown so. */
  readonly count: (value: number) => string;
}

export function histogram(
  size: Size,
  { from, width, layers }: Histogram,
  look: HistogramLook,
): { height: number; content: Content } {
  const markers = look.markers ?? [];
  const top = 18 + 16 * markers.length;
  const frame = { left: 44, right: size.width - 8, top, bottom: top + (size.narrow ? 150 : 190) };
  const bins = Math.max(...layers.map(({ counts }) => counts.length));
  const x = scale([from, from + bins * width], [frame.left, frame.right]);
  const sums = Array.from({ length: bins }, (_, k) =>
    layers.reduce((sum, { counts }) => sum + (counts[k] ?? 0), 0),
  );
  const y = upwards(Math.max(...sums), frame);
  const under = new Array<number>(bins).fill(0);
  const drawn = layers.map(({ look: colour, counts }) =>
    counts.map((count, k) => {
      if (count === 0) return null;
      const bottom = under[k] ?? 0;
      under[k] = bottom + count;
      const [left, right] = [x(from + k * width), x(from + (k + 1) * width)];
      const [low, high] = [y(bottom), y(bottom + count)];
      return html`<rect class="fill ${colour}" x="${at(left)}" y="${at(high)}" width="${at(Math.max(0.5, right - left - 1))}" height="${at(low - high)}"/>`;
    }),
  );
  const content = [
    valueAxis(y, frame, look.count),
    drawn,
    bottomAxis(x, durationTicks(x, alongBottom(size)), frame),
    label((frame.left + frame.right) / 2, frame.bottom + 34, look.axis, 'middle', 'soft'),
    markers.map((marker, k) => markerAt(x, frame, marker, 12 + 16 * k)),
  ];
  return { height: frame.bottom + 40, content };
}

function markerAt(
  x: ReturnType<typeof scale>,
  frame: Frame,
  { value, text }: Marker,
  height: number,
): Content {
  const place = Math.max(frame.left, Math.min(frame.right, x(value)));
  const isRight = place > (frame.left + frame.right) / 2;
  return html`<path class="marker" d="M${at(place)} ${height - 8}V${frame.bottom}"/>${label(place + (isRight ? -5 : 5), height, text, isRight ? 'end' : 'start', 'strong')}`;
}
