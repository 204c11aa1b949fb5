/** Quantities that hold for an interval, as steps, named where they end. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { bottomAxis, keptApart, label, type Scale, scale, upwards, valueAxis } from './axes.js';
import { type Clock, clockTicks } from './clock.js';
import { stepPath } from './step-path.js';

export interface Steps {
  readonly name: string;
  readonly look: string;
  /** One an interval; null: none. */
  readonly values: readonly (number | null)[];
}

export interface StepsLook {
  readonly clock: Clock;
  /** When the first interval begins, and how long each is. */
  readonly fromMs: number;
  readonly stepMs: number;
  readonly shown: (value: number) => string;
}

export function stepLines(
  size: Size,
  { clock, fromMs, stepMs, shown }: StepsLook,
  lines: readonly Steps[],
): { height: number; content: Content } {
  const frame = {
    left: 44,
    right: size.width - (size.narrow ? 8 : 130),
    top: size.narrow ? 40 : 14,
    bottom: size.narrow ? 200 : 224,
  };
  const count = Math.max(...lines.map(({ values }) => values.length));
  const endMs = fromMs + count * stepMs;
  const x = scale([fromMs, endMs], [frame.left, frame.right]);
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const y = upwards(most, frame);
  const names = namePlaces(lines, y);
  const content = lines.map(({ name, look, values }, k) => {
    const words = size.narrow
      ? label(frame.left + k * 150, 16, `${k === 0 ? '━' : '┅'} ${name}`, 'start', 'strong')
      : label(frame.right + 8, (names[k] ?? 0) + 4, name, 'start', 'strong');
    return html`<path class="line ${look}${k === 0 ? '' : ' dashed'}" d="${stepPath(values, (k) => x(fromMs + k * stepMs), y)}"/>${words}`;
  });
  const ticks = clockTicks(clock, endMs, size).filter(({ value }) => value >= fromMs);
  return {
    height: frame.bottom + 26,
    content: [valueAxis(y, frame, shown), content, bottomAxis(x, ticks, frame)],
  };
}

/** Beside the last value of each, but not on top of each other. */
function namePlaces(lines: readonly Steps[], y: Scale): number[] {
  const ends = lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? 0));
  return keptApart(ends, 17);
}
