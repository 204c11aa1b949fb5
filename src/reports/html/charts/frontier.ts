/** Configurations by two measures: those that no other beats, and the rest. */
import type { Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { at, bottomAxis, label, scale, valueAxis } from './axes.js';
import { shortened } from './heatmap.js';

export interface FrontierMark {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly standing: 'best' | 'perhaps' | 'beaten';
}

export interface FrontierAxis {
  readonly name: string;
  readonly shown: (value: number) => string;
}

/** Of more marks only the best are named. */
const MOST_NAMED = 8;

export function frontier(
  size: Size,
  marks: readonly FrontierMark[],
  across: FrontierAxis,
  up: FrontierAxis,
): { height: number; content: Content } {
  const frame = {
    left: 64,
    right: size.width - (size.narrow ? 16 : 160),
    top: 34,
    bottom: size.narrow ? 270 : 320,
  };
  const x = scale(extentOf(marks.map((mark) => mark.x)), [frame.left, frame.right]).nice(5);
  const y = scale(extentOf(marks.map((mark) => mark.y)), [frame.bottom, frame.top]).nice(5);
  const best = marks.filter(({ standing }) => standing === 'best').sort((a, b) => a.x - b.x);
  const way = best.map(({ x: a, y: b }, k) => `${k === 0 ? 'M' : 'L'}${at(x(a))} ${at(y(b))}`);
  const drawn = marks.map((mark) => {
    const [left, top] = [at(x(mark.x)), at(y(mark.y))];
    const isNamed = mark.standing === 'best' || marks.length <= MOST_NAMED;
    const isRight = left > frame.right - 90 && size.narrow;
    const words = isNamed
      ? label(
          left + (isRight ? -9 : 9),
          top - 7,
          shortened(mark.name, size),
          isRight ? 'end' : 'start',
          mark.standing === 'best' ? 'strong' : '',
        )
      : null;
    return html`${markOf(mark.standing, left, top, mark.name)}${words}`;
  });
  const ticks = x
    .ticks(size.narrow ? 4 : 6)
    .map((value) => ({ value, label: across.shown(value) }));
  return {
    height: frame.bottom + 44,
    content: [
      valueAxis(y, frame, up.shown, 5),
      html`<path class="base" d="M${frame.left} ${frame.bottom}H${frame.right}"/>`,
      bottomAxis(x, ticks, frame),
      html`<path class="diagonal" d="${way.join('')}"/>`,
      drawn,
      label(0, 14, up.name, 'start', 'soft'),
      label(frame.right, frame.bottom + 38, across.name, 'end', 'soft'),
    ],
  };
}

function markOf(standing: FrontierMark['standing'], x: number, y: number, name: string): Html {
  const title = html`<title>${name}</title>`;
  if (standing === 'best')
    return html`<circle class="fill accent" cx="${x}" cy="${y}" r="6">${title}</circle>`;
  if (standing === 'perhaps')
    return html`<circle class="hollow" cx="${x}" cy="${y}" r="5">${title}</circle>`;
  return html`<circle class="fill wrap" cx="${x}" cy="${y}" r="3">${title}</circle>`;
}

function extentOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
