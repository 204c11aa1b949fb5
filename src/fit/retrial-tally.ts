/** Calls of the same callers, counted by how many before them were lost in a row. */
import { HOUR } from '../scenario/text/duration.js';
import type { CallLog, LoggedCall } from './call-log.js';
import { LogMedium, LogOutcome } from './log-row.js';
import { RedialGaps } from './redial-gaps.js';

/** A call that comes later has nothing to do with the one before it. */
export const HORIZON = HOUR;
/** Lost calls in a row are told apart up to this many. */
export const MOST_IN_A_ROW = 3;
const ROWS = MOST_IN_A_ROW + 1;
/** Of so many the last call is kept, however long ago it was. */
const FEW_CUSTOMERS = 10_000;

interface LastCall {
  readonly endedAt: number;
  readonly type: number;
  /** How many calls in a row were lost with it; 0: it was answered. */
  readonly lost: number;
}

/** By lost calls in a row, from 0 (answered): how many there were, and how many were followed. */
export interface RowCounts {
  readonly calls: Float64Array;
  readonly again: Float64Array;
}

export class RetrialTally {
  /** By the type of the call that may be followed by another. */
  readonly byType: readonly RowCounts[];
  /** From the end of a call to the next of the caller: of those lost, and of those answered. */
  readonly gaps = new RedialGaps();
  readonly backgroundGaps = new RedialGaps();
  private readonly last = new Map<number, LastCall>();
  private mostKept = FEW_CUSTOMERS;
  private readonly until: number;

  /** @param until calls that end later are not followed for the whole horizon */
  constructor(types: number, until: number) {
    this.byType = Array.from({ length: types }, noCounts);
    this.until = until;
  }

  get all(): RowCounts {
    const sum = noCounts();
    for (const { calls, again } of this.byType) {
      for (let row = 0; row < ROWS; row++) {
        sum.calls[row]! += calls[row]!;
        sum.again[row]! += again[row]!;
      }
    }
    return sum;
  }

  /** The call before it, if that was lost within the horizon. */
  add(call: LoggedCall, customer: number): { type: number; lost: number } | null {
    const before = this.last.get(customer);
    const gap = before === undefined ? Infinity : call.at - before.endedAt;
    const follows = before !== undefined && gap >= 0 && gap <= HORIZON;
    if (follows && before.endedAt <= this.until) {
      this.byType[before.type]!.again[before.lost]!++;
      (before.lost > 0 ? this.gaps : this.backgroundGaps).add(gap);
    }
    const afterLost = follows && before.lost > 0 ? before : null;
    if (call.outcome === LogOutcome.Left) {
      this.last.delete(customer);
      return afterLost;
    }
    const gaveUp = call.outcome === LogOutcome.Abandoned;
    const lost = gaveUp ? Math.min(MOST_IN_A_ROW, (afterLost?.lost ?? 0) + 1) : 0;
    const endedAt = call.at + call.waitMs + (call.talkMs ?? 0) + (call.holdMs ?? 0);
    if (endedAt <= this.until) this.byType[call.type]!.calls[lost]!++;
    this.last.set(customer, { endedAt, lost, type: call.type });
    if (this.last.size > this.mostKept) this.forgetBefore(call.at - HORIZON);
    return afterLost;
  }

  /** Nothing that comes now can be a redial of what ended before. */
  private forgetBefore(at: number): void {
    for (const [customer, { endedAt }] of this.last) {
      if (endedAt < at) this.last.delete(customer);
    }
    this.mostKept = FEW_CUSTOMERS + 2 * this.last.size;
  }
}

function noCounts(): RowCounts {
  return { calls: new Float64Array(ROWS), again: new Float64Array(ROWS) };
}

/** What stands in `Lineage.before` for a call that is after no lost one. */
export const AFTER_NONE = 0;

export interface Lineage {
  readonly tally: RetrialTally;
  /**
   * Live calls in the order of their entry: `codeOf` the lost call before; of somebody who is not told
   * apart, of its own type with none lost.
   */
  readonly before: Uint16Array;
}

export function codeOf({ type, lost }: { type: number; lost: number }): number {
  return 1 + type * ROWS + lost;
}

/** How many codes there are. */
export function codesOf(types: number): number {
  return codeOf({ type: types, lost: 0 });
}

export function followed(log: CallLog): Lineage {
  let last = 0;
  for (const { at } of log.calls()) last = at;
  const tally = new RetrialTally(log.types.all.length, last - HORIZON);
  const before = new Uint16Array(log.count);
  let k = 0;
  for (const call of log.calls()) {
    if (call.medium !== LogMedium.Call) continue;
    const { customer, type } = call;
    const lost = customer === null ? { type, lost: 0 } : tally.add(call, customer);
    before[k++] = lost === null ? AFTER_NONE : codeOf(lost);
  }
  return { tally, before: before.subarray(0, k) };
}
