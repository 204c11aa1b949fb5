/**
 * One day of a log, to be lived again: its calls, and what became of them. A day begins in the hour of
 * the night in which the fewest call, so that nobody waits where it is cut.
 */
import type { Fault } from '../../scenario/faults/fault.js';
import { quietestHour } from '../agent-days.js';
import type { CallLog, LoggedCall } from '../call-log.js';
import { dateText, type LocalDay, LocalDays, localDays } from '../local-days.js';
import { LogMedium, LogOutcome } from '../log-row.js';
import { HORIZON } from '../retrial-tally.js';

/** A date with live calls that reached a queue or an agent. */
export interface DateOfLog {
  readonly date: string;
  readonly calls: number;
  readonly hungUp: number;
}

export interface DayOfLog {
  readonly date: string;
  /** Every date of the log that has calls. */
  readonly dates: readonly DateOfLog[];
  readonly local: LocalDays;
  /** Which of the local days. */
  readonly index: number;
  /** When a day of the center begins, ms after midnight. */
  readonly begins: number;
  /** ms since 1970-01-01T00:00Z. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Live calls by their entry; those that hung up before any queue are left out. */
  readonly calls: readonly LoggedCall[];
  /** The same with the callbacks of that day, which agents serve as well. */
  readonly served: readonly LoggedCall[];
  readonly hungUpUnqueued: number;
  /** Callbacks that the log has of that day. */
  readonly callbacks: number;
  /** Calls of customers who had hung up within the hour before; null: customers are not told apart. */
  readonly calledAgain: number | null;
}

/** What is to be said of a date without calls, or the day. */
export type DayFound = DayOfLog | { readonly known: readonly string[] } | Fault;

/**
 * @param date null: the day on which the most callers hung up
 */
export async function dayOfLog(log: CallLog, zone: string, date: string | null): Promise<DayFound> {
  const days = await daysWithCalls(log, zone);
  if ('problem' in days) return days;
  const { local } = days;
  const index =
    date === null
      ? dayOfMostHangUps(days)
      : local.days.findIndex(({ day }) => dateText(day) === date);
  const day = index < 0 ? null : theDay(log, days, index);
  if (day === null || day.calls.length === 0) {
    return { known: datesOf(days).map((each) => each.date) };
  }
  return day;
}

/** Of several the one with the most calls. */
function dayOfMostHangUps({ calls, hangUps }: Days): number {
  return calls.reduce((best, count, d) => {
    const more = hangUps[d]! - hangUps[best]!;
    return more > 0 || (more === 0 && count > calls[best]!) ? d : best;
  }, 0);
}

/** Every day of a log on which anybody called. */
export async function daysOfLog(log: CallLog, zone: string): Promise<DayOfLog[] | Fault> {
  const days = await daysWithCalls(log, zone);
  if ('problem' in days) return days;
  return days.local.days
    .map((_, index) => theDay(log, days, index))
    .filter(({ calls }) => calls.length > 0);
}

interface Days {
  readonly local: LocalDays;
  readonly begins: number;
  /** By day: live calls, and those of them that hung up. */
  readonly calls: readonly number[];
  readonly hangUps: readonly number[];
}

async function daysWithCalls(log: CallLog, zone: string): Promise<Days | Fault> {
  let [first, last] = [Infinity, 0];
  for (const { at } of log.calls()) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  // The first night may belong to the day before the first date.
  const local = await localDays(first - 24 * 3_600_000, last, zone);
  if (!(local instanceof LocalDays)) return local;
  const begins = quietestHour(log, local);
  const calls = local.days.map(() => 0);
  const hangUps = local.days.map(() => 0);
  for (const call of log.calls()) {
    const index = local.place(call.at - begins)?.index;
    if (index === undefined || !isReplayed(call)) continue;
    calls[index]!++;
    if (call.outcome === LogOutcome.Abandoned) hangUps[index]!++;
  }
  return { local, begins, calls, hangUps };
}

function datesOf({ local, calls, hangUps }: Days): DateOfLog[] {
  return local.days.flatMap(({ day }, d) =>
    calls[d]! > 0 ? [{ date: dateText(day), calls: calls[d]!, hungUp: hangUps[d]! }] : [],
  );
}

function isReplayed({ medium, queued, outcome }: LoggedCall): boolean {
  return medium === LogMedium.Call && (queued || outcome !== LogOutcome.Abandoned);
}

function theDay(log: CallLog, days: Days, index: number): DayOfLog {
  const { local, begins } = days;
  const { from, to, day } = local.days[index] as LocalDay;
  const [startsAt, endsAt] = [from + begins, to + begins];
  const calls: LoggedCall[] = [];
  const served: LoggedCall[] = [];
  let [hungUpUnqueued, callbacks] = [0, 0];
  const lost = new Map<number, number>();
  let [calledAgain, known] = [0, false];
  for (const call of log.calls()) {
    if (call.at >= endsAt) break;
    if (call.at < startsAt) continue;
    if (call.medium !== LogMedium.Call) {
      callbacks++;
      served.push(call);
    } else if (!isReplayed(call)) hungUpUnqueued++;
    else {
      calls.push(call);
      served.push(call);
    }
    if (call.customer === null || call.medium !== LogMedium.Call) continue;
    known = true;
    if (call.at - (lost.get(call.customer) ?? -Infinity) <= HORIZON) calledAgain++;
    if (call.outcome === LogOutcome.Abandoned) lost.set(call.customer, call.at + call.waitMs);
    else lost.delete(call.customer);
  }
  return {
    ...{
      date: dateText(day),
      dates: datesOf(days),
      local,
      index,
      begins,
      startsAt,
      endsAt,
      calls,
      served,
    },
    ...{ hungUpUnqueued, callbacks, calledAgain: known ? calledAgain : null },
  };
}
