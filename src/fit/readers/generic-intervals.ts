/** A table with a row an interval: what was offered or is forecast, by queue. */
import { MOST_AGENTS } from '../../scenario/schema/teams.js';
import { DAY } from '../../scenario/text/duration.js';
import type { Zone } from '../zone.js';
import { type Columns, cellOf } from './columns.js';
import { mediumWord } from './generic-words.js';
import { INTERVAL_FIELDS } from './interval-fields.js';
import { LogTimes } from './log-times.js';
import type { LineTaker, LogHead, LogReader, LogSink, ReadOptions } from './reader.js';
import { LogFault } from './reader.js';
import type { Rejection } from './reasons.js';
import { parseLength, parseNumber, parseSpan } from './span-text.js';
import {
  datesOf,
  likeness,
  sampleOf,
  type Table,
  type TableShape,
  tableOf,
  takeTable,
} from './table.js';
import { parseTime } from './time-text.js';

const DEFAULT_TYPE = 'calls';
/** No center has more in an interval: the number is something else. */
const MOST_CALLS = 10_000_000;

const shape: TableShape = {
  fields: INTERVAL_FIELDS,
  instant: 'start',
  missing: (has) => [
    ...(has('start') || (has('date') && has('time')) ? [] : ['start']),
    ...(has('offered') || (has('answered') && has('abandoned')) ? [] : ['offered']),
  ],
};

export const genericIntervals: LogReader = {
  name: 'intervals',
  title: 'a table with a row an interval',
  gives: 'intervals',
  mapped: true,
  inOrder: false,
  columns: INTERVAL_FIELDS,
  leavesOut: {
    'another-medium': 'a row of chats, e-mails or other things that are written',
    'no-volume': 'a row without a number of calls',
  },
  oddities: {},
  sniff: (head) => 0.7 * likeness(head, shape),
  begin: (head, options, sink) => {
    const table = tableOf(head, shape, options);
    const length =
      table.columns.has('end') || table.columns.has('length')
        ? null
        : usualLength(head, table, options);
    return takeIntervals({ table, head, options, length, leaveOutDays: false }, sink);
  },
};

export interface IntervalTable {
  readonly table: Table;
  readonly head: LogHead;
  readonly options: ReadOptions;
  /** Of every interval; null: the rows say. */
  readonly length: number | null;
  /** Whether rows of whole days are left out, as they count what shorter ones count. */
  readonly leaveOutDays: boolean;
}

/** The rows of a table of intervals. */
export function takeIntervals(given: IntervalTable, sink: LogSink): LineTaker {
  const { table, head, options } = given;
  const order = datesOf(head, table, ['start', 'date'], options);
  // By type: tables are often sorted by queue, and each begins anew.
  const times = new Map<string, LogTimes>();
  const timesOf = (type: string): LogTimes => {
    const own = times.get(type) ?? new LogTimes(options.zone, order, sink);
    times.set(type, own);
    return own;
  };
  const reading = new IntervalRow(table.columns, given, sink);
  return takeTable(table, sink, (cells, line, text) => {
    const type = table.columns.has('type')
      ? cellOf(cells, table.columns.get('type'))
      : DEFAULT_TYPE;
    const leaving = reading.leaves(cells);
    if (leaving !== null) return sink.leftOut(line, leaving);
    if (!reading.take(cells, line, type, timesOf(type))) {
      sink.rejected(line, reading.reason, reading.detail, text);
    }
  });
}

class IntervalRow {
  reason: Rejection = 'malformed';
  detail = '';
  private cells: readonly string[] = [];
  private readonly columns: Columns;
  private readonly given: IntervalTable;
  private readonly sink: LogSink;

  constructor(columns: Columns, given: IntervalTable, sink: LogSink) {
    this.columns = columns;
    this.given = given;
    this.sink = sink;
  }

  /** Why a row is no interval of calls; null: it is one. */
  leaves(cells: readonly string[]): string | null {
    this.cells = cells;
    if (mediumWord(this.cell('medium')) === 'other') return 'another-medium';
    if (this.given.leaveOutDays && parseLength(this.cell('length')) === DAY) return 'daily';
    const told = ['offered', 'answered', 'abandoned'].map((name) => this.cell(name));
    return told.every((cell) => cell === '') || (this.columns.has('offered') && told[0] === '')
      ? 'no-volume'
      : null;
  }

