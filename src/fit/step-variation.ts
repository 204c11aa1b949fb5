/** Whether the steps of a day follow the profile of its weekday, given how many called that day. */
import { type CountAndMean, type OverDispersion, overDispersion } from './over-dispersion.js';

/** Only steps with so many calls on an average day are looked at. */
const ENOUGH_CALLS = 5;

export interface Cells {
  readonly steps: number;
  readonly counts: Float64Array;
}

/** @param byWeekday the days of each weekday */
export function stepVariation(
  byWeekday: readonly (readonly number[])[],
  cells: Cells,
  confidence: number,
): OverDispersion | null {
  const all: CountAndMean[] = [];
  let degrees = 0;
  for (const days of byWeekday) {
    const steps = busySteps(days, cells);
    if (days.length < 2 || steps.length < 2) continue;
    degrees += (days.length - 1) * (steps.length - 1);
    all.push(...expectedCells(days, steps, cells));
  }
  return overDispersion(all, degrees, confidence);
}

export function busySteps(days: readonly number[], { steps, counts }: Cells): number[] {
  return Array.from({ length: steps }, (_, s) => s).filter(
    (s) => days.reduce((sum, d) => sum + counts[d * steps + s]!, 0) >= ENOUGH_CALLS * days.length,
  );
}

/** Each step of each day, with what the profile of all these days makes of the day's total. */
function expectedCells(
  days: readonly number[],
  chosen: readonly number[],
  { steps, counts }: Cells,
): CountAndMean[] {
  const at = (d: number, s: number): number => counts[d * steps + s]!;
  const ofStep = chosen.map((s) => days.reduce((sum, d) => sum + at(d, s), 0));
  const whole = ofStep.reduce((sum, each) => sum + each, 0);
  return days.flatMap((d) => {
    const total = chosen.reduce((sum, s) => sum + at(d, s), 0);
    return chosen.map((s, k) => ({ count: at(d, s), mean: (total * ofStep[k]!) / whole }));
  });
}
