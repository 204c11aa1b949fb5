/**
 * How many agents a step needs: Poisson calls, exponential services, exponential patience (Erlang A),
 * as if the load of the step had lasted for ever.
 *
 * The wait x that a caller without end of patience would have has, where it is above 0, a density in
 * proportion to exp((calls / leaving)(1 - exp(-leaving x)) - agents x / service), with `leaving` one
 * over the mean patience. Who is answered in time had a wait below the target and more patience.
 */
import { MOST_AGENTS } from '../../scenario/schema/teams.js';
import { erlangA } from '../../stats/erlang.js';

/** Seconds. */
export interface Demand {
  readonly callsPerSecond: number;
  readonly meanService: number;
  readonly meanPatience: number;
}

/** The share of what is sought that lies beyond the end of an integral: e to the minus this. */
const BEYOND = 40;
const PARTS = 400;

/** @returns the share of all calls that is answered within the target, in seconds */
export function levelOf(agents: number, demand: Demand, target: number): number {
  const { callsPerSecond, meanService, meanPatience } = demand;
  if (callsPerSecond === 0 || meanService === 0) return 1;
  if (agents === 0) return 0;
  const leaving = 1 / meanPatience;
  const power = (x: number): number =>
    callsPerSecond * meanPatience * -Math.expm1(-leaving * x) - (agents * x) / meanService;
  // Where more come than can be served the density rises at first.
  const top = Math.max(0, meanPatience * Math.log((callsPerSecond * meanService) / agents));
  const highest = power(top);
  let end = top + meanService / agents;
  while (power(end) > highest - BEYOND) end *= 2;
  const density = (x: number): number => Math.exp(power(x) - highest);
  const answered = (x: number): number => density(x) * Math.exp(-leaving * x);
  const within = Math.min(target, end);
  const load = callsPerSecond * meanService;
  const { waitProbability } = erlangA(agents, load, meanService, meanPatience);
  const share = integral(answered, within) / integral(density, end);
  return 1 - waitProbability + waitProbability * share;
}

/** By Simpson's rule from 0 on. */
function integral(of: (x: number) => number, to: number): number {
  const step = to / PARTS;
  let sum = of(0) + of(to);
  for (let k = 1; k < PARTS; k++) sum += (k % 2 === 0 ? 2 : 4) * of(k * step);
  return (sum * step) / 3;
}

/**
 * The fewest agents with whom this share, below 1, is answered within the target; no more than a
 * scenario may have.
 */
export function fewestFor(demand: Demand, share: number, target: number): number {
  const load = demand.callsPerSecond * demand.meanService;
  if (load === 0) return 0;
  if (load >= MOST_AGENTS) return MOST_AGENTS;
  let low = -1;
  let high = Math.max(1, Math.ceil(load));
  while (high < MOST_AGENTS && levelOf(high, demand, target) < share) {
    low = high;
    high = Math.min(MOST_AGENTS, 2 * high);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (levelOf(middle, demand, target) < share) low = middle;
    else high = middle;
  }
  return high;
}
