/**
 * A Skill Tagger: adds requirements. One that stands is not overwritten, unless the applet removes
 * all skills first.
 */
import { AGREEMENT_BY_SKILLS } from '../model/agreement.js';
import type { AppletKind, AppletPlan } from '../model/applets.js';
import type { Interaction } from '../model/interaction.js';
import type { SkillProfile, SkillProfiles } from '../model/skill-profile.js';
import type { Step } from './step.js';

export type SkillTaggerApplet = Extract<AppletPlan, { kind: typeof AppletKind.SkillTagger }>;

export function tagSkills(
  applet: SkillTaggerApplet,
  interaction: Interaction,
  profiles: SkillProfiles,
  step: Step,
): void {
  const { profile } = interaction;
  const index = interaction.applet;
  const tagged = profile.tagged[index] ?? remember(applet, profile, index, profiles);
  if (tagged !== profile) {
    interaction.profile = tagged;
    // What was agreed for other skills holds no longer.
    if (!interaction.agreementSet) {
      interaction.agreement = AGREEMENT_BY_SKILLS;
      interaction.agreementMs = Number.POSITIVE_INFINITY;
    }
  }
  step.goOn(applet.next, 0);
}

function remember(
  applet: SkillTaggerApplet,
  profile: SkillProfile,
  index: number,
  profiles: SkillProfiles,
): SkillProfile {
  const standing = applet.removeAll ? [] : profile.tags;
  const added = applet.add.filter((tag) => !standing.some(({ skill }) => skill === tag.skill));
  const result = profiles.of([...standing, ...added]);
  profile.tagged[index] = result;
  return result;
}
