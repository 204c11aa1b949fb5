/**
 * A log as columns, packed: some twenty bytes a call, so that tens of millions fit into memory. Texts
 * are kept once and known by their number; of customers, of whom there may be as many as calls, only a
 * hash.
 */
import { ascending } from './ascending.js';
import { hash } from './hash.js';
import type { LogMedium, LogOutcome, LogRow } from './log-row.js';
import { PackedColumn, PIECE } from './packed-column.js';

/** A span that the log does not say. */
const UNKNOWN = -1;
const NOBODY = -1;

/** Texts by number, in the order in which they came. */
export class Names {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.all.length;
      this.numbers.set(name, number);
      this.all.push(name);
    }
    return number;
  }
}

/** One call of a log, read from its columns; null: the log does not say. */
export interface LoggedCall {
  readonly line: number;
  readonly medium: LogMedium;
  readonly type: number;
  /** The same number for the same customer; two in 10^14 pairs are taken for one. */
  readonly customer: number | null;
  readonly at: number;
  readonly headStartMs: number;
  readonly waitMs: number;
  readonly queued: boolean;
  readonly outcome: LogOutcome;
  readonly agent: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapMs: number | null;
  readonly reached: boolean | null;
  readonly dialMs: number | null;
}

/** What is kept of each call; what a call does not have is a number of its own. */
const COLUMNS = [
  'at',
  'line',
  'customer',
  'wait',
  'headStart',
  'talk',
  'hold',
  'wrap',
  'dial',
  'type',
  'agent',
  /** Outcome, medium, queued, reached known, reached. */
  'flags',
] as const;
type Columns<Column> = Record<(typeof COLUMNS)[number], Column>;

function columnsOf<Column>(of: (name: keyof Columns<Column>) => Column): Columns<Column> {
  return Object.fromEntries(COLUMNS.map((name) => [name, of(name)])) as Columns<Column>;
}

export class CallLog {
  readonly types = new Names();
  readonly agents = new Names();
  count = 0;
  private columns = columnsOf(() => new PackedColumn());
  private lastAt = Number.NEGATIVE_INFINITY;
  private isInOrder = true;

  add(row: LogRow): void {
    const { columns } = this;
    if (row.at < this.lastAt) this.isInOrder = false;
    this.lastAt = row.at;
    this.count++;
    columns.at.push(row.at);
    columns.line.push(row.line);
    columns.customer.push(row.customer === null ? NOBODY : hash(row.customer));
    columns.wait.push(row.waitMs);
    columns.headStart.push(row.headStartMs);
    columns.talk.push(row.talkMs ?? UNKNOWN);
    columns.hold.push(row.holdMs ?? UNKNOWN);
    columns.wrap.push(row.wrapMs ?? UNKNOWN);
    columns.dial.push(row.dialMs ?? UNKNOWN);
    columns.type.push(this.types.numberOf(row.type));
    columns.agent.push(row.agent === null ? NOBODY : this.agents.numberOf(row.agent));
    const reached = row.reached === null ? 0 : row.reached ? 3 : 1;
    columns.flags.push(row.outcome | (row.medium << 2) | (row.queued ? 8 : 0) | (reached << 4));
  }

  /** The calls by their entry, those of one instant as they stand in the file. */
  calls(): Iterable<LoggedCall> {
    this.putInOrder();
    const { columns, count } = this;
    return { [Symbol.iterator]: () => new Calls(columns, count) };
  }

  /** Once for all who look at them, as some do so many times. */
  private putInOrder(): void {
    if (this.isInOrder) return;
    const { columns, count } = this;
    const ats = columns.at.unpacked(count);
    const order = ascending(ats);
    this.columns = columnsOf((name) => columns[name].inOrder(order));
    this.isInOrder = true;
    this.lastAt = ats[order[count - 1]!]!;
  }
}

/** One call after the other; the columns are unpacked piece by piece. */
class Calls implements Iterator<LoggedCall> {
  private readonly columns: Columns<PackedColumn>;
  private readonly count: number;
  private readonly piece = columnsOf(() => new Float64Array(PIECE));
  private index = 0;

  constructor(columns: Columns<PackedColumn>, count: number) {
    this.columns = columns;
    this.count = count;
  }

  next(): IteratorResult<LoggedCall> {
    if (this.index === this.count) return { done: true, value: undefined };
    const k = this.index++ % PIECE;
    if (k === 0) this.unpack();
    return { done: false, value: this.call(k) };
  }

  private unpack(): void {
    const { columns, piece } = this;
    for (const name of COLUMNS) columns[name].read(Math.floor(this.index / PIECE), piece[name]);
  }

  private call(k: number): LoggedCall {
    const { at, line, customer, wait, headStart, type, agent, talk, hold, wrap, dial, flags } =
      this.piece;
    const flag = flags[k]!;
    return {
      line: line[k]!,
      medium: ((flag >> 2) & 1) as LogMedium,
      type: type[k]!,
      customer: customer[k] === NOBODY ? null : customer[k]!,
      at: at[k]!,
      headStartMs: headStart[k]!,
      waitMs: wait[k]!,
      queued: (flag & 8) !== 0,
      outcome: (flag & 3) as LogOutcome,
      agent: agent[k] === NOBODY ? null : agent[k]!,
      talkMs: known(talk[k]!),
      holdMs: known(hold[k]!),
      wrapMs: known(wrap[k]!),
      reached: (flag & 16) === 0 ? null : (flag & 32) !== 0,
      dialMs: known(dial[k]!),
    };
  }
}

function known(ms: number): number | null {
  return ms === UNKNOWN ? null : ms;
}
