/** The campaigns of a run, found by the group of an agent. */
import { Campaign, type OutboundLeg } from '../model/campaign.js';
import type { Center } from '../model/center.js';

export class Campaigns {
  readonly all: readonly Campaign[];
  /** By group: the campaigns that its agents may dial for, in the order of the scenario. */
  readonly byGroup: readonly (readonly Campaign[])[];
  /** By agent: the outbound call in hand, or the last one. */
  readonly legs: (OutboundLeg | null)[];

  constructor({ plan, groups, agents }: Center) {
    this.all = plan.campaigns.map((campaign, index) => new Campaign(index, campaign, groups));
    this.byGroup = groups.map((group) => this.all.filter((each) => each.groups.includes(group)));
    this.legs = agents.map(() => null);
  }
}
