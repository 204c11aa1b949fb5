/** What is counted when an agent, and then the customer, has answered a callback, and at its end. */
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { RequestOutcome } from '../model/observer.js';
import { CallbackEnd, callbackEnd } from './callback-end.js';
import { Counter, REQUEUE_PLACES, Scalar } from './counter.js';
import type { People } from './people.js';

const MINUTE_MS = 60_000;

/** A request by a call that has queued. */
export function countRequest(
  cells: Float64Array,
  { cell, enteredAt }: Interaction,
  outcome: RequestOutcome,
  now: number,
): void {
  switch (outcome) {
    case RequestOutcome.Created:
      cells[cell + Counter.CallbackGranted]!++;
      cells[cell + Counter.OnLineBeforeMs]! += now - enteredAt;
      break;
    case RequestOutcome.Duplicate:
      cells[cell + Counter.CallbackDuplicate]!++;
      break;
    case RequestOutcome.NoNumber:
      cells[cell + Counter.CallbackNoNumber]!++;
      break;
    case RequestOutcome.NoSlot:
      cells[cell + Counter.CallbackNoSlot]!++;
      break;
    case RequestOutcome.NoRoom:
      cells[cell + Counter.CallbackNoRoom]!++;
      break;
    case RequestOutcome.TooLate:
      cells[cell + Counter.CallbackTooLate]!++;
      break;
  }
}

export function countAnsweredCallback(
  cells: Float64Array,
  callback: Interaction,
  now: number,
): void {
  // A callback is looked at where it is answered for the first time; what follows is retries.
  if (callback.answers > 0) return;
  const { cell, age0, createdAt, offLineAt, firstOfferAt, requeues } = callback;
  const firstWait = firstOfferAt - age0;
  const seconds = firstWait / 1000;
  cells[cell + Counter.AnsweredByRequeues + Math.min(requeues, REQUEUE_PLACES - 1)]!++;
  cells[cell + Counter.RequeuesOfAnswered]! += requeues;
  cells[cell + Counter.FirstOffered]!++;
  cells[cell + Counter.FirstOfferWaitMs]! += firstWait;
  cells[cell + Counter.RequestToFirstOfferMs]! += firstOfferAt - createdAt;
  if (offLineAt !== NEVER)
    cells[cell + Counter.HoldSparedMs]! += Math.max(0, firstOfferAt - offLineAt);
  cells[cell + Counter.FirstOfferWaitSquared]! += seconds * seconds;
  if (firstWait > MINUTE_MS) cells[cell + Counter.FirstOfferOver1Min]!++;
  if (firstWait > 2 * MINUTE_MS) cells[cell + Counter.FirstOfferOver2Min]!++;
  if (firstWait > 5 * MINUTE_MS) cells[cell + Counter.FirstOfferOver5Min]!++;
  cells[cell + Counter.AgentAnswerWaitMs]! += now - age0;
  if (callback.promisedFor === NEVER) return;
  cells[cell + Counter.QuotedFirstOffered]!++;
  cells[cell + Counter.QuoteOfferErrorMs]! += firstOfferAt - callback.promisedFor;
}

export function countReached(cells: Float64Array, callback: Interaction, now: number): void {
  const { homeCell: cell, createdAt } = callback;
  const sinceRequest = now - createdAt;
  const sincePromised = now - Math.max(createdAt, callback.slotAt);
  cells[cell + Counter.Reached]!++;
  cells[cell + Counter.ConnectWaitMs]! += now - callback.age0;
  cells[cell + Counter.RequestToConnectMs]! += sinceRequest;
  if (sincePromised <= 15 * MINUTE_MS) cells[cell + Counter.CalledBackWithin15Min]!++;
  if (sincePromised <= 30 * MINUTE_MS) cells[cell + Counter.CalledBackWithin30Min]!++;
  if (sincePromised <= 60 * MINUTE_MS) cells[cell + Counter.CalledBackWithin60Min]!++;
  if (callback.promisedFor === NEVER) return;
  const error = now - callback.promisedFor;
  cells[cell + Counter.Quoted]!++;
  cells[cell + Counter.PromiseErrorMs]! += error;
  cells[cell + Counter.PromiseErrorAbsoluteMs]! += Math.abs(error);
}

