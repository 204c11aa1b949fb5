/**
 * Every event of a run as a line of JSON, each with a hash of all lines up to it: so two runs can be
 * held against each other, and the first event is found in which they differ.
 */
import { Fingerprint } from '../engine/fingerprint.js';
import type { Agent } from '../model/agent.js';
import { Presence } from '../model/agent-plan.js';
import { Activity } from '../model/agent-state.js';
import type { Caller } from '../model/caller.js';
import type { CustomerResult } from '../model/caller-plan.js';
import { type OutboundLeg, OutboundStep } from '../model/campaign.js';
import type { CenterPlan } from '../model/center-plan.js';
import { HoursChange } from '../model/hours-plan.js';
import type { Interaction } from '../model/interaction.js';
import type { BreakoutReason } from '../model/media.js';
import type { Observer, RequestOutcome } from '../model/observer.js';
import type { QueueState } from '../model/queue-state.js';
import { resultName } from './callback-row.js';
import { breakoutNames, whyNot } from './log-words.js';

/** Receives the lines, without their ends. */
export type EventSink = (line: string, hash: string) => void;

type Fields = Readonly<Record<string, string | number | boolean | null>>;

const activityNames = Object.keys(Activity);
const presenceNames = Object.keys(Presence);
const stepNames = Object.keys(OutboundStep);
const changeNames = Object.keys(HoursChange);

/** The hash that lines carry: of all lines so far, each without its own hash. */
export class LineHash {
  private readonly fingerprint = new Fingerprint();
  private lines = 0;

  /** The hash when this line has been added. */
  add(text: string): string {
    this.lines++;
    for (let k = 0; k < text.length; k += 2) {
      this.fingerprint.add(
        this.lines,
        k & 1023,
        (text.charCodeAt(k) << 16) | (text.charCodeAt(k + 1) | 0),
      );
    }
    return this.fingerprint.toString();
  }
}

/** Before the hash in a line. */
const HASH_KEY = ',"hash":"';

/** A line without its hash, and the hash; null: it is no such line. */
export function lineAndHash(line: string): { text: string; hash: string } | null {
  const at = line.lastIndexOf(HASH_KEY);
  if (at < 0 || !line.endsWith('"}')) return null;
  return { text: `${line.slice(0, at)}}`, hash: line.slice(at + HASH_KEY.length, -2) };
}

export class EventLog implements Observer {
  private readonly plan: CenterPlan;
  private readonly sink: EventSink;
  private readonly hash = new LineHash();
  private count = 0;

  constructor(plan: CenterPlan, sink: EventSink) {
    this.plan = plan;
    this.sink = sink;
  }

  private tell(at: number, event: string, fields: Fields): void {
    const text = JSON.stringify({ n: ++this.count, at, event, ...fields });
    const hash = this.hash.add(text);
    this.sink(`${text.slice(0, -1)}${HASH_KEY}${hash}"}`, hash);
  }

  private of(at: number, event: string, { serial }: Interaction, fields: Fields = {}): void {
    this.tell(at, event, { interaction: serial, ...fields });
  }

  private queueName({ queue }: Interaction): string | null {
    return this.plan.queues[queue]?.name ?? null;
  }

  called(call: Interaction, { classIndex }: Caller, now: number): void {
    const { declaredAs } = this.plan.classes[classIndex]!;
    this.of(now, 'called', call, { class: this.plan.callers[declaredAs] ?? null });
  }

  lineTaken(interaction: Interaction, now: number): void {
    this.of(now, 'lineTaken', interaction);
  }

  lineFreed(interaction: Interaction, now: number): void {
    this.of(now, 'lineFreed', interaction);
  }

  noLine(interaction: Interaction, trunks: number, now: number): void {
    this.of(now, 'noLine', interaction, { lines: this.plan.trunks[trunks]!.name });
  }

