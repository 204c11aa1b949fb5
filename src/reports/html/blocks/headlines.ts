/** The figures that are asked for first, each with its interval. */
import { whisker } from '../charts/whisker.js';
import type { Block, Context } from '../context.js';
import { type Content, type Html, html } from '../html.js';

interface Card {
  readonly title: string;
  readonly key: string;
  /** With its sign: it is a difference. */
  readonly isSigned?: boolean;
  readonly unit: string;
  /** The key of what it is compared with; else with zero. */
  readonly reference?: string;
  readonly note: (context: Context) => Content;
}

const WITH_CALLBACKS: readonly Card[] = [
  {
    title: 'Abandonment avoided',
    key: 'abandonmentAvoided',
    unit: 'persons a replication',
    note: ({ figures }) =>
      html`${figures.show('abandonmentAvoided.rate')} of all persons; those who hang up without callbacks, less those who do with them`,
  },
  {
    title: 'Reached gained',
    key: 'reachedGained',
    isSigned: true,
    unit: 'persons a replication',
    note: () =>
      'who talk with an agent, live or by callback, beyond those who would without callbacks',
  },
  {
    title: 'Who pays',
    key: 'whoPays.abandonedRate',
    isSigned: true,
    unit: 'abandonment of the others',
    note: ({ figures }) =>
      html`those who take no callback; they wait ${figures.showSigned('whoPays.wait.mean_s')} (${figures.signedInterval('whoPays.wait.mean_s')})`,
  },
  {
    title: 'Callback timing drift',
    key: 'callbacks.drift.mean_s',
    isSigned: true,
    unit: 'mean; + is late',
    note: ({ figures }) =>
      html`against the answer to the same call had it held; half are at most ${figures.showSigned('callbacks.drift.p50_s')}, 19 of 20 at most ${figures.showSigned('callbacks.drift.p95_s')}`,
  },
  {
    title: 'Re-queued',
    key: 'callbacks.requeues.share',
    unit: 'of the callbacks, at least once',
    note: ({ figures }) =>
      html`an agent did not answer; ${figures.show('callbacks.requeues.mean')} a callback, at most ${figures.show('callbacks.requeues.max')}`,
  },
  {
    title: 'Callbacks that reach the caller',
    key: 'callbacks.reachRate',
    unit: 'of the dials',
    note: ({ figures }) =>
      html`${figures.show('callbacks.created')} created a replication, ${figures.show('callbacks.unreached')} closed without the caller`,
  },
];

const OF_LIVE_CALLS: readonly Card[] = [
  {
    title: 'Service level',
    key: 'serviceLevel',
    unit: 'of live calls',
    reference: 'noCallback.serviceLevel',
    note: ({ data }) => {
      const { serviceLevel, answerWithinMs } = data.result.plan.targets;
      return html`formula ${serviceLevel}, within ${answerWithinMs / 1000} s`;
    },
  },
  {
    title: 'Abandoned',
    key: 'abandonedRate',
    unit: 'of live calls offered',
    reference: 'noCallback.abandonedRate',
    note: ({ figures }) =>
      html`${figures.show('abandoned')} of ${figures.show('offered')} a replication`,
  },
];

const WITHOUT: readonly Card[] = [
  {
    title: 'Average speed of answer',
    key: 'asa_s',
    unit: 'mean wait of the answered',
    note: ({ figures }) => html`19 of 20 wait at most ${figures.show('wait.p95_s')}`,
  },
  {
    title: 'Occupancy',
    key: 'occupancy',
    unit: 'of agents’ time',
    note: () => 'talk, hold, wrap, ring and dial, over the same and idle in Ready',
  },
];

export function headlinesBlock(context: Context): Block {
  const wanted = context.hasCallbacks
    ? [...WITH_CALLBACKS, ...OF_LIVE_CALLS]
    : [...OF_LIVE_CALLS, ...WITHOUT];
  const cards = wanted.filter(({ key }) => context.figures.has(key));
  return {
    id: 'headlines',
    title: 'In short',
    content: html`<div class="cards">${cards.map((card) => cardOf(card, context))}</div>
<p class="quiet">Intervals are 95 %, over replications. They hold the noise of the simulation only, not doubt about forecast, patience or acceptance.</p>`,
  };
}

function cardOf({ title, key, isSigned, unit, reference, note }: Card, context: Context): Html {
  const { figures } = context;
  const estimate = figures.get(key);
  const value = figures.showLarge(key, isSigned === true);
  const interval = isSigned ? figures.signedInterval(key) : figures.interval(key);
  const compared = reference === undefined ? 0 : figures.mean(reference);
  const picture =
    estimate === undefined || compared === null || (reference === undefined && !isAboutZero(key))
      ? null
      : whisker(estimate, compared);
  const below =
    reference !== undefined && compared !== null && picture !== null
      ? html`the line: ${figures.show(reference)} without callbacks`
      : picture === null
        ? null
        : 'the line: zero';
  return html`<article class="card"><h3>${title}</h3><p class="big">${value}</p><p class="unit">${unit}</p><p class="interval">${interval}</p>${picture}${below === null ? null : html`<p class="key">${below}</p>`}<p class="about">${note(context)}</p></article>
`;
}

/** Figures of which it matters on which side of zero they are. */
function isAboutZero(key: string): boolean {
  return /^abandonmentAvoided|Gained$|^whoPays|drift/.test(key);
}
