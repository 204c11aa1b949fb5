/** Every measure with its interval, and every definition in words. */
import type { Measure } from '../../../metrics/measure.js';
import { NOTHING, valueText } from '../../numbers.js';
import type { Block, Context } from '../context.js';
import { type Content, type Html, html, keyCode, name } from '../html.js';
import { type Place, placer } from '../place-of-key.js';
import { table } from '../table.js';
import { plural } from '../words.js';

interface Placed extends Place {
  readonly measure: Measure;
}

export function measuresBlock(context: Context): Block {
  const { measures, plan } = context.data.result;
  const placeOf = placer(plan);
  const placed = measures.map((measure) => ({ measure, ...placeOf(measure.key) }));
  const ofCenter = placed.filter(({ scope }) => scope === '');
  const content = html`<p>Every figure of summary.json, under its key. A key is read from left to right: the world (<code>noCallback.</code>, <code>hold.</code>; none is with callbacks, as it is), the queue or team, the media type, the measure.</p>
${groupsOf(ofCenter).map(([title, group]) => centerTable(context, title, group))}
${scopesOf(placed).map(([kind, group]) => scopeTable(context, kind, group))}
${definitions(placed)}`;
  return { id: 'measures', title: 'Every measure', short: 'Measures', content };
}

const GROUPS: readonly (readonly [string, string, string])[] = [
  ['Live calls, persons, callbacks and agents', '', ''],
  ['Callbacks in queues', '', 'media.phoneCallback.'],
  ['Live calls and callbacks together', '', 'media.total.'],
  ['Without callbacks', 'noCallback.', ''],
  ['If those who take a callback held', 'hold.', ''],
];

function groupsOf(placed: readonly Placed[]): [string, Placed[]][] {
  return GROUPS.map(([title, world, media]): [string, Placed[]] => [
    title,
    placed.filter((each) => each.world === world && each.media === media),
  ]).filter(([, group]) => group.length > 0);
}

function centerTable({ figures }: Context, title: string, group: readonly Placed[]): Html {
  return html`<details><summary>${title} <span class="quiet">${plural(group.length, 'figure')}</span></summary>${table(
    {
      caption: title,
      isSaid: true,
      columns: ['Key', 'Mean', 'Low', 'High', 'Replications'].map((label) => ({ label })),
      keys: group.map(({ measure }) => measure.key),
      rows: group.map(({ measure: { key }, media, short }) => {
        const estimate = figures.get(key);
        const shown = (value: number | null | undefined): Content =>
          value === null || value === undefined
            ? NOTHING
            : html`<data value="${value}">${valueText(value, estimate?.unit ?? 'count')}</data>`;
        return [
          keyCode(media + short),
          shown(estimate?.mean),
          shown(estimate?.low),
          shown(estimate?.high),
          estimate?.n ?? 0,
        ];
      }),
    },
  )}</details>
`;
}

/** Queues, teams, classes, campaigns and agreements, a column for each of them. */
function scopesOf(placed: readonly Placed[]): [string, Placed[]][] {
  const kinds = ['queues', 'teams', 'callers', 'campaigns', 'agreements'];
  return kinds
    .map((kind): [string, Placed[]] => [
      kind,
      placed.filter(({ scope }) => scope.startsWith(`${kind}.`)),
    ])
    .filter(([, group]) => group.length > 0);
}

/** In one table; beyond it, as in a center of very many queues, the file has them. */
const MOST_FIGURES = 6000;

const KINDS: Readonly<Record<string, string>> = {
  queues: 'By queue',
  teams: 'By team',
  callers: 'By class of callers',
  campaigns: 'By campaign',
  agreements: 'By agreement',
};

function scopeTable({ figures }: Context, kind: string, group: readonly Placed[]): Html {
  const scopes = [...new Set(group.map(({ scope }) => scope))];
  const rows = new Map<string, Map<string, string>>();
  for (const { world, scope, media, short, measure } of group) {
    const row = `${world}${media}${short}`;
    const known = rows.get(row) ?? new Map<string, string>();
    known.set(scope, measure.key);
    rows.set(row, known);
  }
  const cell = (key: string | undefined): Content => {
    const estimate = key === undefined ? undefined : figures.get(key);
    if (key === undefined || estimate === undefined || estimate.mean === null) return NOTHING;
    return html`<data value="${estimate.mean}">${valueText(estimate.mean, estimate.unit)}</data>`;
  };
  const title = KINDS[kind] ?? kind;
  if (group.length > MOST_FIGURES) {
    return html`<p class="quiet">${title}: ${group.length} figures are too many for a page; summary.csv in the results folder has them.</p>`;
  }
  return html`<details><summary>${title} <span class="quiet">${plural(group.length, 'figure')}, means</span></summary>${table(
    {
      caption: `${title}: means; summary.json has their intervals`,
      columns: [
        { label: 'Measure' },
        ...scopes.map((scope) => ({ label: name(scope.slice(kind.length + 1, -1)) })),
      ],
      keys: [...rows.keys()].map((row) => `${kind}:${row}`),
      rows: [...rows].map(([row, keys]) => [
        keyCode(row),
        ...scopes.map((scope) => cell(keys.get(scope))),
      ]),
    },
  )}</details>
`;
}

function definitions(placed: readonly Placed[]): Html {
  const known = new Map<string, Measure>();
  for (const { short, measure } of placed) if (!known.has(short)) known.set(short, measure);
  return html`<details id="definitions"><summary>What each measure means <span class="quiet">${plural(known.size, 'definition')}</span></summary>${table(
    {
      caption: 'Definitions',
      isSaid: true,
      columns: [
        { label: 'Measure' },
        { label: 'Kind', isText: true },
        { label: 'Definition', isText: true },
      ],
      rows: [...known].map(([short, { kind, unit, definition }]) => [
        keyCode(short),
        `${kind}, ${unit}`,
        definition,
      ]),
    },
  )}</details>
`;
}
