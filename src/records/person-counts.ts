/** What live calls mean for the persons who make them. */
import type { Caller } from '../model/caller.js';
import type { Interaction } from '../model/interaction.js';
import { Scalar } from './counter.js';
import type { Totals } from './totals.js';

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
  totals.people.reached(caller.person);
  if (!totals.isCounted(caller)) return;
  countTalk(totals, caller, now);
  if (call.attempt !== 0 || totals.takers.has(caller.person)) return;
  scalars[Scalar.OthersAnswered]!++;
  if (within) scalars[Scalar.OthersAnsweredWithin]!++;
  scalars[Scalar.OthersWaitAnsweredMs]! += wait;
}

/** A person talks with an agent, for the first time if they were not served before. */
export function countTalk(totals: Totals, caller: Caller, now: number): void {
  if (caller.served || !totals.people.hasQueued(caller.person)) return;
  if (now - caller.firstQueuedAt <= totals.plan.targets.answerWithinMs) {
    totals.scalars[Scalar.PersonsTalkedWithin]!++;
  }
}

/** A live call is abandoned after `wait` in its last queue. */
export function countAbandonedPerson(
  totals: Totals,
  call: Interaction,
  wait: number,
  now: number,
): void {
  const { caller } = call;
  const { scalars } = totals;
  totals.people.abandoned(caller.person);
  if (!totals.isCounted(caller) || call.attempt !== 0) return;
  // For a person it is the time since the first queue that is short, not that in the last one.
  if (now - caller.firstQueuedAt <= totals.plan.targets.shortAbandonMs) {
    scalars[Scalar.PersonsShortAbandoned]!++;
  }
  if (totals.takers.has(caller.person)) return;
  scalars[Scalar.OthersAbandoned]!++;
  scalars[Scalar.OthersWaitAbandonedMs]! += wait;
}
