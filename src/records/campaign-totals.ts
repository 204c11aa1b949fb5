/** What campaigns come to: outbound calls, by the instant of the dial. */
import { Fault } from '../engine/invariant.js';
import { CUSTOMER_RESULT_COUNT, CustomerResult } from '../model/caller-plan.js';
import { type OutboundLeg, OutboundStep } from '../model/campaign.js';
import type { CenterPlan } from '../model/center-plan.js';
import { NEVER } from '../model/interaction.js';
import { SilentObserver } from './silent-observer.js';

let next = 0;
function places(count: number): number {
  const first = next;
  next += count;
  return first;
}

export const CampaignCount = {
  Dials: places(1),
  /** One place a result of the dial; a person is reached. */
  Results: places(CUSTOMER_RESULT_COUNT),
  /** Dialled, the result not known when the run ended. */
  Dialling: places(1),
  /** Talks that ended. */
  Talks: places(1),
  /** Talks that went on when the run ended. */
  Talking: places(1),
  DialMs: places(1),
  TalkMs: places(1),
} as const;
export const CAMPAIGN_COUNT = next;

export class CampaignTotals extends SilentObserver {
  /** Counts by campaign. */
  readonly counts: Float64Array;
  private readonly plan: CenterPlan;

  constructor(plan: CenterPlan) {
    super();
    this.plan = plan;
    this.counts = new Float64Array(plan.campaigns.length * CAMPAIGN_COUNT);
  }

  clear(): void {
    this.counts.fill(0);
  }

  override campaignCall(step: OutboundStep, leg: OutboundLeg, now: number): void {
    if (leg.dialledAt < this.plan.warmUpMs) return;
    const { counts } = this;
    const first = leg.campaign.index * CAMPAIGN_COUNT;
    switch (step) {
      case OutboundStep.Dialled:
        counts[first + CampaignCount.Dials]!++;
        break;
      case OutboundStep.Settled:
        counts[first + CampaignCount.Results + leg.result]!++;
        counts[first + CampaignCount.DialMs]! += now - leg.dialledAt;
        break;
      case OutboundStep.Ended:
        if (leg.talkedFrom === NEVER) break;
        counts[first + CampaignCount.Talks]!++;
        counts[first + CampaignCount.TalkMs]! += now - leg.talkedFrom;
        break;
      case OutboundStep.LeftOver: {
        const isTalking = leg.talkedFrom !== NEVER;
        counts[first + (isTalking ? CampaignCount.Talking : CampaignCount.Dialling)]!++;
        break;
      }
    }
  }

  /** Throws a `Fault` where something does not balance. */
  check(): void {
    for (const [campaign, { name }] of this.plan.campaigns.entries()) {
      const of = (place: number): number => this.counts[campaign * CAMPAIGN_COUNT + place]!;
      let results = 0;
      for (let k = 0; k < CUSTOMER_RESULT_COUNT; k++) results += of(CampaignCount.Results + k);
      const reached = of(CampaignCount.Results + CustomerResult.Person);
      if (of(CampaignCount.Dials) !== results + of(CampaignCount.Dialling)) {
        throw new Fault(`campaign ${name}: dials = results + dials under way`);
      }
      if (reached !== of(CampaignCount.Talks) + of(CampaignCount.Talking)) {
        throw new Fault(`campaign ${name}: reached = talks ended + talks under way`);
      }
    }
  }
}
