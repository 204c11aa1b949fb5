/**
 * Campaigns: outbound calls by agents who would be idle.
 *
 * An agent who has become idle, as nothing waits for them, dials the next record of the first campaign
 * that is open, has records left, and leaves enough agents idle. Calls that come in do not interrupt
 * what is under way.
 */
import { wholeMs } from '../engine/distribution.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import { CustomerResult } from '../model/caller-plan.js';
import { type Campaign, OutboundLeg, OutboundStep } from '../model/campaign.js';
import { CAMPAIGN_KIND, CampaignPurpose } from '../model/campaign-plan.js';
import { NEVER } from '../model/interaction.js';
import { EventKind } from './event-kind.js';
import { becomeFree } from './on-roster.js';
import type { Run } from './run.js';

/** Subjects of `HoursChanged` from here on are campaigns. */
export const FIRST_CAMPAIGN = 16;

export function scheduleCampaigns(run: Run): void {
  for (const campaign of run.campaigns!.all) scheduleEdge(run, campaign);
}

function scheduleEdge(run: Run, campaign: Campaign): void {
  const { open } = campaign.plan;
  const span = open[campaign.edge >> 1];
  if (span === undefined) return;
  const at = campaign.edge % 2 === 0 ? span.from : span.to;
  if (at < run.plan.lengthMs) {
    run.calendar.at(at, EventKind.HoursChanged, FIRST_CAMPAIGN + campaign.index);
  }
}

export function onCampaignHours(run: Run): void {
  const campaign = run.campaigns!.all[run.calendar.subject - FIRST_CAMPAIGN]!;
  run.note(EventKind.HoursChanged, run.calendar.subject);
  campaign.isOpen = campaign.edge++ % 2 === 0;
  scheduleEdge(run, campaign);
  // Whoever has been idle dials, longest first; at an opening they have not been asked.
  for (let agent = longestIdle(campaign); agent !== null; agent = longestIdle(campaign)) {
    if (!mayDial(run, campaign)) return;
    dial(run, campaign, agent);
  }
}

function longestIdle({ groups }: Campaign): Agent | null {
  let best: Agent | null = null;
  for (const group of groups) {
    let { first } = group;
    while (first?.stays) first = first.later;
    if (first === null) continue;
    const isBetter =
      best === null ||
      first.idleKey < best.idleKey ||
      (first.idleKey === best.idleKey && first.id < best.id);
    if (isBetter) best = first;
  }
  return best;
}

/** An agent has become idle: they dial, if any campaign wants them. */
export function dialIfWanted(run: Run, agent: Agent): void {
  // Who stayed after the close is there for what waits, not for more.
  if (agent.stays) return;
  const campaigns = run.campaigns!.byGroup[agent.group.id]!;
  for (let k = 0; k < campaigns.length; k++) {
    const campaign = campaigns[k]!;
    if (mayDial(run, campaign)) return dial(run, campaign, agent);
  }
}

function mayDial(run: Run, campaign: Campaign): boolean {
  if (!campaign.isOpen || !campaign.hasRecords || run.now >= run.plan.lengthMs) return false;
  return campaign.plan.reserve === 0 || campaign.hasAgentsToSpare;
}

function dial(run: Run, campaign: Campaign, agent: Agent): void {
  const leg = legOf(run, agent);
  const { now } = run;
  agent.group.leaveIdle(agent);
  leg.campaign = campaign;
  leg.record = campaign.dialled++;
  leg.dialledAt = now;
  leg.talkedFrom = NEVER;
  leg.underWay = true;
  run.wrapping++;
  run.setActivity(agent, Activity.OutboundDialling);
  const after = drawAnswer(run, leg);
  run.observer.campaignCall(OutboundStep.Dialled, leg, now);
  agent.ticket = run.calendar.at(now + after, EventKind.CustomerSettled, agent.id);
}

function legOf(run: Run, agent: Agent): OutboundLeg {
  const { legs } = run.campaigns!;
  let leg = legs[agent.id] ?? null;
  if (leg === null) {
    leg = new OutboundLeg(agent);
    legs[agent.id] = leg;
  }
  return leg;
}

/** Draws the result; returns the time until it is known. */
function drawAnswer({ draws }: Run, leg: OutboundLeg): number {
  const { index: campaign, plan } = leg.campaign;
  const { answers } = plan;
  draws.pair(CAMPAIGN_KIND - campaign, leg.record, 0, CampaignPurpose.Answer, 0);
  let u = draws.first;
  let index = 0;
  while (index < answers.length - 1 && u >= answers[index]!.probability) {
    u -= answers[index++]!.probability;
  }
  leg.result = answers[index]!.result;
  return wholeMs(answers[index]!.after, draws.second);
}

/** The customer of an outbound call answers, or it is known that they do not. */
export function onOutboundSettled(run: Run, agent: Agent): void {
  const leg = legOf(run, agent);
  const { now } = run;
  run.note(EventKind.CustomerSettled, agent.id);
  run.observer.campaignCall(OutboundStep.Settled, leg, now);
  if (leg.result !== CustomerResult.Person) return finish(run, leg);
  leg.talkedFrom = now;
  run.setActivity(agent, Activity.OutboundTalking);
  const talk = sample(run, leg, leg.campaign.plan.talk, CampaignPurpose.Talk);
  agent.ticket = run.calendar.at(now + talk, EventKind.TalkEnded, agent.id);
}

export function onOutboundEnded(run: Run, agent: Agent): void {
  run.note(EventKind.TalkEnded, agent.id);
  finish(run, legOf(run, agent));
}

/** Who has talked wraps up; who has reached nobody is free at once. */
function finish(run: Run, leg: OutboundLeg): void {
  const { agent } = leg;
  leg.underWay = false;
  run.observer.campaignCall(OutboundStep.Ended, leg, run.now);
  const wrap =
    leg.talkedFrom === NEVER
      ? 0
      : Math.min(
          sample(run, leg, leg.campaign.plan.wrap ?? agent.plan.wrap, CampaignPurpose.Wrap),
          agent.plan.wrapLimitMs,
        );
  if (wrap === 0) {
    run.wrapping--;
    return becomeFree(run, agent);
  }
  run.setActivity(agent, Activity.WrapUp);
  agent.ticket = run.calendar.at(run.now + wrap, EventKind.WrapEnded, agent.id);
}

function sample(
  run: Run,
  { campaign, record }: OutboundLeg,
  duration: OutboundLeg['campaign']['plan']['talk'],
  purpose: number,
): number {
  const kind = CAMPAIGN_KIND - campaign.index;
  return wholeMs(duration, run.draws.uniform(kind, record, 0, purpose, 0));
}

/** Outbound calls that are under way when the run ends, by agent. */
export function leaveOutboundOver(run: Run): void {
  for (const leg of run.campaigns!.legs) {
    if (leg?.underWay) run.observer.campaignCall(OutboundStep.LeftOver, leg, run.now);
  }
}
