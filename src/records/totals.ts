/**
 * The counters of one run. Everything that the measures need is summed here while the run goes on;
 * nothing is kept per call.
 *
 * An interaction carries the place of its interval, queue and media type in `cell`, so counting is
 * one addition to an array. Numbers waiting are integrated as agents' time is: see `AgentTime`.
 */
import type { Agent } from '../model/agent.js';
import type { Presence } from '../model/agent-plan.js';
import type { Activity } from '../model/agent-state.js';
import { CallOrigin } from '../model/call-origin.js';
import type { Caller } from '../model/caller.js';
import { CustomerResult } from '../model/caller-plan.js';
import type { HoursChange } from '../model/hours-plan.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { type BreakoutReason, MEDIA_COUNT, Media } from '../model/media.js';
import { type Observer, RequestOutcome } from '../model/observer.js';
import type { QueueState } from '../model/queue-state.js';
import { Books } from './books.js';
import {
  countAnsweredCallback,
  countCancelled,
  countEnd,
  countExpired,
  countLeftOverCallback,
  countPutOff,
  countReached,
  countRequest,
} from './callback-counts.js';
import { Counter, Scalar } from './counter.js';
import {
  countCustomerLeg,
  countLeftInQueue,
  countOnTheLine,
  dialMs,
} from './customer-first-counts.js';
import { countOvertaken } from './overtaking.js';
import {
  countAbandonedPerson,
  countBlocked,
  countEndOfCall,
  countFurtherCall,
  countLiveAnswer,
  countReachedPerson,
} from './person-counts.js';
import { countAbandon, countAnswer, countBreakout, countWayToCallback } from './queue-exits.js';
import { countRequeue, takeHome } from './return-counts.js';
import { countTransfer, isTransferred } from './transfer-counts.js';

export class Totals extends Books implements Observer {
  called(call: Interaction, caller: Caller, _now: number): void {
    const counted = this.isCounted(caller);
    const isFirst = call.origin === CallOrigin.First;
    if (isFirst) this.people.enter(caller.person, counted);
    if (!counted) return;
    this.scalars[Scalar.Calls]!++;
    if (isFirst) this.scalars[Scalar.FirstContacts]!++;
    else countFurtherCall(this, call);
  }

  lineTaken(interaction: Interaction, now: number): void {
    this.trunks.taken(interaction, now);
  }

  lineFreed(interaction: Interaction, now: number): void {
    this.trunks.freed(interaction, now);
  }

  noLine(interaction: Interaction, trunks: number, now: number): void {
    this.trunks.noLine(interaction, trunks, now);
    if (this.isCounted(interaction.caller)) countBlocked(this.scalars, interaction);
  }

  entered(interaction: Interaction, now: number): void {
    const { media, caller } = interaction;
    const first = media === Media.PhoneCallback && interaction.cell === 0;
    interaction.cell = this.cellAt(now, interaction);
    this.cells[interaction.cell + Counter.Offered]!++;
    if (first) this.cells[interaction.cell + Counter.Created]!++;
    if (isTransferred(interaction)) this.cells[interaction.cell + Counter.TransferredIn]!++;
    // One that comes back after a dial is counted as one where it was first.
    if (interaction.answers === 0) takeHome(this.cells, interaction, first);
    // Where no queue came before the callback, it is the callback that queues for its person.
    if (interaction.redial >= 0 && this.isCounted(caller)) {
      if (!this.people.hasQueued(caller.person)) this.scalars[Scalar.PersonsQueued]!++;
      this.people.queued(caller.person, interaction.redial === 0);
    }
  }

  joined(interaction: Interaction, now: number): void {
    const { queue, media } = interaction;
    // Not where an agent rang in this visit and the interaction came back.
    if (interaction.lastOfferAt < interaction.enteredAt && !interaction.onLine) {
      this.cells[interaction.cell + Counter.Delayed]!++;
      this.told.beganToWait(interaction);
    }
    this.waitingTime.joined(queue, media, now);
  }

  left({ queue, media }: Interaction, now: number): void {
    this.waitingTime.left(queue, media, now);
  }

  offered(interaction: Interaction, agent: Agent, _now: number): void {
    this.overtaking.offered(interaction, agent);
  }

  campaignCall(): void {}

  requeued(interaction: Interaction, _agent: Agent, rejected: boolean, now: number): void {
    countRequeue(this.cells, interaction, rejected, now);
    if (interaction.media === Media.PhoneCallback && !this.isOfWarmUp(interaction.cell)) {
      const { requeues } = interaction;
      if (requeues > this.scalars[Scalar.RequeuesMax]!) this.scalars[Scalar.RequeuesMax] = requeues;
    }
  }

  answered(interaction: Interaction, agent: Agent, now: number): void {
    this.agentTime.handling.answered(agent, interaction);
    const { cells, plan } = this;
    const { cell, media, queue } = interaction;
    const isCall = media === Media.Phone;
    const byAge = !isCall && interaction.answers === 0;
    const wait = now - (byAge ? interaction.age0 : interaction.enteredAt);
    const within = countAnswer(cells, cell, wait, interaction.isDelayed, plan.targets);
    if (!this.isOfWarmUp(cell)) this.waits[queue * MEDIA_COUNT + media]!.add(wait);
    if (isCall) countLiveAnswer(this, interaction, wait, within, now);
    else countAnsweredCallback(cells, interaction, now);
    if (byAge) countOvertaken(cells, cell, this.overtaking.of(interaction));
    if (byAge) this.slots.answered(cells, interaction, this.isOfWarmUp(cell), now);
  }

