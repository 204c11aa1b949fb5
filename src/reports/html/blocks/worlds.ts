/** The same persons with callbacks and without: every main figure in both. */
import type { PairedEstimate } from '../../../metrics/paired.js';
import { differenceText, NOTHING } from '../../numbers.js';
import { type ForestRow, forest } from '../charts/forest.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { forestRow } from '../forest-row.js';
import { html } from '../html.js';
import { measureName } from '../measure-name.js';
import { listed, spanText } from '../words.js';

export function worldsBlock({ data, figures }: Context): Block | null {
  const { changes } = data;
  if (changes.length === 0) return null;
  const rows = changes.map(rowOf);
  const named = (verdict: string): string[] =>
    changes
      .filter((each) => each.verdict === verdict)
      .map(({ key }) => measureName(key).toLowerCase());
  const parts = [
    ['better', named('improved')],
    ['worse', named('regressed')],
  ] as const;
  const said = parts
    .filter(([, keys]) => keys.length > 0)
    .map(([word, keys]) => `${word}: ${listed(keys)}`);
  const content = figure({
    id: 'worlds-forest',
    title: 'What callbacks change, measure by measure',
    description: 'Differences with their intervals about zero; the table below has the figures.',
    finding:
      said.length === 0
        ? 'No measure is told apart from none by these replications.'
        : `With callbacks ${said.join('; ')}.`,
    what: 'With callbacks less without, the same persons, with the 95 % interval of each. Every row has its own scale; the upright line is no change. ▲ better, ▼ worse, ◆ changed, ○ not told apart from none.',
    draw: (size) => forest(size, rows),
    behind: {
      caption: 'With callbacks and without',
      columns: [
        { label: 'Measure' },
        { label: 'Without' },
        { label: 'With' },
        { label: 'Difference' },
        { label: '95 %' },
        { label: 'Verdict', isText: true },
      ],
      rows: changes.map(({ key, unit, difference, low, high, verdict }) => [
        measureName(key),
        figures.show(`noCallback.${key}`),
        figures.show(key),
        differenceText(difference, unit),
        low === null || high === null
          ? ''
          : spanText(differenceText(low, unit), differenceText(high, unit)),
        verdict === 'none' ? NOTHING : verdict,
      ]),
    },
  });
  return {
    id: 'worlds',
    title: 'With callbacks and without',
    short: 'Compared',
    content: html`${content}`,
  };
}

function rowOf(change: PairedEstimate): ForestRow {
  return forestRow(change, measureName(change.key));
}
