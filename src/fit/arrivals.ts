/**
 * When callers call: the mean of each step of each day of the week, and how far days and steps vary
 * beyond what chance alone would do.
 */
import { studentQuantile } from '../stats/student.js';
import type { DayCounts } from './day-counts.js';
import { type FactorFit, fitFactors } from './factors.js';
import type { Estimate } from './family-fit.js';
import { type OverDispersion, overDispersion } from './over-dispersion.js';
import { stepVariation } from './step-variation.js';
import { type Surge, surgesOf, withoutSurges } from './surges.js';

export interface ArrivalFit {
  readonly calls: number;
  readonly weekdays: readonly WeekdayProfile[];
  /** Days of one weekday against each other; null: there is one of each. */
  readonly days: OverDispersion | null;
  /** Steps of a day against its total; null: too few calls. */
  readonly steps: OverDispersion | null;
  /** How the calls of different steps of a day go together; null: there is one day of each weekday. */
  readonly factors: FactorFit | null;
  /** Steps of single days that days, steps and factors are worked out without. */
  readonly surges: readonly Surge[];
  readonly trend: Trend | null;
  /** The calls of each day over the mean of its weekday; null: none expected. */
  readonly ofUsual: readonly (number | null)[];
}

export interface WeekdayProfile {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly days: number;
  readonly perDay: Estimate;
  /** Calls expected in each step that happens once. */
  readonly steps: readonly number[];
}

export interface Trend {
  /** Change of the calls in a week, as a share. */
  readonly perWeek: Estimate;
  readonly word: 'rising' | 'falling' | 'none seen';
}

/** @param used by day, whether it counts */
export function fitArrivals(
  { days, steps, counts, happens }: DayCounts,
  used: readonly boolean[],
  confidence: number,
): ArrivalFit {
  const totals = days.map((_, d) => sum(counts.subarray(d * steps, (d + 1) * steps)));
  const counted = days.map((_, d) => d).filter((d) => used[d]);
  const byWeekday = Array.from({ length: 7 }, (_, weekday) =>
    counted.filter((d) => days[d]!.weekday === weekday),
  );
  const means = byWeekday.map((of) =>
    of.length === 0 ? 0 : sum(of.map((d) => totals[d]!)) / of.length,
  );
  const meanOf = (d: number): number => means[days[d]!.weekday]!;
  const some = byWeekday.filter((of) => of.length > 0);
  const surges = surgesOf(byWeekday, { steps, counts });
  const calm = withoutSurges(counts, steps, surges);
  const calmTotals = days.map((_, d) => sum(calm.subarray(d * steps, (d + 1) * steps)));
  const calmMeans = byWeekday.map((of) => sum(of.map((d) => calmTotals[d]!)) / of.length);
  const dispersion = overDispersion(
    counted.map((d) => ({ count: calmTotals[d]!, mean: calmMeans[days[d]!.weekday]! })),
    // A weekday on which nobody ever calls tells nothing.
    sum(some.filter((of) => meanOf(of[0]!) > 0).map((of) => of.length - 1)),
    confidence,
  );
  const between = stepVariation(byWeekday, { steps, counts: calm }, confidence);
  const ofUsual = days.map((_, d) => (meanOf(d) > 0 ? totals[d]! / meanOf(d) : null));
  return {
    calls: sum(counted.map((d) => totals[d]!)),
    weekdays: some.map((of) =>
      profileOf(
        of,
        days[of[0]!]!.weekday,
        { steps, counts, happens, totals },
        confidence,
        dispersion,
      ),
    ),
    days: dispersion,
    steps: between,
    trend: trendOf(
      counted.map((d) => ({ week: days[d]!.day / 7, factor: ofUsual[d]! })),
      confidence,
    ),
    factors: fitFactors(byWeekday, { steps, counts: calm }),
    surges,
    ofUsual,
  };
}

function profileOf(
  of: readonly number[],
  weekday: number,
  { steps, counts, happens, totals }: Omit<DayCounts, 'days'> & { totals: readonly number[] },
  confidence: number,
  dispersion: OverDispersion | null,
): WeekdayProfile {
  const profile = Array.from({ length: steps }, (_, s) => {
    const times = sum(of.map((d) => happens[d]![s]!));
    return times === 0 ? 0 : sum(of.map((d) => counts[d * steps + s]!)) / times;
  });
  const value = sum(of.map((d) => totals[d]!)) / of.length;
  // The variance of a day is that of a Poisson count times what all days together say of it.
  const index = Math.max(1, dispersion?.index ?? 1);
  const t = studentQuantile((1 + confidence) / 2, Math.max(1, dispersion?.degrees ?? 1e7));
  const width = t * Math.sqrt((index * value) / of.length);
  const perDay = { value, low: Math.max(0, value - width), high: value + width };
  return { weekday, days: of.length, perDay, steps: profile };
}

/** A straight line through the factors of the days, by least squares. */
function trendOf(
  days: readonly { week: number; factor: number | null }[],
  confidence: number,
): Trend | null {
  const points = days.flatMap(({ week, factor }) => (factor === null ? [] : [{ week, factor }]));
  // Weekdays have means of their own, so there must be more days than these to see anything.
  const degrees = points.length - 8;
  if (degrees < 2) return null;
  const center = sum(points.map(({ week }) => week)) / points.length;
  const level = sum(points.map(({ factor }) => factor)) / points.length;
  const spread = sum(points.map(({ week }) => (week - center) ** 2));
  const slope = sum(points.map(({ week, factor }) => (week - center) * (factor - level))) / spread;
  const rest = sum(
    points.map(({ week, factor }) => (factor - level - slope * (week - center)) ** 2),
  );
  const width = studentQuantile((1 + confidence) / 2, degrees) * Math.sqrt(rest / degrees / spread);
  const [low, high] = [slope - width, slope + width];
  return {
    perWeek: { value: slope, low, high },
    word: low > 0 ? 'rising' : high < 0 ? 'falling' : 'none seen',
  };
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k]!;
  return total;
}
