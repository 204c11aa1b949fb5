/**
 * A row per callback: what happened to it and when. Kept for the replication under way only; handed
 * on when its twin's times are known.
 */
import { callbackLifecycle } from '../callback/lifecycle.js';
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import { CustomerResult } from '../model/caller-plan.js';
import type { CenterPlan } from '../model/center-plan.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { Media } from '../model/media.js';
import type { RequestOutcome } from '../model/observer.js';
import { Overtaking } from './overtaking.js';
import { clidOf, numberText } from './phone-text.js';
import { SilentObserver } from './silent-observer.js';
import { Twin, type TwinTimes } from './twin-times.js';

/**
 * One agent who was rung or, with the customer first, kept. `hungUp` and `notReached` are what the
 * customer did before the agent could answer; who was `ringing` or `kept` at the end was so still.
 */
export interface AttemptRow {
  readonly agent: string;
  readonly at: number;
  /** null: not before the run ended. */
  readonly endedAt: number | null;
  readonly end: 'answered' | 'missed' | 'rejected' | 'hungUp' | 'notReached' | 'ringing' | 'kept';
}

/** One dial of the customer's number; `endedAt` is when its result was known, null: not yet. */
export interface DialRow {
  /** null: no agent had been found for it. */
  readonly agent: string | null;
  readonly at: number;
  endedAt: number | null;
  /** Without an end: where the customer was when the run ended. */
  result: string | null;
}

/** An entry of the callback into a queue; a re-queue is none. */
export interface EntryRow {
  readonly queue: string;
  readonly at: number;
}

/** A time in which the callback was in no queue. */
export interface PutOffRow {
  readonly from: number;
  readonly until: number;
}

/** Instants are ms from the start; null: did not happen. */
export interface CallbackRow {
  readonly replication: number;
  readonly serial: number;
  readonly callSerial: number;
  readonly person: number;
  readonly attempt: number;
  /** How many transfers led to the call that made it. */
  readonly transfers: number;
  readonly callId: string | null;
  readonly callerClass: string;
  readonly queue: string | null;
  readonly applet: string;
  readonly clid: string | null;
  readonly numberDialled: string | null;
  readonly createdAt: number;
  /** The start of its slot. */
  readonly slotAt: number | null;
  readonly age0: number;
  /** Its first entry into a queue. */
  readonly queuedAt: number | null;
  readonly firstOfferAt: number | null;
  readonly lastOfferAt: number | null;
  readonly agentAnsweredAt: number | null;
  readonly dialledAt: number | null;
  /** Since when the customer was on the line, where they are dialled first. */
  readonly onLineAt: number | null;
  readonly customerAnsweredAt: number | null;
  readonly endedAt: number | null;
  readonly state: string;
  readonly result: string | null;
  readonly requeues: number;
  readonly dials: number;
  readonly redundant: boolean;
  readonly agent: string | null;
  readonly quotedMs: number | null;
  /** When the caller was told to expect an answer. */
  readonly promisedFor: number | null;
  /** By how many it was overtaken; null: it is not compared. */
  readonly overtakenBy: number | null;
  readonly entries: readonly EntryRow[];
  readonly attempts: readonly AttemptRow[];
  readonly dialled: readonly DialRow[];
  readonly putOffs: readonly PutOffRow[];
  /** Spans in which the customer was on hold. */
  readonly holds: readonly PutOffRow[];
  heldFirstOfferAt: number | null;
  heldLastOfferAt: number | null;
  heldAnsweredAt: number | null;
}

const resultNames = Object.entries(CustomerResult).map(
  ([name]) => name.charAt(0).toLowerCase() + name.slice(1),
);

/** The name of a result of the customer leg; null: none yet. */
export function resultName(result: CustomerResult | -1): string | null {
  return result < 0 ? null : (resultNames[result] ?? null);
}

export class CallbackTable extends SilentObserver {
  rows: CallbackRow[] = [];
  private readonly plan: CenterPlan;
  private readonly replication: number;
  private readonly attempts = new Map<number, AttemptRow[]>();
  private readonly dials = new Map<number, DialRow[]>();
  private readonly putOffs = new Map<number, PutOffRow[]>();
  private readonly holds = new Map<number, PutOffRow[]>();
  private readonly overtaking = new Overtaking();
  private readonly entries = new Map<number, EntryRow[]>();

  constructor(plan: CenterPlan, replication: number) {
    super();
    this.plan = plan;
    this.replication = replication;
  }

  private attempted(
    { serial, media, lastOfferAt }: Interaction,
    agent: Agent,
    end: AttemptRow['end'],
    endedAt: number | null,
  ): void {
    if (media !== Media.PhoneCallback) return;
    remember(this.attempts, serial, { agent: agent.plan.name, at: lastOfferAt, endedAt, end });
  }

  override entered({ serial, media, queue }: Interaction, now: number): void {
    if (media !== Media.PhoneCallback) return;
    remember(this.entries, serial, { queue: this.plan.queues[queue]!.name, at: now });
  }

  override requested(
    call: Interaction,
    _outcome: RequestOutcome,
    callback: Interaction | null,
    _now: number,
  ): void {
    if (callback !== null) this.overtaking.requested(call, callback);
  }

  override offered(interaction: Interaction, agent: Agent, _now: number): void {
    this.overtaking.offered(interaction, agent);
  }

  override requeued(callback: Interaction, agent: Agent, rejected: boolean, now: number): void {
    this.attempted(callback, agent, rejected ? 'rejected' : 'missed', now);
  }

