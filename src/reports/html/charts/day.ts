/** Courses of a day: areas on top of each other, and lines in their bands. */
import { area, line } from 'd3-shape';
import type { Band } from '../../../experiments/close-look.js';
import type { Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import {
  at,
  bottomAxis,
  type Frame,
  label,
  type Scale,
  scale,
  upwards,
  valueAxis,
} from './axes.js';
import { type Clock, clockTicks } from './clock.js';

export interface Layer {
  /** The class that gives it its colour. */
  readonly look: string;
  readonly values: readonly number[];
}

/** A remark at a place of the curve. */
export interface Remark {
  readonly step: number;
  readonly value: number;
  readonly text: string;
}

export interface Day {
  readonly clock: Clock;
  readonly stepMs: number;
  /** When nobody new comes in any more; shown where the day goes on after it. */
  readonly closeMs: number;
  readonly shown: (value: number) => string;
}

const MARGIN = 44;

/** Layers on top of each other, the first at the bottom. */
export function stackedDay(
  size: Size,
  day: Day,
  layers: readonly Layer[],
  remark: Remark | null,
): { height: number; content: Content } {
  const frame = { left: MARGIN, right: size.width - 8, top: 24, bottom: size.narrow ? 196 : 264 };
  const steps = layers[0]?.values.length ?? 0;
  const sums = Array.from({ length: steps }, (_, k) =>
    layers.reduce((sum, { values }) => sum + (values[k] ?? 0), 0),
  );
  const y = upwards(Math.max(0, ...sums), frame);
  const x = scale([0, steps * day.stepMs], [frame.left, frame.right]);
  let under = new Array<number>(steps).fill(0);
  const areas = layers.map(({ look, values }) => {
    const from = under;
    under = from.map((value, k) => value + (values[k] ?? 0));
    return html`<path class="fill ${look}" d="${between(x, y, day.stepMs, from, under)}"/>`;
  });
  const content = [
    valueAxis(y, frame, day.shown),
    areas,
    timeAxis(x, frame, day, steps, size),
    remark === null ? null : remarkAt(x, y, day, remark, frame),
  ];
  return { height: frame.bottom + 26, content };
}

export interface Panel {
  readonly title: string;
  readonly look: string;
  readonly band: Band;
}

/** A line in its band for each of several quantities, on one scale. */
export function bandPanels(
  size: Size,
  day: Day,
  panels: readonly Panel[],
): { height: number; content: Content } {
  const columns = size.narrow ? 1 : Math.min(3, panels.length);
  const gap = 16;
  const width = (size.width - gap * (columns - 1)) / columns;
  const tall = 150;
  const most = Math.max(0, ...panels.flatMap(({ band }) => band.high));
  const content = panels.map(({ title, look, band }, k) => {
    const left = (k % columns) * (width + gap) + 36;
    const top = Math.floor(k / columns) * (tall + 14) + 26;
    const frame = { left, right: left - 36 + width, top, bottom: top + tall - 48 };
    const y = upwards(most, frame, 3);
    const steps = band.mean.length;
    const x = scale([0, steps * day.stepMs], [frame.left, frame.right]);
    return html`<text class="panel" x="${at(left)}" y="${at(top - 12)}">${title}</text>${valueAxis(y, frame, day.shown, 3)}<path class="band ${look}" d="${between(x, y, day.stepMs, band.low, band.high)}"/><path class="line ${look}" d="${curve(x, y, day.stepMs, band.mean)}"/>${timeAxis(x, frame, day, steps, { ...size, narrow: true })}`;
  });
  const rows = Math.ceil(panels.length / columns);
  return { height: rows * (tall + 14) + 6, content };
}

function timeAxis(x: Scale, frame: Frame, day: Day, steps: number, size: Size): Html {
  const endMs = steps * day.stepMs;
  const isAfter = day.closeMs > 0 && endMs - day.closeMs > endMs * 0.01;
  const close = at(x(day.closeMs));
  return html`${bottomAxis(x, clockTicks(day.clock, endMs, size), frame)}${
    isAfter ? html`<path class="close" d="M${close} ${frame.top}V${frame.bottom}"/>` : null
  }`;
}

function remarkAt(x: Scale, y: Scale, day: Day, remark: Remark, frame: Frame): Html {
  const left = x((remark.step + 0.5) * day.stepMs);
  const top = y(remark.value);
  const isRight = left > (frame.left + frame.right) / 2;
  const beside = isRight ? left - 7 : left + 7;
  return html`<circle class="dot" cx="${at(left)}" cy="${at(top)}" r="3.5"/>${label(beside, Math.max(frame.top - 8, top - 8), remark.text, isRight ? 'end' : 'start', 'strong')}`;
}

/** The place of a step is its middle. */
function placed(x: Scale, stepMs: number) {
  return (_value: number, step: number): number => x((step + 0.5) * stepMs);
}

function curve(x: Scale, y: Scale, stepMs: number, values: readonly number[]): string {
  const path = line<number>()
    .x(placed(x, stepMs))
    .y((value) => y(value))
    .digits(1);
  return path([...values]) ?? '';
}

function between(
  x: Scale,
  y: Scale,
  stepMs: number,
  low: readonly number[],
  high: readonly number[],
): string {
  const path = area<number>()
    .x(placed(x, stepMs))
    .y0((value) => y(value))
    .y1((_value, step) => y(high[step] ?? 0))
    .digits(1);
  return path([...low]) ?? '';
}
