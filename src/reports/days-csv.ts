/** The table of days as CSV, and on a terminal. */
import { mediaName } from '../callback/reporting.js';
import { dayFigures } from '../experiments/day-columns.js';
import type { DayRow } from '../experiments/day-table.js';
import { csvText } from './csv.js';
import { type ShownColumn, storedTableText } from './stored-table.js';

/** Rows of days or of weekdays; the row of a day as a whole has no queue and no media type. */
export function daysCsv(rows: readonly DayRow[]): string {
  const header = ['day', 'weekday', 'days', 'queue', 'media'];
  for (const { name } of dayFigures) header.push(name, `${name}_low`, `${name}_high`);
  return csvText([
    header,
    ...rows.map(({ day, weekday, days, queue, media, figures }) => [
      day,
      weekday,
      days,
      queue,
      media === null ? null : mediaName(media),
      ...dayFigures.flatMap(({ name }) => {
        const figure = figures.get(name);
        return [figure?.mean ?? null, figure?.low ?? null, figure?.high ?? null];
      }),
    ]),
  ]);
}

const shown: readonly ShownColumn[] = [
  { title: 'offered', key: 'offered', digits: 1 },
  { title: 'abandoned %', key: 'abandonedRate', digits: 1, factor: 100 },
  { title: 'in time %', key: 'serviceLevelVcc', digits: 1, factor: 100 },
  { title: 'ASA s', key: 'asa_s', digits: 1 },
  { title: 'callbacks', key: 'callbacks.created', digits: 1 },
  { title: 'completed', key: 'callbacks.completed', digits: 1 },
  { title: 'carried over', key: 'callbacks.carriedOver', digits: 1 },
  { title: 'staffed h', key: 'staffed_h', digits: 1 },
  { title: 'overtime h', key: 'overtime_h', digits: 2 },
];

/** Stored days as a table: a line a day, of the center or of one queue. */
export function daysText(csv: string, queue: string | null): string {
  return storedTableText(
    csv,
    queue,
    (row) => [
      row['day'] ?? '',
      row['day'] === row['weekday'] ? `mean of ${row['days']}` : (row['weekday'] ?? ''),
      row['media'] ?? '',
    ],
    shown,
  );
}
