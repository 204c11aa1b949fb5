/**
 * Campaigns with every default written out.
 */
import { resolveAnswers } from './resolve-callers.js';
import type { CampaignDocument } from './schema-campaigns.js';

export type ResolvedCampaign = ReturnType<typeof resolveCampaign>;

export function resolveCampaign(campaign: CampaignDocument, engagedAfter: string) {
  return {
    name: campaign.name,
    records: campaign.records ?? ('endless' as const),
    open: (campaign.open ?? [{ from: '0s' }]).map(({ from, to, days }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      ...(days === undefined ? {} : { days }),
    })),
    teams: campaign.teams ?? ('all' as const),
    skills: campaign.skills ?? [],
    reserve: campaign.reserve ?? 0,
    answers: resolveAnswers(campaign.answers, engagedAfter),
    talk: campaign.talk ?? '3m',
    wrap: campaign.wrap ?? ('own' as const),
  };
}
