/**
 * One live call or one queued callback, from its start to its end. The outbound leg of a callback
 * (OUT) has no record of its own during a run: it is the part of the callback from the agent's
 * answer on, and becomes a record when it is written down (R24).
 *
 * Records are pooled. `reset` sets every field that is read before something else sets it: a value
 * of a former life, above all a ticket, would let a stale timer act on somebody else.
 */
import { NO_TICKET } from '../engine/calendar.js';
import type { Agent } from './agent.js';
import { AGREEMENT_BY_SKILLS, NO_AGREEMENT } from './agreement.js';
import { END } from './applets.js';
import { CallOrigin, Loss } from './call-origin.js';
import type { Caller, PhoneNumber } from './caller.js';
import type { CallerClassPlan, CustomerResult, TransferPlan } from './caller-plan.js';
import { Media, Priority } from './media.js';
import { Phase } from './phase.js';
import type { QueueState } from './queue-state.js';
import type { ScriptedCall } from './scripted-call.js';
import type { SkillProfile } from './skill-profile.js';
import type { WaitList } from './wait-list.js';

export { Phase };

/** An instant that has not come. */
export const NEVER = -1;

/** Before everybody: the `routedSince` of who is to be served first, older than any run. */
export const FRONT = -1e15;

export class Interaction {
  readonly slot: number;
  /** Counts every interaction of the run from 1; does not depend on the pool. */
  serial = 0;
  media: Media = Media.Phone;
  caller: Caller = null!;
  callerClass: CallerClassPlan = null!;
  script: ScriptedCall | null = null;
  /** Which call of the caller's it is, from 0; a callback has that of its call. */
  attempt = 0;
  /** By what its random numbers are found: its attempt, and which transfer led to it. */
  drawnAs = 0;
  /** The serial of the call with which the conversation began. */
  conversation = 0;
  /** How many transfers led to it; a callback has that of its call. */
  transfers = 0;
  /** What was said of callers transferred so; null: not transferred, or told one by one. */
  transfer: TransferPlan | null = null;
  /** What brought the call about; a callback has that of its call. */
  origin: CallOrigin = CallOrigin.First;
  /** How many redials led to it, from 0 at the first contact; -1: any other call. */
  redial = 0;
  /** How the call is lost if nobody answers it. */
  loss: Loss = Loss.TurnedAway;
  /** The group of lines of which it holds one; -1: none. */
  trunks = -1;
  phase: Phase = Phase.InPlan;
  applet = END;
  startedAt = 0;

  // Tickets of what is scheduled for it. Each is NO_TICKET when nothing is.
  stepTicket = NO_TICKET;
  patienceTicket = NO_TICKET;
  /** When the caller gives up; Infinity: never; -1: not drawn yet. */
  givesUpAt = NEVER;
  voluntaryTicket = NO_TICKET;
  durationTicket = NO_TICKET;
  expiryTicket = NO_TICKET;
  openingTicket = NO_TICKET;
  /** When a callback that was put off is due, and when its time is over. */
  dueTicket = NO_TICKET;
  lapseTicket = NO_TICKET;

  // What routing sees.
  profile: SkillProfile = null!;
  priority: Priority = Priority.Normal;
  /** Which line of its queue it waits in; see `lane.ts`. */
  lane = 0;
  /** Agreed time to answer, ms; Infinity: no agreement. */
  agreementMs = Number.POSITIVE_INFINITY;
  /** Its number; see `agreement.ts`. */
  agreement: number = AGREEMENT_BY_SKILLS;
  /** Whether the plan has set or removed it, so that skills have no say. */
  agreementSet = false;
  data: (string | null)[] | null = null;
  /** The instant from which its waiting time is measured (age0). */
  age0 = 0;
  /** The instant by which routing orders it: age0 less the head start, later after a `tail`. */
  routedSince = 0;
  /** Least slack first: routedSince plus the agreed time; Infinity without an agreement. */
  due = 0;
  /** Order among equals. */
  sequence = 0;

  // The queue visit.
  queue = -1;
  /** The state of `queue`, at hand. */
  queueState: QueueState = null!;
  list: WaitList | null = null;
  heapIndex = -1;
  enteredAt = NEVER;
  /** When it first entered a queue in this call. */
  firstEnteredAt = NEVER;
  /** From when an expiring skill's clock runs. */
  skillClockAt = NEVER;
  /** From when the clock runs by which more groups of the queue open. */
  openingsSince = NEVER;
  /** Which voluntary breakout comes next, and how often it was refused. */
  voluntaryIndex = 0;
  repeats = 0;
  /** Whether what can end the wait has been scheduled in this queue visit. */
  timed = false;
  /** Whether `estimates` are those made when it began to wait in this queue visit. */
  estimated = false;
  /** Waits estimated by each method, ms; null until first needed. */
  estimates: Float64Array | null = null;
  /** A breakout fell due while an agent was ringing. */
  breakoutDue = -1;
  menusHeard = 0;
  announcementTicket = NO_TICKET;
  /** Which announcement comes next, and how often it has come. */
  announcementIndex = 0;
  announcementRepeats = 0;
  /** Wait last quoted to the caller, ms; -1: none. */
  quotedMs = NEVER;
  /** When the caller was told to expect an answer; which quote counts is a target. */
  promisedFor = NEVER;
  /** Times its own hazard of giving up; of the budget, what was left when that began, and was spent. */
  hazardTimes = 1;
  hazardBudget = NEVER;
  hazardSpent = 0;
  /** Whether no agent was free when it entered its queue. */
  isDelayed = false;
  /** Where an observer counts it, and what becomes of a callback however often it comes back. */
  cell = 0;
  homeCell = 0;
  /** Under which agreement an observer counts it now. */
  promise: number = NO_AGREEMENT;

