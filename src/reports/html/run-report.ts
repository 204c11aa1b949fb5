/** The report of one result. */

import type { ReportData } from '../../experiments/report/report-data.js';
import { version } from '../../version.js';
import { conclusionOf } from '../conclusion.js';
import { zoneOf } from '../local-time.js';
import { avoidedBlock } from './blocks/avoided.js';
import { dayBlock } from './blocks/day.js';
import { driftBlock } from './blocks/drift.js';
import { funnelBlock } from './blocks/funnel.js';
import { headlinesBlock } from './blocks/headlines.js';
import { heatmapsBlock } from './blocks/heatmaps.js';
import { intervalsBlock } from './blocks/intervals.js';
import { measuresBlock } from './blocks/measures.js';
import { promiseBlock } from './blocks/promise.js';
import { requeuesBlock } from './blocks/requeues.js';
import { settlingBlock } from './blocks/settling.js';
import { storiesBlock } from './blocks/stories.js';
import { trustBlock } from './blocks/trust.js';
import { verdictBlock } from './blocks/verdict.js';
import { waitsBlock } from './blocks/waits.js';
import { worldsBlock } from './blocks/worlds.js';
import { type Block, type Context, contextOf } from './context.js';
import { type Html, html } from './html.js';
import { pageText } from './page.js';
import { plural } from './words.js';

/** One HTML file; the same data give the same bytes. */
export function runReport(data: ReportData): string {
  const context = contextOf(data);
  const { scenario } = context.summary;
  return pageText({
    title: `${scenario} · ringback`,
    head: headOf(context),
    blocks: blocksOf(context),
    foot: html`<p>Made by ringback ${version}. Rules after the vendor’s page “Queued callbacks”; nothing is sent to that platform or taken from it. This file is all there is: it loads nothing, and its figures are those of summary.json.</p>`,
  });
}

function blocksOf(context: Context): Block[] {
  const ofCallbacks = [
    funnelBlock,
    promiseBlock,
    driftBlock,
    requeuesBlock,
    avoidedBlock,
    worldsBlock,
  ];
  const makers: ((context: Context) => Block | null)[] = [
    verdictBlock,
    headlinesBlock,
    dayBlock,
    waitsBlock,
    ...(context.hasCallbacks ? ofCallbacks : []),
    heatmapsBlock,
    ...(context.hasCallbacks ? [storiesBlock] : []),
    intervalsBlock,
    settlingBlock,
    trustBlock,
    measuresBlock,
  ];
  return makers.flatMap((make) => make(context) ?? []);
}

function headOf(context: Context): Html {
  const { summary, hasCallbacks } = context;
  const conclusion = conclusionOf(summary);
  const none = hasCallbacks
    ? null
    : 'No callback is offered in this scenario, so this is the day as it is without them.';
  const standfirst = conclusion ?? none;
  return html`<p class="kicker">Simulation report</p>
<h1><bdi>${summary.scenario}</bdi></h1>
${standfirst === null ? null : html`<p class="standfirst">${standfirst}</p>`}
<p class="meta">${metaOf(context)}</p>`;
}

function metaOf({ summary, data }: Context): string {
  const { replications, requested, incomplete, seed, worlds } = summary;
  const { lengthMs, startsAt } = data.result.plan;
  const zone = zoneOf(data.start);
  const when = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).formatRange(Date.parse(startsAt), Date.parse(startsAt) + lengthMs);
  return [
    `${when} (${zone})`,
    incomplete
      ? `${replications} of ${requested} replications`
      : plural(replications, 'replication'),
    `seed ${seed}`,
    ...(worlds.length > 1 ? [`${worlds.length} worlds with the same persons`] : []),
  ].join(' · ');
}
