/** The day by intervals, for each queue and media type; runs of several days by day. */
import { dayFigures } from '../../../experiments/day-columns.js';
import type { DayRow } from '../../../experiments/day-table.js';
import type { IntervalRow } from '../../../experiments/interval-table.js';
import type { Unit } from '../../../metrics/measure.js';
import { intervalsCsv } from '../../csv.js';
import { daysCsv } from '../../days-csv.js';
import { NOTHING, valueText } from '../../numbers.js';
import type { Block, Context } from '../context.js';
import { download } from '../download.js';
import { type Content, type Html, html, NO_HTML, name } from '../html.js';
import { columnsOf, type Figure, type IntervalColumn, unitOf } from '../interval-figures.js';
import { table } from '../table.js';

/** More would make the page heavy; the files have all of it. */
const MOST_CELLS = 9000;

export function intervalsBlock(context: Context): Block {
  const { data } = context;
  const { intervals, days } = data.result;
  const rows = intervals.rows();
  const columns = columnsOf(rows);
  const groups = groupsOf(rows);
  const shown = fitting(groups, columns.length);
  const isOverDays = days.isWorthShowing;
  const saved = [
    download('intervals.csv', intervalsCsv(intervals)),
    ...(isOverDays ? [download('days.csv', daysCsv(days.days()))] : []),
  ];
  const content = html`<p>Each figure is the mean of a replication with half the width of its 95 % interval. Calls and callbacks count where they entered the queue. ${saved.map((each) => html`<span class="file">${each}</span> `)}</p>
${isOverDays ? dayTables(days.days()) : null}
${shown.map((group, k) => groupTable(context, group, columns, k === 0 && !isOverDays))}
${shown.length === groups.length ? null : html`<p class="quiet">${shown.length === 0 ? 'Tables' : 'Other tables'} by interval are too long for a page: intervals.csv in the results folder has them.</p>`}`;
  return {
    id: 'intervals',
    title: isOverDays ? 'By day and interval' : 'By interval',
    short: 'Intervals',
    content,
  };
}

interface Group {
  readonly queue: string | null;
  readonly media: IntervalRow['media'];
  readonly rows: IntervalRow[];
}

function groupsOf(rows: readonly IntervalRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { queue } = row;
    const id = JSON.stringify([queue, row.media]);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { queue, media: row.media, rows: [row] });
    else known.rows.push(row);
  }
  const all = [...groups.values()].filter((group) => group.rows.some(isBusy));
  // The center as a whole comes first.
  return [
    ...all.filter(({ queue }) => queue === null),
    ...all.filter(({ queue }) => queue !== null),
  ];
}

/** As many as the page has room for, from the first. */
function fitting(groups: readonly Group[], columns: number): Group[] {
  let cells = 0;
  return groups.filter(({ rows }) => {
    cells += rows.length * columns;
    return cells <= MOST_CELLS;
  });
}

function isBusy(row: IntervalRow): boolean {
  return ['offered', 'queueLength'].some((key) => (row.figures.get(key)?.mean ?? 0) > 0);
}

export function mediaText(media: IntervalRow['media']): string {
  if (media === 0) return 'live calls';
  return media === 1 ? 'callbacks' : 'live calls and callbacks';
}

function groupTable(
  { clock }: Context,
  { queue, media, rows }: Group,
  columns: readonly IntervalColumn[],
  isOpen: boolean,
): Html {
  const known = columns.filter(({ key }) =>
    rows.some((row) => (row.figures.get(key)?.mean ?? 0) !== 0),
  );
  const title = html`${queue === null ? 'All queues' : html`Queue ${name(queue)}`}, ${mediaText(media)}`;
  return html`<details${isOpen ? html` open` : null}><summary>${title}</summary>${table({
    caption: title,
    isSaid: true,
    columns: [{ label: 'From' }, ...known.map(({ heading }) => ({ label: heading }))],
    rows: rows.map((row) => [
      clock.text(row.fromMs),
      ...known.map(({ key, unit }) => figureCell(row.figures.get(key), unit)),
    ]),
  })}</details>
`;
}

function figureCell(figure: Figure | undefined, unit: Unit): Content {
  if (figure === undefined || figure.mean === null) return NOTHING;
  const { mean, low, high } = figure;
  const value = valueText(mean, unit);
  if (low === null || high === null || low === high) return value;
  const half = (high - low) / 2;
  const width =
    unit === 'share' ? (half * 100).toFixed(1) : valueText(half, unit).replace(' s', '');
  return html`${value} <small>±${width}</small>`;
}

/** A table of the center, and one for each queue and media type. */
function dayTables(rows: readonly DayRow[]): Html {
  const names = [...new Set(rows.map(({ queue }) => queue))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : 0,
  );
  const tables = names.flatMap((queue) =>
    ([null, 0, 1] as const).map((media) => ({
      queue,
      media,
      rows: rows.filter((row) => row.queue === queue && row.media === media),
    })),
  );
  const shown = tables.filter((each) => each.rows.length > 0);
  return html`${shown.map(({ queue, media, rows: ofTable }, k) => {
    const figures = dayFigures.filter(({ name: key }) =>
      ofTable.some((row) => (row.figures.get(key)?.mean ?? 0) !== 0),
    );
    if (figures.length === 0) return NO_HTML;
    const title =
      queue === null
        ? html`Every day, all queues`
        : html`Every day, queue ${name(queue)}, ${mediaText(media)}`;
    return html`<details${k === 0 ? html` open` : null}><summary>${title}</summary>${table({
      caption: title,
      isSaid: true,
      columns: [{ label: 'Day' }, ...figures.map((figure) => ({ label: figure.name }))],
      rows: ofTable.map((row) => [
        html`${row.weekday.slice(0, 3)} ${row.day}`,
        ...figures.map((figure) => figureCell(row.figures.get(figure.name), unitOf(figure.name))),
      ]),
    })}</details>`;
  })}`;
}