/** Put off at its creation, or after a dial to be tried again. */
export function countPutOff(
  cells: Float64Array,
  scalars: Float64Array,
  { result, homeCell, createdAt, lastOfferAt }: Interaction,
  now: number,
  warmUpMs: number,
): void {
  if (result < 0) {
    if (createdAt >= warmUpMs) scalars[Scalar.Delayed]!++;
    return;
  }
  scalars[Scalar.RetriedInAll]!++;
  cells[homeCell + Counter.RetriedBy + result]!++;
  cells[homeCell + Counter.UnreachedAgentMs]! += now - lastOfferAt;
}

/** A callback that counts though it entered no queue, and so has no cell. */
function isUnqueued({ enteredAt, createdAt }: Interaction, warmUpMs: number): boolean {
  return enteredAt === NEVER && createdAt >= warmUpMs;
}

/** Given up; what it counts as follows with its end. */
export function countExpired(
  cells: Float64Array,
  scalars: Float64Array,
  callback: Interaction,
  warmUpMs: number,
): void {
  const { cell, phase } = callback;
  if (isUnqueued(callback, warmUpMs)) scalars[Scalar.ExpiredUnqueued]!++;
  if (phase === Phase.Waiting || phase === Phase.Ringing) cells[cell + Counter.ExpiredInQueue]!++;
}

export function countCancelled(
  cells: Float64Array,
  scalars: Float64Array,
  callback: Interaction,
  warmUpMs: number,
): void {
  const { cell, homeCell, enteredAt, phase } = callback;
  scalars[Scalar.CancelledInAll]!++;
  if (isUnqueued(callback, warmUpMs)) scalars[Scalar.CancelledUnqueued]!++;
  if (enteredAt === NEVER) return;
  cells[homeCell + Counter.Cancelled]!++;
  if (phase === Phase.Waiting) cells[cell + Counter.CancelledInQueue]!++;
}

/** A callback that the end of the run left over. */
export function countLeftOverCallback(
  cells: Float64Array,
  scalars: Float64Array,
  callback: Interaction,
  warmUpMs: number,
): void {
  const { enteredAt, createdAt, phase, homeCell } = callback;
  scalars[Scalar.PendingInAll]!++;
  if (isUnqueued(callback, warmUpMs)) scalars[Scalar.PendingUnqueued]!++;
  if (enteredAt !== NEVER) cells[homeCell + Counter.Pending]!++;
  if (phase === Phase.PutOff && createdAt >= warmUpMs) scalars[Scalar.PutOffAtEnd]!++;
  if (phase === Phase.Dialling || phase === Phase.Talking || phase === Phase.Voicemail) {
    scalars[Scalar.ServedAtEnd]!++;
  }
}

export function countEnd(
  cells: Float64Array,
  scalars: Float64Array,
  people: People,
  callback: Interaction,
  now: number,
): void {
  const { homeCell: cell, caller, result } = callback;
  switch (callbackEnd(callback)) {
    case CallbackEnd.Completed:
      scalars[Scalar.CompletedInAll]!++;
      cells[cell + Counter.Completed]!++;
      break;
    case CallbackEnd.Unreached:
      scalars[Scalar.UnreachedInAll]!++;
      cells[cell + Counter.Unreached]!++;
      cells[cell + Counter.UnreachedBy + result]!++;
      // With the customer first, the time of an agent who was kept, if one was.
      if (callback.agent !== null)
        cells[cell + Counter.UnreachedAgentMs]! += now - callback.lastOfferAt;
      if (callback.agentAnsweredAt === NEVER) cells[cell + Counter.UnreachedUnanswered]!++;
      people.unreached(caller.person);
      break;
    case CallbackEnd.Expired:
      scalars[Scalar.ExpiredInAll]!++;
      if (callback.enteredAt !== NEVER) cells[cell + Counter.Expired]!++;
      // Closed without them, as one that reached nobody.
      people.unreached(caller.person);
      break;
    case CallbackEnd.Cancelled:
      // Counted where it happened.
      break;
  }
  if (callback.redundant) cells[cell + Counter.Redundant]!++;
}