  entered(interaction: Interaction, now: number): void {
    const { age0 } = interaction;
    this.of(now, 'entered', interaction, { queue: this.queueName(interaction), age0 });
  }

  joined(interaction: Interaction, now: number): void {
    this.of(now, 'joined', interaction, { queue: this.queueName(interaction) });
  }

  left(interaction: Interaction, now: number): void {
    this.of(now, 'left', interaction, { queue: this.queueName(interaction) });
  }

  offered(interaction: Interaction, { plan }: Agent, now: number): void {
    this.of(now, 'offered', interaction, { agent: plan.name });
  }

  requeued(interaction: Interaction, { plan }: Agent, rejected: boolean, now: number): void {
    this.of(now, 'requeued', interaction, { agent: plan.name, rejected });
  }

  answered(interaction: Interaction, { plan }: Agent, now: number): void {
    this.of(now, 'answered', interaction, { agent: plan.name });
  }

  abandoned(interaction: Interaction, now: number): void {
    this.of(now, 'abandoned', interaction);
  }

  transferred(from: Interaction, leg: Interaction, now: number): void {
    this.of(now, 'transferred', from, { as: leg.serial });
  }

  brokeOut(i: Interaction, reason: BreakoutReason, toCallback: boolean, now: number): void {
    this.of(now, 'brokeOut', i, { reason: breakoutNames[reason], toCallback });
  }

  quoted(call: Interaction, { plan }: QueueState, now: number): void {
    this.of(now, 'quoted', call, { queue: plan.name, quoted_ms: call.quotedMs });
  }

  balked(call: Interaction, { plan }: QueueState, now: number): void {
    this.of(now, 'balked', call, { queue: plan.name });
  }

  decided(call: Interaction, accepted: boolean, now: number): void {
    this.of(now, 'decided', call, { accepted });
  }

  withheld(call: Interaction, now: number): void {
    this.of(now, 'withheld', call);
  }

  requested(
    call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    const made = callback === null ? { refused: whyNot[outcome] } : { callback: callback.serial };
    this.of(now, 'requested', call, made);
  }

  dialled(callback: Interaction, agent: Agent | null, now: number): void {
    this.of(now, 'dialled', callback, { agent: agent?.plan.name ?? null });
  }

  onTheLine(callback: Interaction, now: number): void {
    this.of(now, 'onTheLine', callback);
  }

  settled(callback: Interaction, result: CustomerResult, now: number): void {
    this.of(now, 'settled', callback, { result: resultName(result) });
  }

  putOff(callback: Interaction, until: number, now: number): void {
    this.of(now, 'putOff', callback, { until });
  }

  ended(interaction: Interaction, now: number): void {
    this.of(now, 'ended', interaction);
  }

  cancelled(callback: Interaction, now: number): void {
    this.of(now, 'cancelled', callback);
  }

  expired(callback: Interaction, now: number): void {
    this.of(now, 'expired', callback);
  }

  campaignCall(step: OutboundStep, { record }: OutboundLeg, now: number): void {
    this.tell(now, 'campaignCall', { step: stepNames[step] ?? null, record });
  }

  hoursChanged(change: HoursChange, _queues: readonly QueueState[], now: number): void {
    this.tell(now, 'hoursChanged', { change: changeNames[change] ?? null });
  }

  changed({ plan, activity, interaction }: Agent, _was: Activity, _since: number, now: number) {
    const does = activityNames[activity] ?? null;
    this.tell(now, 'agent', { agent: plan.name, does, interaction: interaction?.serial ?? null });
  }

  rostered({ plan, rostered }: Agent, _was: Presence, now: number): void {
    this.tell(now, 'rostered', { agent: plan.name, to: presenceNames[rostered] ?? null });
  }

  rolled(now: number): void {
    this.tell(now, 'rolled', {});
  }

  leftOver(interaction: Interaction, now: number): void {
    this.of(now, 'leftOver', interaction);
  }
}
