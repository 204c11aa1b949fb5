/** When and where it is busy, as tables of colours. */
import type { IntervalRow } from '../../../experiments/interval-table.js';
import { Media } from '../../../model/media.js';
import { valueText } from '../../numbers.js';
import type { Tick } from '../charts/axes.js';
import { type HeatRow, heatmap } from '../charts/heatmap.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html, name } from '../html.js';
import { type Cell, combined } from '../interval-sums.js';
import { meanText } from '../words.js';

const DAY_MS = 24 * 3_600_000;

export function heatmapsBlock(context: Context): Block | null {
  const rows = context.data.result.intervals.rows().filter(({ queue }) => queue !== null);
  if (rows.length === 0) return null;
  const isLong = context.data.result.plan.lengthMs > 1.5 * DAY_MS;
  const content = html`${isLong ? calendar(context, rows) : hours(context, rows)}${byQueue(context, rows, isLong)}`;
  return { id: 'heatmaps', title: 'Heatmaps', content };
}

const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;

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

function shownOr(value: number | null, shown: (value: number) => string): string {
  return value === null ? '–' : shown(value);
}

/** So many of the columns have their label that they do not touch. */
function ticksOf(columns: readonly string[], narrow: boolean): Tick[] {
  const most = narrow ? 5 : 12;
  const every = Math.max(1, Math.ceil(columns.length / most));
  return columns.flatMap((label, k) =>
    k % every === 0 ? [{ value: k + (narrow ? 0.8 : 0.5), label }] : [],
  );
}

/** Several days: a row for each, the time of day across. */
function calendar(context: Context, rows: readonly IntervalRow[]): Content {
  const { days, intervalMs } = context.data.result.plan;
  if (days.length === 0) return null;
  const slots = Math.ceil(DAY_MS / intervalMs);
  const perHour = Math.max(1, Math.round(3_600_000 / intervalMs));
  const columns = Math.ceil(slots / perHour);
  const live = rows.filter(({ media }) => media === Media.Phone);
  const dayStart = (from: number): number =>
    Math.floor((from + context.clock.offsetMs) / DAY_MS) * DAY_MS - context.clock.offsetMs;
  const starts = [...new Set(live.map(({ fromMs }) => dayStart(fromMs)))].sort((a, b) => a - b);
  const heat = (of: (cell: Cell) => number | null, shown: (value: number) => string): HeatRow[] =>
    starts.map((start, day) => ({
      name: days[day] === undefined ? `day ${day + 1}` : dayName(days[day].date),
      shown,
      values: Array.from({ length: columns }, (_, hour) => {
        const from = start + hour * perHour * intervalMs;
        const inside = live.filter(
          ({ fromMs }) => fromMs >= from && fromMs < from + perHour * intervalMs,
        );
        return inside.length === 0 ? null : of(combined(inside));
      }),
    }));
  const labels = Array.from(
    { length: columns },
    (_, hour) => `${String(hour).padStart(2, '0')}:00`,
  );
  return html`${heatPicture(
    'heat-abandoned',
    'Abandoned of the live calls offered, by day and hour',
    heat((cell) => cell.abandonedRate, percent),
    labels,
  )}${heatPicture(
    'heat-waiting',
    'Live calls waiting, by day and hour',
    heat((cell) => cell.waiting, meanText),
    labels,
  )}`;
}

function dayName(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(at);
}

/** A row for each queue, where there are several. */
function byQueue({ data, clock }: Context, rows: readonly IntervalRow[], isLong: boolean): Content {
  const { queues } = data.result.plan;
  if (queues.length < 2) return null;
  const live = rows.filter(({ media }) => media === Media.Phone);
  const all = startsOf(live);
  // The hours of long runs are put together by the time of day.
  const slotOf = (from: number): number =>
    isLong ? Math.floor(((from + clock.offsetMs) % DAY_MS) / 3_600_000) : all.indexOf(from);
  const labels = isLong
    ? Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
    : all.map((from) => clock.text(from));
  const heat = (of: (cell: Cell) => number | null, shown: (value: number) => string): HeatRow[] =>
    queues.map((queue) => {
      const own = live.filter((row) => row.queue === queue.name);
      return {
        name: queue.name,
        shown,
        values: labels.map((_, slot) => {
          const inside = own.filter(({ fromMs }) => slotOf(fromMs) === slot);
          const cell = combined(inside);
          return cell.offered === 0 ? null : of(cell);
        }),
      };
    });
  const over = isLong ? 'time of day' : 'interval';
  return html`${heatPicture(
    'heat-queues',
    `Abandoned of the live calls offered, by queue and ${over}`,
    heat((cell) => cell.abandonedRate, percent),
    labels,
  )}${heatPicture(
    'heat-queues-service',
    `Service level, by queue and ${over}`,
    heat((cell) => cell.serviceLevel, percent),
    labels,
  )}`;
}

function heatPicture(
  id: string,
  title: string,
  rows: readonly HeatRow[],
  columns: readonly string[],
): Content {
  const known = rows.flatMap((row) => row.values.map((value, k) => ({ row, k, value })));
  const most = known.reduce<(typeof known)[number] | null>(
    (best, each) => (each.value !== null && each.value > (best?.value ?? 0) ? each : best),
    null,
  );
  if (known.every(({ value }) => value === null)) return null;
  return figure({
    id,
    title,
    description: 'A table of colours; the table below has the figures.',
    finding:
      most === null || most.value === null
        ? html`${title}: none.`
        : html`${title}: most at ${name(most.row.name)}, ${columns[most.k] ?? ''}, ${most.row.shown(most.value)}.`,
    what: 'Means of all replications; one scale for all rows, darker is more. Empty: nobody came.',
    draw: (size) =>
      heatmap(size, { rows, columns, ticks: ticksOf(columns, size.narrow), isEachOfItsOwn: false }),
    behind: {
      caption: title,
      columns: [{ label: 'From' }, ...rows.map((row) => ({ label: name(row.name) }))],
      rows: columns.map((text, k) => [
        text,
        ...rows.map(({ values, shown }) => shownOr(values[k] ?? null, shown)),
      ]),
    },
  });
}
