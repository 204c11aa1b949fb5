/**
 * What happened to every interaction of one replication, event by event, for records and stories.
 * In memory is what is under way; what becomes of a record that is over is up to who takes them.
 */

import { conversationSerial, type Role } from '../callback/reporting.js';
import type { Agent } from '../model/agent.js';
import type { Activity } from '../model/agent-state.js';
import type { Caller } from '../model/caller.js';
import { CustomerResult } from '../model/caller-plan.js';
import type { OutboundLeg, OutboundStep } from '../model/campaign.js';
import type { CenterPlan } from '../model/center-plan.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { type BreakoutReason, Media } from '../model/media.js';
import type { RequestOutcome } from '../model/observer.js';
import type { QueueState } from '../model/queue-state.js';
import { resultName } from './callback-row.js';
import { holdEvent } from './hold-events.js';
import {
  type InteractionRecord,
  type LoggedEvent,
  legFrom,
  type RecordSink,
} from './interaction-record.js';
import { breakoutNames, whyNot } from './log-words.js';
import { OutboundLog } from './outbound-log.js';
import { outcomeOf } from './outcome.js';
import { clidOf, numberText } from './phone-text.js';
import { SilentObserver } from './silent-observer.js';

export class InteractionLog extends SilentObserver {
  private readonly sink: RecordSink;
  private readonly campaigns: OutboundLog;
  private readonly plan: CenterPlan;
  private readonly open = new Map<number, InteractionRecord>();
  private readonly outbound = new Map<number, InteractionRecord>();

  constructor(plan: CenterPlan, sink: RecordSink) {
    super();
    this.plan = plan;
    this.sink = sink;
    this.campaigns = new OutboundLog(sink);
  }

  /** The record of an interaction that is under way. */
  recordOf({ serial }: Interaction): InteractionRecord | null {
    return this.open.get(serial) ?? null;
  }

  /** Where the time of an agent with a callback stands. */
  outboundRecordOf({ serial }: Interaction): InteractionRecord | null {
    return this.outbound.get(serial) ?? null;
  }

  campaignRecordOf(agent: Agent): InteractionRecord | null {
    return this.campaigns.recordOf(agent);
  }

  override called(call: Interaction, caller: Caller, now: number): void {
    this.begin('IN', call, now, clidOf(caller), this.classOf(call).dials);
  }

  private classOf({ caller }: Interaction) {
    return this.plan.classes[caller.classIndex]!;
  }

  private begin(
    role: Role,
    interaction: Interaction,
    now: number,
    connectFrom: string | null,
    connectTo: string | null,
  ): InteractionRecord {
    const isCall = interaction.media === Media.Phone;
    const goesOn = !isCall || interaction.transfers > 0;
    const record: InteractionRecord = {
      role,
      serial: interaction.serial,
      dial: role === 'OUT' ? interaction.answers + 1 : 0,
      conversation: conversationSerial(
        goesOn ? interaction.conversation : null,
        interaction.serial,
      ),
      callId: interaction.script?.id ?? null,
      callerClass: this.plan.callers[this.classOf(interaction).declaredAs]!,
      media: role === 'CB' ? 'PhoneCallback' : 'Phone',
      direction: role === 'OUT' ? 'Outbound' : 'Inbound',
      connectFrom,
      connectTo,
      startedAt: now,
      endedAt: null,
      outcome: null,
      queue: null,
      events: [],
      legs: [],
    };
    this.sink.begun(record);
    if (role === 'OUT') this.outbound.set(interaction.serial, record);
    else this.open.set(interaction.serial, record);
    return record;
  }

  private note(
    interaction: Interaction,
    now: number,
    type: string,
    name: string,
    properties: LoggedEvent['properties'] = {},
  ): void {
    this.open.get(interaction.serial)!.events.push({ at: now, type, name, properties });
  }

  override noLine(interaction: Interaction, trunks: number, now: number): void {
    this.note(interaction, now, 'NoLine', this.plan.trunks[trunks]!.name);
    if (interaction.media === Media.Phone) this.open.get(interaction.serial)!.outcome = 'Blocked';
  }

  override entered(interaction: Interaction, now: number): void {
    const { name } = this.plan.queues[interaction.queue]!;
    this.open.get(interaction.serial)!.queue = name;
    this.note(interaction, now, 'QueueEntered', name, { age0_ms: interaction.age0 });
  }

  override offered(interaction: Interaction, agent: Agent, now: number): void {
    this.note(interaction, now, 'Offered', agent.plan.name);
    this.open.get(interaction.serial)!.legs.push(legFrom(agent.plan, now, null));
  }

  private endLeg(interaction: Interaction, now: number, endReason: string): void {
    const leg = this.open.get(interaction.serial)!.legs.at(-1);
    if (leg === undefined || leg.to !== null) return;
    leg.to = now;
    leg.endReason = endReason;
  }

  override requeued(interaction: Interaction, agent: Agent, rejected: boolean, now: number): void {
    const { name } = agent.plan;
    const why = rejected ? 'Rejected' : 'NoAnswer';
    this.note(interaction, now, 'Requeued', name, { why, requeues: interaction.requeues });
    this.endLeg(interaction, now, why);
  }

  override answered(interaction: Interaction, agent: Agent, now: number): void {
    this.note(interaction, now, 'AgentAnswered', agent.plan.name);
    const leg = this.open.get(interaction.serial)!.legs.at(-1)!;
    leg.answeredAt = now;
    if (interaction.media !== Media.PhoneCallback) return;
    // OUT exists from the agent's answer on; the callback's own part of the agent ends here.
    this.endLeg(interaction, now, 'Answered');
    this.outboundOf(interaction, now).legs.push(legFrom(agent.plan, now, now));
  }

