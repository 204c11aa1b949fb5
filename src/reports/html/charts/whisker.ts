/** The interval of one figure about zero, small enough for a card. */
import { type Html, html, NO_HTML } from '../html.js';
import { at, scale } from './axes.js';

const WIDTH = 220;
const HEIGHT = 22;

/** @param reference what it is compared with: zero, or what it would be without callbacks */
export function whisker(
  { mean, low, high }: { mean: number | null; low: number | null; high: number | null },
  reference: number,
): Html {
  if (mean === null) return NO_HTML;
  const from = Math.min(low ?? mean, reference);
  const to = Math.max(high ?? mean, reference);
  if (from === to) return NO_HTML;
  const x = scale([from, to], [6, WIDTH - 6]);
  const span =
    low === null || high === null || low === high
      ? null
      : html`<path class="span accent" d="M${at(x(low))} 11H${at(x(high))}M${at(x(low))} 7v8M${at(x(high))} 7v8"/>`;
  return html`<svg class="whisker" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><path class="rail" d="M0 11H${WIDTH}"/><path class="zero" d="M${at(x(reference))} 2V20"/>${span}<circle class="dot" cx="${at(x(mean))}" cy="11" r="4"/></svg>`;
}
