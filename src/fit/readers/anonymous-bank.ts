/**
 * The call logs of the Anonymous Bank, 1999: a record per call, tab-separated as the bank's months are,
 * or as a table that a database or a statistics program made of them.
 *
 * A call arrives when it enters the queue (`q_start`) or, where it did not queue, when it leaves the
 * VRU (`vru_exit`): in the log q_start is vru_exit, so both are read from one clock. `ser_start` is
 * another clock, in most records one second early. A clock time long before the entry to the VRU is
 * on the next day.
 */
import { DAY, HOUR, MINUTE, SECOND } from '../../scenario/text/duration.js';
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { splitRow } from './delimited.js';
import { LogTimes } from './log-times.js';
import { bareName, type NamedColumns, namedColumns } from './named-columns.js';
import type { ColumnDoc, LineTaker, LogHead, LogReader, LogSink, ReadOptions } from './reader.js';
import { parseTime } from './time-text.js';

const field = (name: string, meaning: string, example: string): ColumnDoc => ({
  name,
  meaning,
  required: true,
  example,
});

const COLUMNS: readonly ColumnDoc[] = [
  field('vru+line', 'the line that the call came in on; with call_id its id', 'AA0101'),
  field('call_id', 'the number of the call', '34536'),
  field('customer_id', 'who called; 0 is unknown', '12091'),
  field('priority', '2 is credited with 90 s of waiting', '2'),
  field('type', 'PS, PE, NW, NE, IN or TT, the type of the row', 'PS'),
  field('date', 'YYMMDD or YYYY-MM-DD', '990201'),
  field('vru_entry', 'clock time', '7:02:47'),
  field('vru_exit', 'clock time; the entry of those who did not queue', '7:02:56'),
  field('vru_time', 'seconds; not used', '9'),
  field('q_start', 'clock time of the entry to the queue; 0:00:00 did not queue', '7:02:56'),
  field('q_exit', 'clock time', '7:03:40'),
  field('q_time', 'seconds; the wait', '44'),
  field('outcome', 'AGENT, HANG or PHANTOM', 'AGENT'),
  field('ser_start', 'clock time of the answer', '7:03:39'),
  field('ser_exit', 'clock time', '7:05:41'),
  field('ser_time', 'seconds; the talk', '122'),
  field('server', 'the agent, or NO_SERVER', 'A01'),
];
const NAMES = COLUMNS.map(({ name }) => name);
/** The months as the bank's are, without a header. */
const AS_RECORDED: NamedColumns = {
  delimiter: '\t',
  places: NAMES.map((_, k) => k),
  width: NAMES.length,
};
const TYPES = ['PS', 'PE', 'NW', 'NE', 'IN', 'TT'];
const HEAD_START_MS = 90_000;
const CLOCK = /^([0-3]?\d):([0-5]\d):([0-5]\d)$/;

export const anonymousBank: LogReader = {
  name: 'anonymous-bank',
  title: 'the call logs of the Anonymous Bank, 1999',
  gives: 'calls',
  mapped: false,
  inOrder: false,
  columns: COLUMNS,
  leavesOut: {
    phantom: 'PHANTOM: no call at all',
    'vru-only': 'HANG without a queue: ended in the VRU, reached neither queue nor agent',
  },
  oddities: {
    'negative-vru': 'a negative vru_time: not used',
    'short-service': 'a service under 10 s, mostly an agent who hung up: as it was',
    'midnight-queue': 'q_start 0:00:00 with a q_time: queued at midnight itself',
    'queue-time': 'q_time is not q_exit - q_start on the clock: q_time is used',
    'hung-up-and-served': 'HANG with service times: counted as hung up',
    'late-vru-exit': 'vru_exit is over a minute from the service: arrived at ser_start',
    'early-service': 'the service begins over a minute before q_exit: q_time is used',
  },
  sniff,
  begin,
};

