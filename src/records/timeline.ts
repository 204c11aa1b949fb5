/**
 * Everything that happened in one run, in order, as numbers: 16 bytes an event. A day of a hundred
 * thousand interactions is some twenty megabytes, made in a fraction of a second; a page plays it.
 */
import type { Agent } from '../model/agent.js';
import type { Activity } from '../model/agent-state.js';
import type { Caller } from '../model/caller.js';
import type { CustomerResult } from '../model/caller-plan.js';
import type { Interaction } from '../model/interaction.js';
import { type BreakoutReason, Media } from '../model/media.js';
import type { RequestOutcome } from '../model/observer.js';
import {
  startWords,
  TIMELINE_HEAD_WORDS,
  TIMELINE_KIND_BITS,
  TIMELINE_WORDS,
  TimelineKind,
  withMedia,
} from '../model/timeline-event.js';
import { SilentObserver } from './silent-observer.js';

const EVENTS_A_BLOCK = 65_536;
const TWO_TO_32 = 4294967296;
/** Some 130 MB; whoever looks at a run has seen enough by then. */
const MOST_EVENTS = 8_000_000;

export class Timeline extends SilentObserver {
  /** When the run was over, ms from the start. */
  endedAt = 0;
  /** From when on nothing more was written down; null: all of it is there. */
  cutAt: number | null = null;
  events = 0;
  private readonly blocks: Int32Array<ArrayBuffer>[] = [];
  private block = new Int32Array(0);
  private used = EVENTS_A_BLOCK;
  private startsAt = 0;

  /** The blocks, each with its head, as bytes of little-endian 32-bit words. */
  *bytes(): Iterable<Uint8Array<ArrayBuffer>> {
    for (const block of this.blocks) {
      const words = TIMELINE_HEAD_WORDS + block[0]! * TIMELINE_WORDS;
      yield new Uint8Array(block.buffer, 0, words * Int32Array.BYTES_PER_ELEMENT);
    }
  }

  private add(kind: TimelineKind, serial: number, first: number, second: number, now: number) {
    if (this.used === EVENTS_A_BLOCK || now - this.startsAt >= TWO_TO_32) {
      if (this.events >= MOST_EVENTS) {
        this.cutAt ??= now;
        return;
      }
      this.begin(now);
    }
    const { block } = this;
    const at = TIMELINE_HEAD_WORDS + this.used * TIMELINE_WORDS;
    block[at] = now - this.startsAt;
    block[at + 1] = (first << TIMELINE_KIND_BITS) | kind;
    block[at + 2] = serial;
    block[at + 3] = second;
    block[0] = ++this.used;
    this.events++;
  }

  private begin(now: number): void {
    this.block = new Int32Array(TIMELINE_HEAD_WORDS + EVENTS_A_BLOCK * TIMELINE_WORDS);
    [this.block[1], this.block[2]] = startWords(now);
    this.blocks.push(this.block);
    this.startsAt = now;
    this.used = 0;
  }

  override called(call: Interaction, { classIndex }: Caller, now: number): void {
    this.add(TimelineKind.Called, call.serial, classIndex, 0, now);
  }

  override entered({ serial, queue, media }: Interaction, now: number): void {
    this.add(TimelineKind.Entered, serial, queue, media, now);
  }

  override joined({ serial, queue, media }: Interaction, now: number): void {
    this.add(TimelineKind.Joined, serial, queue, media, now);
  }

  override left({ serial, queue, media }: Interaction, now: number): void {
    this.add(TimelineKind.Left, serial, queue, media, now);
  }

  override offered({ serial, media }: Interaction, { id }: Agent, now: number): void {
    this.add(TimelineKind.Offered, serial, withMedia(id, media), 0, now);
  }

  override requeued(
    { serial, media }: Interaction,
    { id }: Agent,
    rejected: boolean,
    now: number,
  ): void {
    this.add(TimelineKind.Requeued, serial, withMedia(id, media), rejected ? 1 : 0, now);
  }

  override answered(interaction: Interaction, { id }: Agent, now: number): void {
    const { serial, media, answers, age0, enteredAt } = interaction;
    const byAge = media === Media.PhoneCallback && answers === 0;
    const waited = now - (byAge ? age0 : enteredAt);
    this.add(TimelineKind.Answered, serial, withMedia(id, media), waited, now);
  }

  override abandoned({ serial, queue, enteredAt }: Interaction, now: number): void {
    this.add(TimelineKind.Abandoned, serial, queue, now - enteredAt, now);
  }

  override brokeOut(
    { serial }: Interaction,
    reason: BreakoutReason,
    toCallback: boolean,
    now: number,
  ): void {
    this.add(TimelineKind.BrokeOut, serial, reason, toCallback ? 1 : 0, now);
  }

  override requested(
    call: Interaction,
    _outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    if (callback !== null) this.add(TimelineKind.Created, callback.serial, 0, call.serial, now);
  }

  override dialled({ serial }: Interaction, agent: Agent | null, now: number): void {
    this.add(TimelineKind.Dialled, serial, 0, agent?.id ?? -1, now);
  }

  override settled({ serial }: Interaction, result: CustomerResult, now: number): void {
    this.add(TimelineKind.Settled, serial, result, 0, now);
  }

  override putOff({ serial }: Interaction, until: number, now: number): void {
    this.add(TimelineKind.PutOff, serial, 0, until - now, now);
  }

  override ended({ serial, life, media }: Interaction, now: number): void {
    this.add(TimelineKind.Ended, serial, media === Media.PhoneCallback ? life : 0, media, now);
  }

  override cancelled({ serial }: Interaction, now: number): void {
    this.add(TimelineKind.Cancelled, serial, 0, 0, now);
  }

  override expired({ serial }: Interaction, now: number): void {
    this.add(TimelineKind.Expired, serial, 0, 0, now);
  }

  override transferred({ serial }: Interaction, leg: Interaction, now: number): void {
    this.add(TimelineKind.Transferred, serial, 0, leg.serial, now);
  }

  override changed(agent: Agent, _was: Activity, _since: number, now: number): void {
    const serial = agent.interaction?.serial ?? 0;
    this.add(TimelineKind.AgentChanged, serial, agent.activity, agent.id, now);
  }

  override leftOver({ serial, media }: Interaction, now: number): void {
    this.add(TimelineKind.LeftOver, serial, 0, media, now);
  }

  /** The last of these is at the end. */
  override rolled(now: number): void {
    this.endedAt = now;
  }
}
