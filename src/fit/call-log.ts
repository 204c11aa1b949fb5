/**
 * A log as columns: some seventy bytes a call, so that ten million fit into memory. Texts are kept
 * once and known by their number; of customers, of whom there may be as many as calls, only a hash.
 */
import { hash } from './hash.js';
import type { LogMedium, LogOutcome, LogRow } from './log-row.js';

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

export class CallLog {
  readonly types = new Names();
  readonly agents = new Names();
  count = 0;
  private size = 1024;
  private ats = new Float64Array(this.size);
  private customers = new Float64Array(this.size);
  private lines = new Uint32Array(this.size);
  private waits = new Int32Array(this.size);
  private headStarts = new Int32Array(this.size);
  private talks = new Int32Array(this.size);
  private holds = new Int32Array(this.size);
  private wraps = new Int32Array(this.size);
  private dials = new Int32Array(this.size);
  private typeOf = new Int32Array(this.size);
  private agentOf = new Int32Array(this.size);
  /** Outcome, medium, queued, reached known, reached. */
  private flags = new Uint8Array(this.size);
  private sorted = true;

  add(row: LogRow): void {
    if (this.count === this.size) this.grow();
    const k = this.count++;
    if (k > 0 && row.at < this.ats[k - 1]!) this.sorted = false;
    this.ats[k] = row.at;
    this.customers[k] = row.customer === null ? NOBODY : hash(row.customer);
    this.lines[k] = row.line;
    this.waits[k] = row.waitMs;
    this.headStarts[k] = row.headStartMs;
    this.talks[k] = row.talkMs ?? UNKNOWN;
    this.holds[k] = row.holdMs ?? UNKNOWN;
    this.wraps[k] = row.wrapMs ?? UNKNOWN;
    this.dials[k] = row.dialMs ?? UNKNOWN;
    this.typeOf[k] = this.types.numberOf(row.type);
    this.agentOf[k] = row.agent === null ? NOBODY : this.agents.numberOf(row.agent);
    const reached = row.reached === null ? 0 : row.reached ? 3 : 1;
    this.flags[k] = row.outcome | (row.medium << 2) | (row.queued ? 8 : 0) | (reached << 4);
  }

  /** The calls by their entry, those of one instant as they stand in the file. */
  *calls(): Iterable<LoggedCall> {
    const order = this.order();
    for (let k = 0; k < this.count; k++) yield this.call(order === null ? k : order[k]!);
  }

  private call(k: number): LoggedCall {
    const flags = this.flags[k]!;
    return {
      line: this.lines[k]!,
      medium: ((flags >> 2) & 1) as LogMedium,
      type: this.typeOf[k]!,
      customer: this.customers[k] === NOBODY ? null : this.customers[k]!,
      at: this.ats[k]!,
      headStartMs: this.headStarts[k]!,
      waitMs: this.waits[k]!,
      queued: (flags & 8) !== 0,
      outcome: (flags & 3) as LogOutcome,
      agent: this.agentOf[k] === NOBODY ? null : this.agentOf[k]!,
      talkMs: known(this.talks[k]!),
      holdMs: known(this.holds[k]!),
      wrapMs: known(this.wraps[k]!),
      reached: (flags & 16) === 0 ? null : (flags & 32) !== 0,
      dialMs: known(this.dials[k]!),
    };
  }

  /** null: they stand in the order of their entries. */
  private order(): Uint32Array | null {
    if (this.sorted) return null;
    const { ats } = this;
    return Uint32Array.from({ length: this.count }, (_, k) => k).sort(
      (a, b) => ats[a]! - ats[b]! || a - b,
    );
  }

  private grow(): void {
    this.size *= 2;
    const { size } = this;
    const wider = <Numbers extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
      old: Numbers,
      to: Numbers,
    ): Numbers => {
      to.set(old);
      return to;
    };
    this.ats = wider(this.ats, new Float64Array(size));
    this.customers = wider(this.customers, new Float64Array(size));
    this.lines = wider(this.lines, new Uint32Array(size));
    this.waits = wider(this.waits, new Int32Array(size));
    this.headStarts = wider(this.headStarts, new Int32Array(size));
    this.talks = wider(this.talks, new Int32Array(size));
    this.holds = wider(this.holds, new Int32Array(size));
    this.wraps = wider(this.wraps, new Int32Array(size));
    this.dials = wider(this.dials, new Int32Array(size));
    this.typeOf = wider(this.typeOf, new Int32Array(size));
    this.agentOf = wider(this.agentOf, new Int32Array(size));
    this.flags = wider(this.flags, new Uint8Array(size));
  }
}

function known(ms: number): number | null {
  return ms === UNKNOWN ? null : ms;
}
