/**
 * What is counted, per interval of queue entry, queue and media type. Each is counted where it
 * happens; none is the remainder of others, so that the conservation checks can fail.
 */
import { CUSTOMER_RESULT_COUNT } from '../model/caller-plan.js';
import { BREAKOUT_REASON_COUNT } from '../model/media.js';

/** Re-queues are counted one by one up to this many; the last place holds the rest. */
export const REQUEUE_PLACES = 12;

let next = 0;
function places(count: number): number {
  const first = next;
  next += count;
  return first;
}

export const Counter = {
  Offered: places(1),
  /** Found no agent at once. */
  Delayed: places(1),
  Answered: places(1),
  AnsweredWithin: places(1),
  Abandoned: places(1),
  AbandonedShort: places(1),
  AbandonedWithin: places(1),
  /** Of those who found no agent at once. */
  AbandonedDelayed: places(1),
  /** One place a reason. */
  BrokeOut: places(BREAKOUT_REASON_COUNT),
  BrokeOutToCallback: places(1),
  BrokeOutToCallbackWithin: places(1),
  Expired: places(1),
  Cancelled: places(1),
  /** Of the cancelled, those that were in a queue. */
  CancelledInQueue: places(1),
  StillQueued: places(1),
  // Sums of waits, ms.
  WaitAnsweredMs: places(1),
  WaitAbandonedMs: places(1),
  WaitBrokeOutMs: places(1),
  /** Of all three, the part of those who found no agent at once. */
  WaitDelayedMs: places(1),
  /** The longest wait of those answered, abandoned or broken out. */
  LongestWaitMs: places(1),
  // Requests, counted at the call.
  CallbackOffered: places(1),
  CallbackAccepted: places(1),
  CallbackDeclined: places(1),
  CallbackDuplicate: places(1),
  CallbackNoNumber: places(1),
  /** Requests after a queue that led to a callback. */
  CallbackGranted: places(1),
  OnLineBeforeMs: places(1),
  // Callbacks, counted at the callback.
  Created: places(1),
  Completed: places(1),
  Unreached: places(1),
  /** One place a result of the customer leg. */
  UnreachedBy: places(CUSTOMER_RESULT_COUNT),
  Pending: places(1),
  /** Callbacks waiting when a day closed, counted in the block of the close. */
  PendingAtClose: places(1),
  /** Callbacks waiting when the agents had gone after that close. */
  CarriedOver: places(1),
  /** Agent time on callbacks that reached nobody, ms. */
  UnreachedAgentMs: places(1),
  Redundant: places(1),
  /** Callbacks by the queue that they were in last before an agent answered them. */
  Homed: places(1),
  Dials: places(1),
  Requeues: places(1),
  RequeuedOnce: places(1),
  RingingInVainMs: places(1),
  /** Answered callbacks by their number of re-queues, one place each, the last for all beyond. */
  AnsweredByRequeues: places(REQUEUE_PLACES),
  RequeuesOfAnswered: places(1),
  FirstOffered: places(1),
  FirstOfferWaitMs: places(1),
  /** Sum of squares, s². */
  FirstOfferWaitSquared: places(1),
  FirstOfferOver1Min: places(1),
  FirstOfferOver2Min: places(1),
  FirstOfferOver5Min: places(1),
  /** From the request to the first offer, and the part of it in which the caller was off the line. */
  RequestToFirstOfferMs: places(1),
  HoldSparedMs: places(1),
  /** Age at the agent's answer, over all dialled. */
  AgentAnswerWaitMs: places(1),
  Reached: places(1),
  /** From the queue entry that the age counts from to the customer's answer. */
  ConnectWaitMs: places(1),
  /** From the request to the customer's answer. */
  RequestToConnectMs: places(1),
  CalledBackWithin15Min: places(1),
  CalledBackWithin30Min: places(1),
  CalledBackWithin60Min: places(1),
  DialMs: places(1),
  /** What the contact takes of agents' time: one place a part, ms. */
  HandleMs: places(5),
  // Waits quoted.
  Quoted: places(1),
  PromiseErrorMs: places(1),
  PromiseErrorAbsoluteMs: places(1),
  QuotedFirstOffered: places(1),
  QuoteOfferErrorMs: places(1),
  // Integrals, ms.
  WaitingMs: places(1),
  // Customer first, counted at the callback.
  /** Unreached before any agent had answered. */
  UnreachedUnanswered: places(1),
  /** Dialled while no agent was kept for it. */
  DialledAhead: places(1),
  /** Time of dials and prompts through which no agent was kept, ms. */
  DialledWithoutAgentMs: places(1),
  /** Customers who came to be on the line; then those connected, those who hung up, those left. */
  OnLine: places(1),
  OnLineConnected: places(1),
  OnLineConnectedMs: places(1),
  OnLineAbandoned: places(1),
  OnLineAbandonedMs: places(1),
  StillOnLine: places(1),
  // Callbacks at an agreed time.
  CallbackNoSlot: places(1),
  SlotAnswered: places(1),
  SlotDriftMs: places(1),
  /** Answered before the slot was over. */
  SlotKept: places(1),
  AgentSilent: places(1),
  AgentRejected: places(1),
  /** Callbacks put off after a dial, one place a result of that dial. */
  RetriedBy: places(CUSTOMER_RESULT_COUNT),
  // Requests refused, and offers not made, beyond the preset.
  CallbackNoRoom: places(1),
  CallbackTooLate: places(1),
  OffersWithheld: places(1),
  /** Of the expired, those that were in a queue. */
  ExpiredInQueue: places(1),
  // Of the callbacks answered: those compared with who was offered before them, those overtaken, by
  // how many in all.
  AgeCompared: places(1),
  Overtaken: places(1),
  OvertakenBy: places(1),
  // Transfers: talks that led to one; then visits of transferred callers, and those of them abandoned.
  TransferredOut: places(1),
  TransferredIn: places(1),
  TransferredAbandoned: places(1),
} as const;

