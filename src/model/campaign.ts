/** A campaign in a run, and what an agent has in hand for one. */
import type { Agent } from './agent.js';
import type { AgentGroup } from './agent-group.js';
import type { CustomerResult } from './caller-plan.js';
import type { CampaignPlan } from './campaign-plan.js';
import { NEVER } from './interaction.js';

export class Campaign {
  readonly index: number;
  readonly plan: CampaignPlan;
  /** Those who may dial. */
  readonly groups: readonly AgentGroup[];
  isOpen = false;
  /** The next edge of its hours: even opens, odd closes. */
  edge = 0;
  /** Records dialled so far: the number of the next one. */
  dialled = 0;

  constructor(index: number, plan: CampaignPlan, groups: readonly AgentGroup[]) {
    this.index = index;
    this.plan = plan;
    this.groups = groups.filter(
      ({ team, levels }) =>
        (plan.teams === null || plan.teams.includes(team)) &&
        plan.skills.every((skill) => (levels[skill] ?? 0) > 0),
    );
  }

  get hasRecords(): boolean {
    return this.dialled < this.plan.records;
  }

  /** Whether more agents are idle than are to stay so. */
  get hasAgentsToSpare(): boolean {
    let idle = 0;
    for (const group of this.groups) idle += group.idleCount;
    return idle > this.plan.reserve;
  }
}

/** An outbound call of an agent, from the dial to the end of the talk; each agent has one record. */
export class OutboundLeg {
  readonly agent: Agent;
  campaign: Campaign = null!;
  /** Which record of the campaign is dialled, from 0. */
  record = 0;
  dialledAt = 0;
  /** Known from the beginning, told when it is settled. */
  result: CustomerResult = 0;
  /** When the talk began; -1: not yet. */
  talkedFrom = NEVER;
  underWay = false;

  constructor(agent: Agent) {
    this.agent = agent;
  }
}

/** What is told of an outbound call, in this order. */
export const OutboundStep = { Dialled: 0, Settled: 1, Ended: 2, LeftOver: 3 } as const;
export type OutboundStep = (typeof OutboundStep)[keyof typeof OutboundStep];
