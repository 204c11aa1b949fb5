/** What a log says in sums: by type, by day. */
import { DAY } from '../scenario/text/duration.js';
import { LogMedium, LogOutcome, type LogRow } from './log-row.js';
import type { LogInterval } from './readers/reader.js';
import type { Zone } from './zone.js';

/** The calls of one type; callbacks are counted beside them. */
export class TypeTotals {
  offered = 0;
  answered = 0;
  abandoned = 0;
  left = 0;
  queued = 0;
  callbacks = 0;
  callbacksReached = 0;
  private waitMs = 0;
  private talks = 0;
  private talkMs = 0;
  private handleMs = 0;

  add({ medium, outcome, queued, waitMs, talkMs, holdMs, wrapMs, reached }: LogRow): void {
    if (talkMs !== null) {
      this.talks++;
      this.talkMs += talkMs;
      this.handleMs += talkMs + (holdMs ?? 0) + (wrapMs ?? 0);
    }
    if (medium === LogMedium.Callback) {
      this.callbacks++;
      if (reached) this.callbacksReached++;
      return;
    }
    this.offered++;
    if (queued) this.queued++;
    if (outcome === LogOutcome.Answered) this.answered++;
    else if (outcome === LogOutcome.Abandoned) this.abandoned++;
    else this.left++;
    this.waitMs += waitMs;
  }

  addInterval({ offered, answered, abandoned, ahtMs }: LogInterval): void {
    this.offered += offered;
    this.answered += answered ?? 0;
    this.abandoned += abandoned ?? 0;
    if (ahtMs === null) return;
    const handled = answered ?? offered;
    this.talks += handled;
    this.handleMs += ahtMs * handled;
  }

  /** Of all calls, those without a wait included. */
  get meanWaitMs(): number | null {
    return this.offered === 0 ? null : this.waitMs / this.offered;
  }

  get meanTalkMs(): number | null {
    return this.talks === 0 || this.talkMs === 0 ? null : this.talkMs / this.talks;
  }

  /** Talk, hold and wrap-up, as far as the log has them. */
  get meanHandleMs(): number | null {
    return this.talks === 0 ? null : this.handleMs / this.talks;
  }
}

export class LogTotals {
  readonly types = new Map<string, TypeTotals>();
  readonly agents = new Set<string>();
  /** Calls by local day since 1970-01-01. */
  readonly days = new Map<number, number>();
  first: number | null = null;
  last: number | null = null;
  private readonly zone: Zone;

  constructor(zone: Zone) {
    this.zone = zone;
  }

  add(row: LogRow): void {
    this.typeOf(row.type).add(row);
    if (row.agent !== null) this.agents.add(row.agent);
    this.note(row.at, 1);
  }

  addInterval(interval: LogInterval): void {
    this.typeOf(interval.type).addInterval(interval);
    this.note(interval.from, interval.offered);
  }

  private typeOf(type: string): TypeTotals {
    let totals = this.types.get(type);
    if (totals === undefined) {
      totals = new TypeTotals();
      this.types.set(type, totals);
    }
    return totals;
  }

  private note(at: number, calls: number): void {
    if (this.first === null || at < this.first) this.first = at;
    if (this.last === null || at > this.last) this.last = at;
    const day = Math.floor(this.zone.localOf(at) / DAY);
    this.days.set(day, (this.days.get(day) ?? 0) + calls);
  }
}
