/**
 * The `queue_log` of Asterisk: an event a line, the events of a call joined by its id.
 *
 * Each entry to a queue is a row of its own, as a call that leaves one queue may wait in the next. A
 * log that was rotated begins in the middle of calls: those whose end tells how long they waited are
 * kept.
 */
import { delimiterOf, splitRow } from './delimited.js';
import { LogTimes } from './log-times.js';
import { bareName, type NamedColumns, namedColumns } from './named-columns.js';
import { readQueueEvent } from './queue-events.js';
import { QueueVisits } from './queue-visits.js';
import {
  type ColumnDoc,
  type LineTaker,
  LogFault,
  type LogHead,
  type LogReader,
  type LogSink,
  type ReadOptions,
} from './reader.js';
import { parseTime } from './time-text.js';

const field = (name: string, meaning: string, example: string, required = true): ColumnDoc => ({
  name,
  meaning,
  required,
  example,
});

const NAMES = ['time', 'callid', 'queuename', 'agent', 'event'];
/** What an event tells, in columns of its own or, in older tables, in one with bars between. */
const DATA = ['data1', 'data2', 'data3', 'data4', 'data5'];

export const queueLog: LogReader = {
  name: 'queue-log',
  title: 'the queue_log of Asterisk, or its table as CSV',
  gives: 'calls',
  mapped: false,
  inOrder: false,
  columns: [
    field('time', 'seconds since 1970, or a local time, as databases have it', '1772438405'),
    field('callid', 'the id of the call, by which its events are joined', '1772438405.17'),
    field('queuename', 'the type of the row', 'support'),
    field('agent', 'who answered', 'SIP/8007'),
    field(
      'event',
      'ENTERQUEUE; CONNECT; COMPLETEAGENT, COMPLETECALLER and transfers; ABANDON; EXITWITHTIMEOUT, EXITWITHKEY, EXITEMPTY; others are left out',
      'CONNECT',
    ),
    field(
      'data1 …',
      'by event: the number of the caller, waits and talks in seconds; or data, with bars between',
      '12',
      false,
    ),
  ],
  leavesOut: {
    'part-of-a-call': 'a further event of a call',
    'not-of-a-call': 'an event of an agent, a queue or the system',
  },
  oddities: {
    'began-before': 'entered before the log begins: at its end, less the wait that is told there',
    'still-talking': 'answered, and without an end in the log: the talk is left open',
    'further-queue': 'a further queue of the same call: a row of its own',
    'clocks-differ': 'the wait told is over 2 s from that between the events: that is used',
  },
  sniff,
  begin,
};

function delimiterFor(lines: readonly string[]): string {
  return lines.some((line) => line.includes('|')) ? '|' : delimiterOf(lines);
}

function sniff({ lines }: LogHead): number {
  if (namedColumns(lines, NAMES) !== null) return 1;
  const cells = splitRow(lines.find((line) => line.trim() !== '') ?? '', delimiterFor(lines));
  if (typeof cells === 'string') return 0;
  const time = /^\d{9,10}(?:\.\d+)?$/.test(cells[0]?.trim() ?? '');
  return time && /^[A-Z]{3,}$/.test(cells[4]?.trim() ?? '') ? 0.95 : 0;
}

function begin({ lines }: LogHead, options: ReadOptions, sink: LogSink): LineTaker {
  const table = namedColumns(lines, NAMES, ['data', ...DATA]);
  const delimiter = table?.delimiter ?? delimiterFor(lines);
  const times = new LogTimes(options.zone, 'ymd', sink);
  const visits = new QueueVisits(sink);
  mustRunOn(lines, table, delimiter);
  return {
    line(text, line) {
      if (text.trim() === '') return sink.leftOut(line, 'blank');
      const cells = splitRow(text, delimiter);
      if (typeof cells === 'string') return sink.rejected(line, 'broken-quotes', '', text);
      if (table !== null && isHeader(cells)) return sink.leftOut(line, 'header');
      const event = readQueueEvent(table === null ? cells : asLogged(cells, table), line, times);
      if (typeof event === 'string') sink.rejected(line, 'malformed', event, text);
      else visits.take(event, text);
    },
    end: () => visits.closeAll(),
    found: {},
  };
}

function isHeader(cells: readonly string[]): boolean {
  return NAMES.every((name) => cells.some((cell) => bareName(cell) === name));
}

/** The cells of a row of the table as the file of the log has them. */
function asLogged(cells: readonly string[], { places, width }: NamedColumns): readonly string[] {
  if (cells.length < width - DATA.length) return cells;
  const at = (place: number): string => cells[place] ?? '';
  const [time = -1, call = -1, queue = -1, agent = -1, event = -1, data = -1, ...parts] = places;
  return [
    ...[time, call, queue, agent, event].map(at),
    ...(data < 0 ? parts.map(at) : at(data).split('|')),
  ];
}

/** Events are joined as they come: a table that begins with the newest has no calls. */
function mustRunOn(lines: readonly string[], table: NamedColumns | null, delimiter: string): void {
  const place = table?.places[0] ?? 0;
  const times = lines
    .map((line) => splitRow(line, delimiter))
    .map((cells) => (typeof cells === 'string' ? undefined : parseTime(cells[place] ?? '', 'ymd')))
    .flatMap((time) => (time === undefined || time === null ? [] : [time.ms]));
  const isTurned = times.every((at, k) => k === 0 || at <= times[k - 1]!);
  if (times.length > 2 && isTurned && times.at(-1)! < times[0]!) {
    throw new LogFault([
      'begins with the newest event: sort it by time, the oldest first (tac turns the lines of a file round; in SQL it is ORDER BY time, id)',
    ]);
  }
}