  /** OUT begins at the agent's answer or, with the customer first, at the dial. */
  private outboundOf(callback: Interaction, now: number): InteractionRecord {
    const { dials } = this.classOf(callback);
    return this.outbound.get(callback.serial) ?? this.begin('OUT', callback, now, dials, null);
  }

  override dialled(callback: Interaction, _agent: Agent | null, now: number): void {
    const out = this.outboundOf(callback, now);
    const { dialled, caller } = callback;
    out.connectTo = dialled === null ? null : numberText(dialled, caller);
    out.events.push({
      at: now,
      type: 'Dialled',
      name: out.connectTo ?? '',
      properties: { redundant: callback.redundant },
    });
  }

  override onTheLine(callback: Interaction, now: number): void {
    const out = this.outbound.get(callback.serial)!;
    out.events.push({ at: now, type: 'CustomerOnLine', name: '', properties: {} });
  }

  override settled(callback: Interaction, result: CustomerResult, now: number): void {
    const out = this.outbound.get(callback.serial)!;
    const type = result === CustomerResult.Person ? 'CustomerAnswered' : 'CustomerNotReached';
    out.events.push({ at: now, type, name: resultName(result)!, properties: {} });
  }

  override changed(agent: Agent, was: Activity, _since: number, now: number): void {
    const event = agent.interaction === null ? null : holdEvent(agent, was, now);
    if (event === null) return;
    const { serial } = agent.interaction!;
    (this.outbound.get(serial) ?? this.open.get(serial))?.events.push(event);
  }

  override transferred(from: Interaction, leg: Interaction, now: number): void {
    const { name } = this.plan.applets[leg.applet]!;
    this.note(from, now, 'Transferred', name, { call: leg.serial });
    this.begin('IN', leg, now, clidOf(leg.caller), this.classOf(leg).dials);
    this.note(leg, now, 'TransferredFrom', this.open.get(from.serial)!.queue ?? '', {
      interaction: from.serial,
    });
  }

  override abandoned(call: Interaction, now: number): void {
    this.endLeg(call, now, 'CallerHungUp');
    this.note(call, now, 'Abandoned', '');
    this.open.get(call.serial)!.outcome = 'Abandoned';
  }

  override brokeOut(
    i: Interaction,
    reason: BreakoutReason,
    toCallback: boolean,
    now: number,
  ): void {
    this.note(i, now, 'Breakout', breakoutNames[reason], {
      toCallback,
      waited_ms: now - i.enteredAt,
    });
  }

  override quoted(call: Interaction, { plan }: QueueState, now: number): void {
    this.note(call, now, 'Quoted', plan.name, { quoted_ms: call.quotedMs });
  }

  override balked(call: Interaction, { plan }: QueueState, now: number): void {
    this.note(call, now, 'Balked', plan.name);
    // Before any queue there is nothing to abandon.
    this.open.get(call.serial)!.outcome = 'Balked';
  }

  override decided(call: Interaction, accepted: boolean, now: number): void {
    const quoted = call.quotedMs === NEVER ? null : call.quotedMs;
    this.note(call, now, 'CallbackOffered', accepted ? 'Accepted' : 'Declined', {
      quoted_ms: quoted,
    });
  }

  override requested(
    call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    const applet = this.plan.applets[call.applet]!.name;
    if (callback !== null) {
      this.note(call, now, 'CallbackCreated', applet, { callback: callback.serial });
      this.begin('CB', callback, now, clidOf(call.caller), this.classOf(call).dials);
      this.note(callback, now, 'CallbackCreated', applet, { age0_ms: callback.age0 });
    } else {
      this.note(call, now, 'CallbackNotCreated', applet, { why: whyNot[outcome] });
    }
  }

  override putOff(callback: Interaction, until: number, now: number): void {
    this.note(callback, now, 'PutOff', '', { until_ms: until });
    this.endOutbound(callback, now, `Unreached (${resultName(callback.result)})`);
  }

  override campaignCall(step: OutboundStep, leg: OutboundLeg, now: number): void {
    this.campaigns.tell(step, leg, now);
  }

  override cancelled(callback: Interaction, now: number): void {
    this.note(callback, now, 'Cancelled', '');
  }

  override expired(callback: Interaction, now: number): void {
    this.note(callback, now, 'Expired', '');
  }

  override ended(interaction: Interaction, now: number): void {
    const record = this.open.get(interaction.serial)!;
    this.endLeg(interaction, now, 'Ended');
    record.endedAt = now;
    record.outcome ??= outcomeOf(interaction);
    this.endOutbound(interaction, now, record.outcome);
    this.note(interaction, now, 'Ended', record.outcome);
    this.open.delete(interaction.serial);
    this.sink.ended(record);
  }

  /** The end of OUT, if there is one: each dial has one of its own. */
  private endOutbound({ serial }: Interaction, now: number, outcome: string): void {
    const out = this.outbound.get(serial);
    if (out === undefined) return;
    out.endedAt = now;
    out.outcome = outcome;
    const leg = out.legs[0];
    if (leg !== undefined) {
      leg.to = now;
      leg.endReason = 'Ended';
    }
    out.events.push({ at: now, type: 'Ended', name: outcome, properties: {} });
    this.outbound.delete(serial);
    this.sink.ended(out);
  }

  override leftOver(interaction: Interaction, now: number): void {
    this.note(interaction, now, 'LeftOver', 'the run ended');
    this.open.get(interaction.serial)!.outcome = 'Pending';
  }
}
