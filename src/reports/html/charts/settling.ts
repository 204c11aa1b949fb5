/** Estimates that settle down while replications come in, each on a scale of its own. */
import { area, line } from 'd3-shape';
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, scale } from './axes.js';

export interface SettlingPanel {
  readonly title: string;
  readonly points: readonly {
    readonly replications: number;
    readonly mean: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly shown: (value: number) => string;
}

export function settlingPanels(
  size: Size,
  panels: readonly SettlingPanel[],
): { height: number; content: Content } {
  const columns = size.narrow ? 1 : 3;
  const gap = 26;
  const wide = (size.width - gap * (columns - 1)) / columns;
  const tall = 142;
  const content = panels.map((panel, k) => {
    const left = (k % columns) * (wide + gap);
    return onePanel(panel, left, Math.floor(k / columns) * tall, wide);
  });
  return { height: Math.ceil(panels.length / columns) * tall, content };
}

function onePanel(
  { title, points, shown }: SettlingPanel,
  left: number,
  top: number,
  wide: number,
): Content {
  const known = points.flatMap(({ replications, mean, low, high }) =>
    mean === null ? [] : [{ replications, mean, low: low ?? mean, high: high ?? mean }],
  );
  const last = known.at(-1);
  const first = known[0];
  if (first === undefined || last === undefined) return null;
  const frame = { left: left + 2, right: left + wide - 66, top: top + 30, bottom: top + 112 };
  const [low, high] = rangeOf(known, last);
  const x = scale([first.replications, last.replications], [frame.left, frame.right]);
  const y = scale([low, high], [frame.bottom, frame.top]).clamp(true);
  const band = area<(typeof known)[number]>()
    .x(({ replications }) => x(replications))
    .y0((point) => y(point.low))
    .y1((point) => y(point.high))
    .digits(1);
  const course = line<(typeof known)[number]>()
    .x(({ replications }) => x(replications))
    .y(({ mean }) => y(mean))
    .digits(1);
  const end = at(y(last.mean));
  return html`<text class="panel" x="${at(left)}" y="${top + 16}">${title}</text><path class="band accent" d="${band(known) ?? ''}"/><path class="line accent" d="${course(known) ?? ''}"/><circle class="dot" cx="${at(frame.right)}" cy="${end}" r="3"/><text class="label strong" x="${at(frame.right + 7)}" y="${at(end + 4)}">${shown(last.mean)}</text><path class="base" d="M${at(frame.left)} ${frame.bottom}H${at(frame.right)}"/><text class="tick" x="${at(frame.left)}" y="${frame.bottom + 16}">${first.replications}</text><text class="tick" x="${at(frame.right)}" y="${frame.bottom + 16}" text-anchor="end">${last.replications} replications</text>`;
}

interface Known {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Four times the last interval, as the first ones would dwarf the rest; all means are inside. */
function rangeOf(points: readonly Known[], { mean, low, high }: Known): readonly [number, number] {
  const means = points.map((point) => point.mean);
  const reach = 2 * (high - low);
  return [Math.min(mean - reach, ...means), Math.max(mean + reach, ...means)];
}
