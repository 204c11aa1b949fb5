/** Configurations by two measures: those that no other beats, and the rest. */
import type { Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { at, bottomAxis, label, scale, valueAxis, widthOf } from './axes.js';
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
  const places = marks.map((mark) => ({ mark, left: at(x(mark.x)), top: at(y(mark.y)) }));
  const named = places.filter(({ mark }) => mark.standing === 'best' || marks.length <= MOST_NAMED);
  const drawn = places.map(({ mark, left, top }) => markOf(mark.standing, left, top, mark.name));
  const words = namesOf(named, size);
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
      words,
      label(0, 14, up.name, 'start', 'soft'),
      label(frame.right, frame.bottom + 38, across.name, 'end', 'soft'),
    ],
  };
}

interface Placed {
  readonly mark: FrontierMark;
  readonly left: number;
  readonly top: number;
}

/** Where a name may stand beside its mark: right or left of it, above or below. */
const ASIDE = [
  [9, -7, 'start'],
  [9, 17, 'start'],
  [-9, -7, 'end'],
  [-9, 17, 'end'],
] as const;

/** Names that are not on top of each other, nor cut; one for which there is no room is in the table. */
function namesOf(places: readonly Placed[], size: Size): Content {
  const taken: Box[] = places.map(({ left, top }) => boxOf(left - 6, top - 6, 12, 12));
  return places.map(({ mark, left, top }) => {
    const text = shortened(mark.name, size);
    const wide = widthOf(text) * 1.08;
    for (const [dx, dy, anchor] of ASIDE) {
      const from = anchor === 'start' ? left + dx : left + dx - wide;
      const box = boxOf(from, top + dy - 10, wide, 13);
      const isFree = taken.every((other) => !overlap(box, other));
      if (from < 0 || from + wide > size.width || !isFree) continue;
      taken.push(box);
      const look = mark.standing === 'best' ? 'strong' : '';
      return label(left + dx, top + dy, text, anchor, look);
    }
    return null;
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(left: number, top: number, wide: number, tall: number): Box {
  return { left, top, right: left + wide, bottom: top + tall };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
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
