/**
 * Whether campaigns can be dialled: by whom, and without dialling for ever in one instant.
 */
import { MOST_CAMPAIGNS } from '../../model/campaign-plan.js';
import * as faults from '../faults/campaigns.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { nameTakenTwice, unknownSkill, unknownTeam } from '../faults/names.js';
import { tooMany } from '../faults/values.js';
import type { Path } from '../path.js';
import type { CampaignDocument } from '../schema/campaigns.js';
import type { SkillsDocument, TeamDocument } from '../schema/teams.js';
import type { Sound } from './draft.js';
import { isNothing } from './plan-graph.js';
import { skillsOf } from './references.js';
import { checkSpan } from './shifts.js';

export function checkCampaigns(sound: Sound, found: Diagnostics): void {
  const { campaigns } = sound.draft;
  if (campaigns === undefined) return;
  if (campaigns.length > MOST_CAMPAIGNS) {
    found.at(['campaigns'], tooMany('campaigns', campaigns.length, MOST_CAMPAIGNS), 'key');
  }
  const names = new Set<string>();
  for (const [i, campaign] of campaigns.entries()) {
    const path = ['campaigns', i];
    if (names.has(campaign.name))
      found.at([...path, 'name'], nameTakenTwice('campaign', campaign.name));
    names.add(campaign.name);
    for (const [j, span] of (campaign.open ?? []).entries())
      checkSpan(span, [...path, 'open', j], found);
    checkInstant(campaign, sound.draft.rules?.engagedAfter, path, found);
    if (checkWho(sound, campaign, path, found)) checkReserve(sound, campaign, path, found);
  }
}

/** Teams and skills are those of somebody; whether it is worth looking further. */
function checkWho(
  { draft, teamsKnown, skillsKnown }: Sound,
  { teams, skills = [] }: CampaignDocument,
  path: Path,
  found: Diagnostics,
): boolean {
  if (!teamsKnown || !skillsKnown) return false;
  const known = draft.teams.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const has = skillsOf(draft.teams);
  let allKnown = true;
  for (const [i, team] of (Array.isArray(teams) ? teams : []).entries()) {
    if (known.includes(team)) continue;
    found.at([...path, 'teams', i], unknownTeam(team, known));
    allKnown = false;
  }
  for (const [i, skill] of skills.entries()) {
    if (has.includes(skill)) continue;
    found.at([...path, 'skills', i], unknownSkill(skill, has));
    allKnown = false;
  }
  return allKnown;
}

/** Somebody dials, and callbacks keep the agents that are left idle for live calls. */
function checkReserve(
  { draft, whole }: Sound,
  { name, teams, skills = [], reserve = 0 }: CampaignDocument,
  path: Path,
  found: Diagnostics,
): void {
  if (!whole(['teams'])) return;
  const mayDial = draft.teams
    .filter((team) => !Array.isArray(teams) || teams.includes(team.name ?? ''))
    .reduce((sum, team) => sum + countOf(team, skills), 0);
  const at = reserve === 0 ? path : [...path, 'reserve'];
  if (mayDial <= reserve) found.at(at, faults.nobodyDials(name, mayDial, reserve), 'key');
  const held = draft.rules?.reserveAgents ?? 0;
  if (reserve < held && whole(['rules'])) {
    found.at(at, faults.takesFromCallbacks(reserve, held), 'key');
  }
}

/** How many of a team have all of the skills. */
function countOf(
  { agents = 1, skills: ofTeam }: Partial<TeamDocument>,
  wanted: readonly string[],
): number {
  const has = (skills: SkillsDocument | undefined): boolean => {
    const names = Array.isArray(skills) ? skills : Object.keys(skills ?? {});
    return wanted.every((skill) => names.includes(skill));
  };
  if (!Array.isArray(agents)) return has(ofTeam) ? agents : 0;
  return agents.filter(({ skills }) => has(skills ?? ofTeam)).length;
}

/** An agent who is idle again at once would dial record after record without time passing. */
function checkInstant(
  { answers = { person: 1 }, talk }: CampaignDocument,
  engagedAfter: string | undefined,
  path: Path,
  found: Diagnostics,
): void {
  for (const [result, answer] of Object.entries(answers)) {
    const stated = typeof answer === 'object' ? answer.after : undefined;
    // Only this default is a setting; those of the other results take time.
    const after = stated ?? (result === 'engaged' ? engagedAfter : undefined);
    if (!isNothing(after)) continue;
    if (result === 'person' && !isNothing(talk)) continue;
    const at = [...path, 'answers', result];
    if (stated !== undefined) found.at([...at, 'after'], faults.dialsForEver());
    else found.at(at, faults.dialsForEver(), 'key');
  }
}
