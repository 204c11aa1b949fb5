/**
 * The ladder of a search over all teams together: rungs of ever better service by formula, the same
 * in every team and interval, so that no hour pays for another.
 */

import { missedShare } from './requirement.js';
import type { Counts, Space } from './search.js';
import { agentsAt, countsFor, missedBy, type TeamSpace } from './teams.js';

/** Shares missed, from much to next to nothing; and how often more than that, where that is not enough. */
const SHARES = Array.from({ length: 70 }, (_, k) => 0.6 * 0.85 ** k);
const BEYOND = [1.1, 1.25, 1.5, 2, 3, 5];

/** @param share that may be missed, as far as is known */
export function spaceOf(teams: readonly TeamSpace[], share: number): Space {
  const fewest = teams.flatMap(({ kinds, min }) => kinds.map(() => min));
  const [team] = teams;
  if (team !== undefined && fewest.length === 1) {
    const ladder = Array.from({ length: team.max - team.min + 1 }, (_, k) => [team.min + k]);
    const start = (countsFor(team, share)[0] ?? team.min) - team.min;
    return { ladder, start, fewest, order: () => [0] };
  }
  const ladder: Counts[] = [fewest];
  let start = 0;
  const add = (counts: Counts): void => {
    if (ladder[ladder.length - 1]?.join() !== counts.join()) ladder.push(counts);
  };
  for (const each of SHARES) {
    add(teams.flatMap((one) => countsFor(one, each)));
    if (each > share) start = ladder.length;
  }
  const most = ladder[ladder.length - 1] ?? fewest;
  const maxima = teams.flatMap(({ kinds, max }) => kinds.map(() => max));
  for (const times of BEYOND) {
    add(most.map((count, k) => Math.min(maxima[k] ?? 0, Math.ceil(count * times))));
  }
  return { ladder, start, fewest, order: (counts) => orderOf(teams, counts) };
}

/** Kinds by what is lost by formula, an hour saved, if one of them goes; the least first. */
function orderOf(teams: readonly TeamSpace[], counts: Counts): number[] {
  const harms = teams.flatMap((team, t) => {
    const own = ownCounts(teams, counts, t);
    const now = missedOf(team, own);
    return team.kinds.map(({ hours }, k) => {
      const fewer = own.map((count, j) => (j === k ? count - 1 : count));
      return { harm: (missedOf(team, fewer) - now) / Math.max(hours, 1e-9), hours };
    });
  });
  return [...harms.keys()].sort((a, b) => {
    const [x, y] = [harms[a], harms[b]];
    return (x?.harm ?? 0) - (y?.harm ?? 0) || (y?.hours ?? 0) - (x?.hours ?? 0) || a - b;
  });
}

function missedOf({ kinds, demand }: TeamSpace, counts: Counts): number {
  const all = demand.reduce((sum, { load }) => sum + load, 0);
  return missedBy(kinds, counts, demand) * all;
}

/** The part of all counts that is one team's. */
export function ownCounts(teams: readonly TeamSpace[], counts: Counts, team: number): Counts {
  const before = teams.slice(0, team).reduce((sum, { kinds }) => sum + kinds.length, 0);
  return counts.slice(before, before + (teams[team]?.kinds.length ?? 0));
}

/** What a team needs in an interval, and has. */
export interface Requirement {
  readonly interval: number;
  readonly load: number;
  /** At work with these counts. */
  readonly agents: number;
  /** Missed by formula with them. */
  readonly missed: number;
}

export function requirementOf(team: TeamSpace, counts: Counts): Requirement[] {
  return team.demand.map((demand, interval) => {
    const agents = agentsAt(team.kinds, counts, interval);
    return { interval, load: demand.load, agents, missed: missedShare(agents, demand) };
  });
}