  // With an agent.
  agent: Agent | null = null;
  lastAgent: Agent | null = null;
  rings = 0;
  requeues = 0;
  firstOfferAt = NEVER;
  lastOfferAt = NEVER;
  agentAnsweredAt = NEVER;

  /** The number of the customer leg, from the dial on, and of a call that goes on on such a leg. */
  dialled: PhoneNumber | null = null;
  /** A callback: the record of the call it stands for, which may be another's by now. */
  counterpart: Interaction | null = null;
  /** A call that made a callback, for good. */
  madeCallback = false;
  /** A callback stands for the caller: this call made it, or asked for it again (R18). */
  callbackStands = false;
  /** A call whose caller wanted a slot; a callback whose customer, dialled first, is on the line. */
  slotWanted = false;
  onLine = false;

  // A callback; meaningless for a call, and reset only for a callback.
  /** Its state in the lifecycle of callbacks. */
  life = 0;
  /** The call it stands for, by serial; 0 for a call. */
  callSerial = 0;
  createdAt = NEVER;
  /** When the call that it stands for was over; -1: not yet. */
  offLineAt = NEVER;
  /** From when its wait counts for estimates: no time put off or held back is in it. */
  waitsSince = NEVER;
  /** When its slot begins; -1: made as soon as it can be. */
  slotAt = NEVER;
  /** When the customer was dialled, and when the customer answered. */
  dialledAt = NEVER;
  customerAt = NEVER;
  // Customer first: the end of the leg under way, on the line since when, whether in a place ahead.
  legTicket = NO_TICKET;
  onLineAt = NEVER;
  ahead = false;
  result: CustomerResult | -1 = -1;
  redundant = false;
  /** How often its customer was dialled, and how often an agent has answered it. */
  dials = 0;
  answers = 0;
  /** How often it was tried again, by result; null: never yet. */
  retried: Uint8Array | null = null;
  /** The number it was requested from, and the one that is dialled; null: cannot be known yet. */
  requestedFrom: PhoneNumber | null = null;
  dialNumber: PhoneNumber | null = null;
  /** The Callback applet that made it, and the queue that its call came from; null: none. */
  madeBy = END;
  cameFrom: QueueState | null = null;

  constructor(slot: number) {
    this.slot = slot;
  }

  reset(
    serial: number,
    media: Media,
    caller: Caller,
    callerClass: CallerClassPlan,
    now: number,
  ): void {
    this.callerClass = callerClass;
    this.serial = serial;
    this.media = media;
    this.caller = caller;
    this.script = null;
    this.attempt = 0;
    this.drawnAs = 0;
    this.conversation = serial;
    this.transfers = 0;
    this.transfer = null;
    this.origin = CallOrigin.First;
    this.redial = 0;
    this.loss = Loss.TurnedAway;
    this.trunks = -1;
    this.phase = Phase.InPlan;
    this.applet = END;
    this.startedAt = now;
    this.priority = Priority.Normal;
    this.agreementMs = Number.POSITIVE_INFINITY;
    this.agreement = AGREEMENT_BY_SKILLS;
    this.agreementSet = false;
    this.promise = NO_AGREEMENT;
    this.data = null;
    this.resetTickets();
    this.resetQueueVisit();
    if (media === Media.PhoneCallback) this.resetCallback();
    this.dialled = null;
    this.counterpart = null;
    this.madeCallback = false;
    this.callbackStands = false;
    this.onLine = false;
    this.slotWanted = false;
  }

  private resetTickets(): void {
    this.stepTicket = NO_TICKET;
    this.patienceTicket = NO_TICKET;
    this.givesUpAt = NEVER;
    this.voluntaryTicket = NO_TICKET;
    this.durationTicket = NO_TICKET;
    this.expiryTicket = NO_TICKET;
    this.openingTicket = NO_TICKET;
    this.dueTicket = NO_TICKET;
    this.lapseTicket = NO_TICKET;
    this.announcementTicket = NO_TICKET;
  }

  /** What entering a queue sets anyway (age, order, offers of breakouts) need not be reset. */
  private resetQueueVisit(): void {
    this.queue = -1;
    this.lane = 0;
    this.list = null;
    this.heapIndex = -1;
    this.enteredAt = NEVER;
    this.firstEnteredAt = NEVER;
    this.skillClockAt = NEVER;
    this.openingsSince = NEVER;
    this.breakoutDue = -1;
    this.menusHeard = 0;
    this.quotedMs = NEVER;
    this.promisedFor = NEVER;
    this.hazardTimes = 1;
    this.hazardBudget = NEVER;
    this.cell = 0;
    this.agent = null;
    this.lastAgent = null;
    this.rings = 0;
    this.requeues = 0;
    this.firstOfferAt = NEVER;
    this.lastOfferAt = NEVER;
    this.agentAnsweredAt = NEVER;
  }

  private resetCallback(): void {
    this.life = 0;
    this.callSerial = 0;
    this.createdAt = NEVER;
    this.offLineAt = NEVER;
    this.slotAt = NEVER;
    this.dialledAt = NEVER;
    this.customerAt = NEVER;
    this.legTicket = NO_TICKET;
    this.onLineAt = NEVER;
    this.ahead = false;
    this.result = -1;
    this.redundant = false;
    this.dials = 0;
    this.answers = 0;
    this.retried?.fill(0);
    this.homeCell = 0;
    this.requestedFrom = null;
    this.dialNumber = null;
    this.madeBy = END;
    this.cameFrom = null;
  }
}