function sniff({ lines }: LogHead): number {
  if (namedColumns(lines, NAMES) !== null) return 1;
  const cells = lines.find((line) => line.trim() !== '')?.split('\t') ?? [];
  const isRecord = cells.length === NAMES.length && /^[A-Z]{2}\d{4}$/.test(cells[0]!);
  return isRecord && TYPES.includes(cells[4]!) ? 0.9 : 0;
}

function begin(head: LogHead, { zone }: ReadOptions, sink: LogSink): LineTaker {
  const times = new LogTimes(zone, 'ymd', sink);
  const columns = namedColumns(head.lines, NAMES) ?? AS_RECORDED;
  return {
    line(text, line) {
      if (text.trim() === '') return sink.leftOut(line, 'blank');
      takeRecord(text, line, { columns, times, sink });
    },
    end: () => {},
    found: {},
  };
}

interface Reading {
  readonly columns: NamedColumns;
  readonly times: LogTimes;
  readonly sink: LogSink;
}

function takeRecord(text: string, line: number, { columns, times, sink }: Reading): void {
  const cells = splitRow(text, columns.delimiter);
  const malformed = (detail: string): void => sink.rejected(line, 'malformed', detail, text);
  if (typeof cells === 'string') return sink.rejected(line, 'broken-quotes', '', text);
  if (isHeader(cells)) return sink.leftOut(line, 'header');
  const { width } = columns;
  if (cells.length !== width) return malformed(`${cells.length} columns, not ${width}`);
  const record = recordOf(columns.places.map((place) => known(cells[place]!.trim())));
  const { type, outcome } = record;
  if (!TYPES.includes(type)) return malformed(`type: ${type}`);
  if (outcome === 'PHANTOM') return sink.leftOut(line, 'phantom');
  if (outcome !== 'AGENT' && outcome !== 'HANG') {
    return sink.rejected(line, 'unknown-outcome', outcome, text);
  }
  if (outcome === 'HANG' && isUnset(record.qStart) && Number(record.qTime) === 0) {
    return sink.leftOut(line, 'vru-only');
  }
  const bank = instantsOf(record);
  if (typeof bank === 'string') return sink.rejected(line, 'bad-time', bank, text);
  noteDirt(record, bank, line, sink);
  sink.row(rowOf(record, bank, line, times));
}

/** Months that were put together have a header each. */
function isHeader(cells: readonly string[]): boolean {
  return bareName(cells[0]!) === bareName(NAMES[0]!) || cells.includes('call_id');
}

/** What statistics programs write where nothing is. */
function known(cell: string): string {
  return cell === 'NA' || cell === 'NaN' ? '' : cell;
}

/** Whether a clock time stands for none: the log has 0:00:00. */
function isUnset(clock: string): boolean {
  return clockOf(clock) === 0;
}

type Record = ReturnType<typeof recordOf>;

function recordOf(cells: readonly string[]) {
  const at = (k: number): string => cells[k]!;
  return {
    id: `${at(0)}-${at(1)}`,
    customer: at(2),
    priority: at(3),
    type: at(4),
    date: at(5),
    vruEntry: at(6),
    vruExit: at(7),
    vruTime: at(8),
    qStart: at(9),
    qExit: at(10),
    qTime: at(11),
    outcome: at(12),
    serStart: at(13),
    serExit: at(14),
    serTime: at(15),
    agent: at(16),
  };
}

/** Local times in ms since 1970 on the bank's clock. */
interface BankTimes {
  readonly arrivedAt: number;
  readonly queued: boolean;
  readonly waitMs: number;
  readonly vruExit: number;
  readonly queuedAt: number;
  readonly servedAt: number | null;
  readonly serviceMs: number;
}