  /** Gives the interval; false: it cannot be read. */
  take(cells: readonly string[], line: number, type: string, times: LogTimes): boolean {
    this.cells = cells;
    const written = this.columns.has('start')
      ? this.cell('start')
      : `${this.cell('date')} ${this.cell('time')}`;
    if (written.trim() === '') return this.fail('no-time', '');
    const from = times.entry(written, line);
    if (from === null) return this.fail('bad-time', `start: ${written}`);
    const to = this.end(from, line, times);
    if (to === null) return false;
    if (to <= from) return this.fail('bad-span', 'ends before it begins');
    const answered = this.number('answered');
    const abandoned = this.number('abandoned');
    const offered = this.columns.has('offered')
      ? this.number('offered')
      : (answered ?? 0) + (abandoned ?? 0);
    const agents = this.number('agents', MOST_AGENTS);
    const serviceLevel = this.share('serviceLevel');
    const ahtMs = this.columns.has('aht') ? this.span('aht') : this.sumOfParts();
    const asaMs = this.span('asa');
    const abandonMs = this.span('abandonTime');
    const figures = [offered, answered, abandoned, agents, serviceLevel, ahtMs, asaMs, abandonMs];
    if (figures.some(Number.isNaN)) return false;
    this.sink.interval({
      ...{ line, from, to, type, offered: offered ?? 0, answered, abandoned },
      ...{ ahtMs, asaMs, abandonMs, serviceLevel, agents },
    });
    return true;
  }

  /** null: an empty cell; NaN: one that cannot be read. */
  private span(name: string): number | null {
    const text = this.cell(name);
    if (text === '') return null;
    const unitMs = this.columns.get(name)?.unitMs ?? 1000;
    const ms = parseSpan(text, unitMs, this.decimalComma);
    if (ms !== null) return ms;
    this.fail('bad-span', `${name}: ${text}`);
    return Number.NaN;
  }

  /** Talk, hold and wrap-up together, where they are told one by one. null and NaN as above. */
  private sumOfParts(): number | null {
    const talk = this.span('talk');
    return talk === null ? null : talk + (this.span('hold') ?? 0) + (this.span('wrap') ?? 0);
  }

  /** `81 %`, `81` and `0.81` are the same share. null and NaN as above. */
  private share(name: string): number | null {
    const text = this.cell(name);
    if (text === '') return null;
    const isPercent = text.endsWith('%');
    const number = parseNumber(text.replace(/ ?%$/, ''), this.decimalComma);
    const share = number !== null && (isPercent || number > 1) ? number / 100 : number;
    if (share !== null && share >= 0 && share <= 1) return share;
    this.fail('bad-number', `${name}: ${text}`);
    return Number.NaN;
  }

  private end(from: number, line: number, times: LogTimes): number | null {
    const { zone } = this.given.options;
    if (this.given.length !== null) return after(from, this.given.length, zone);
    const written = this.cell('end');
    if (written !== '') {
      const to = times.later(written, line, from);
      if (to === null) this.fail('bad-time', `end: ${written}`);
      return to;
    }
    const length = this.cell('length');
    const ms = parseLength(length);
    if (ms === null) this.fail('bad-span', `length: ${length}`);
    return ms === null ? null : after(from, ms, zone);
  }

  /** null: an empty cell; NaN: one that cannot be read. */
  private number(name: string, most = MOST_CALLS): number | null {
    const text = this.cell(name);
    if (text === '') return null;
    const number = parseNumber(text, this.decimalComma);
    if (number !== null && number >= 0 && number <= most) return number;
    this.fail('bad-number', `${name}: ${text}`);
    return Number.NaN;
  }

  private get decimalComma(): boolean {
    return this.given.table.delimiter !== ',';
  }

  private cell(name: string): string {
    return cellOf(this.cells, this.columns.get(name));
  }

  private fail(reason: Rejection, detail: string): false {
    this.reason = reason;
    this.detail = detail;
    return false;
  }
}

/** Whole days are days of the clock, be they of 23 or 25 hours. */
function after(from: number, length: number, zone: Zone): number {
  return length % DAY === 0 ? zone.instantOf(zone.localOf(from) + length, null) : from + length;
}

/** The shortest time between two different starts. */
function usualLength(head: LogHead, table: Table, options: ReadOptions): number {
  const alone = table.columns.has('start');
  const order = datesOf(head, table, ['start', 'date'], options);
  const starts = sampleOf(head, table, [alone ? 'start' : 'time'])
    .map((text) => parseTime(alone ? text : `2000-01-01 ${text}`, order)?.ms)
    .filter((ms) => ms !== undefined);
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((ms, k) => ms - sorted[k]!);
  if (steps.length > 0) return Math.min(...steps);
  if (starts.length === 0) return DAY;
  throw new LogFault([
    "how long is an interval? the file does not say; tell it with --map length='30m'",
  ]);
}
