/** How far from the moment of the held call's answer callbacks are made, and why. */
import type { Bins } from '../../../experiments/report/callback-counts.js';
import type { CallbackRow } from '../../../records/callback-row.js';
import { differenceText, secondsText } from '../../numbers.js';
import { histogram } from '../charts/histogram.js';
import { type Range, ranges } from '../charts/ranges.js';
import { type Step, waterfall } from '../charts/waterfall.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { key } from '../key.js';
import { quantileOf } from '../quantile-of.js';
import { axisText, meanText, plural } from '../words.js';
import { lookedAt } from './close.js';

export function driftBlock(context: Context): Block {
  const { drift } = context.data;
  const content =
    drift === null
      ? html`<p>There is no drift to show: no callback was made whose call was answered in the world in which callers hold, or that world was not run.</p>`
      : html`${distribution(context, drift)}${causes(context)}${spread(context)}`;
  return { id: 'drift', title: 'Callback timing drift', short: 'Drift', content };
}

const CAUSES = [
  { name: 'neither', look: 'cb' },
  { name: 're-queued', look: 'wrap' },
  { name: 'dialled again', look: 'lost' },
] as const;

/** By what can have moved the callback beyond its place in the line. */
function layersOf({ data }: Context, bins: Bins) {
  const rows = data.look?.callbacks ?? [];
  const seen = data.look?.replications === data.result.replications;
  if (!seen) return null;
  const layers = CAUSES.map(({ name, look }) => ({
    name,
    look,
    counts: new Array<number>(bins.counts.length).fill(0),
  }));
  for (const row of rows) {
    if (row.agentAnsweredAt === null || row.heldAnsweredAt === null) continue;
    const drift = (row.agentAnsweredAt - row.heldAnsweredAt) / 1000;
    const bin = Math.floor((drift - bins.from_s) / bins.width_s);
    const counts = layers[causeOf(row)]?.counts;
    if (counts?.[bin] !== undefined) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return layers.filter(({ counts }) => counts.some((count) => count > 0));
}

function causeOf({ requeues, dials }: CallbackRow): number {
  if (dials > 1) return 2;
  return requeues > 0 ? 1 : 0;
}

function distribution(context: Context, bins: Bins): Html {
  const { figures, data } = context;
  const split = layersOf(context, bins);
  const layers = split ?? [{ name: 'all', look: 'cb', counts: bins.counts }];
  const tolerance = secondsText(data.result.plan.targets.driftToleranceMs / 1000);
  const finding = html`${figures.show('callbacks.drift.onTimeRate')} of callbacks are made within ${tolerance} of the moment of the held call’s answer; ${figures.show('callbacks.drift.earlyRate')} earlier, ${figures.show('callbacks.drift.lateRate')} later.`;
  const beyond = bins.below + bins.above + bins.early + bins.late;
  const keys =
    split === null
      ? null
      : layers.map(({ look, name }, k) => html`${k === 0 ? ' ' : ', '}${key(look, name)}`);
  const marker = (part: string, text: string) => {
    const value = figures.mean(`callbacks.drift.${part}`);
    return value === null ? [] : [{ value, text: `${text} ${differenceText(value, 's')}` }];
  };
  return figure({
    id: 'drift-distribution',
    title: 'Distribution of the callback timing drift',
    description: 'A histogram of the drift of all callbacks; the table below has the figures.',
    finding,
    what: html`Callbacks by the agent’s answer less the agent’s answer to the held call, in steps of ${secondsText(bins.width_s)}; left is early, right is late.${split === null ? null : html` By what moved them beyond their place in the line:${keys}.`}`,
    draw: (size) =>
      histogram(
        size,
        { from: bins.from_s, width: bins.width_s, layers },
        {
          count: axisText,
          axis: 'early  ←  drift  →  late',
          markers: [
            ...marker('p5_s', '1 of 20 at most'),
            ...marker('p50_s', 'half at most'),
            ...marker('p95_s', '19 of 20 at most'),
          ],
        },
      ),
    ...(beyond === 0
      ? {}
      : {
          note: `Further out: ${bins.below} earlier, ${bins.above} later; without bound: ${bins.early} early (the held call was never answered), ${bins.late} late (pending at the end).`,
        }),
    behind: {
      caption: 'Callbacks by drift, all replications',
      columns: [
        { label: 'From' },
        { label: 'To' },
        { label: 'Callbacks' },
        ...(split ?? []).map(({ name }) => ({ label: name })),
      ],
      rows: bins.counts.map((count, bin) => [
        secondsText(bins.from_s + bin * bins.width_s),
        secondsText(bins.from_s + (bin + 1) * bins.width_s),
        count,
        ...(split ?? []).map(({ counts }) => counts[bin] ?? 0),
      ]),
    },
  });
}

const PARTS = [
  { part: 'queueing', name: 'Waiting for the first offer', look: 'live' },
  { part: 'requeues', name: 'Re-queues', look: 'wrap' },
  { part: 'ring', name: 'The last ring', look: 'idle' },
  { part: 'retries', name: 'Dialled again', look: 'lost' },
  { part: 'dial', name: 'The dial', look: 'cb' },
] as const;

function partKey(part: string): string {
  return `callbacks.drift.connect.${part}.mean_s`;
}

/** The means of the parts add up to that of the whole. */
function causes(context: Context): Content {
  const { figures } = context;
  const whole = figures.mean('callbacks.drift.connect.mean_s');
  if (whole === null) return null;
  const parts = PARTS.filter(
    ({ part }) => part !== 'retries' || figures.count(partKey(part)) !== 0,
  );
  const largest = parts.reduce((best, each) =>
    Math.abs(figures.count(partKey(each.part))) > Math.abs(figures.count(partKey(best.part)))
      ? each
      : best,
  );
  const finding = html`Customers answer ${figures.showSigned('callbacks.drift.connect.mean_s')} from when holding would have been answered, on average; the largest part is ${largest.name.toLowerCase()}, ${figures.showSigned(partKey(largest.part))}.`;
  const steps: Step[] = [
    ...parts.map(({ part, name, look }) => ({
      name,
      look,
      value: figures.count(partKey(part)),
      text: differenceText(figures.count(partKey(part)), 's'),
    })),
    {
      name: 'Customer’s answer',
      look: 'ink',
      value: whole,
      text: differenceText(whole, 's'),
      isSum: true,
    },
  ];
  return figure({
    id: 'drift-causes',
    title: 'What the drift is made of',
    description: 'Parts that add up to the mean drift; the table below has the figures.',
    finding,
    what: 'Means over those reached; each part begins where the one before it ended. The parts add up exactly.',
    draw: (size) => waterfall(size, steps),
    behind: {
      caption: 'Parts of the drift to the customer’s answer',
      columns: [{ label: 'Part' }, { label: 'Mean' }, { label: '95 %' }],
      rows: [
        ...parts.map(({ part, name }) => [
          name,
          figures.showSigned(partKey(part)),
          figures.signedInterval(partKey(part)),
        ]),
        [
          'Customer’s answer',
          figures.showSigned('callbacks.drift.connect.mean_s'),
          figures.signedInterval('callbacks.drift.connect.mean_s'),
        ],
      ],
    },
  });
}

/** How each part spreads over the callbacks that were looked at. */
function spread(context: Context): Content {
  const rows = (context.data.look?.callbacks ?? []).flatMap((row) => partsOf(row) ?? []);
  if (rows.length === 0) return null;
  const shown = PARTS.map(({ part, name, look }): Range => {
    const values = rows.map((row) => row[part]).sort((a, b) => a - b);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const q = (share: number): number => quantileOf(values, share);
    const text = `${secondsText(q(0.05))} to ${secondsText(q(0.95))}`;
    return { name, look, p5: q(0.05), p25: q(0.25), p75: q(0.75), p95: q(0.95), mean, text };
  }).filter(({ p5, p95, mean }) => p5 !== 0 || p95 !== 0 || mean !== 0);
  const widest = shown.reduce((best, each) =>
    each.p95 - each.p5 > best.p95 - best.p5 ? each : best,
  );
  const finding = `What makes callbacks differ most from each other is ${widest.name.toLowerCase()}: nine of ten lie between ${secondsText(widest.p5)} and ${secondsText(widest.p95)}.`;
  return figure({
    id: 'drift-spread',
    title: 'How each part of the drift spreads',
    description: `${finding} The table below has the figures.`,
    finding,
    what: `${plural(rows.length, 'callback')} that reached their caller, of ${lookedAt(context)}: thin, nine of ten; thick, the middle half; the upright, the mean.`,
    draw: (size) => ranges(size, shown),
    behind: {
      caption: 'Parts of the drift over callbacks',
      columns: ['Part', '5 %', '25 %', '75 %', '95 %', 'Mean'].map((label) => ({ label })),
      rows: shown.map(({ name, p5, p25, p75, p95, mean }) => [
        name,
        ...[p5, p25, p75, p95].map(secondsText),
        `${meanText(Math.abs(mean)).replace(/^/, mean < 0 ? '-' : '')} s`,
      ]),
    },
  });
}

type Parts = Readonly<Record<(typeof PARTS)[number]['part'], number>>;

/** Seconds; null: it did not come to talk, or there is no held call. */
function partsOf(row: CallbackRow): Parts | null {
  const { firstOfferAt: o1, lastOfferAt: oL, agentAnsweredAt: a, customerAnsweredAt: x } = row;
  const { heldFirstOfferAt: h1, heldLastOfferAt: hL, heldAnsweredAt: h } = row;
  // With the customer first, and with retries, the row does not hold every instant.
  if (row.onLineAt !== null || row.dials !== 1) return null;
  if (o1 === null || oL === null || a === null || x === null || x < a) return null;
  if (h1 === null || hL === null || h === null) return null;
  return {
    queueing: (o1 - h1) / 1000,
    requeues: (oL - o1 - (hL - h1)) / 1000,
    ring: (a - oL - (h - hL)) / 1000,
    retries: 0,
    dial: (x - a) / 1000,
  };
}
