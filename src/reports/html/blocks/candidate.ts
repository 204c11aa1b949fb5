/** One configuration against the base: what differs, and what it changes. */
import type { Comparison } from '../../../experiments/compare.js';
import type { PairedEstimate } from '../../../metrics/paired.js';
import {
  callersText,
  changesTally,
  correlationText,
  marginText,
  streamsText,
  verdictText,
} from '../../comparison-text.js';
import { firstLines } from '../../fold-changes.js';
import { differenceText, valueText } from '../../numbers.js';
import { forest } from '../charts/forest.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { forestRow } from '../forest-row.js';
import { type Content, type Html, html, keyCode, name } from '../html.js';
import { measureName } from '../measure-name.js';
import { listed, spanText } from '../words.js';

/** Changes beyond this many are counted, not listed. */
const MOST_CHANGES = 60;

export function candidateBlock(comparison: Comparison, base: string, k: number): Block {
  const { label, measures, missing, identical } = comparison;
  const content = html`${callers(comparison)}${changes(comparison)}
${identical ? html`<p class="notice">Identical: every event of every replication is that of ${name(base)}.</p>` : null}
${missing.length === 0 ? null : html`<p class="notice">Not in both, so not compared: ${missing.join(', ')}.</p>`}
${measures.length === 0 ? html`<p>No measure is in both.</p>` : picture(comparison, base, k)}`;
  return { id: `candidate-${k + 1}`, title: `${label} against ${base}`, short: label, content };
}

function callers(comparison: Comparison): Content {
  return [callersText(comparison), streamsText(comparison)].map(([what, ...why]) =>
    what === undefined
      ? null
      : html`<div class="notice"><p>${what}</p><ul>${why.map((each) => html`<li>${each}</li>`)}</ul></div>`,
  );
}

const SIGNS = {
  '+': ['added', 'good'],
  '-': ['removed', 'bad'],
  '~': ['changed', 'open'],
} as const;

function changes({ changes: all }: Comparison): Html {
  const { lines, rest } = firstLines(all, MOST_CHANGES);
  const rows = lines.map(({ mark, text }) => {
    const [word, look] = SIGNS[mark];
    return html`<li><span class="mark ${look}">${word}</span> <code>${text}</code></li>`;
  });
  const more = rest > 0 ? html`<li>and ${rest} more</li>` : null;
  return html`<h3>${changesTally(all).replace(/^n/, 'N')}</h3>${rows.length === 0 ? null : html`<ul class="changes">${rows}${more}</ul>`}`;
}

function picture({ label, measures }: Comparison, base: string, k: number): Html {
  const hasMargins = measures.some(({ margin }) => margin !== null);
  const rows = measures.map((row) => forestRow(row, measureName(row.key)));
  return figure({
    id: `candidate-${k + 1}-forest`,
    title: `${label} less ${base}, measure by measure`,
    description: 'Differences with their intervals about zero; the table below has the figures.',
    finding: findingOf(measures),
    what: html`${name(label)} less ${name(base)}, replication by replication. Every row has its own scale; the upright line is no change. ▲ better, ▼ worse, ◆ changed, ○ no change detected or within the margin${hasMargins ? '; shaded: the margin' : ''}.`,
    draw: (size) => forest(size, rows),
    isOpen: true,
    behind: {
      caption: `${label} against ${base}`,
      columns: [
        { label: 'Measure' },
        { label: name(base) },
        { label: name(label) },
        { label: 'Difference' },
        { label: 'Interval' },
        { label: 'Corr.' },
        ...(hasMargins ? [{ label: 'Margin' }] : []),
        { label: 'Verdict', isText: true },
      ],
      keys: measures.map(({ key }) => key),
      rows: measures.map((row) => cellsOf(row, hasMargins)),
    },
  });
}

function findingOf(measures: readonly PairedEstimate[]): string {
  const named = (verdict: PairedEstimate['verdict']): string[] =>
    measures
      .filter((row) => row.verdict === verdict)
      .map(({ key }) => measureName(key).toLowerCase());
  const parts = [
    ['Worse', named('regressed')],
    ['Better', named('improved')],
    ['Within their margin', named('within margin')],
  ] as const;
  const said = parts.filter(([, keys]) => keys.length > 0);
  if (said.length === 0) return 'No measure is told apart from that of the base.';
  return `${said.map(([word, keys]) => `${word}: ${listed(keys)}`).join('. ')}.`;
}

function cellsOf(row: PairedEstimate, hasMargins: boolean): Content[] {
  const { key, unit, base, candidate, difference, verdict } = row;
  const figureOf = (value: number | null, text: string): Content =>
    value === null ? text : html`<data value="${value}">${text}</data>`;
  return [
    keyCode(key),
    figureOf(base, valueText(base, unit)),
    figureOf(candidate, valueText(candidate, unit)),
    figureOf(difference, differenceText(difference, unit)),
    intervalOf(row),
    correlationText(row),
    ...(hasMargins ? [marginText(row)] : []),
    html`<span class="mark ${lookOf(verdict)}">${verdictText(verdict)}</span>`,
  ];
}

function intervalOf({ low, high, unit, alike }: PairedEstimate): string {
  if (low === null || high === null) return alike ? 'alike in every replication' : '';
  if (low === high) return 'exact';
  return spanText(differenceText(low, unit), differenceText(high, unit));
}

function lookOf(verdict: PairedEstimate['verdict']): string {
  if (verdict === 'improved') return 'good';
  return verdict === 'regressed' ? 'bad' : 'plain';
}
