/** What live calls mean for the persons who make them. */
import { CallOrigin, Loss } from '../model/call-origin.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { Scalar } from './counter.js';
import type { People } from './people.js';
import type { Totals } from './totals.js';

/** A person calls again, by what brought the call about. */
export function countFurtherCall(
  { scalars, people }: Totals,
  { caller, origin }: Interaction,
): void {
  switch (origin) {
    case CallOrigin.Again:
      scalars[Scalar.SecondCalls]!++;
      break;
    case CallOrigin.Redial:
      scalars[Scalar.Redials]!++;
      if (!people.hasRedialled(caller.person)) scalars[Scalar.PersonsRedialled]!++;
      people.redialled(caller.person);
      break;
    case CallOrigin.RingBack:
      scalars[Scalar.RingBacks]!++;
      break;
  }
}

/** A call that found no free line; the dial of a callback is not one. */
export function countBlocked(scalars: Float64Array, { media }: Interaction): void {
  if (media === Media.Phone) scalars[Scalar.Blocked]!++;
}

/** A live call is answered: its person is reached. */
export function countLiveAnswer(
  totals: Totals,
  call: Interaction,
  wait: number,
  within: boolean,
  now: number,
): void {
  const { caller } = call;
  const { scalars } = totals;
  totals.told.answered(call, wait, now);
  totals.people.reached(caller.person);
  if (!totals.isCounted(caller)) return;
  countTalk(totals, call, now);
  if (call.redial !== 0 || totals.takers.tookFirst(caller.person)) return;
  scalars[Scalar.OthersAnswered]!++;
  if (within) scalars[Scalar.OthersAnsweredWithin]!++;
  scalars[Scalar.OthersWaitAnsweredMs]! += wait;
}

/** A callback reached its person. */
export function countReachedPerson(totals: Totals, callback: Interaction, now: number): void {
  totals.told.reached(callback, now);
  totals.people.reached(callback.caller.person);
  if (totals.isCounted(callback.caller)) countTalk(totals, callback, now);
}

/** A call is over; one that nobody answered and that made no callback is lost. */
export function countEndOfCall(people: People, call: Interaction): void {
  if (call.agentAnsweredAt !== NEVER || call.madeCallback) return;
  const { person } = call.caller;
  // In no queue nobody abandons a queue, but who has lost patience has not been turned away.
  if (call.loss === Loss.Abandoned) people.abandoned(person);
  else people.turnedAway(person);
}

/** A person talks with an agent, for the first time if they have not before. */
function countTalk(totals: Totals, { caller, origin }: Interaction, now: number): void {
  if (caller.talked) return;
  const { people, scalars } = totals;
  if (origin === CallOrigin.Redial) scalars[Scalar.ReachedByRedial]!++;
  if (origin === CallOrigin.RingBack) scalars[Scalar.ReachedByRingBack]!++;
  // Who abandoned at once is not among those whose time counts, whatever came of a later call.
  if (!people.hasQueued(caller.person) || people.hasGivenUpAtOnce(caller.person)) return;
  if (now - caller.firstQueuedAt <= totals.plan.targets.answerWithinMs) {
    scalars[Scalar.PersonsTalkedWithin]!++;
  }
}

/** A live call is abandoned after `wait` in its last queue. */
export function countAbandonedPerson(
  totals: Totals,
  call: Interaction,
  wait: number,
  now: number,
): void {
  const { caller, redial } = call;
  const { people, scalars } = totals;
  people.abandoned(caller.person);
  if (!totals.isCounted(caller) || redial < 0) return;
  // For a person it is the time since the first queue that is short, not that in the last one.
  if (now - caller.firstQueuedAt <= totals.plan.targets.shortAbandonMs) {
    if (!people.hasGivenUpAtOnce(caller.person)) scalars[Scalar.PersonsShortAbandoned]!++;
    people.gaveUpAtOnce(caller.person);
  }
  if (redial > 0 || totals.takers.tookFirst(caller.person)) return;
  scalars[Scalar.OthersAbandoned]!++;
  scalars[Scalar.OthersWaitAbandonedMs]! += wait;
}
