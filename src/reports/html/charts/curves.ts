/** Curves over seconds: what was measured with its interval, and what was fitted to it. */
import { area, line } from 'd3-shape';
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, bottomAxis, label, scale, upwards, valueAxis } from './axes.js';
import { alongBottom, durationTicks } from './durations.js';

interface Point {
  readonly time: number;
  readonly value: number;
}

interface BandPoint {
  readonly time: number;
  readonly low: number;
  readonly high: number;
}

export interface Curves {
  readonly measured: readonly Point[];
  /** Stretches in which there is an interval. */
  readonly bands: readonly (readonly BandPoint[])[];
  /** None: nothing was fitted. */
  readonly fitted: readonly Point[];
  /** Where they end, and why. */
  readonly end: { readonly time: number; readonly text: string } | null;
  readonly axis: string;
  readonly shown: (value: number) => string;
}

export function curves(
  size: Size,
  { measured, bands, fitted, end, axis, shown }: Curves,
): { height: number; content: Content } {
  const top = end === null ? 30 : 48;
  const frame = { left: 52, right: size.width - 12, top, bottom: top + (size.narrow ? 150 : 200) };
  const all = [...measured, ...fitted];
  const x = scale([0, Math.max(1, ...all.map(({ time }) => time))], [frame.left, frame.right]);
  const most = Math.max(0, ...all.map(({ value }) => value));
  const highest = Math.max(0, ...bands.flat().map(({ high }) => high));
  // An interval of very few may be far wider than all that is to be seen.
  const y = upwards(Math.max(most, Math.min(highest, 2 * most)), frame).clamp(true);
  const band = area<BandPoint>()
    .x(({ time }) => x(time))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .digits(1);
  const way = line<Point>()
    .x(({ time }) => x(time))
    .y(({ value }) => y(value))
    .digits(1);
  return {
    height: frame.bottom + 42,
    content: [
      valueAxis(y, frame, shown),
      bands.map((part) => html`<path class="band live" d="${band(part) ?? ''}"/>`),
      html`<path class="line live" d="${way(measured) ?? ''}"/>`,
      fitted.length === 0 ? null : html`<path class="line lost dashed" d="${way(fitted) ?? ''}"/>`,
      legend(frame.left, 'live', 'measured', false),
      fitted.length === 0 ? null : legend(frame.left + 110, 'lost', 'fitted', true),
      end === null
        ? null
        : html`<path class="marker" d="M${at(x(end.time))} ${top - 12}V${frame.bottom}"/>${label(x(end.time) - 5, top - 8, end.text, 'end', 'soft')}`,
      bottomAxis(x, durationTicks(x, alongBottom(size)), frame),
      label((frame.left + frame.right) / 2, frame.bottom + 34, axis, 'middle', 'soft'),
    ],
  };
}

function legend(left: number, look: string, text: string, isDashed: boolean): Content {
  return html`<path class="line ${look}${isDashed ? ' dashed' : ''}" d="M${left} 12h26"/>${label(left + 32, 16, text, 'start', 'strong')}`;
}
