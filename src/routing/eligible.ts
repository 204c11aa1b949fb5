/**
 * Whether an agent can serve what is asked for, and how well.
 */
import { RequirementKind } from '../model/applets.js';
import type { SkillProfile } from '../model/skill-profile.js';

/** An agent who cannot. */
export const NOT_ELIGIBLE = -1;

/** Weight of one optional skill against levels, which are at most 100. */
const OPTIONAL_WEIGHT = 1000;

/**
 * How well levels meet a profile; more is better, `NOT_ELIGIBLE` if a skill that is still mandatory
 * is missing. Optional skills count before levels; of several required skills the lowest level
 * counts.
 */
export function fitness(levels: readonly number[], profile: SkillProfile): number {
  let lowest = Number.POSITIVE_INFINITY;
  let preferred = 0;
  for (const { skill, kind } of profile.tags) {
    const level = levels[skill] ?? 0;
    if (kind === RequirementKind.Optional) {
      if (level > 0) preferred++;
    } else {
      if (level === 0) return NOT_ELIGIBLE;
      if (level < lowest) lowest = level;
    }
  }
  return preferred * OPTIONAL_WEIGHT + (lowest === Number.POSITIVE_INFINITY ? 0 : lowest);
}
