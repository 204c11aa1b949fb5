/**
 * What a reader gives, checked and counted: the same checks whatever the format, and only what was
 * asked for.
 */
import { DAY } from '../../scenario/text/duration.js';
import { SeenTexts } from '../hash.js';
import { LogOutcome, type LogRow } from '../log-row.js';
import type { Zone } from '../zone.js';
import { BOUNDS, type Bounds, mustBeWithin } from './bounds.js';
import { LogFault, type LogInterval, type LogSink } from './reader.js';
import type { Rejection } from './reasons.js';
import { Tally } from './tally.js';
import { dateText } from './time-text.js';

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const LONGEST = 7 * DAY;
/** Two clocks of a telephone system may differ by so much. */
const CLOCKS_APART = 2000;
const LONGEST_NAME = 200;
const MOST_TYPES = 2_000;
const MOST_AGENTS = 200_000;

const IN_PARTS = 'read it in parts, with --from and --to or --type';
const WRONG_DAYS = 'no center has; see what --map at=…, --dates and --tz make of its times';

/** Where what is good and what is bad goes. */
export interface LogConsumer {
  row(row: LogRow): void;
  interval(interval: LogInterval): void;
  rejected(line: number, reason: Rejection, detail: string, text: string): void;
}

export interface Wanted {
  readonly zone: Zone;
  /** Local days since 1970-01-01, from and until before; null: all. */
  readonly from: number | null;
  readonly to: number | null;
  /** null: all. */
  readonly types: ReadonlySet<string> | null;
  readonly bounds?: Partial<Bounds>;
}

export interface CheckOptions extends Wanted {
  /** Whether a call that entered before the line above it is odd. */
  readonly inOrder: boolean;
}

export class CheckedSink implements LogSink {
  readonly tally = new Tally();
  /** The line being read, as it is. */
  private text = '';
  private textLine = 0;
  /** Oddities of a line of which it is not known yet whether it is kept. */
  private pending: { readonly line: number; readonly reason: string }[] = [];
  private readonly wanted: CheckOptions;
  private readonly consumer: LogConsumer;
  private readonly ids = new SeenTexts();
  private readonly types = new Map<string, string>();
  private readonly agents = new Map<string, string>();
  /** Of the last interval of each type. */
  private readonly ends = new Map<string, number>();
  private lastAt = Number.NEGATIVE_INFINITY;
  private readonly bounds: Bounds;
  /** Calls by local day. */
  private readonly days = new Map<number, number>();

  constructor(wanted: CheckOptions, consumer: LogConsumer) {
    this.wanted = wanted;
    this.bounds = { ...BOUNDS, ...wanted.bounds };
    this.consumer = consumer;
  }

  row(row: LogRow): void {
    const { line } = row;
    const type = this.typeOf(row.type, line);
    if (type === null) return;
    if (!this.isTime(row.at, line) || !this.isWanted(type, row.at, line)) return;
    const waitMs = this.waitOf(row);
    if (waitMs === null || this.hasLongName(row)) return;
    if (row.id !== null && !this.ids.add(row.id)) {
      return this.reject(line, 'duplicate-id', row.id);
    }
    const checked = this.mended(row, type, waitMs);
    this.noteRow(checked);
    this.keep();
    mustBeWithin(this.tally.kept, this.bounds.calls, 'calls', IN_PARTS);
    this.consumer.row(checked);
  }

  interval(interval: LogInterval): void {
    const { line } = interval;
    const type = this.typeOf(interval.type, line);
    if (type === null || !this.isTime(interval.from, line)) return;
    if (!this.isWanted(type, interval.from, line)) return;
    if (!this.ids.add(`${interval.from} ${type}`)) {
      return this.reject(line, 'duplicate-interval', type);
    }
    if (interval.from < (this.ends.get(type) ?? 0)) this.odd(line, 'overlapping-intervals');
    this.ends.set(type, interval.to);
    this.keep();
    mustBeWithin(this.tally.kept, this.bounds.intervals, 'rows of intervals', IN_PARTS);
    this.consumer.interval({
      ...interval,
      type: kept(this.types, type, MOST_TYPES, 'types'),
      ahtMs: this.spanOf(interval.ahtMs, line),
      asaMs: this.spanOf(interval.asaMs, line),
      abandonMs: this.spanOf(interval.abandonMs, line),
    });
  }

  /** Says which line is read next. */
  reading(text: string, line: number): void {
    this.text = text;
    this.textLine = line;
  }

  rejected(line: number, reason: Rejection, detail: string, text: string): void {
    this.forget(line);
    this.tally.add(this.tally.rejected, reason, line);
    this.consumer.rejected(line, reason, detail, text);
  }

  leftOut(line: number, reason: string): void {
    this.forget(line);
    this.tally.add(this.tally.leftOut, reason, line);
  }

  odd(line: number, reason: string): void {
    this.pending.push({ line, reason });
  }

  /** After the last line. */
  end(): void {
    this.tellOddities();
  }

  private keep(): void {
    this.tally.kept++;
    this.tellOddities();
  }

  private tellOddities(): void {
    if (this.pending.length === 0) return;
    for (const { line, reason } of this.pending) this.tally.add(this.tally.odd, reason, line);
    this.pending = [];
  }

