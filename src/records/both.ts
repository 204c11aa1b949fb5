/** Two observers as one; the first is told first. */
import type { Agent } from '../model/agent.js';
import type { Presence } from '../model/agent-plan.js';
import type { Activity } from '../model/agent-state.js';
import type { Caller } from '../model/caller.js';
import type { CustomerResult } from '../model/caller-plan.js';
import type { OutboundLeg, OutboundStep } from '../model/campaign.js';
import type { HoursChange } from '../model/hours-plan.js';
import type { Interaction } from '../model/interaction.js';
import type { BreakoutReason } from '../model/media.js';
import type { Observer, RequestOutcome } from '../model/observer.js';
import type { QueueState } from '../model/queue-state.js';

export class Both implements Observer {
  private readonly a: Observer;
  private readonly b: Observer;

  constructor(a: Observer, b: Observer) {
    this.a = a;
    this.b = b;
  }

  called(call: Interaction, caller: Caller, now: number): void {
    this.a.called(call, caller, now);
    this.b.called(call, caller, now);
  }
  lineTaken(interaction: Interaction, now: number): void {
    this.a.lineTaken(interaction, now);
    this.b.lineTaken(interaction, now);
  }
  lineFreed(interaction: Interaction, now: number): void {
    this.a.lineFreed(interaction, now);
    this.b.lineFreed(interaction, now);
  }
  noLine(interaction: Interaction, trunks: number, now: number): void {
    this.a.noLine(interaction, trunks, now);
    this.b.noLine(interaction, trunks, now);
  }
  entered(interaction: Interaction, now: number): void {
    this.a.entered(interaction, now);
    this.b.entered(interaction, now);
  }
  joined(interaction: Interaction, now: number): void {
    this.a.joined(interaction, now);
    this.b.joined(interaction, now);
  }
  left(interaction: Interaction, now: number): void {
    this.a.left(interaction, now);
    this.b.left(interaction, now);
  }
  offered(interaction: Interaction, agent: Agent, now: number): void {
    this.a.offered(interaction, agent, now);
    this.b.offered(interaction, agent, now);
  }
  requeued(interaction: Interaction, agent: Agent, rejected: boolean, now: number): void {
    this.a.requeued(interaction, agent, rejected, now);
    this.b.requeued(interaction, agent, rejected, now);
  }
  answered(interaction: Interaction, agent: Agent, now: number): void {
    this.a.answered(interaction, agent, now);
    this.b.answered(interaction, agent, now);
  }
  abandoned(interaction: Interaction, now: number): void {
    this.a.abandoned(interaction, now);
    this.b.abandoned(interaction, now);
  }
  transferred(from: Interaction, leg: Interaction, now: number): void {
    this.a.transferred(from, leg, now);
    this.b.transferred(from, leg, now);
  }
  brokeOut(i: Interaction, reason: BreakoutReason, toCallback: boolean, now: number): void {
    this.a.brokeOut(i, reason, toCallback, now);
    this.b.brokeOut(i, reason, toCallback, now);
  }
  quoted(call: Interaction, queue: QueueState, now: number): void {
    this.a.quoted(call, queue, now);
    this.b.quoted(call, queue, now);
  }
  balked(call: Interaction, queue: QueueState, now: number): void {
    this.a.balked(call, queue, now);
    this.b.balked(call, queue, now);
  }
  decided(call: Interaction, accepted: boolean, now: number): void {
    this.a.decided(call, accepted, now);
    this.b.decided(call, accepted, now);
  }
  withheld(call: Interaction, now: number): void {
    this.a.withheld(call, now);
    this.b.withheld(call, now);
  }
  requested(
    call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    this.a.requested(call, outcome, callback, now);
    this.b.requested(call, outcome, callback, now);
  }
  dialled(callback: Interaction, agent: Agent | null, now: number): void {
    this.a.dialled(callback, agent, now);
    this.b.dialled(callback, agent, now);
  }
  onTheLine(callback: Interaction, now: number): void {
    this.a.onTheLine(callback, now);
    this.b.onTheLine(callback, now);
  }
  settled(callback: Interaction, result: CustomerResult, now: number): void {
    this.a.settled(callback, result, now);
    this.b.settled(callback, result, now);
  }
  putOff(callback: Interaction, until: number, now: number): void {
    this.a.putOff(callback, until, now);
    this.b.putOff(callback, until, now);
  }
  ended(interaction: Interaction, now: number): void {
    this.a.ended(interaction, now);
    this.b.ended(interaction, now);
  }
  cancelled(callback: Interaction, now: number): void {
    this.a.cancelled(callback, now);
    this.b.cancelled(callback, now);
  }
  expired(callback: Interaction, now: number): void {
    this.a.expired(callback, now);
    this.b.expired(callback, now);
  }
  campaignCall(step: OutboundStep, leg: OutboundLeg, now: number): void {
    this.a.campaignCall(step, leg, now);
    this.b.campaignCall(step, leg, now);
  }
  hoursChanged(change: HoursChange, queues: readonly QueueState[], now: number): void {
    this.a.hoursChanged(change, queues, now);
    this.b.hoursChanged(change, queues, now);
  }
  changed(agent: Agent, was: Activity, since: number, now: number): void {
    this.a.changed(agent, was, since, now);
    this.b.changed(agent, was, since, now);
  }
  rostered(agent: Agent, was: Presence, now: number): void {
    this.a.rostered(agent, was, now);
    this.b.rostered(agent, was, now);
  }
  rolled(now: number): void {
    this.a.rolled(now);
    this.b.rolled(now);
  }
  leftOver(interaction: Interaction, now: number): void {
    this.a.leftOver(interaction, now);
    this.b.leftOver(interaction, now);
  }
}
