/**
 * Who may serve a list, best first, and how much its priority class weighs: worked out once for each
 * list, so that no skill is compared while the run goes on.
 */
import type { AgentGroup } from '../model/agent-group.js';
import { openingOf, QueueMode, type QueuePlan } from '../model/queue-plan.js';
import type { SkillProfile } from '../model/skill-profile.js';
import { fitness, NOT_ELIGIBLE } from './eligible.js';

/**
 * Groups of agents that may serve a queue for a profile, in tiers, the best first: of equal fitness
 * within what opens together, and whoever serves earlier before whoever joins in later.
 *
 * @param stage how many of the queue's openings have come beyond the first
 */
export function tiersFor(
  groups: readonly AgentGroup[],
  queue: QueuePlan,
  profile: SkillProfile,
  stage: number,
): AgentGroup[][] {
  const { teams, openings } = queue;
  if (openings === null) {
    const serving = groups.filter(({ team }) => teams === null || teams.includes(team));
    return byFitness(serving, profile);
  }
  const tiers: AgentGroup[][] = [];
  for (let k = 0; k <= stage; k++) {
    const opened = groups.filter(({ team }) => openingOf(openings, team) === k);
    tiers.push(...byFitness(opened, profile));
  }
  return tiers;
}

function byFitness(groups: readonly AgentGroup[], profile: SkillProfile): AgentGroup[][] {
  const tiers = new Map<number, AgentGroup[]>();
  for (const group of groups) {
    const fit = fitness(group.levels, profile);
    if (fit === NOT_ELIGIBLE) continue;
    const tier = tiers.get(fit);
    if (tier === undefined) tiers.set(fit, [group]);
    else tier.push(group);
  }
  return [...tiers].sort(([a], [b]) => b - a).map(([, tier]) => tier);
}

/** The vendor's factors of the five priority classes in Longest Waiting mode. */
const factors = [0.9, 0.75, 0.5, 0.25, 0.1] as const;

/** Score of a millisecond of age: age-per-minute x factor; 0 in skills-based mode. */
export function weightFor(queue: QueuePlan, priority: number): number {
  if (queue.mode === QueueMode.SkillsBased) return 0;
  return (queue.agePerMinute / 60_000) * (factors[priority] ?? 0);
}
