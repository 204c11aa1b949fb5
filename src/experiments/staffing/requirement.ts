/**
 * How many agents a load needs by formula: where a search begins, not where it ends.
 *
 * Erlang A knows one kind of call, exponential talks and patience, and a load that has lasted for
 * ever. What it does not know is found by simulation.
 */
import { erlangA, erlangC } from '../../stats/erlang.js';

/** What comes to a team in one interval. */
export interface Demand {
  /** Arrivals in the mean time that one takes an agent. */
  readonly load: number;
  /** Any unit, the same for both. */
  readonly meanService: number;
  /** Infinity: nobody gives up. */
  readonly meanPatience: number;
}

/** The share who give up; where nobody does, the share who wait. */
export function missedShare(agents: number, { load, meanService, meanPatience }: Demand): number {
  if (load <= 0) return 0;
  if (agents <= 0) return 1;
  if (meanPatience === Number.POSITIVE_INFINITY) {
    return erlangC(agents, load, meanService).waitProbability;
  }
  return erlangA(agents, load, meanService, meanPatience).abandonProbability;
}

/** The fewest agents with whom no more than this share is missed. */
export function fewestFor(demand: Demand, share: number): number {
  let low = -1;
  let high = Math.max(1, Math.ceil(demand.load));
  while (missedShare(high, demand) > share) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (missedShare(middle, demand) > share) low = middle;
    else high = middle;
  }
  return high;
}
