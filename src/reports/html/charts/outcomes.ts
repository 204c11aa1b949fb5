/** Histograms under each other on one axis of time, each as high as it needs to be. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { shareText } from '../words.js';
import { at, bottomAxis, label, scale } from './axes.js';
import { alongBottom, durationTicks } from './durations.js';

export interface Outcome {
  readonly name: string;
  readonly look: string;
  readonly counts: readonly number[];
  readonly text: string;
}

const TALL = 62;

export function outcomes(
  size: Size,
  rows: readonly Outcome[],
  width: number,
): { height: number; content: Content } {
  const bins = Math.max(1, ...rows.map(({ counts }) => counts.length));
  const [left, right] = [4, size.width - 8];
  const x = scale([0, bins * width], [left, right]);
  const row = TALL + (size.narrow ? 46 : 34);
  const content = rows.map(({ name, look, counts, text }, k) => {
    const top = k * row + (size.narrow ? 38 : 24);
    const base = top + TALL;
    const { most, cut } = heightOf(counts);
    const drawn = counts.map((count, bin) => {
      if (count === 0) return null;
      const tall = Math.max(0.5, at(Math.min(1, count / most) * TALL));
      const left = at(x(bin * width));
      const wide = at(Math.max(0.5, x(width) - x(0) - 1));
      // What is too high is cut, and says so.
      const broken =
        bin === cut
          ? html`<path class="cut" d="M${at(left - 2)} ${top + 12}l${at(wide + 4)} -5"/>${label(left + wide + 5, top + 9, shareText(count, sumOf(counts)))}`
          : null;
      return html`<rect class="fill ${look}" x="${left}" y="${at(base - tall)}" width="${wide}" height="${tall}"/>${broken}`;
    });
    const words = size.narrow
      ? html`${label(0, top - 22, name, 'start', 'strong')}${label(0, top - 7, text)}`
      : html`${label(0, top - 8, name, 'start', 'strong')}${label(right, top - 8, text, 'end')}`;
    return html`${words}${drawn}<path class="base" d="M${left} ${base}H${right}"/>`;
  });
  const bottom = rows.length * row - 10;
  const frame = { left, right, top: 0, bottom };
  return {
    height: bottom + 24,
    content: [content, bottomAxis(x, durationTicks(x, alongBottom(size)), frame)],
  };
}

/** A bin that would dwarf what else there is to see is cut; -1: none. */
function heightOf(counts: readonly number[]): { most: number; cut: number } {
  const most = Math.max(1, ...counts);
  const cut = counts.indexOf(most);
  const others = counts.filter((_, k) => k !== cut);
  const next = Math.max(0, ...others);
  const isLone = sumOf(others) < 0.2 * most;
  return most > 2.5 * next && !isLone ? { most: 1.8 * next, cut } : { most, cut: -1 };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
