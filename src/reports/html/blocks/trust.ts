/** Why the figures can be believed, and how far. */
import { modelVersion, version } from '../../../version.js';
import type { Block, Context } from '../context.js';
import { type Content, type Html, html, name } from '../html.js';
import { table } from '../table.js';
import { plural } from '../words.js';
import { mediaText } from './intervals.js';

/** A longer scenario is in the file that can be saved. */
const MOST_SHOWN = 20_000;

export function trustBlock(context: Context): Block {
  const content = html`${about(context)}${conservation(context)}${settings(context)}`;
  return { id: 'trust', title: 'Trust', content };
}

function about({ summary, data }: Context): Html {
  const { result } = data;
  const events = result.sums.reduce((sum, each) => sum + each.events, 0);
  const facts: [string, Content][] = [
    [
      'Program',
      html`ringback ${version}, model <code>${modelVersion}</code>: a hash of the simulation itself`,
    ],
    ['Seed', html`<code>${summary.seed}</code>`],
    [
      'Replications',
      summary.incomplete ? `${summary.replications} of ${summary.requested}` : summary.replications,
    ],
    ['Worlds', `${summary.worlds.join(', ')}: the same persons in each`],
    ['Events', `${events.toLocaleString('en-GB')} in all worlds`],
    [
      'Fingerprint',
      html`<code>${summary.fingerprint}</code>: of every event; another machine with the same program comes to the same`,
    ],
    [
      'Intervals',
      summary.deterministic
        ? 'none: no random number was used, every figure is exact'
        : '95 %, Student’s t over replications; ratios are of sums, with a jackknife; quantiles by inverting the estimated distribution; (cut): it would reach beyond what is possible',
    ],
    [
      'What they do not hold',
      'doubt about the forecast, patience and acceptance that were put in: ringback sensitivity is for that',
    ],
  ];
  return html`<dl class="facts">${facts.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}

function conservation({ data, figures }: Context): Html {
  const { balances } = data;
  const broken = balances.filter(({ holds }) => !holds).length;
  const identity = identityOf(figures);
  return html`<h3>Nothing is lost</h3>
<p>${broken === 0 ? `All ${balances.length} accounts balance, over all replications.` : `${plural(broken, 'account')} of ${balances.length} do not balance.`} The program checks them at the end of every run and gives no result where one fails.${identity}</p>
${table({
  caption: 'Accounts, summed over all replications',
  columns: [
    { label: 'Of' },
    { label: '', isText: true },
    { label: 'Whole' },
    { label: 'Parts', isText: true },
  ],
  rows: balances.map(({ of, media, whole, parts, holds }) => [
    media === null ? of : html`Queue ${name(of)}, ${mediaText(media)}`,
    html`<span class="mark ${holds ? 'good' : 'bad'}">${holds ? '✓ balances' : '✕ does not balance'}</span>`,
    html`${whole.name} ${whole.value}`,
    `= ${parts
      .filter(({ value }, k) => value !== 0 || k === 0)
      .map((part) => `${part.name} ${part.value}`)
      .join(' + ')}`,
  ]),
})}`;
}

function identityOf(figures: Context['figures']): Content {
  if (!figures.has('abandonmentAvoided.saved')) return null;
  const show = (part: string): Html => figures.show(`abandonmentAvoided.${part}`);
  return html` Abandonment avoided ${figures.show('abandonmentAvoided')} = saved ${show('saved')} − backfired ${show('backfired')} + relieved ${show('relieved')} − harmed ${show('harmed')}.`;
}

function settings({ summary, data }: Context): Html {
  const { departures } = summary;
  const list =
    departures.length === 0
      ? html`<p>None: the rules are those of the vendor’s page, with the readings that the documentation names.</p>`
      : html`<ul>${departures.map((each) => html`<li>${each}</li>`)}</ul>`;
  return html`<h3 id="trust-settings">Settings that depart from the preset</h3>${list}
${data.lock.length > MOST_SHOWN ? null : html`<details><summary>The scenario with every default</summary><pre><code>${data.lock}</code></pre></details>`}`;
}
