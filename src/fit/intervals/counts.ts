/** Rows of intervals by local day and step of the day, for each type. */
import { DAY, HOUR, MINUTE } from '../../scenario/text/duration.js';
import type { DayCounts } from '../day-counts.js';
import type { LocalDays } from '../local-days.js';
import type { LogInterval } from '../readers/reader.js';

export interface TypeCounts extends DayCounts {
  /** Agents on an average, day by day, step by step; NaN: no row says. */
  readonly agents: Float64Array;
  /** Steps of days of which there is no row, though there is one on another day of that weekday. */
  readonly missing: number;
}

/** The commonest length of the rows, as far as a day has whole ones of it and it is no more than an hour. */
export function stepOf(intervals: readonly LogInterval[]): number {
  const times = new Map<number, number>();
  for (const { from, to } of intervals) times.set(to - from, (times.get(to - from) ?? 0) + 1);
  const [commonest = HOUR] = [...times].sort(([a, x], [b, y]) => y - x || a - b)[0] ?? [];
  if (commonest > HOUR) return HOUR;
  return commonest < MINUTE || DAY % commonest !== 0 ? 30 * MINUTE : commonest;
}

/** A row over several steps is spread evenly. */
export function countIntervals(
  rows: readonly LogInterval[],
  local: LocalDays,
  every: number,
): TypeCounts {
  const { days } = local;
  const steps = Math.ceil(DAY / every);
  const cells = days.length * steps;
  const counts = new Float64Array(cells);
  const covered = new Float64Array(cells);
  const staffed = new Float64Array(cells);
  const agents = new Float64Array(cells);
  for (const row of rows) {
    for (const { cell, ms } of piecesOf(row, local, every, steps)) {
      counts[cell]! += (row.offered * ms) / (row.to - row.from);
      covered[cell]! += ms;
      if (row.agents === null) continue;
      staffed[cell]! += ms;
      agents[cell]! += row.agents * ms;
    }
  }
  const happens = days.map((_, index) => local.happens(index, every));
  return {
    ...{ days, steps, counts, happens },
    agents: agents.map((sum, cell) => sum / staffed[cell]!),
    missing: missingOf({ days, steps, happens }, covered),
  };
}

/** The parts of a row that lie in one step each. */
function* piecesOf({ from, to }: LogInterval, local: LocalDays, every: number, steps: number) {
  for (let at = from; at < to; ) {
    const place = local.place(at);
    if (place === null) return;
    const { stretches } = local.days[place.index]!;
    const stretch = stretches.find((each) => at < each.to) ?? stretches.at(-1)!;
    const end = Math.min(to, stretch.to, at + every - (place.msOfDay % every));
    yield { cell: place.index * steps + Math.floor(place.msOfDay / every), ms: end - at };
    at = end;
  }
}

function missingOf(
  { days, steps, happens }: Pick<DayCounts, 'days' | 'steps' | 'happens'>,
  covered: Float64Array,
): number {
  const seen = new Set<number>();
  const key = (d: number, s: number): number => days[d]!.weekday * steps + s;
  for (let cell = 0; cell < covered.length; cell++) {
    if (covered[cell]! > 0) seen.add(key(Math.floor(cell / steps), cell % steps));
  }
  let missing = 0;
  for (let cell = 0; cell < covered.length; cell++) {
    const [d, s] = [Math.floor(cell / steps), cell % steps];
    if (covered[cell] === 0 && happens[d]![s]! > 0 && seen.has(key(d, s))) missing++;
  }
  return missing;
}
