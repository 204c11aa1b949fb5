/** A table with a row a call, as telephone systems and workforce tools export it. */
import { DAY } from '../../scenario/text/duration.js';
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { type Column, type Columns, cellOf } from './columns.js';
import { CALL_FIELDS } from './generic-fields.js';
import { directionWord, isNobody, mediumWord, outcomeWord, yesWord } from './generic-words.js';
import { LogTimes } from './log-times.js';
import type { LineTaker, LogHead, LogReader, LogSink, ReadOptions } from './reader.js';
import type { Rejection } from './reasons.js';
import { parseSpan } from './span-text.js';
import { datesOf, likeness, type TableShape, tableOf, takeTable } from './table.js';
import { parseClock } from './time-text.js';

const DEFAULT_TYPE = 'calls';
/** Two clocks of one call may be so far apart. */
const CLOCKS_APART = 1000;

const shape: TableShape = {
  fields: CALL_FIELDS,
  instant: 'at',
  missing: (has) => [
    ...(has('at') || (has('date') && has('time')) ? [] : ['at']),
    ...(has('wait') || has('answeredAt') || has('leftAt') ? [] : ['wait']),
  ],
};

const OUTCOME_OF = {
  answered: LogOutcome.Answered,
  abandoned: LogOutcome.Abandoned,
  left: LogOutcome.Left,
} as const;

export const genericCalls: LogReader = {
  name: 'calls',
  title: 'a table with a row a call',
  gives: 'calls',
  mapped: true,
  inOrder: true,
  columns: CALL_FIELDS,
  leavesOut: {
    'another-medium': 'a chat, an e-mail or another thing that is written',
    outbound: 'a call from the center',
  },
  oddities: {},
  sniff: (head) => 0.6 * likeness(head, shape),
  begin: (head, options, sink) => begin(head, options, sink),
};

function begin(head: LogHead, options: ReadOptions, sink: LogSink): LineTaker {
  const table = tableOf(head, shape, options);
  const order = datesOf(head, table, ['at', 'date'], options);
  const times = new LogTimes(options.zone, order, sink);
  const reading = new CallRow(table.columns, times, table.delimiter !== ',', sink);
  return takeTable(table, sink, (cells, line, text) => {
    const row = reading.read(cells, line);
    if (row !== null) sink.row(row);
    else if (reading.leftOutBy !== null) sink.leftOut(line, reading.leftOutBy);
    else sink.rejected(line, reading.reason, reading.detail, text);
  });
}

/** One row after the other. */
class CallRow {
  /** Why the last row is no call. */
  reason: Rejection = 'malformed';
  detail = '';
  leftOutBy: string | null = null;
  private bad = false;
  private cells: readonly string[] = [];
  private line = 0;
  private readonly columns: Columns;
  private readonly times: LogTimes;
  private readonly decimalComma: boolean;
  private readonly sink: LogSink;
  private readonly at: Column | undefined;

  constructor(columns: Columns, times: LogTimes, decimalComma: boolean, sink: LogSink) {
    this.columns = columns;
    this.times = times;
    this.decimalComma = decimalComma;
    this.sink = sink;
    this.at = columns.get('at');
  }

  read(cells: readonly string[], line: number): LogRow | null {
    this.cells = cells;
    this.line = line;
    this.bad = false;
    this.leftOutBy = null;
    const medium = this.medium();
    const at = this.entry();
    if (this.bad || this.leftOutBy !== null || at === null || medium === null) return null;
    const answeredAt = this.instant('answeredAt', at);
    const endedAt = this.instant('endedAt', at);
    const leftAt = this.instant('leftAt', at);
    const talk = this.span('talk');
    const outcome = this.outcome(answeredAt, talk);
    if (this.bad || outcome === null) return null;
    const isAnswered = outcome === LogOutcome.Answered;
    const waitMs = this.wait(at, isAnswered ? (answeredAt ?? leftAt) : (leftAt ?? endedAt));
    const holdMs = this.span('hold');
    const wrapMs = this.span('wrap');
    const row: LogRow = {
      line,
      id: this.text('id'),
      medium,
      type: this.columns.has('type') ? this.cell('type') : DEFAULT_TYPE,
      customer: this.text('customer'),
      at,
      headStartMs: this.span('headStart') ?? 0,
      waitMs: waitMs ?? 0,
      queued: this.yes('queued') ?? (waitMs ?? 0) > 0,
      outcome,
      agent: this.agent(),
      talkMs: isAnswered
        ? (talk ?? this.restOfHandle(holdMs, wrapMs) ?? talkUntil(endedAt, at, waitMs, holdMs))
        : talk,
      holdMs,
      wrapMs,
      reached: this.yes('reached'),
      dialMs: this.span('dial'),
      of: this.text('of'),
    };
    return this.bad ? null : row;
  }

