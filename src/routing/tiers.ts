/**
 * Who may serve a list, best first, and how much its priority class weighs: worked out once for each
 * list, so that no skill is compared while the run goes on.
 */
import type { AgentGroup } from '../model/agent-group.js';
import { QueueMode, type QueuePlan } from '../model/queue-plan.js';
import type { SkillProfile } from '../model/skill-profile.js';
import { fitness, NOT_ELIGIBLE } from './eligible.js';

/** Groups that may serve a queue for a profile, in tiers of equal fitness, the best first. */
export function tiersFor(
  groups: readonly AgentGroup[],
  queue: QueuePlan,
  profile: SkillProfile,
): AgentGroup[][] {
  const byFitness = new Map<number, AgentGroup[]>();
  for (const group of groups) {
    if (queue.teams !== null && !queue.teams.includes(group.team)) continue;
    const fit = fitness(group.levels, profile);
    if (fit === NOT_ELIGIBLE) continue;
    const tier = byFitness.get(fit);
    if (tier === undefined) byFitness.set(fit, [group]);
    else tier.push(group);
  }
  return [...byFitness].sort(([a], [b]) => b - a).map(([, tier]) => tier);
}

/** The vendor's factors of the five priority classes in Longest Waiting mode. */
const factors = [0.9, 0.75, 0.5, 0.25, 0.1] as const;

/** Score of a millisecond of age: age-per-minute x factor; 0 in skills-based mode. */
export function weightFor(queue: QueuePlan, priority: number): number {
  if (queue.mode === QueueMode.SkillsBased) return 0;
  return (queue.agePerMinute / 60_000) * (factors[priority] ?? 0);
}
