/**
 * A center at an instant of its day, as its timeline tells it: who waits where, what every agent
 * does, what has been counted so far. It moves on event by event; to go back it begins again.
 */
import { Activity } from '../../model/agent-state.js';
import { Media } from '../../model/media.js';
import { TimelineKind } from '../../model/timeline-event.js';
import type { DayFacts } from '../day-facts.js';
import { Count, Counts } from './counts.js';
import type { TimelineEvent, TimelineReader } from './timeline-reader.js';

/** Somebody who is under way. */
export interface Party {
  readonly serial: number;
  readonly media: Media;
  /** Since when their waiting counts: a callback has the age of its call. */
  since: number;
  queue: number;
  waits: boolean;
  /** Until when a callback is put off; -1: it is not. */
  putOffUntil: number;
  requeues: number;
  /** Where it is counted, and where what becomes of a callback is. */
  cell: number;
  home: number;
  reached: boolean;
}

export interface AgentNow {
  activity: Activity;
  since: number;
  /** The serial of what they have in hand; 0: nothing. */
  serial: number;
}

const NOWHERE = -1;

export class DayState {
  readonly facts: DayFacts;
  readonly counts: Counts;
  readonly agents: readonly AgentNow[];
  /** Those who wait, by queue, in the order in which they came to wait. */
  readonly waiting: readonly Map<number, Party>[];
  readonly putOff = new Map<number, Party>();
  now = 0;
  /** The event that comes next. */
  position = 0;
  private readonly timeline: TimelineReader;
  private readonly parties = new Map<number, Party>();
  private readonly event: TimelineEvent = { at: 0, kind: 0, first: 0, serial: 0, second: 0 };

  constructor(facts: DayFacts, timeline: TimelineReader) {
    this.facts = facts;
    this.timeline = timeline;
    // One more for what comes after the close.
    const intervals = Math.max(1, Math.ceil(facts.lengthMs / facts.intervalMs)) + 1;
    this.counts = new Counts(intervals, facts.queues.length);
    this.agents = facts.agents.map(() => ({ activity: Activity.LoggedOut, since: 0, serial: 0 }));
    this.waiting = facts.queues.map(() => new Map());
  }

  /** Who is under way under a serial. */
  partyOf(serial: number): Party | undefined {
    return this.parties.get(serial);
  }

  /** Goes to an instant, forward or back. */
  goTo(instant: number): void {
    if (instant < this.now) this.restart();
    const { timeline, event } = this;
    while (this.position < timeline.count && timeline.atOf(this.position) <= instant) {
      timeline.read(this.position++, event);
      this.apply(event);
    }
    this.now = instant;
  }

  private restart(): void {
    this.position = 0;
    this.now = 0;
    this.counts.clear();
    this.parties.clear();
    this.putOff.clear();
    for (const queue of this.waiting) queue.clear();
    for (const agent of this.agents) {
      agent.activity = Activity.LoggedOut;
      agent.since = 0;
      agent.serial = 0;
    }
  }

  private apply(event: TimelineEvent): void {
    const { at, kind, first, serial, second } = event;
    if (kind === TimelineKind.AgentChanged) return this.agentChanged(event);
    if (kind === TimelineKind.Called) return this.begin(serial, Media.Phone, at);
    if (kind === TimelineKind.Transferred) return this.begin(second, Media.Phone, at);
    if (kind === TimelineKind.Created) {
      return this.begin(serial, Media.PhoneCallback, this.parties.get(second)?.since ?? at);
    }
    const party = this.parties.get(serial);
    if (party === undefined) return;
    if (kind === TimelineKind.Entered) this.entered(party, first, at);
    else if (kind === TimelineKind.Joined) this.joined(party, first);
    else if (kind === TimelineKind.Left) this.left(party);
    else if (kind === TimelineKind.PutOff) this.putAside(party, at + second);
    else this.count(party, event);
  }

  private agentChanged({ at, first, serial, second }: TimelineEvent): void {
    const agent = this.agents[second];
    if (agent === undefined) return;
    agent.activity = first as Activity;
    agent.since = at;
    agent.serial = serial;
  }

  private begin(serial: number, media: Media, since: number): void {
    const reached = false;
    this.parties.set(serial, {
      ...{ serial, media, since, reached, queue: NOWHERE, waits: false, putOffUntil: -1 },
      ...{ requeues: 0, cell: NOWHERE, home: NOWHERE },
    });
  }

  private entered(party: Party, queue: number, at: number): void {
    const { counts, facts } = this;
    const interval =
      at >= facts.lengthMs ? counts.intervals - 1 : Math.floor(at / facts.intervalMs);
    this.putOff.delete(party.serial);
    party.putOffUntil = -1;
    party.queue = queue;
    party.cell = counts.placeOf(interval, queue, party.media);
    // A call waits since it entered; a callback since its call did.
    if (party.media === Media.Phone) party.since = at;
    if (party.home === NOWHERE) {
      party.home = party.cell;
      if (party.media === Media.PhoneCallback) counts.add(party.cell, Count.Created);
    }
    counts.add(party.cell, Count.Offered);
  }

  private joined(party: Party, queue: number): void {
    party.queue = queue;
    party.waits = true;
    this.waiting[queue]?.set(party.serial, party);
  }

  private left(party: Party): void {
    party.waits = false;
    this.waiting[party.queue]?.delete(party.serial);
  }

  private putAside(party: Party, until: number): void {
    party.putOffUntil = until;
    this.putOff.set(party.serial, party);
  }

  private count(party: Party, { kind, first, second }: TimelineEvent): void {
    const { counts, facts } = this;
    const { cell, home } = party;
    switch (kind) {
      case TimelineKind.Answered:
        counts.add(cell, Count.Answered);
        counts.add(cell, Count.WaitMs, second);
        if (second <= facts.answerWithinMs) counts.add(cell, Count.Within);
        break;
      case TimelineKind.Abandoned:
        counts.add(cell, Count.Abandoned);
        break;
      case TimelineKind.BrokeOut:
        counts.add(cell, Count.BrokeOut);
        break;
      case TimelineKind.Requeued:
        party.requeues++;
        counts.add(cell, Count.Requeued);
        break;
      case TimelineKind.Settled:
        party.reached ||= first === 0;
        break;
      case TimelineKind.Cancelled:
        if (home !== NOWHERE) counts.add(home, Count.Cancelled);
        this.forget(party);
        break;
      case TimelineKind.Expired:
        if (home !== NOWHERE) counts.add(home, Count.Expired);
        this.forget(party);
        break;
      case TimelineKind.LeftOver:
        if (home !== NOWHERE) counts.add(home, Count.LeftOver);
        break;
      case TimelineKind.Ended:
        this.ended(party);
        break;
    }
  }

  private ended(party: Party): void {
    const { media, home, reached, serial } = party;
    if (!this.parties.has(serial)) return;
    if (media === Media.PhoneCallback && home !== NOWHERE) {
      this.counts.add(home, reached ? Count.Completed : Count.Unreached);
    }
    this.forget(party);
  }

  private forget({ serial }: Party): void {
    this.putOff.delete(serial);
    this.parties.delete(serial);
  }
}