  override answered(callback: Interaction, agent: Agent, now: number): void {
    this.attempted(callback, agent, 'answered', now);
  }

  override dialled({ serial }: Interaction, agent: Agent | null, now: number): void {
    const dial = { agent: agent?.plan.name ?? null, at: now, endedAt: null, result: null };
    remember(this.dials, serial, dial);
  }

  override settled(callback: Interaction, result: CustomerResult, now: number): void {
    const dial = this.dials.get(callback.serial)!.at(-1)!;
    dial.endedAt = now;
    dial.result = resultName(result);
    // With the customer first an agent may have been kept, or rung, for nothing.
    const { agent, agentAnsweredAt } = callback;
    if (agent === null || agentAnsweredAt !== NEVER) return;
    const hungUp = result === CustomerResult.HungUpWaiting;
    this.attempted(callback, agent, hungUp ? 'hungUp' : 'notReached', now);
  }

  override putOff({ serial }: Interaction, until: number, now: number): void {
    remember(this.putOffs, serial, { from: now, until });
  }

  override changed({ interaction }: Agent, was: Activity, since: number, now: number): void {
    if (was !== Activity.CallbackHolding || interaction === null) return;
    remember(this.holds, interaction.serial, { from: since, until: now });
  }

  override ended(interaction: Interaction, now: number): void {
    if (interaction.media === Media.PhoneCallback) this.add(interaction, now);
    this.overtaking.ended(interaction);
  }

  override leftOver(interaction: Interaction, _now: number): void {
    if (interaction.media !== Media.PhoneCallback) return;
    const { serial, phase, agent } = interaction;
    if (phase === Phase.Ringing) this.attempted(interaction, agent!, 'ringing', null);
    else if (phase === Phase.CustomerLeg && agent !== null) {
      this.attempted(interaction, agent, 'kept', null);
    }
    const dial = this.dials.get(serial)?.at(-1);
    if (dial !== undefined && dial.endedAt === null) dial.result = whereabouts(interaction);
    this.add(interaction, null);
  }

  private add(callback: Interaction, endedAt: number | null): void {
    const { plan } = this;
    const { caller, script, agent } = callback;
    const entries = taken(this.entries, callback.serial);
    const attempts = taken(this.attempts, callback.serial);
    const dialled = taken(this.dials, callback.serial);
    const putOffs = taken(this.putOffs, callback.serial);
    this.rows.push({
      replication: this.replication,
      serial: callback.serial,
      callSerial: callback.conversation,
      person: caller.person,
      attempt: callback.attempt,
      transfers: callback.transfers,
      callId: script?.id ?? null,
      callerClass: plan.callers[plan.classes[caller.classIndex]!.declaredAs]!,
      queue: callback.enteredAt === NEVER ? null : plan.queues[callback.queue]!.name,
      applet: plan.applets[callback.madeBy]!.name,
      clid: clidOf(caller),
      numberDialled: callback.dialled === null ? null : numberText(callback.dialled, caller),
      createdAt: callback.createdAt,
      slotAt: instant(callback.slotAt),
      age0: callback.age0,
      queuedAt: entries[0]?.at ?? null,
      firstOfferAt: instant(callback.firstOfferAt),
      lastOfferAt: instant(callback.lastOfferAt),
      agentAnsweredAt: attempts.find(({ end }) => end === 'answered')?.endedAt ?? null,
      dialledAt: instant(callback.dialledAt),
      onLineAt: instant(callback.onLineAt),
      customerAnsweredAt: instant(callback.customerAt),
      endedAt,
      state: callbackLifecycle.stateName(callback.life),
      result: resultName(callback.result),
      requeues: callback.requeues,
      dials: callback.dials,
      redundant: callback.redundant,
      agent: agent?.plan.name ?? dialled.at(-1)?.agent ?? null,
      quotedMs: instant(callback.quotedMs),
      promisedFor: instant(callback.promisedFor),
      overtakenBy: callback.firstOfferAt === NEVER ? null : instant(this.overtaking.of(callback)),
      entries,
      attempts,
      dialled,
      putOffs,
      holds: taken(this.holds, callback.serial),
      heldFirstOfferAt: null,
      heldLastOfferAt: null,
      heldAnsweredAt: null,
    });
  }

  /** Adds the times of the held calls, and gives the rows in the order of creation. */
  finish(twins: TwinTimes): CallbackRow[] {
    for (const row of this.rows) {
      const twin = twins.rowOfCallback(row.person, row.serial);
      if (twin < 0) continue;
      row.heldFirstOfferAt = known(twins.get(twin, Twin.HeldFirstOffer));
      row.heldLastOfferAt = known(twins.get(twin, Twin.HeldLastOffer));
      row.heldAnsweredAt = known(twins.get(twin, Twin.HeldAnswer));
    }
    return this.rows.sort((a, b) => a.serial - b.serial);
  }
}

/** What the customer does whose dial has no result when the run ends. */
function whereabouts({ onLine, customerAt }: Interaction): string {
  if (onLine) return 'onLine';
  return customerAt === NEVER ? 'dialling' : 'prompt';
}

function remember<Row>(rows: Map<number, Row[]>, serial: number, row: Row): void {
  const known = rows.get(serial);
  if (known === undefined) rows.set(serial, [row]);
  else known.push(row);
}

function taken<Row>(rows: Map<number, Row[]>, serial: number): readonly Row[] {
  const known = rows.get(serial) ?? [];
  rows.delete(serial);
  return known;
}

function instant(at: number): number | null {
  return at === NEVER ? null : at;
}

function known(at: number): number | null {
  return Number.isNaN(at) ? null : at;
}
