/**
 * Which random numbers beside those of the callers are others in two scenarios on one seed, and why.
 *
 * What an agent draws is found by their number, counted over all teams: with an agent more in one
 * team, those of the teams after it are others. It is drawn who is late, sick or away, and nothing
 * else. What a campaign draws is found by its place.
 */
import type { ResolvedScenario } from './resolve/resolve.js';

type Team = ResolvedScenario['teams'][number];

/** One sentence for each stream that differs. */
export function otherStreams(before: ResolvedScenario, after: ResolvedScenario): string[] {
  return [...otherAgents(before.teams, after.teams), ...otherCampaigns(before, after)];
}

function otherAgents(before: readonly Team[], after: readonly Team[]): string[] {
  const first = firstNumbers(before);
  return [...firstNumbers(after)].flatMap(([name, number]) => {
    const other = first.get(name);
    const teams = [before, after].map((all) => all.find((team) => team.name === name));
    if (other === undefined || other === number || !teams.every(isEverAbsent)) return [];
    return [
      `teams.${name}: its first agent is the ${nth(other)} of all in the base and the ${nth(number)} here, so others are late, sick or away; put teams whose size differs last`,
    ];
  });
}

/** The number of each team's first agent. */
function firstNumbers(teams: readonly Team[]): Map<string, number> {
  const numbers = new Map<string, number>();
  let next = 0;
  for (const { name, agents } of teams) {
    numbers.set(name, next);
    next += Array.isArray(agents) ? agents.length : agents;
  }
  return numbers;
}

function isEverAbsent(team: Team | undefined): boolean {
  if (team === undefined) return false;
  const single = Array.isArray(team.agents) ? team.agents : [];
  return [team, ...single].some(
    ({ lateness = 'none', sickness = 0, shrinkage = 'none' }) =>
      lateness !== 'none' || sickness > 0 || shrinkage !== 'none',
  );
}

function otherCampaigns(before: ResolvedScenario, after: ResolvedScenario): string[] {
  const places = new Map(before.campaigns.map(({ name }, k) => [name, k]));
  return after.campaigns.flatMap(({ name }, k) => {
    const other = places.get(name);
    return other === undefined || other === k
      ? []
      : [`campaigns.${name}: the ${nth(other)} in the base, here the ${nth(k)}`];
  });
}

/** Of a place counted from 0, as people count. */
export function nth(index: number): string {
  const number = index + 1;
  const isTeen = Math.floor(number / 10) % 10 === 1;
  const ending = isTeen ? undefined : ['st', 'nd', 'rd'][(number % 10) - 1];
  return `${number}${ending ?? 'th'}`;
}
