/** Whether there were replications enough. */
import { differenceText, valueText } from '../../numbers.js';
import { settlingPanels } from '../charts/settling.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { html } from '../html.js';
import { measureName } from '../measure-name.js';

const SIGNED = /Gained$|drift/;

export function settlingBlock({ data, summary }: Context): Block {
  const { settling } = data;
  if (settling.length === 0) {
    const why = summary.deterministic
      ? 'No random number was used: every figure is exact.'
      : 'There are too few replications to see figures settle down; run more with --reps.';
    return { id: 'settling', title: 'Convergence', content: html`<p>${why}</p>` };
  }
  const panels = settling.map(({ measure: { key, unit }, points }) => ({
    title: measureName(key),
    points,
    shown: (value: number): string =>
      SIGNED.test(key) ? differenceText(value, unit) : valueText(value, unit),
  }));
  const [first] = settling;
  const last = first?.points.at(-1);
  const half =
    last && last.low !== null && last.high !== null
      ? `${measureName(first?.measure.key ?? '').toLowerCase()} to ± ${valueText((last.high - last.low) / 2, last.unit)}`
      : 'the main figures';
  const counts = settling[0]?.points.map(({ replications }) => replications) ?? [];
  const content = figure({
    id: 'settling-panels',
    title: 'The main figures while the replications came in',
    description: 'A line in its interval for each figure; the table below has the figures.',
    finding: `${summary.replications} replications settle ${half}; four times as many would halve that.`,
    what: 'The estimate from the first so many replications, with its 95 % interval; each panel has a scale of its own, and the first intervals are cut off.',
    draw: (size) => settlingPanels(size, panels),
    behind: {
      caption: 'Estimates by number of replications',
      columns: [{ label: 'Replications' }, ...panels.map(({ title }) => ({ label: title }))],
      rows: counts.map((count, k) => [
        count,
        ...settling.map(({ points }, at) => {
          const point = points[k];
          const shown = panels[at]?.shown ?? String;
          if (!point || point.mean === null) return '–';
          const interval =
            point.low === null || point.high === null
              ? null
              : html` <small>(${shown(point.low)} to ${shown(point.high)})</small>`;
          return html`${shown(point.mean)}${interval}`;
        }),
      ]),
    },
  });
  return { id: 'settling', title: 'Convergence', content };
}
