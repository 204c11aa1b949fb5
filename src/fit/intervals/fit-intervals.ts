/**
 * What rows of intervals tell of the center behind them: when callers call, how long an answered call
 * takes, how soon callers hang up, how many agents there are. What they cannot tell is left for the
 * scenario to assume.
 */
import type { Fault } from '../../scenario/faults/fault.js';
import { type ArrivalFit, fitArrivals } from '../arrivals.js';
import { safeNames } from '../caller-classes.js';
import type { DayCounts } from '../day-counts.js';
import type { Estimate } from '../family-fit.js';
import { type ClassFit, countedDays, type FitOptions, type FittedArrivals } from '../fit-log.js';
import { LocalDays, localDays } from '../local-days.js';
import type { LogInterval } from '../readers/reader.js';
import { busyTogether } from '../shared-days.js';
import { unusualDays } from '../unusual-days.js';
import { ASSUMED } from './assumed.js';
import { countIntervals, stepOf, type TypeCounts } from './counts.js';
import { type StaffFit, staffOf } from './staff.js';
import { type HandleFit, type HangUpFit, handleOf, hangUpsOf } from './sums.js';

export interface IntervalTypeFit {
  readonly name: string;
  readonly calls: number;
  /** null: the file does not say. */
  readonly handle: HandleFit | null;
  readonly ownHandle: boolean;
  /** null: the file does not say, so that a mean is assumed. */
  readonly hangUps: HangUpFit | null;
  readonly ownHangUps: boolean;
  readonly staff: StaffFit;
}

export interface FittedIntervals extends FittedArrivals {
  readonly calls: number;
  readonly rows: number;
  /** Steps without a row, of all types. */
  readonly missing: number;
  /** Rows that are longer than a step. */
  readonly spread: number;
  /** Seconds within which calls are to be answered, and whether somebody has said so. */
  readonly within: number;
  readonly isWithinTold: boolean;
  readonly types: readonly IntervalTypeFit[];
}

export interface IntervalOptions extends Pick<FitOptions, 'zone' | 'confidence' | 'leaveOut'> {
  /** Whether the file says that its counts are expected. */
  readonly isForecast: boolean;
  /** Within how many seconds the service level of the rows counts calls as answered. */
  readonly within?: number | undefined;
}

const CONFIDENCE = 0.95;
/** Everything, or what is wrong with the zone. There is at least one row. */
export async function fitIntervals(
  intervals: readonly LogInterval[],
  options: IntervalOptions,
): Promise<FittedIntervals | Fault> {
  const { zone, confidence = CONFIDENCE } = options;
  const within = options.within ?? ASSUMED.within;
  const [first, last] = extentOf(intervals);
  const local = await localDays(first, last, zone);
  if (!(local instanceof LocalDays)) return local;
  const every = stepOf(intervals);
  const byType = new Map<string, LogInterval[]>();
  for (const row of intervals) {
    const rows = byType.get(row.type) ?? [];
    byType.set(row.type, rows);
    rows.push(row);
  }
  const names = safeNames([...byType.keys()]);
  const counts = [...byType.values()].map((rows) => countIntervals(rows, local, every));
  const unusual = unusualDays(together(counts));
  const counted = countedDays(local, unusual, options.leaveOut);
  const isForecast = options.isForecast || intervals.some(({ offered }) => offered % 1 !== 0);
  const arrivals = counts.map((each) => fitArrivals(each, counted, confidence));
  const inAll = { handle: handleOf(intervals), hangUps: hangUpsOf(intervals, confidence) };
  return {
    ...{ zone, every, confidence, days: local.days, counted, unusual, isForecast },
    ...{ within, isWithinTold: options.within !== undefined },
    calls: intervals.reduce((sum, { offered }) => sum + offered, 0),
    rows: intervals.length,
    missing: counts.reduce((sum, { missing }) => sum + missing, 0),
    spread: intervals.filter(({ from, to }) => to - from > every).length,
    classes: classesOf(names, arrivals, { counted, isForecast }),
    types: [...byType.values()].map((rows, k) => {
      const handle = handleOf(rows);
      const hangUps = hangUpsOf(rows, confidence);
      const own = {
        handle: handle ?? inAll.handle,
        hangUps: hangUps ?? inAll.hangUps,
      };
      return {
        ...{ name: names[k]!, calls: rows.reduce((sum, { offered }) => sum + offered, 0), ...own },
        ownHandle: handle !== null,
        ownHangUps: hangUps !== null,
        staff: staffOf(rows, counts[k]!, arrivals[k]!, {
          ...{ counted, every, within },
          meanService: own.handle?.mean ?? ASSUMED.handle,
          meanPatience: own.hangUps?.mean.value ?? ASSUMED.patience,
        }),
      };
    }),
  };
}

function extentOf(intervals: readonly LogInterval[]): [first: number, last: number] {
  let [first, last] = [Infinity, 0];
  for (const { from, to } of intervals) {
    first = Math.min(first, from);
    last = Math.max(last, to - 1);
  }
  return [first, last];
}

function together(counts: readonly TypeCounts[]): DayCounts {
  const [first] = counts;
  const all = first!.counts.map((_, cell) =>
    counts.reduce((sum, each) => sum + each.counts[cell]!, 0),
  );
  return { ...first!, counts: all };
}

/** One class a type. Days of a forecast are what the forecaster made of them: no intervals. */
function classesOf(
  names: readonly string[],
  arrivals: readonly ArrivalFit[],
  { counted, isForecast }: Pick<FittedArrivals, 'counted' | 'isForecast'>,
): ClassFit[] {
  const shared = busyTogether(arrivals, counted);
  const exact = ({ value }: Estimate): Estimate => ({ value, low: null, high: null });
  return arrivals.map((fit, type) => {
    const weekdays = fit.weekdays.map((day) => ({ ...day, perDay: exact(day.perDay) }));
    const own = isForecast ? { ...fit, weekdays } : fit;
    return {
      ...{ name: names[type]!, type, headStartMs: 0, calls: fit.calls },
      ...{ arrivals: own, variation: own, together: !isForecast && shared[type]! },
    };
  });
}
