/**
 * Steps of single days with far more calls than that step of their weekday usually has: an evening on
 * which something happened. They count in the mean, but how much days and steps vary as a rule is
 * worked out without them: a variance is made by its few largest terms, and one such evening would
 * have every evening of the scenario vary like it.
 *
 * A count is held against the mean of the same step on the other days of its weekday. Its deviation is
 * told in standard deviations of a count whose mean has a factor of variance v; v is had from the
 * median of the squares, which a few large ones do not move.
 */
import { busySteps, type Cells } from './step-variation.js';

export interface Surge {
  /** Which of the days, and which of its steps. */
  readonly day: number;
  readonly step: number;
  readonly count: number;
  /** The mean of the other days. */
  readonly usual: number;
}

/** With fewer days of a weekday it is not known which of them is the unusual one. */
const ENOUGH_DAYS = 3;
/** As of a day: over this share of the usual, if it is no chance. */
const OVER = 1.5;
/** Standard deviations that hardly any step comes to that only varies as the others do. */
const FAR = 5;
/** The median of the square of a normal deviate. */
const MEDIAN_SQUARE = 0.455;

/** @param byWeekday the days of each weekday */
export function surgesOf(byWeekday: readonly (readonly number[])[], cells: Cells): Surge[] {
  const all = byWeekday.flatMap((days) =>
    days.length < ENOUGH_DAYS ? [] : againstTheOthers(days, cells),
  );
  if (all.length === 0) return [];
  const v = factorVariance(all);
  return all
    .filter(({ count, usual, days }) => {
      const variance = days * (usual + v * usual * usual);
      return count > OVER * usual && (count - usual) ** 2 > FAR * FAR * variance;
    })
    .map(({ day, step, count, usual }) => ({ day, step, count, usual }));
}

interface Held extends Surge {
  /** By how much doubt about the usual adds to the variance. */
  readonly days: number;
}

function againstTheOthers(days: readonly number[], cells: Cells): Held[] {
  const at = (d: number, s: number): number => cells.counts[d * cells.steps + s]!;
  return busySteps(days, cells).flatMap((step) => {
    const whole = days.reduce((sum, d) => sum + at(d, step), 0);
    return days.flatMap((day) => {
      const count = at(day, step);
      const usual = (whole - count) / (days.length - 1);
      return usual === 0
        ? []
        : [{ day, step, count, usual, days: days.length / (days.length - 1) }];
    });
  });
}

/** The v at which the median of the squared deviations is that of a normal deviate; 0: none so large. */
function factorVariance(all: readonly Held[]): number {
  const medianAt = (v: number): number =>
    median(
      all.map(
        ({ count, usual, days }) => (count - usual) ** 2 / (days * (usual + v * usual * usual)),
      ),
    );
  if (medianAt(0) <= MEDIAN_SQUARE) return 0;
  let [low, high] = [0, 1e-3];
  while (medianAt(high) > MEDIAN_SQUARE && high < 1e3) high *= 2;
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    if (medianAt(middle) > MEDIAN_SQUARE) low = middle;
    else high = middle;
  }
  return high;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The counts with the usual in place of each surge. */
export function withoutSurges(counts: Float64Array, steps: number, surges: readonly Surge[]) {
  const calm = counts.slice();
  for (const { day, step, usual } of surges) calm[day * steps + step] = Math.round(usual);
  return calm;
}