  private entry(): number | null {
    const written =
      this.at === undefined
        ? `${this.cell('date')} ${this.cell('time')}`
        : cellOf(this.cells, this.at);
    if (written.trim() === '') return this.fail('no-time', '');
    const at = this.times.entry(written, this.line);
    return at ?? this.fail('bad-time', `at: ${written}`);
  }

  private medium(): LogMedium | null {
    if (directionWord(this.cell('direction')) === 'outbound') this.leftOutBy = 'outbound';
    const written = this.cell('medium');
    const word = mediumWord(written);
    if (word === 'other') this.leftOutBy = 'another-medium';
    if (word === undefined) return this.fail('unknown-word', `medium: ${written}`);
    return word === 'callback' ? LogMedium.Callback : LogMedium.Call;
  }

  /** As the log says, else answered where there is a sign of an agent. */
  private outcome(answeredAt: number | null, talk: number | null): LogOutcome | null {
    const answered = this.yes('wasAnswered');
    const abandoned = this.yes('wasAbandoned');
    if (abandoned === true) return LogOutcome.Abandoned;
    if (answered === true) return LogOutcome.Answered;
    const told = this.toldOutcome(answered !== null || abandoned !== null);
    if (told !== undefined) return told;
    const isAnswered =
      answered ??
      (answeredAt !== null || (talk ?? 0) > 0 || this.agent() !== null || this.saysAnswered());
    if (isAnswered) return LogOutcome.Answered;
    return abandoned === false ? LogOutcome.Left : LogOutcome.Abandoned;
  }

  /** By its word. Beside a column of yes and no it may be what an agent made of the call, in any words. */
  private toldOutcome(isFree: boolean): LogOutcome | null | undefined {
    const written = this.cell('outcome');
    if (written === '') return undefined;
    const word = outcomeWord(written) as keyof typeof OUTCOME_OF | undefined;
    if (word !== undefined) return OUTCOME_OF[word];
    return isFree ? undefined : this.fail('unknown-outcome', `outcome: ${written}`);
  }

  private wait(at: number, until: number | null): number | null {
    const told = this.span('wait');
    if (told !== null) {
      if (until !== null && Math.abs(until - at - told) > CLOCKS_APART) {
        this.sink.odd(this.line, 'wait-differs');
      }
      return told;
    }
    if (until !== null) return until - at;
    return this.bad ? null : this.fail('no-wait', '');
  }

  /** The talk, where only the handle time is told. */
  private restOfHandle(holdMs: number | null, wrapMs: number | null): number | null {
    const handle = this.span('handle');
    return handle === null ? null : Math.max(0, handle - (holdMs ?? 0) - (wrapMs ?? 0));
  }

  private instant(field: string, entry: number): number | null {
    const written = this.cell(field);
    if (written === '' || (field === 'answeredAt' && yesWord(written) !== undefined)) return null;
    if (this.at === undefined && parseClock(written) !== null) {
      return this.onItsDate(written, entry);
    }
    const at = this.times.later(written, this.line, entry);
    return at ?? this.fail('bad-time', `${field}: ${written}`);
  }

  /** A time of day, beside a column with the date of the entry: long before that is the next day. */
  private onItsDate(clock: string, entry: number): number | null {
    const at = this.times.later(`${this.cell('date')} ${clock}`, this.line, entry);
    if (at === null) return this.fail('bad-time', clock);
    return at < entry - DAY / 2 ? at + DAY : at;
  }

  /** `answered` may be a column of yes and no. */
  private saysAnswered(): boolean {
    return this.columns.has('answeredAt') && yesWord(this.cell('answeredAt') || 'no') === true;
  }

  private span(field: string): number | null {
    const column = this.columns.get(field);
    const written = cellOf(this.cells, column);
    if (written === '') return null;
    const ms = parseSpan(written, column?.unitMs ?? 1000, this.decimalComma);
    return ms ?? this.fail('bad-span', `${field}: ${written}`);
  }

  private yes(field: string): boolean | null {
    const written = this.cell(field);
    if (written === '') return null;
    return yesWord(written) ?? this.fail('unknown-word', `${field}: ${written}`);
  }

  private agent(): string | null {
    const written = this.text('agent');
    return written === null || isNobody(written) ? null : written;
  }

  private text(field: string): string | null {
    return this.cell(field) || null;
  }

  private cell(field: string): string {
    return cellOf(this.cells, this.columns.get(field));
  }

  private fail(reason: Rejection, detail: string): null {
    this.bad = true;
    this.reason = reason;
    this.detail = detail;
    return null;
  }
}

/** From the answer to the end, without hold. */
function talkUntil(
  endedAt: number | null,
  at: number,
  waitMs: number | null,
  holdMs: number | null,
): number | null {
  return endedAt === null || waitMs === null ? null : endedAt - at - waitMs - (holdMs ?? 0);
}