export const COUNTER_COUNT = next;

/** Counted once a run, whatever the queue. */
let nextScalar = 0;
const scalar = (): number => nextScalar++;
export const Scalar = {
  PersonsQueued: scalar(),
  /** Talked with an agent within the target of their first queue entry. */
  PersonsTalkedWithin: scalar(),
  PersonsShortAbandoned: scalar(),
  Calls: scalar(),
  // Of the calls, by what brought them about.
  FirstContacts: scalar(),
  SecondCalls: scalar(),
  Redials: scalar(),
  PersonsRedialled: scalar(),
  /** Calls that found no free line. */
  Blocked: scalar(),
  RingBacks: scalar(),
  /** Persons who first talked with an agent by a ring-back, or by a callback taken in one. */
  ReachedByRingBack: scalar(),
  /** Persons who first talked with an agent by a redial, or by a callback taken in one. */
  ReachedByRedial: scalar(),
  // Persons whose first call got no callback: what became of that call.
  OthersAnswered: scalar(),
  OthersAnsweredWithin: scalar(),
  OthersAbandoned: scalar(),
  OthersWaitAnsweredMs: scalar(),
  OthersWaitAbandonedMs: scalar(),
  // Callbacks wherever they are, for the conservation checks.
  CreatedInAll: scalar(),
  CompletedInAll: scalar(),
  UnreachedInAll: scalar(),
  ExpiredInAll: scalar(),
  CancelledInAll: scalar(),
  PendingInAll: scalar(),
  // Of those created when the warm-up was over, the ones that never entered a queue.
  ExpiredUnqueued: scalar(),
  CancelledUnqueued: scalar(),
  PendingUnqueued: scalar(),
  RequeuesMax: scalar(),
  QueueLengthMax: scalar(),
  LoggedInMs: scalar(),
  // Callbacks put off at their creation, after a dial, and those that were put off at the end.
  Delayed: scalar(),
  RetriedInAll: scalar(),
  PutOffAtEnd: scalar(),
  /** Callbacks with an agent at the end. */
  ServedAtEnd: scalar(),
  // Callbacks at an agreed time: booked, given back before the slot began, wanted where none was open.
  SlotsBooked: scalar(),
  SlotsLeft: scalar(),
  SlotsFull: scalar(),
  PersonsTransferred: scalar(),
  // Transfers wherever they lead to, and what became of the calls as which their callers went on.
  TransfersInAll: scalar(),
  TransfersEnded: scalar(),
  TransfersAtEnd: scalar(),
} as const;
export const SCALAR_COUNT = nextScalar;
