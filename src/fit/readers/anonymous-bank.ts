/**
 * The call logs of the Anonymous Bank, 1999: a tab-separated record per call.
 *
 * A call arrives when it enters the queue (`q_start`) or, where it did not queue, when it leaves the
 * VRU (`vru_exit`): in the log q_start is vru_exit, so both are read from one clock. `ser_start` is
 * another clock, in most records one second early. A clock time long before the entry to the VRU is
 * on the next day.
 */
import { DAY } from '../../scenario/text/duration.js';
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { LogTimes } from './log-times.js';
import type { ColumnDoc, LineTaker, LogHead, LogReader, LogSink, ReadOptions } from './reader.js';
import { parseClock } from './time-text.js';

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
  field('date', 'YYMMDD', '990201'),
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
const WIDTH = COLUMNS.length;
const HEADER = COLUMNS.map(({ name }) => name).join('\t');
const TYPES = ['PS', 'PE', 'NW', 'NE', 'IN', 'TT'];
const HEAD_START_MS = 90_000;
const MINUTE = 60_000;

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
  sniff: ({ lines }) => (lines[0]?.trim() === HEADER ? 1 : 0),
  begin,
};

function begin(_head: LogHead, { zone }: ReadOptions, sink: LogSink): LineTaker {
  const times = new LogTimes(zone, 'ymd', sink);
  return {
    line(text, line) {
      if (text.trim() === '') return sink.leftOut(line, 'blank');
      if (line === 1 && text.trim() === HEADER) return sink.leftOut(line, 'header');
      takeRecord(text, line, times, sink);
    },
    end: () => {},
    found: {},
  };
}

function takeRecord(text: string, line: number, times: LogTimes, sink: LogSink): void {
  const cells = text.split('\t');
  const malformed = (detail: string): void => sink.rejected(line, 'malformed', detail, text);
  if (cells.length !== WIDTH) return malformed(`${cells.length} columns, not ${WIDTH}`);
  const record = recordOf(cells);
  const { type, outcome } = record;
  if (!TYPES.includes(type)) return malformed(`type: ${type}`);
  if (outcome === 'PHANTOM') return sink.leftOut(line, 'phantom');
  if (outcome !== 'AGENT' && outcome !== 'HANG') {
    return sink.rejected(line, 'unknown-outcome', outcome, text);
  }
  if (outcome === 'HANG' && record.qStart === '0:00:00' && record.qTime === '0') {
    return sink.leftOut(line, 'vru-only');
  }
  const bank = instantsOf(record);
  if (typeof bank === 'string') return sink.rejected(line, 'bad-time', bank, text);
  noteDirt(record, bank, line, sink);
  sink.row(rowOf(record, bank, line, times));
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
    agent: at(16).trim(),
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
  const clocks = [vruEntry, vruExit, qStart, qExit, serStart, serExit].map(parseClock);
  const bad = clocks.indexOf(null);
  if (bad >= 0) return `clock time ${bad + 1} of 6`;
  const [entry = 0, exit = 0, queue = 0, , service = 0] = clocks as number[];
  const seconds = [record.qTime, record.serTime].map(Number);
  if (!seconds.every(Number.isFinite)) return 'q_time or ser_time';
  const on = (time: number): number => midnight + (time < entry - DAY / 2 ? time + DAY : time);
  const waitMs = seconds[0]! * 1000;
  const serviceMs = seconds[1]! * 1000;
  const queued = qStart !== '0:00:00' || waitMs > 0;
  const servedAt = serStart !== '0:00:00' || serviceMs > 0 ? on(service) : null;
  const late = isFar(servedAt, on(exit));
  const arrivedAt = queued ? on(queue) : late ? servedAt! : on(exit);
  return { arrivedAt, queued, waitMs, vruExit: on(exit), queuedAt: on(queue), servedAt, serviceMs };
}

function midnightOf(date: string): number | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(date);
  if (match === null) return null;
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
  const clock = (text: string): number => parseClock(text) ?? 0;
  if (Number(record.vruTime) < 0) sink.odd(line, 'negative-vru');
  if (handled && served && serviceMs < 10_000) sink.odd(line, 'short-service');
  if (queued && record.qStart === '0:00:00') sink.odd(line, 'midnight-queue');
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
    customer: record.customer === '0' ? null : record.customer,
    at: times.localEntry(bank.arrivedAt, line),
    headStartMs: record.priority === '2' ? HEAD_START_MS : 0,
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
