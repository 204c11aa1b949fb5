/**
 * All that a log tells of the center behind it: when callers call, how patient they are, how long talks
 * take, who serves them, who calls again. What it cannot tell is left for `scenario-text` to assume.
 */
import type { Fault } from '../scenario/faults/fault.js';
import { MINUTE } from '../scenario/text/duration.js';
import { type ArrivalFit, fitArrivals } from './arrivals.js';
import type { CallLog, LoggedCall } from './call-log.js';
import { type CallbackFit, fitCallbacks } from './callback-fit.js';
import { type CallerClass, callerClasses } from './caller-classes.js';
import { countByDay } from './day-counts.js';
import { dateText, type LocalDay, LocalDays, localDays } from './local-days.js';
import { LogMedium } from './log-row.js';
import { fitPeople, type PeopleFit } from './people.js';
import { fitRetrials, type RetrialFit } from './retrials.js';
import { busyTogether } from './shared-days.js';
import { fitTypes, type TypeFit } from './type-fit.js';
import { type UnusualDay, unusualDays } from './unusual-days.js';

export interface FitOptions {
  /** The zone of the center, by its IANA name. */
  readonly zone: string;
  /** The length of a step of arrivals and of the staffing curve, in ms. */
  readonly every?: number;
  readonly confidence?: number;
  /** The date of which the roster is wanted, by agent (2026-03-02); without it, a typical week. */
  readonly day?: string | undefined;
  /** Dates that do not count for arrivals and staffing; 'unusual': those that are unlike the others. */
  readonly leaveOut?: ReadonlySet<string> | 'unusual';
}

export interface ClassFit extends CallerClass {
  readonly arrivals: ArrivalFit;
  /** How days and steps vary: of all classes of the type, which share their factors. */
  readonly variation: ArrivalFit;
  /** Whether its type is busy on the same days as the others. */
  readonly together: boolean;
}

/** When callers call: what logs of calls and of intervals alike tell. */
export interface FittedArrivals {
  readonly zone: string;
  readonly every: number;
  readonly confidence: number;
  readonly days: readonly LocalDay[];
  /** By day: whether it counts for arrivals and staffing. */
  readonly counted: readonly boolean[];
  readonly unusual: readonly UnusualDay[];
  /** Whether the counts are what somebody expects, and vary as that says, not as callers do. */
  readonly isForecast: boolean;
  readonly classes: readonly ClassFit[];
  readonly types: readonly { readonly name: string }[];
}

export interface FittedLog extends FittedArrivals {
  readonly calls: number;
  readonly callbackRows: number;
  readonly types: readonly TypeFit[];
  readonly people: PeopleFit;
  readonly retrials: RetrialFit | null;
  readonly callbacks: CallbackFit | null;
}

const EVERY = 30 * MINUTE;
const CONFIDENCE = 0.95;

/** Everything, or what is wrong with the zone. The log is not empty. */
export async function fitLog(log: CallLog, options: FitOptions): Promise<FittedLog | Fault> {
  const { zone, every = EVERY, confidence = CONFIDENCE } = options;
  const { first, last, live } = extentOf(log);
  const local = await localDays(first, last, zone);
  if (!(local instanceof LocalDays)) return local;
  const all = countByDay(log, local, every, 1, () => ({ group: 0, weight: 1 }))[0]!;
  const unusual = unusualDays(all);
  const counted = countedDays(local, unusual, options.leaveOut);
  const retrials = fitRetrials(log, confidence);
  const classes = callerClasses(log);
  return {
    ...{ zone, every, confidence, unusual, counted, retrials },
    isForecast: false,
    calls: live,
    callbackRows: log.count - live,
    days: local.days,
    classes: fitClasses({ log, local, every, confidence, counted, classes, retrials }),
    types: fitTypes(log, confidence),
    people: fitPeople(log, local, { every, confidence, counted, day: dayOf(options, local) }),
    callbacks: fitCallbacks(log, confidence),
  };
}

function extentOf(log: CallLog): { first: number; last: number; live: number } {
  let [first, last, live] = [Infinity, 0, 0];
  for (const { at, medium } of log.calls()) {
    first = Math.min(first, at);
    last = Math.max(last, at);
    if (medium === LogMedium.Call) live++;
  }
  return { first, last, live };
}

/** Which of the days the roster is wanted of; null: of a typical week. */
function dayOf({ day }: FitOptions, { days }: LocalDays): number | null {
  if (day === undefined) return days.length === 1 ? 0 : null;
  const index = days.findIndex((each) => dateText(each.day) === day);
  return index < 0 ? null : index;
}

export function countedDays(
  { days }: Pick<LocalDays, 'days'>,
  unusual: readonly UnusualDay[],
  leaveOut: FitOptions['leaveOut'],
): boolean[] {
  const out =
    leaveOut === 'unusual' ? new Set(unusual.map(({ date }) => date)) : (leaveOut ?? new Set());
  const counted = days.map(({ day }) => !out.has(dateText(day)));
  // Of a log whose every day was left out nothing would be left.
  return counted.includes(true) ? counted : days.map(() => true);
}

interface ClassesOfLog {
  readonly log: CallLog;
  readonly local: LocalDays;
  readonly every: number;
  readonly confidence: number;
  readonly counted: readonly boolean[];
  readonly classes: readonly CallerClass[];
  readonly retrials: RetrialFit | null;
}

function fitClasses(of: ClassesOfLog): ClassFit[] {
  const { log, local, every, confidence, counted, classes, retrials } = of;
  const groups = groupsOf(classes);
  const firstCalls = retrials?.firstCalls;
  const fitted = (count: number, groupOf: (call: LoggedCall) => number): ArrivalFit[] => {
    let live = 0;
    return countByDay(log, local, every, count, (call) => ({
      group: groupOf(call),
      weight: firstCalls === undefined ? 1 : firstCalls.parts[firstCalls.before[live++]!]!,
    })).map((each) => fitArrivals(each, counted, confidence));
  };
  const byClass = fitted(classes.length, groups);
  const byType = fitted(log.types.all.length, ({ type }) => type);
  const together = busyTogether(byType, counted);
  return classes.map((each, k) => ({
    ...each,
    arrivals: byClass[k]!,
    variation: byType[each.type]!,
    together: together[each.type]!,
  }));
}

/** The class of a call: that of its type whose head start is nearest. */
function groupsOf(classes: readonly CallerClass[]): (call: LoggedCall) => number {
  const byType = new Map<number, number[]>();
  for (const [k, { type }] of classes.entries()) {
    byType.set(type, [...(byType.get(type) ?? []), k]);
  }
  return ({ type, headStartMs }) => {
    const off = (k: number): number => Math.abs(classes[k]!.headStartMs - headStartMs);
    return byType.get(type)!.reduce((best, k) => (off(k) < off(best) ? k : best));
  };
}