  private forget(line: number): void {
    if (this.pending.length === 0) return;
    this.pending = this.pending.filter((each) => each.line !== line);
  }

  private reject(line: number, reason: Rejection, detail: string): void {
    this.rejected(line, reason, detail, line === this.textLine ? this.text : '');
  }

  private typeOf(type: string, line: number): string | null {
    if (type === '' || type.length > LONGEST_NAME) {
      this.reject(line, type === '' ? 'no-type' : 'name-too-long', type.slice(0, LONGEST_NAME));
      return null;
    }
    const harmless = harmlessName(type);
    if (harmless !== type) this.odd(line, 'formula-text');
    return harmless;
  }

  private isTime(at: number, line: number): boolean {
    if (at >= EARLIEST && at < LATEST) return true;
    this.reject(line, 'time-out-of-range', Number.isFinite(at) ? new Date(at).toISOString() : '');
    return false;
  }

  private isWanted(type: string, at: number, line: number): boolean {
    const { zone, from, to, types } = this.wanted;
    if (types !== null && !types.has(type)) {
      this.leftOut(line, 'another-type');
      return false;
    }
    if (from === null && to === null) return true;
    const day = Math.floor(zone.localOf(at) / DAY);
    if ((from === null || day >= from) && (to === null || day < to)) return true;
    this.leftOut(line, 'another-day');
    return false;
  }

  private waitOf({ waitMs, line }: LogRow): number | null {
    if (waitMs >= 0 && waitMs <= LONGEST) return waitMs;
    if (waitMs < 0 && waitMs >= -CLOCKS_APART) {
      this.odd(line, 'small-negative-wait');
      return 0;
    }
    this.reject(line, waitMs < 0 ? 'negative-wait' : 'span-too-long', `${waitMs / 1000} s`);
    return null;
  }

  private hasLongName({ line, id, agent }: LogRow): boolean {
    const long = [id, agent].find((name) => (name?.length ?? 0) > LONGEST_NAME);
    if (long === undefined) return false;
    this.reject(line, 'name-too-long', `${long?.slice(0, LONGEST_NAME)}`);
    return true;
  }

  /** The row without what cannot be. */
  private mended(row: LogRow, type: string, waitMs: number): LogRow {
    const isAnswered = row.outcome === LogOutcome.Answered;
    let talkMs = this.spanOf(row.talkMs, row.line);
    if (!isAnswered && talkMs !== null) {
      if (talkMs > 0) this.odd(row.line, 'talk-without-answer');
      talkMs = null;
    }
    return {
      ...row,
      type: kept(this.types, type, MOST_TYPES, 'types'),
      waitMs,
      talkMs,
      holdMs: this.spanOf(row.holdMs, row.line),
      wrapMs: this.spanOf(row.wrapMs, row.line),
      dialMs: this.spanOf(row.dialMs, row.line),
      headStartMs: this.spanOf(row.headStartMs, row.line) ?? 0,
      agent: row.agent === null ? null : this.agentOf(row.agent, row.line),
    };
  }

  private spanOf(ms: number | null, line: number): number | null {
    if (ms === null || (ms >= 0 && ms <= LONGEST)) return ms;
    this.odd(line, ms < 0 ? 'negative-span' : 'long-span');
    return null;
  }

  private agentOf(agent: string, line: number): string {
    const harmless = harmlessName(agent);
    if (harmless !== agent) this.odd(line, 'formula-text');
    return kept(this.agents, harmless, MOST_AGENTS, 'agents');
  }

  private noteRow({ line, at, waitMs, talkMs, agent, outcome }: LogRow): void {
    this.noteOrder(at, line);
    if (outcome === LogOutcome.Answered) {
      if (agent === null) this.odd(line, 'no-agent');
      if (talkMs === null) this.odd(line, 'no-talk');
    }
    const { zone } = this.wanted;
    const from = Math.floor(zone.localOf(at) / DAY);
    if (Math.floor(zone.localOf(at + waitMs + (talkMs ?? 0)) / DAY) !== from) {
      this.odd(line, 'over-midnight');
    }
    const ofDay = (this.days.get(from) ?? 0) + 1;
    this.days.set(from, ofDay);
    const what = `calls on ${dateText(from * DAY)}`;
    mustBeWithin(ofDay, this.bounds.callsOfADay, what, WRONG_DAYS);
  }

  private noteOrder(at: number, line: number): void {
    if (at < this.lastAt && this.wanted.inOrder) this.odd(line, 'out-of-order');
    this.lastAt = at;
  }
}

/** The name, from those that are kept; one cut out of a larger text would keep all of that. */
function kept(names: Map<string, string>, name: string, most: number, what: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const own = Buffer.from(name).toString();
  names.set(own, own);
  if (names.size <= most) return own;
  throw new LogFault([
    `there are more than ${most.toLocaleString('en')} ${what}: is --map ${what === 'types' ? 'type' : 'agent'}=… the right column?`,
  ]);
}

/** A name as every file has it: none that a terminal obeys, or a spreadsheet takes for a formula. */
export function harmlessName(given: string): string {
  const name = withoutControls(given);
  return /^[=+\-@\t\r]/.test(name) && !/^[+-]?[\d. ]+$/.test(name) ? `'${name}` : name;
}

/** A text without what a terminal would obey. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
}
