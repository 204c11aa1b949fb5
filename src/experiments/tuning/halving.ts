/**
 * The best of many by successive halving: all are looked at briefly, the worse half is dropped, the
 * rest are looked at twice as long, until a few are left that have been looked at in full.
 *
 * Kept are, in turn, those that meet the target for certain at the least cost, those that would meet
 * it at the least cost, and those that are furthest from missing it: one who is chosen for the
 * cost alone has been lucky, and misses it on other callers.
 */

/** How one looks so far. */
export interface Score {
  /** Misses the target for certain. */
  readonly hopeless: boolean;
  /** Meets it by the estimates. */
  readonly meets: boolean;
  /**
   * How far it is from meeting it for certain, in the width of its own uncertainty; 0 or less: it
   * does, and so far from not doing so.
   */
  readonly doubt: number;
  /** What it costs; less is better. */
  readonly harm: number;
  /** The same for two that did exactly the same, of which the first is enough. */
  readonly behaviour: string;
}

export interface Ranked<T> {
  readonly candidate: T;
  readonly score: Score;
}

/** Fewer replications say next to nothing. */
const FEWEST = 5;

/** The replications of each round; the last is in full. */
export function roundsOf(candidates: number, finalists: number, replications: number): number[] {
  const rounds = [replications];
  for (let left = finalists * 2; left < candidates * 2; left *= 2) {
    const half = Math.ceil((rounds[0] ?? 0) / 2);
    if (half < FEWEST) break;
    rounds.unshift(half);
  }
  return rounds;
}

/** @returns the best, at most so many; null: it was stopped */
export async function halve<T>(
  candidates: readonly T[],
  rounds: readonly number[],
  finalists: number,
  scoreOf: (candidate: T, replications: number) => Promise<Score | null>,
): Promise<Ranked<T>[] | null> {
  let left = candidates;
  let ranked: Ranked<T>[] = [];
  for (const [round, replications] of rounds.entries()) {
    ranked = [];
    for (const candidate of left) {
      const score = await scoreOf(candidate, replications);
      if (score === null) return null;
      ranked.push({ candidate, score });
    }
    ranked = firstOfEach(ranked);
    const isLast = round === rounds.length - 1;
    const half = Math.max(finalists, Math.ceil(ranked.length / 2));
    ranked = bestOf(ranked, isLast ? finalists : half);
    left = ranked.map(({ candidate }) => candidate);
  }
  return ranked;
}

function firstOfEach<T>(ranked: readonly Ranked<T>[]): Ranked<T>[] {
  const seen = new Set<string>();
  return ranked.filter(({ score: { behaviour } }) => !seen.has(behaviour) && seen.add(behaviour));
}

/** At most so many, taken in turn from the three orders. */
function bestOf<T>(ranked: readonly Ranked<T>[], most: number): Ranked<T>[] {
  const orders = [byCertainty, byHarm, byMargin].map((order) =>
    [...ranked].sort((a, b) => order(a.score, b.score)),
  );
  const best = new Set<Ranked<T>>();
  for (let k = 0; k < ranked.length; k++) {
    for (const order of orders) {
      const next = order[k];
      if (next !== undefined && best.size < most) best.add(next);
    }
  }
  return [...best];
}

/** Those that meet the target for certain by what they cost, then those that are nearest to it. */
function byCertainty(a: Score, b: Score): number {
  if (a.hopeless !== b.hopeless) return a.hopeless ? 1 : -1;
  return Math.max(0, a.doubt) - Math.max(0, b.doubt) || a.harm - b.harm;
}

/** Those that meet it by the estimates by what they cost, then the others. */
function byHarm(a: Score, b: Score): number {
  if (a.meets !== b.meets) return a.meets ? -1 : 1;
  return a.meets ? a.harm - b.harm : byCertainty(a, b);
}

/** Those that are furthest from missing it, whatever they cost. */
function byMargin(a: Score, b: Score): number {
  if (a.hopeless !== b.hopeless) return a.hopeless ? 1 : -1;
  return a.doubt - b.doubt || a.harm - b.harm;
}
