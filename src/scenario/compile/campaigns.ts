/**
 * Campaigns, compiled.
 */
import type { CampaignPlan } from '../../model/campaign-plan.js';
import type { Clock } from '../clock.js';
import type { NameList } from '../names.js';
import type { ResolvedCampaign } from '../resolve/campaigns.js';
import { answersOf } from './callers.js';
import type { Distributions } from './distribution.js';
import { spansOf } from './hours.js';

interface CampaignContext {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly distributions: Distributions;
  readonly skills: NameList;
  readonly teams: NameList;
}

export function compileCampaigns(
  campaigns: readonly ResolvedCampaign[],
  { clock, lengthMs, distributions, skills, teams }: CampaignContext,
): CampaignPlan[] {
  return campaigns.map((campaign) =>
    Object.freeze({
      name: campaign.name,
      records: campaign.records === 'endless' ? Number.POSITIVE_INFINITY : campaign.records,
      open: spansOf(campaign.open, clock, lengthMs).map(({ fromMs, toMs }) => ({
        from: Math.max(0, fromMs),
        to: toMs,
      })),
      teams:
        campaign.teams === 'all' ? null : campaign.teams.map((team) => teams.names.indexOf(team)),
      skills: campaign.skills.map((skill) => skills.names.indexOf(skill)),
      reserve: campaign.reserve,
      answers: answersOf({ answersCallback: campaign.answers }, distributions),
      talk: distributions.of(campaign.talk),
      wrap: campaign.wrap === 'own' ? null : distributions.of(campaign.wrap),
    }),
  );
}
