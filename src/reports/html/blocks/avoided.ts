/** Abandonment avoided: what it is made of, who was saved, who paid. */
import { fateNames } from '../../../records/people.js';
import { differenceText, valueText } from '../../numbers.js';
import { type Step, waterfall } from '../charts/waterfall.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html, name } from '../html.js';
import { table } from '../table.js';

export function avoidedBlock(context: Context): Block {
  const { figures } = context;
  const content = figures.has('abandonmentAvoided')
    ? html`${decomposed(context)}${elsewhere(context)}${fates(context)}${whoPays(context)}${classes(context)}`
    : html`<p>The same persons were not followed in a run without callbacks, so nothing can be said of abandonment avoided.</p>`;
  return { id: 'avoided', title: 'Abandonment avoided', short: 'Avoided', content };
}

const PARTS = [
  {
    part: 'saved',
    sign: 1,
    name: 'Saved',
    look: 'good',
    words: 'took a callback; would have hung up, did not',
  },
  {
    part: 'relieved',
    sign: 1,
    name: 'Relieved',
    look: 'good2',
    words: 'took none; would have hung up, did not',
  },
  {
    part: 'backfired',
    sign: -1,
    name: 'Backfired',
    look: 'lost2',
    words: 'took a callback; hung up in a further call',
  },
  {
    part: 'harmed',
    sign: -1,
    name: 'Harmed',
    look: 'lost',
    words: 'took none; would not have hung up, did',
  },
] as const;

function decomposed({ figures }: Context): Html {
  const key = (part: string): string => `abandonmentAvoided.${part}`;
  const avoided = figures.count('abandonmentAvoided');
  const saved = figures.count(key('saved'));
  const steps: Step[] = [
    ...PARTS.map(({ part, sign, name: text, look }) => ({
      name: text,
      look,
      value: sign * figures.count(key(part)),
      text: differenceText(sign * figures.count(key(part)), 'count'),
    })),
    {
      name: 'Avoided',
      look: 'ink',
      value: avoided,
      text: valueText(avoided, 'count'),
      isSum: true,
    },
  ];
  const finding = html`Callbacks save ${figures.show(key('saved'))} persons a replication from hanging up, and those who stay on the line pay with ${figures.show(key('harmed'))}; ${figures.show('abandonmentAvoided')} are avoided in all.`;
  const naive =
    saved > 0 && avoided > 0 && saved > 1.2 * avoided
      ? `Counting only those who took a callback and would have hung up would claim ${(saved / avoided).toFixed(1)} times as many.`
      : null;
  return figure({
    id: 'avoided-parts',
    title: 'Abandonment avoided, and what it is made of',
    description: 'Parts that add up to abandonment avoided; the table below has the figures.',
    finding,
    what: 'Persons of a replication, each followed with callbacks and without. The parts add up exactly.',
    draw: (size) => waterfall(size, steps),
    note: naive,
    behind: {
      caption: 'Abandonment avoided, mean persons of a replication',
      columns: [
        { label: 'Part' },
        { label: 'Mean' },
        { label: '95 %' },
        { label: 'Who', isText: true },
      ],
      rows: [
        ...PARTS.map(({ part, sign, name: text, words }) => [
          html`${sign < 0 ? '− ' : '+ '}${text}`,
          figures.show(key(part)),
          figures.interval(key(part)),
          words,
        ]),
        ['Avoided', figures.show('abandonmentAvoided'), figures.interval('abandonmentAvoided'), ''],
        [
          'By call',
          figures.show(key('calls')),
          figures.interval(key('calls')),
          'calls abandoned without callbacks less with them',
        ],
      ],
    },
  });
}

const GONE = [
  { key: 'reachedGained', name: 'Reached', look: 'good' },
  { key: 'unreachedGained', name: 'Callback closed without them', look: 'cb' },
  { key: 'pendingGained', name: 'Pending at the end', look: 'wrap' },
  { key: 'turnedAwayGained', name: 'Turned away', look: 'idle' },
] as const;

