/** When callers call: the profile of a week by step, the days of the log against it, how they vary. */
import { remarksOnSurges } from '../../../fit/arrivals-text.js';
import type { ClassFit } from '../../../fit/fit-log.js';
import { countText, digits, estimateText, pText } from '../../../fit/words.js';
import { NOTHING } from '../../numbers.js';
import { clockOf } from '../charts/clock.js';
import { stepLines } from '../charts/lines.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html, name } from '../html.js';
import { table } from '../table.js';
import { type ImportData, leftOutText, picturedTypes } from './import-data.js';
import { weekFigure } from './week-figure.js';

const DAY = 86_400_000;

export function arrivalsBlock({ fitted }: ImportData): Block {
  const { classes, every } = fitted;
  const pictures = picturedTypes(classes).map(({ type, place }) =>
    profileFigure(type, place, every),
  );
  const left = leftOutText(classes.length);
  const surges = remarksOnSurges(fitted).map((remark) => html`<p class="note">${remark}</p>`);
  return {
    id: 'arrivals',
    title: 'When they call',
    content: html`${daysFigure(fitted)}${surges}${variationTable(fitted)}${pictures}${left === null ? null : html`<p class="note">${left}</p>`}`,
  };
}

/** The fitted profile is the mean of what was counted, so that one picture has both. */
function profileFigure(
  { name: title, arrivals, calls }: ClassFit,
  place: number,
  every: number,
): Html {
  const total = arrivals.weekdays.reduce((sum, { perDay }) => sum + perDay.value, 0);
  return weekFigure({
    id: `profile-${place}`,
    title: `Calls of ${title} by weekday and time of day`,
    finding: html`${name(title)}: ${countText(total)} calls in a week as fitted, of ${countText(calls)} in the log.`,
    what: `The mean number of calls in each step of ${every / 60_000} min, which is also the profile of the scenario, without redials where the log shows them.`,
    caption: 'Calls expected, by weekday and step',
    every,
    days: arrivals.weekdays.map(({ weekday, steps }) => ({ weekday, steps })),
    shown: (value) => digits(value, 3),
  });
}

interface DayRow {
  readonly day: number;
  readonly date: string;
  readonly counted: number;
  readonly fitted: number;
  readonly remark: string;
}

/** Every day of the log beside the mean of its weekday, of all types. */
function daysFigure(of: ImportData['fitted']): Html | null {
  const rows = dayRows(of);
  const first = rows[0];
  if (first === undefined || rows.length < 2) return null;
  // One place a date, so that dates without calls are gaps of the drawing and not of time.
  const length = (rows.at(-1)?.day ?? first.day) - first.day + 1;
  const onDates = (value: (row: DayRow) => number): (number | null)[] => {
    const all = Array.from<number | null>({ length }).fill(null);
    for (const row of rows) all[row.day - first.day] = value(row);
    return all;
  };
  // Marks between two midnights have no name.
  const clock = clockOf('T00:00', (ms) =>
    ms % DAY === 0 && ms / DAY < length ? dateText(first.day + ms / DAY).slice(5) : '',
  );
  const finding = findingOf(of);
  return figure({
    id: 'days-of-the-log',
    title: 'Calls of each day',
    description: `${finding} The table below has each day.`,
    finding,
    what: `Calls of each day in ${of.zone} and the mean of its weekday, all types together.`,
    draw: (size) =>
      stepLines(size, { clock, fromMs: 0, stepMs: DAY, shown: (value) => digits(value, 3) }, [
        { name: 'counted', look: 'live', values: onDates(({ counted }) => counted) },
        { name: 'fitted', look: 'lost', values: onDates(({ fitted }) => fitted) },
      ]),
    behind: {
      caption: 'Calls by day',
      columns: [
        { label: 'Day' },
        { label: 'Counted' },
        { label: 'Fitted' },
        { label: 'Remark', isText: true },
      ],
      rows: rows.map(({ date, counted, fitted, remark }) => [
        date,
        countText(counted),
        digits(fitted, 3),
        remark,
      ]),
    },
  });
}

function dayRows({ days, classes, unusual, counted }: ImportData['fitted']): DayRow[] {
  const odd = new Set(unusual.map(({ index }) => index));
  return days.map(({ day, weekday }, d) => ({
    day,
    date: dateText(day),
    counted: sum(classes.map((each) => (each.arrivals.ofUsual[d] ?? 0) * perDay(each, weekday))),
    fitted: sum(classes.map((each) => perDay(each, weekday))),
    remark: `${odd.has(d) ? 'unusual' : ''}${counted[d] ? '' : ' left out'}`.trim(),
  }));
}

function findingOf({ days, unusual }: ImportData['fitted']): string {
  const [first, ...rest] = unusual;
  if (first === undefined) {
    return days.length < 15
      ? 'There are too few days of one weekday to tell whether one is unlike the others.'
      : 'No day is unlike the others of its weekday.';
  }
  if (rest.length === 0) return `One day is unlike the others of its weekday: ${first.date}.`;
  const shown = unusual.slice(0, 5).map(({ date }) => date);
  const more = unusual.length > shown.length ? ', …' : '';
  return `${unusual.length} days are unlike the others of their weekday: ${shown.join(', ')}${more}.`;
}

function perDay({ arrivals }: ClassFit, weekday: number): number {
  return arrivals.weekdays.find((each) => each.weekday === weekday)?.perDay.value ?? 0;
}

function variationTable({ classes, isForecast }: ImportData['fitted']): Html {
  if (isForecast) {
    return html`<p>The counts are a forecast: how far days are from it, it does not say.</p>`;
  }
  if (classes.every(({ variation }) => variation.days === null)) {
    return html`<p>No weekday comes twice, so how far days differ cannot be told.</p>`;
  }
  return table({
    caption:
      'How days of one weekday, and steps of a day given its calls, vary: Pearson’s statistic over its degrees of freedom is about 1 where chance alone is at work; the cv is that of the factor of days',
    columns: ['Type', 'Days', 'p', 'cv of days', 'Steps', 'p'].map((label) => ({ label })),
    rows: classes.map(({ name: title, variation: { days, steps } }) => [
      name(title),
      days === null ? NOTHING : digits(days.index, 3),
      days === null ? NOTHING : pText(days.p),
      days === null ? NOTHING : estimateText(days.variation, '', (x) => digits(x, 2)),
      steps === null ? NOTHING : digits(steps.index, 3),
      steps === null ? NOTHING : pText(steps.p),
    ]),
  });
}

function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
