/**
 * Which agreement an interaction is under, by the skills that it requires.
 *
 * Of several the most particular counts: the one of most skills; of as many, one that is for exactly
 * these before one that is for at least these; then the shorter target; then the order of the file.
 */
import { type AgreementPlan, NO_AGREEMENT } from '../model/agreement.js';
import { RequirementKind } from '../model/applets.js';
import type { SkillProfile } from '../model/skill-profile.js';

export function agreementFor(profile: SkillProfile, agreements: readonly AgreementPlan[]): number {
  let best = NO_AGREEMENT;
  for (const [index, agreement] of agreements.entries()) {
    if (!isUnder(profile, agreement)) continue;
    if (best === NO_AGREEMENT || isMoreParticular(agreement, agreements[best]!)) best = index;
  }
  return best;
}

/** What is optional, or has become so, is not required. */
function isUnder({ tags }: SkillProfile, { skills, exactly }: AgreementPlan): boolean {
  let required = 0;
  let met = 0;
  for (const { skill, kind } of tags) {
    if (kind === RequirementKind.Optional) continue;
    required++;
    if (skills.includes(skill)) met++;
  }
  return met === skills.length && (!exactly || required === met);
}

function isMoreParticular(a: AgreementPlan, b: AgreementPlan): boolean {
  if (a.skills.length !== b.skills.length) return a.skills.length > b.skills.length;
  if (a.exactly !== b.exactly) return a.exactly;
  return a.targetMs < b.targetMs;
}