/** An abandonment avoided is somebody who ended elsewhere. */
function elsewhere({ figures }: Context): Content {
  if (!GONE.every(({ key }) => figures.has(key))) return null;
  const reached = figures.count('reachedGained');
  const avoided = figures.count('abandonmentAvoided');
  const steps: Step[] = [
    ...GONE.filter(({ key }, k) => k < 2 || figures.count(key) !== 0).map(
      ({ key, name: text, look }) => ({
        name: text,
        look: key === 'reachedGained' && figures.count(key) < 0 ? 'lost' : look,
        value: figures.count(key),
        text: differenceText(figures.count(key), 'count'),
      }),
    ),
    {
      name: 'Abandonment avoided',
      look: 'ink',
      value: avoided,
      text: differenceText(avoided, 'count'),
      isSum: true,
    },
  ];
  const finding = html`${reached >= 0 ? 'More' : 'Fewer'} persons are reached: ${figures.showSigned('reachedGained')} a replication (${figures.signedInterval('reachedGained')}); ${figures.showSigned('unreachedGained')} end with a callback that was closed without them.`;
  return figure({
    id: 'avoided-elsewhere',
    title: 'Where those end who do not hang up',
    description:
      'Changes of fates that add up to abandonment avoided; the table below has the figures.',
    finding,
    what: 'Persons of a replication, with callbacks less without, by what became of them in the end.',
    draw: (size) => waterfall(size, steps),
    behind: {
      caption: 'Changes of fates, with callbacks less without',
      columns: [{ label: 'Fate' }, { label: 'Mean' }, { label: '95 %' }],
      rows: [
        ...GONE.map(({ key, name: text }) => [
          text,
          figures.showSigned(key),
          figures.signedInterval(key),
        ]),
        [
          'Abandonment avoided',
          figures.showSigned('abandonmentAvoided'),
          figures.signedInterval('abandonmentAvoided'),
        ],
      ],
    },
  });
}

const FATES: Readonly<Record<string, string>> = {
  reached: 'Reached',
  pending: 'Pending',
  unreached: 'Unreached',
  abandoned: 'Abandoned',
  turnedAway: 'Turned away',
};

function fates({ summary }: Context): Content {
  const { fates: known } = summary;
  if (known === null) return null;
  const shown = fateNames.filter((fate) =>
    fateNames.some((other) => (known[fate]?.[other] ?? 0) > 0 || (known[other]?.[fate] ?? 0) > 0),
  );
  const cell = (before: string, after: string): Content => {
    const value = known[before]?.[after] ?? 0;
    const same = before === after ? ' class="same"' : '';
    return value === 0
      ? html`<span class="quiet">·</span>`
      : html`<data value="${value}" data-fate="${before} ${after}"${same === '' ? null : html` class="same"`}>${valueText(value, 'count')}</data>`;
  };
  return table({
    caption:
      'Fates: a row for what becomes of persons without callbacks, a column for what becomes of the same persons with them; mean of a replication',
    columns: [
      { label: 'without ↓ with →' },
      ...shown.map((fate) => ({ label: FATES[fate] ?? fate })),
    ],
    rows: shown.map((before) => [
      FATES[before] ?? before,
      ...shown.map((after) => cell(before, after)),
    ]),
  });
}

const PAYS = [
  { part: 'abandonedRate', text: 'Abandoned of those who queued' },
  { part: 'answeredWithinRate', text: 'Answered within the target, of those who queued' },
  { part: 'serviceLevel', text: 'Answered within the target, of answered and abandoned' },
  { part: 'asa_s', text: 'Mean wait of the answered' },
  { part: 'wait.mean_s', text: 'Mean wait of all' },
] as const;

function whoPays({ figures }: Context): Content {
  if (!figures.has('whoPays.abandonedRate')) return null;
  return html`<h3>Who pays: those who took no callback</h3>${table({
    caption: 'First calls that got no callback, the same persons in both worlds',
    columns: [
      { label: 'Measure' },
      { label: 'With callbacks' },
      { label: 'Less without' },
      { label: '95 %' },
    ],
    rows: PAYS.map(({ part, text }) => [
      text,
      figures.show(`others.${part}`),
      figures.showSigned(`whoPays.${part}`),
      figures.signedInterval(`whoPays.${part}`),
    ]),
  })}`;
}

function classes({ data }: Context): Content {
  if (data.byClass.length === 0) return null;
  const [first] = data.byClass;
  const keys = first?.changes.map(({ key }) => key.split('.').at(-1) ?? '') ?? [];
  return html`<h3>By class of callers</h3>${table({
    caption:
      'With callbacks, and less without in brackets: in bold where the interval leaves zero out',
    columns: [{ label: 'Class' }, ...keys.map((label) => ({ label }))],
    rows: data.byClass.map(({ callers, changes }) => [
      name(callers),
      ...changes.map(({ unit, candidate, difference, low, high }) => {
        const isSettled = low !== null && high !== null && (low > 0 || high < 0);
        const change = differenceText(difference, unit);
        return html`${valueText(candidate, unit)} <small>(${isSettled ? html`<b>${change}</b>` : change})</small>`;
      }),
    ]),
  })}`;
}
