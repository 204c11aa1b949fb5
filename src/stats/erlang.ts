/**
 * The queues that have formulas: Poisson arrivals, exponential service, so many servers.
 *
 * B: who finds all servers busy is lost. C: everyone waits. A: everyone waits, with exponential
 * patience. `load` is arrivals per mean service time (erlangs). Any unit of time will do, as long as it
 * is the same throughout. All are worked out by recursion from one state to the next, so that no power
 * and no factorial is ever formed.
 */

/** Share of the arrivals that find all servers busy and are lost. */
export function erlangB(servers: number, load: number): number {
  let inverse = 1;
  for (let k = 1; k <= servers; k++) inverse = 1 + (inverse * k) / load;
  return 1 / inverse;
}

export interface ErlangC {
  /** Share of the arrivals that wait; 1 where the load is not below the servers. */
  readonly waitProbability: number;
  /** Over all arrivals; Infinity where the load is not below the servers. */
  readonly meanWait: number;
  /** Share of the arrivals that wait no longer than the target. */
  readonly serviceLevel: (target: number) => number;
}

export function erlangC(servers: number, load: number, meanService: number): ErlangC {
  if (load >= servers) {
    return { waitProbability: 1, meanWait: Number.POSITIVE_INFINITY, serviceLevel: () => 0 };
  }
  const lost = erlangB(servers, load);
  const waitProbability = (servers * lost) / (servers - load * (1 - lost));
  const rate = (servers - load) / meanService;
  return {
    waitProbability,
    meanWait: waitProbability / rate,
    serviceLevel: (target) => 1 - waitProbability * Math.exp(-rate * target),
  };
}

export interface ErlangA {
  /** Share of the arrivals that do not find a server at once. */
  readonly waitProbability: number;
  /** Share of the arrivals that give up. */
  readonly abandonProbability: number;
  /** Over all arrivals, those who give up included. */
  readonly meanWait: number;
  /** Time average of the number waiting. */
  readonly meanQueue: number;
}

/** Scale from which sums are taken down again. */
const LARGE = 1e200;

/** @param meanPatience finite and positive; without bound it is Erlang C */
export function erlangA(
  servers: number,
  load: number,
  meanService: number,
  meanPatience: number,
): ErlangA {
  const arrivalRate = load / meanService;
  const busyRate = servers / meanService;
  // States in proportion to that in which all are busy and nobody waits: those below, and from it on.
  let below = servers === 0 ? 0 : 1 / erlangB(servers, load) - 1;
  let weight = 1;
  let from = 1;
  let waiting = 0;
  for (let queue = 1; weight > from * 1e-18; queue++) {
    weight *= arrivalRate / (busyRate + queue / meanPatience);
    from += weight;
    waiting += queue * weight;
    if (from > LARGE) {
      below /= LARGE;
      weight /= LARGE;
      from /= LARGE;
      waiting /= LARGE;
    }
  }
  const meanQueue = waiting / (below + from);
  return {
    waitProbability: from / (below + from),
    abandonProbability: meanQueue / meanPatience / arrivalRate,
    meanWait: meanQueue / arrivalRate,
    meanQueue,
  };
}
