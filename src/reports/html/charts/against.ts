/** A measure against a setting: a mark for each value with its interval, a line for each row of them. */
import type { Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import {
  at,
  bottomAxis,
  type Frame,
  keptApart,
  label,
  type Scale,
  scale,
  type Tick,
  valueAxis,
  widthOf,
} from './axes.js';
import { shortened } from './heatmap.js';

export interface AgainstPoint {
  readonly place: number;
  readonly mean: number;
  /** The same as the mean where there is no interval. */
  readonly low: number;
  readonly high: number;
}

export interface AgainstLine {
  /** Stands at its end; "" where there is only one. */
  readonly name: string;
  readonly points: readonly AgainstPoint[];
}

export interface Against {
  readonly lines: readonly AgainstLine[];
  /** The values of the setting. */
  readonly ticks: readonly Tick[];
  readonly xName: string;
  readonly shown: (value: number) => string;
}

/** So many lines can be told apart. */
export const MOST_LINES = 5;
const LOOKS = ['live', 'cb', 'good', 'out', 'lost'] as const;
/** Intervals of several lines stand beside each other. */
const BESIDE = 5;

export function against(
  size: Size,
  { lines, ticks, xName, shown }: Against,
): { height: number; content: Content } {
  const names = lines.map(({ name }) => shortened(name, size));
  const room = Math.max(0, ...names.map((name) => (name === '' ? 0 : widthOf(name) + 28)));
  const frame: Frame = {
    left: 64,
    right: size.width - Math.max(24, Math.min(room, size.narrow ? 120 : 190)),
    top: 12,
    bottom: size.narrow ? 190 : 240,
  };
  const places = ticks.map(({ value }) => value);
  const edge = 14;
  const x = scale(
    [Math.min(...places), Math.max(...places)],
    [frame.left + edge, frame.right - edge],
  );
  const points = lines.flatMap((each) => each.points);
  const y = scale(
    [Math.min(...points.map(({ low }) => low)), Math.max(...points.map(({ high }) => high))],
    [frame.bottom, frame.top],
  ).nice(4);
  const ends = keptApart(
    lines.map((each) => y(each.points.at(-1)?.mean ?? 0)),
    16,
  );
  const drawn = lines.map((each, k) => {
    const look = LOOKS[k % LOOKS.length] ?? 'live';
    const aside = (k - (lines.length - 1) / 2) * (lines.length > 1 ? BESIDE : 0);
    const words = names[k] === '' ? null : named(names[k] ?? '', look, frame.right, ends[k] ?? 0);
    return html`${lineOf(each.points, { x, y, look, aside })}${words}`;
  });
  return {
    height: frame.bottom + 42,
    content: [
      valueAxis(y, frame, shown, 4),
      html`<path class="base" d="M${frame.left} ${frame.bottom}H${at(frame.right)}"/>`,
      bottomAxis(x, withRoom(ticks, x), frame),
      drawn,
      label(frame.right, frame.bottom + 36, xName, 'end', 'soft'),
    ],
  };
}

/** The name of a line beside its end, with its colour. */
function named(text: string, look: string, right: number, height: number): Html {
  return html`<circle class="fill ${look}" cx="${at(right + 12)}" cy="${at(height)}" r="4"/>${label(right + 20, height + 4, text, 'start', 'strong')}`;
}

interface Drawing {
  readonly x: Scale;
  readonly y: Scale;
  readonly look: string;
  readonly aside: number;
}

function lineOf(points: readonly AgainstPoint[], { x, y, look, aside }: Drawing): Html {
  const left = (place: number): number => at(x(place) + aside);
  const way = points.map(
    ({ place, mean }, k) => `${k === 0 ? 'M' : 'L'}${left(place)} ${at(y(mean))}`,
  );
  const uncertain = points.filter(({ low, high }) => low !== high);
  const spans = uncertain.map(
    ({ place, low, high }) =>
      `M${left(place)} ${at(y(low))}V${at(y(high))}M${left(place) - 4} ${at(y(low))}h8M${left(place) - 4} ${at(y(high))}h8`,
  );
  const marks = points.map(
    ({ place, mean }) =>
      html`<circle class="fill ${look}" cx="${left(place)}" cy="${at(y(mean))}" r="4.5"/>`,
  );
  return html`<path class="line ${look} faint" d="${way.join('')}"/>${spans.length === 0 ? null : html`<path class="line ${look}" d="${spans.join('')}"/>`}${marks}`;
}

/** Values whose labels do not touch. */
function withRoom(ticks: readonly Tick[], x: Scale): Tick[] {
  let free = Number.NEGATIVE_INFINITY;
  return [...ticks]
    .sort((a, b) => a.value - b.value)
    .filter(({ value, label: text }) => {
      const half = widthOf(text) / 2;
      if (x(value) - half < free) return false;
      free = x(value) + half + 8;
      return true;
    });
}
