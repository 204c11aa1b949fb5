/** Bars of which each begins where the one before it ended. */
import type { Size } from '../figure.js';
import { type Content, html } from '../html.js';
import { at, label, scale } from './axes.js';
import { roomOf } from './bars.js';

export interface Step {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly look: string;
  /** The sum of those before, rather than one more of them. */
  readonly isSum?: boolean;
}

/** Bars of which each begins where the one before it ended. */
export function waterfall(
  size: Size,
  steps: readonly Step[],
): { height: number; content: Content } {
  const { row, frame } = roomOf(size, steps.length);
  let reached = 0;
  const spans = steps.map(({ value, isSum }) => {
    const from = isSum ? 0 : reached;
    const to = isSum ? value : reached + value;
    reached = to;
    return { from, to };
  });
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const room = size.narrow ? 78 : 96;
  const x = scale(
    [Math.min(0, ...ends), Math.max(0, ...ends)],
    [frame.left + 4, frame.right - room],
  );
  const zero = at(x(0));
  const content = steps.map(({ name, text, look }, k) => {
    const { from, to } = spans[k] ?? { from: 0, to: 0 };
    const top = k * row + (size.narrow ? 20 : 5);
    const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))];
    const next =
      k + 1 < steps.length
        ? html`<path class="link" d="M${at(x(to))} ${top + 20}v${row - 20}"/>`
        : null;
    return html`${label(0, size.narrow ? top - 6 : top + 14, name)}<rect class="fill ${look}" x="${at(left)}" y="${top}" width="${Math.max(1, at(right - left))}" height="20"/>${next}${label(right + 7, top + 14, text, 'start', 'strong')}`;
  });
  const base = html`<path class="base" d="M${zero} 0V${steps.length * row}"/>`;
  return { height: steps.length * row + 4, content: [base, content] };
}
