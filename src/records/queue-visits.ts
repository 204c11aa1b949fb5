/**
 * A row per visit to a queue: when it began and how it ended. A re-queue after a ring that nobody
 * answered is no new visit. In memory is what is under way; who takes the rows keeps what they like.
 */
import { Role } from '../callback/reporting.js';
import type { Agent } from '../model/agent.js';
import { CustomerResult } from '../model/caller-plan.js';
import type { Interaction } from '../model/interaction.js';
import { type BreakoutReason, Media } from '../model/media.js';
import { breakoutNames } from './log-words.js';
import { SilentObserver } from './silent-observer.js';

/** The three ways in which a visit ends. */
export type VisitCategory = 'Answered' | 'Breakout' | 'Abandoned';

export interface QueueVisit {
  readonly serial: number;
  readonly role: Role;
  readonly media: Media;
  readonly queue: number;
  /** Indices of the skills that were asked for at the entry. */
  readonly skills: readonly number[];
  /** The agreement that it came under; below zero: none by a name. */
  readonly agreement: number;
  /** ms from the start. */
  readonly from: number;
  to: number | null;
  category: VisitCategory | null;
  reason: string | null;
}

export interface VisitSink {
  begun(visit: QueueVisit): void;
  /** Not called for visits under way when the run ends. */
  ended(visit: QueueVisit): void;
}

export class QueueVisits extends SilentObserver {
  private readonly sink: VisitSink;
  /** By the serial of the interaction. */
  private readonly open = new Map<number, QueueVisit>();

  constructor(sink: VisitSink) {
    super();
    this.sink = sink;
  }

  override entered(interaction: Interaction, now: number): void {
    const { serial, media, queue, profile, agreement } = interaction;
    const visit: QueueVisit = {
      serial,
      role: media === Media.Phone ? Role.Inbound : Role.Callback,
      media,
      queue,
      skills: profile.tags.map(({ skill }) => skill),
      agreement,
      from: now,
      to: null,
      category: null,
      reason: null,
    };
    this.open.set(serial, visit);
    this.sink.begun(visit);
  }

  private end({ serial }: Interaction, category: VisitCategory, reason: string, now: number): void {
    const visit = this.open.get(serial);
    if (visit === undefined) return;
    visit.to = now;
    visit.category = category;
    visit.reason = reason;
    this.open.delete(serial);
    this.sink.ended(visit);
  }

  override answered(interaction: Interaction, _agent: Agent, now: number): void {
    this.end(interaction, 'Answered', 'Delivered', now);
  }

  override abandoned(call: Interaction, now: number): void {
    this.end(call, 'Abandoned', 'CallerHungUp', now);
  }

  override brokeOut(interaction: Interaction, reason: BreakoutReason, _to: boolean, now: number) {
    this.end(interaction, 'Breakout', `${breakoutNames[reason]}Breakout`, now);
  }

  override cancelled(callback: Interaction, now: number): void {
    this.end(callback, 'Breakout', 'Cancelled', now);
  }

  override expired(callback: Interaction, now: number): void {
    this.end(callback, 'Breakout', 'Expired', now);
  }

  /** Who was dialled before any agent was there can be over without an answer. */
  override ended(interaction: Interaction, now: number): void {
    const { media, result } = interaction;
    if (media === Media.PhoneCallback && result === CustomerResult.HungUpWaiting) {
      this.end(interaction, 'Abandoned', 'CustomerHungUp', now);
    } else this.end(interaction, 'Breakout', 'CustomerNotReached', now);
  }
}
