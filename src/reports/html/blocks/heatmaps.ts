/** When and where it is busy, as tables of colours. */
import type { IntervalRow } from '../../../experiments/interval-table.js';
import { Media } from '../../../model/media.js';
import { valueText } from '../../numbers.js';
import { type HeatRow, heatmap } from '../charts/heatmap.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html } from '../html.js';
import { type Cell, combined } from '../interval-sums.js';
import { meanText } from '../words.js';
import { calendar, queueGrid } from './heat-grids.js';
import { percent, shownOr, ticksOf } from './heat-words.js';

const DAY_MS = 24 * 3_600_000;
/** Fewer intervals are no picture. */
const FEWEST = 4;

export function heatmapsBlock(context: Context): Block | null {
  const rows = context.data.result.intervals.rows().filter(({ queue }) => queue !== null);
  if (rows.length === 0) return null;
  const isLong = context.data.result.plan.lengthMs > 1.5 * DAY_MS;
  const live = rows.filter(({ media }) => media === Media.Phone);
  const content = html`${isLong ? calendar(context, live) : startsOf(rows).length < FEWEST ? null : hours(context, rows)}${queueGrid(context, live, isLong)}`;
  return content.text === '' ? null : { id: 'heatmaps', title: 'Heatmaps', content };
}

const LIVE: readonly {
  name: string;
  of: (cell: Cell) => number | null;
  shown: (v: number) => string;
}[] = [
  { name: 'Live calls offered', of: (cell) => cell.offered, shown: meanText },
  { name: 'Abandoned', of: (cell) => cell.abandonedRate, shown: percent },
  { name: 'Service level', of: (cell) => cell.serviceLevel, shown: percent },
  { name: 'Speed of answer', of: (cell) => cell.asa_s, shown: (value) => `${value.toFixed(0)} s` },
  { name: 'Live calls waiting', of: (cell) => cell.waiting, shown: meanText },
];

const BACK: typeof LIVE = [
  { name: 'Callbacks entering', of: (cell) => cell.offered, shown: meanText },
  { name: 'Callbacks waiting', of: (cell) => cell.waiting, shown: meanText },
];

/** Instants at which intervals begin. */
function startsOf(rows: readonly IntervalRow[]): number[] {
  return [...new Set(rows.map(({ fromMs }) => fromMs))];
}

/** One day: a row for each figure. */
function hours(context: Context, rows: readonly IntervalRow[]): Html {
  const starts = startsOf(rows);
  const cells = (media: Media): Cell[] =>
    starts.map((from) =>
      combined(rows.filter((row) => row.fromMs === from && row.media === media)),
    );
  const [live, back] = [cells(Media.Phone), cells(Media.PhoneCallback)];
  const heat: HeatRow[] = [
    ...LIVE.map((each) => ({ name: each.name, shown: each.shown, values: live.map(each.of) })),
    ...(context.hasCallbacks
      ? BACK.map((each) => ({ name: each.name, shown: each.shown, values: back.map(each.of) }))
      : []),
  ].filter(({ values }) => values.some((value) => value !== null));
  const columns = starts.map((from) => context.clock.text(from));
  const rates = heat.find((row) => row.name === 'Abandoned')?.values ?? [];
  const worst = rates.reduce<number>(
    (best, value, k) => ((value ?? 0) > (rates[best] ?? 0) ? k : best),
    0,
  );
  const worstRate = rates[worst] ?? 0;
  return figure({
    id: 'heat-hours',
    title: 'The day by interval, figure by figure',
    description: 'A table of colours; the table below has the figures.',
    finding:
      worstRate === 0
        ? 'Nobody hangs up in any interval.'
        : `Callers who come from ${columns[worst] ?? ''} on hang up most: ${valueText(worstRate, 'share')} of them.`,
    what: 'Means of all queues and replications, by interval; every row has its own scale, from its least to its most.',
    draw: (size) =>
      heatmap(size, {
        rows: heat,
        columns,
        ticks: ticksOf(columns, size.narrow),
        isEachOfItsOwn: true,
      }),
    behind: {
      caption: 'Means by interval',
      columns: [{ label: 'From' }, ...heat.map((row) => ({ label: row.name }))],
      rows: columns.map((text, k) => [
        text,
        ...heat.map(({ values, shown }) => shownOr(values[k] ?? null, shown)),
      ]),
    },
  });
}