/** The times of a record, or which of them cannot be read. */
function instantsOf(record: Record): BankTimes | string {
  const midnight = midnightOf(record.date);
  if (midnight === null) return `date: ${record.date}`;
  const { vruEntry, vruExit, qStart, qExit, serStart, serExit } = record;
  const clocks = [vruEntry, vruExit, qStart, qExit, serStart, serExit].map(clockOf);
  const bad = clocks.indexOf(null);
  if (bad >= 0) return `clock time ${bad + 1} of 6`;
  const [entry = 0, exit = 0, queue = 0, , service = 0] = clocks as number[];
  const seconds = [record.qTime, record.serTime].map(Number);
  if (!seconds.every(Number.isFinite)) return 'q_time or ser_time';
  const on = (time: number): number => midnight + (time < entry - DAY / 2 ? time + DAY : time);
  const waitMs = seconds[0]! * 1000;
  const serviceMs = seconds[1]! * 1000;
  const queued = !isUnset(qStart) || waitMs > 0;
  const servedAt = !isUnset(serStart) || serviceMs > 0 ? on(service) : null;
  const late = isFar(servedAt, on(exit));
  const arrivedAt = queued ? on(queue) : late ? servedAt! : on(exit);
  return { arrivedAt, queued, waitMs, vruExit: on(exit), queuedAt: on(queue), servedAt, serviceMs };
}

/** ms since midnight; null: it is no time. Some clocks go on after 24:00:00. */
function clockOf(clock: string): number | null {
  const [, hours = 0, minutes = 0, seconds = 0] = (CLOCK.exec(clock) ?? []).map(Number);
  if (clock !== '' && !CLOCK.test(clock)) return null;
  return hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

function midnightOf(date: string): number | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(date);
  if (match === null) {
    const written = /^\d{4}-/.test(date) ? parseTime(date, 'ymd') : null;
    return written === null ? null : written.ms - (written.ms % DAY);
  }
  const [, year, month, day] = match;
  const at = Date.UTC(1900 + Number(year), Number(month) - 1, Number(day));
  return new Date(at).getUTCDate() === Number(day) ? at : null;
}

function isFar(servedAt: number | null, vruExit: number): boolean {
  return servedAt !== null && Math.abs(servedAt - vruExit) > MINUTE;
}

function noteDirt(record: Record, bank: BankTimes, line: number, sink: LogSink): void {
  const { queued, waitMs, servedAt, serviceMs, queuedAt, vruExit } = bank;
  const handled = record.outcome === 'AGENT';
  const served = servedAt !== null;
  const clock = (text: string): number => clockOf(text) ?? 0;
  if (Number(record.vruTime) < 0) sink.odd(line, 'negative-vru');
  if (handled && served && serviceMs < 10_000) sink.odd(line, 'short-service');
  if (queued && isUnset(record.qStart)) sink.odd(line, 'midnight-queue');
  if (waitMs !== clock(record.qExit) - clock(record.qStart)) sink.odd(line, 'queue-time');
  if (!handled && served) sink.odd(line, 'hung-up-and-served');
  if (!queued && isFar(servedAt, vruExit)) sink.odd(line, 'late-vru-exit');
  if (queued && handled && served && servedAt < queuedAt + waitMs - MINUTE) {
    sink.odd(line, 'early-service');
  }
}

function rowOf(record: Record, bank: BankTimes, line: number, times: LogTimes): LogRow {
  const handled = record.outcome === 'AGENT';
  return {
    line,
    id: record.id,
    medium: LogMedium.Call,
    type: record.type,
    customer: customerOf(record.customer),
    at: times.localEntry(bank.arrivedAt, line),
    headStartMs: Number(record.priority) === 2 ? HEAD_START_MS : 0,
    waitMs: bank.waitMs,
    queued: bank.queued,
    outcome: handled ? LogOutcome.Answered : LogOutcome.Abandoned,
    agent: !handled || record.agent === 'NO_SERVER' ? null : record.agent,
    talkMs: handled && bank.servedAt !== null ? bank.serviceMs : null,
    holdMs: null,
    wrapMs: null,
    reached: null,
    dialMs: null,
    of: null,
  };
}

/** Null where unknown. A column with gaps comes back from some programs as numbers with a fraction. */
function customerOf(cell: string): string | null {
  const customer = cell.replace(/\.0$/, '');
  return customer === '' || customer === '0' ? null : customer;
}
