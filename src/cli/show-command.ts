/** `ringback show`: a stored result again. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { MANIFEST, readResultFile, whyNoResult } from '../experiments/results-folder.js';
import { asWritten } from '../reports/csv.js';
import { daysText } from '../reports/days-csv.js';
import { intervalsText } from '../reports/intervals-text.js';
import { storedRows } from '../reports/stored-tables.js';
import { findCallbacks, type StoredRow, storyOf } from '../reports/story.js';
import type { Summary } from '../reports/summary-json.js';
import { terminalSummary } from '../reports/terminal.js';
import { nearest } from '../scenario/faults/nearest.js';
import { Exit, ExitCode } from './exit-code.js';
import { paintFor, print } from './streams.js';

export interface ShowFlags {
  readonly callback?: string;
  readonly queue?: string;
  readonly intervals?: boolean;
  readonly days?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

type DaysFlags = { readonly queue?: string | null } & Pick<ShowFlags, 'json'>;

/** Stories printed at most where an id names several callbacks. */
const STORIES_MAX = 5;

export async function show(folder: string, flags: ShowFlags): Promise<void> {
  mustBeOneThing(flags);
  const manifest = readResultFile(folder, MANIFEST);
  if (manifest === null) throw new Exit(ExitCode.Input, whyNoResult(folder));
  if (flags.callback !== undefined) return showCallback(folder, flags.callback, flags);
  const text = stored(folder, 'summary.json');
  const summary = JSON.parse(text) as Summary;
  if (flags.queue !== undefined) mustHaveQueue(summary, flags.queue);
  if (flags.intervals) {
    const csv = stored(folder, 'intervals.csv');
    if (flags.json) return print(jsonText(storedRows(csv, flags.queue ?? null)));
    return print(
      process.stdout.isTTY
        ? intervalsText(csv, flags.queue ?? null)
        : intervalsOf(csv, flags.queue),
    );
  }
  if (flags.days) return print(daysOf(folder, flags));
  if (flags.json) return print(text);
  const { serviceLevel } = JSON.parse(manifest) as {
    serviceLevel: { formula: string; answerWithin_s: number };
  };
  await print(
    terminalSummary(summary, {
      paint: paintFor(process.stdout, flags.color),
      serviceLevel: `${serviceLevel.formula}, ${serviceLevel.answerWithin_s} s`,
      folder: null,
      queue: flags.queue ?? null,
      width: process.stdout.columns,
    }),
  );
}

function stored(folder: string, file: string): string {
  const text = readResultFile(folder, file);
  if (text === null)
    throw new Exit(ExitCode.Input, `${folder} has no ${file}; run the scenario again with --force`);
  return text;
}

/** What contradicts itself is asked about, rather than half of it passed over. */
function mustBeOneThing({ callback, queue, intervals, days, json }: ShowFlags): void {
  const given = [
    callback !== undefined && '--callback',
    intervals && '--intervals',
    days && '--days',
  ].filter(Boolean);
  if (given.length > 1) {
    throw new Exit(ExitCode.Input, `${given.join(' and ')}: choose one of them`);
  }
  if (queue === undefined) return;
  if (callback !== undefined) {
    throw new Exit(ExitCode.Input, '--queue: a callback has its queue; leave one out');
  }
  if (json && given.length === 0) {
    throw new Exit(
      ExitCode.Input,
      '--queue: summary.json is of the whole center, its keys queues.NAME.… of one queue; with --intervals or --days the rows of a queue are printed',
    );
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The days, then the average weekdays, of the center or of one queue. */
function daysOf(folder: string, { queue = null, json }: DaysFlags): string {
  const days = readResultFile(folder, 'days.csv');
  if (days === null) {
    throw new Exit(
      ExitCode.Input,
      `${folder} has no days.csv: its run lies within one day, or is to be run again with --force`,
    );
  }
  const weekdays = readResultFile(folder, 'weekdays.csv');
  if (json) {
    return jsonText({
      days: storedRows(days, queue),
      weekdays: weekdays === null ? [] : storedRows(weekdays, queue),
    });
  }
  return daysText(days, queue) + (weekdays === null ? '' : `\n${daysText(weekdays, queue)}`);
}

/** The rows of one queue, or all, as they are stored. */
function intervalsOf(csv: string, queue: string | undefined): string {
  if (queue === undefined) return csv;
  const [header = [], ...rows] = parse(csv) as string[][];
  const column = header.indexOf('queue');
  return stringify([header, ...rows.filter((row) => asWritten(row[column] ?? '') === queue)]);
}

function mustHaveQueue({ measures }: Summary, queue: string): void {
  const names = Object.keys(measures).flatMap(
    (key) => /^queues\.(.+)\.offered$/.exec(key)?.[1] ?? [],
  );
  // `queues.NAME.callbacks.offered` is a measure of the queue NAME.
  const plain = names.filter((name) => !names.some((other) => name.startsWith(`${other}.`)));
  if (plain.includes(queue)) return;
  const near = nearest(queue, plain);
  throw new Exit(
    ExitCode.Input,
    `there is no queue "${queue}"; ${near === null ? `the queues are ${plain.join(', ')}` : `did you mean "${near}"?`}`,
  );
}

async function showCallback(folder: string, id: string, { json, color }: ShowFlags): Promise<void> {
  const rows = parse(stored(folder, 'callbacks.csv'), { columns: true }) as StoredRow[];
  const found = findCallbacks(rows, id);
  if (found.length === 0) {
    const example = rows[0]?.['callback'];
    throw new Exit(
      ExitCode.Input,
      `there is no callback "${id}" in ${folder}; ${example === undefined ? 'no callback was created' : `the first is ${example}, callbacks.csv lists them`}`,
    );
  }
  if (json) return print(jsonText(found));
  const paint = paintFor(process.stdout, color);
  for (const row of found.slice(0, STORIES_MAX)) {
    const title = `callback ${row['callback']}${row['call_id'] ? ` of call ${row['call_id']}` : ''}, replication ${row['replication']}`;
    await print(`${paint.bold(title)}  ${paint.dim(`conversation ${row['conversation_guid']}`)}\n`);
    await print(
      `${storyOf(row)
        .map((line) => `  ${line}`)
        .join('\n')}\n`,
    );
  }
  if (found.length > STORIES_MAX) {
    await print(
      `${found.length - STORIES_MAX} more; name one by its id, e.g. --callback ${found[STORIES_MAX]?.['callback']}\n`,
    );
  }
}
