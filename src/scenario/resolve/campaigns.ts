/**
 * Campaigns with every default written out.
 */

import type { CampaignDocument } from '../schema/campaigns.js';
import type { SpansDocument } from '../schema/hours.js';
import { resolveAnswers } from './callers.js';

export type ResolvedCampaign = ReturnType<typeof resolveCampaign>;

/** @param opening when the center is open: what says no hours is dialled then */
export function resolveCampaign(
  campaign: CampaignDocument,
  engagedAfter: string,
  opening: SpansDocument,
) {
  const whole = opening === 'always' ? [{ from: '0s' }] : opening;
  const open: NonNullable<CampaignDocument['open']> = campaign.open ?? whole;
  return {
    name: campaign.name,
    records: campaign.records ?? ('endless' as const),
    open: open.map(({ from, to, days }) => ({
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
