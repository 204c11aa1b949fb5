/** How many agents a type has in each step of each weekday: as the rows say, or as few as will do. */
import type { ArrivalFit } from '../arrivals.js';
import type { LogInterval } from '../readers/reader.js';
import { ASSUMED } from './assumed.js';
import type { TypeCounts } from './counts.js';
import { fewestFor } from './level.js';

export interface StaffFit {
  /** By weekday (0 is Monday) and step; null: a weekday that did not come. */
  readonly curve: readonly (readonly number[] | null)[];
  /** Steps with calls of which the rows say the agents, and those of which Erlang A does. */
  readonly told: number;
  readonly reckoned: number;
  /** The share of calls that is to be answered in time, and whether rows say it. */
  readonly level: number;
  readonly isLevelTold: boolean;
}

export interface StaffOptions {
  readonly counted: readonly boolean[];
  readonly every: number;
  /** Seconds. */
  readonly within: number;
  readonly meanService: number;
  readonly meanPatience: number;
}

/** For all calls, or for none, no formula has a number of agents. */
const [LOWEST_LEVEL, HIGHEST_LEVEL] = [0.01, 0.99];

export function staffOf(
  rows: readonly LogInterval[],
  counts: TypeCounts,
  arrivals: ArrivalFit,
  { counted, every, within, meanService, meanPatience }: StaffOptions,
): StaffFit {
  const level = levelOfRows(rows);
  const share = Math.min(HIGHEST_LEVEL, Math.max(LOWEST_LEVEL, level ?? ASSUMED.level));
  const known = new Map<number, number>();
  const fewest = (calls: number): number => {
    const callsPerSecond = calls / (every / 1000);
    const demand = { callsPerSecond, meanService, meanPatience };
    const agents = known.get(calls) ?? fewestFor(demand, share, within);
    known.set(calls, agents);
    return agents;
  };
  let [told, reckoned] = [0, 0];
  const curve = Array.from({ length: 7 }, (_, weekday) => {
    const profile = arrivals.weekdays.find((each) => each.weekday === weekday);
    return (
      profile?.steps.map((calls, step) => {
        const mean = meanAgents(counts, weekday, step, counted);
        if (mean !== null) {
          if (calls > 0) told++;
          return mean;
        }
        if (calls > 0) reckoned++;
        return fewest(calls);
      }) ?? null
    );
  });
  return { curve, told, reckoned, level: share, isLevelTold: level !== null };
}

/** Of the days that count; null: no row of them says. */
function meanAgents(
  { days, steps, agents }: TypeCounts,
  weekday: number,
  step: number,
  counted: readonly boolean[],
): number | null {
  let [sum, times] = [0, 0];
  for (const [d, day] of days.entries()) {
    const value = agents[d * steps + step]!;
    if (day.weekday !== weekday || !counted[d] || Number.isNaN(value)) continue;
    sum += value;
    times++;
  }
  return times === 0 ? null : sum / times;
}

/** The service level of the rows, each by its calls; null: they have none. */
function levelOfRows(rows: readonly LogInterval[]): number | null {
  let [sum, calls] = [0, 0];
  for (const { offered, serviceLevel } of rows) {
    if (serviceLevel === null) continue;
    sum += offered * serviceLevel;
    calls += offered;
  }
  return calls === 0 ? null : sum / calls;
}
