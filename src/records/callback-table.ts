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
import {
  type AttemptRow,
  type CallbackRow,
  type DialRow,
  type EntryRow,
  MOST_CALLBACK_ROWS,
  type PutOffRow,
  resultName,
} from './callback-row.js';
import { Overtaking } from './overtaking.js';
import { clidOf, numberText } from './phone-text.js';
import { SilentObserver } from './silent-observer.js';
import { Twin, type TwinTimes } from './twin-times.js';

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
  private readonly mostRows: number;
  private created = 0;
  /** The serial of the last callback that gets a row. */
  private last = Number.POSITIVE_INFINITY;

  constructor(plan: CenterPlan, replication: number, mostRows = MOST_CALLBACK_ROWS) {
    super();
    this.plan = plan;
    this.replication = replication;
    this.mostRows = mostRows;
  }

  private hasRow({ media, serial }: Interaction): boolean {
    return media === Media.PhoneCallback && serial <= this.last;
  }

  private attempted(
    callback: Interaction,
    agent: Agent,
    end: AttemptRow['end'],
    endedAt: number | null,
  ): void {
    if (!this.hasRow(callback)) return;
    const { serial, lastOfferAt } = callback;
    remember(this.attempts, serial, { agent: agent.plan.name, at: lastOfferAt, endedAt, end });
  }

  override entered(interaction: Interaction, now: number): void {
    if (!this.hasRow(interaction)) return;
    const { serial, queue } = interaction;
    remember(this.entries, serial, { queue: this.plan.queues[queue]!.name, at: now });
  }

  override requested(
    call: Interaction,
    _outcome: RequestOutcome,
    callback: Interaction | null,
    _now: number,
  ): void {
    if (callback === null || !this.hasRow(callback)) return;
    if (++this.created === this.mostRows) this.last = callback.serial;
    this.overtaking.requested(call, callback);
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

  override dialled(callback: Interaction, agent: Agent | null, now: number): void {
    if (!this.hasRow(callback)) return;
    const { serial } = callback;
    const dial = { agent: agent?.plan.name ?? null, at: now, endedAt: null, result: null };
    remember(this.dials, serial, dial);
  }

  override settled(callback: Interaction, result: CustomerResult, now: number): void {
    if (!this.hasRow(callback)) return;
    const dial = this.dials.get(callback.serial)!.at(-1)!;
    dial.endedAt = now;
    dial.result = resultName(result);
    // With the customer first an agent may have been kept, or rung, for nothing.
    const { agent, agentAnsweredAt } = callback;
    if (agent === null || agentAnsweredAt !== NEVER) return;
    const hungUp = result === CustomerResult.HungUpWaiting;
    this.attempted(callback, agent, hungUp ? 'hungUp' : 'notReached', now);
  }

  override putOff(callback: Interaction, until: number, now: number): void {
    if (this.hasRow(callback)) remember(this.putOffs, callback.serial, { from: now, until });
  }

  override changed({ interaction }: Agent, was: Activity, since: number, now: number): void {
    if (was !== Activity.CallbackHolding || interaction === null || !this.hasRow(interaction)) {
      return;
    }
    remember(this.holds, interaction.serial, { from: since, until: now });
  }

  override ended(interaction: Interaction, now: number): void {
    if (this.hasRow(interaction)) this.add(interaction, now);
    this.overtaking.ended(interaction);
  }

  override leftOver(interaction: Interaction, _now: number): void {
    if (!this.hasRow(interaction)) return;
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