  abandoned(call: Interaction, now: number): void {
    const wait = now - call.enteredAt;
    countAbandon(this.cells, call.cell, wait, call.isDelayed, this.plan.targets);
    countAbandonedPerson(this, call, wait, now);
    if (call.transfers > 0) this.cells[call.cell + Counter.TransferredAbandoned]!++;
  }

  transferred(from: Interaction, _leg: Interaction, _now: number): void {
    countTransfer(this.cells, this.scalars, this.people, from);
  }

  brokeOut(interaction: Interaction, reason: BreakoutReason, to: boolean, now: number): void {
    const wait = now - interaction.enteredAt;
    countBreakout(this.cells, interaction.cell, reason, wait, interaction.isDelayed);
    if (to) countWayToCallback(this.cells, interaction.cell, wait, this.plan.targets);
  }

  quoted(_call: Interaction, { index }: QueueState, now: number): void {
    this.told.quoted(index, now);
  }

  balked(call: Interaction, { index }: QueueState, now: number): void {
    this.told.balked(call, index, now);
    this.people.abandoned(call.caller.person);
  }

  decided({ cell }: Interaction, accepted: boolean, _now: number): void {
    this.cells[cell + Counter.CallbackOffered]!++;
    this.cells[cell + (accepted ? Counter.CallbackAccepted : Counter.CallbackDeclined)]!++;
  }

  withheld({ cell }: Interaction, _now: number): void {
    this.cells[cell + Counter.OffersWithheld]!++;
  }

  requested(
    call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    if (outcome === RequestOutcome.Created) {
      this.people.took(call.caller.person);
      if (callback !== null) {
        this.scalars[Scalar.CreatedInAll]!++;
        this.overtaking.requested(call, callback);
      }
    }
    if (call.slotWanted) this.slots.requested(this.scalars, call, callback, outcome);
    // A request where no queue came before has no cell.
    if (call.enteredAt !== NEVER) countRequest(this.cells, call, outcome, now);
  }

  dialled({ cell }: Interaction, agent: Agent | null, _now: number): void {
    this.cells[cell + Counter.Dials]!++;
    if (agent === null) this.cells[cell + Counter.DialledAhead]!++;
  }

  onTheLine(callback: Interaction, now: number): void {
    countOnTheLine(this.cells, callback, now);
  }

  settled(callback: Interaction, result: CustomerResult, now: number): void {
    const { cells } = this;
    const { cell } = callback;
    cells[cell + Counter.DialMs]! += dialMs(callback, now);
    const waits = this.isOfWarmUp(cell) ? undefined : this.onLineWaits[callback.queue];
    countCustomerLeg(cells, waits, callback, result, now);
    if (result !== CustomerResult.Person) return;
    countReached(cells, callback, now);
    countReachedPerson(this, callback, now);
  }

  ended(interaction: Interaction, now: number): void {
    if (isTransferred(interaction)) this.scalars[Scalar.TransfersEnded]!++;
    if (interaction.media === Media.Phone) countEndOfCall(this.people, interaction);
    else {
      countEnd(this.cells, this.scalars, this.people, interaction, now);
      this.overtaking.ended(interaction);
    }
  }

  cancelled(callback: Interaction, now: number): void {
    this.slots.givenUp(this.scalars, callback, now);
    countCancelled(this.cells, this.scalars, callback, this.plan.warmUpMs);
  }

  expired(callback: Interaction, _now: number): void {
    countExpired(this.cells, this.scalars, callback, this.plan.warmUpMs);
  }

  putOff(callback: Interaction, _until: number, now: number): void {
    countPutOff(this.cells, this.scalars, callback, now, this.plan.warmUpMs);
  }

  hoursChanged(change: HoursChange, queues: readonly QueueState[], _now: number): void {
    this.hoursCounts.changed(this.cells, change, queues, this.block);
  }

  changed(agent: Agent, was: Activity, since: number, now: number): void {
    this.agentTime.changed(agent, was, since, now);
  }

  rostered(agent: Agent, was: Presence, now: number): void {
    this.agentTime.roster.rostered(agent, was, now);
  }

  rolled(now: number): void {
    const { block, waitingTime, scalars } = this;
    waitingTime.roll(this.cells, block * this.queueStride, now);
    this.hoursCounts.rolled(this.cells, this.agentTime, waitingTime, block, now);
    if (this.isWarmUp(block)) waitingTime.forgetLongest();
    this.block = this.blockAt(now);
    scalars[Scalar.QueueLengthMax] = waitingTime.longest;
  }

  leftOver(interaction: Interaction, _now: number): void {
    const { caller, media } = interaction;
    countLeftInQueue(this.cells, interaction);
    this.trunks.leftOver(interaction);
    if (isTransferred(interaction)) this.scalars[Scalar.TransfersAtEnd]!++;
    if (media === Media.PhoneCallback) {
      countLeftOverCallback(this.cells, this.scalars, interaction, this.plan.warmUpMs);
    }
    this.people.pending(caller.person);
  }
}
