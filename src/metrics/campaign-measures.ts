/** What campaigns come to, by campaign. */
import { CustomerResult } from '../model/caller-plan.js';
import { resultName } from '../records/callback-row.js';
import { CAMPAIGN_COUNT, CampaignCount } from '../records/campaign-totals.js';
import { count, ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { placeOf, plus, scaled, type WorldKey } from './scope.js';

const MS_PER_HOUR = 3_600_000;

/** Results that a dial of a campaign can have. */
const unreachedResults = [
  CustomerResult.NoAnswer,
  CustomerResult.Engaged,
  CustomerResult.Voicemail,
  CustomerResult.Unobtainable,
  CustomerResult.Changed,
  CustomerResult.Rejected,
  CustomerResult.Failed,
  CustomerResult.AgentGaveUp,
] as const;

export function campaignMeasures(prefix: string, campaign: number, world: WorldKey): Measure[] {
  const of = (place: number): Figure =>
    placeOf(world, 'campaigns', campaign * CAMPAIGN_COUNT + place);
  const dials = of(CampaignCount.Dials);
  const reached = of(CampaignCount.Results + CustomerResult.Person);
  const underWay = plus(of(CampaignCount.Dialling), of(CampaignCount.Talking));
  const busy = plus(of(CampaignCount.DialMs), of(CampaignCount.TalkMs));
  return [
    count(`${prefix}dials`, dials, 'Records dialled; each is dialled once.'),
    count(`${prefix}reached`, reached, 'Dials that a person answered.'),
    ratio(`${prefix}reachedRate`, 'share', 'higher', [reached, dials], 'Reached / dials.'),
    ...unreachedResults.map((result) =>
      count(
        `${prefix}unreached.${resultName(result)}`,
        of(CampaignCount.Results + result),
        `Dials that ended with: ${resultName(result)}.`,
      ),
    ),
    count(`${prefix}underWay`, underWay, 'Dials and talks that went on when the run ended.'),
    ratio(
      `${prefix}talk.mean_s`,
      's',
      'neither',
      [scaled(of(CampaignCount.TalkMs), 0.001), of(CampaignCount.Talks)],
      'Mean talk of the talks that ended.',
    ),
    {
      kind: 'mean',
      key: `${prefix}agentTime_h`,
      unit: 'h',
      better: 'neither',
      definition: 'Agent hours dialling and talking; without wrap-up.',
      of: scaled(busy, 1 / MS_PER_HOUR),
    },
  ];
}
