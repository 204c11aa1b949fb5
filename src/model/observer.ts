/**
 * Who watches a run. An observer is told what happened, after it happened to the model, and changes
 * nothing but `cell`, `homeCell` and `promise` of an interaction, which are observers' own bookmarks
 * and which nothing else reads. Every method is called with the instant in ms. A run has one observer;
 * who wants several combines them.
 */
import type { Agent } from './agent.js';
import type { Presence } from './agent-plan.js';
import type { Activity } from './agent-state.js';
import type { Caller } from './caller.js';
import type { CustomerResult } from './caller-plan.js';
import type { OutboundLeg, OutboundStep } from './campaign.js';
import type { HoursChange } from './hours-plan.js';
import type { Interaction } from './interaction.js';
import type { BreakoutReason } from './media.js';
import type { QueueState } from './queue-state.js';

/** How a request for a callback ended. */
export const RequestOutcome = {
  Created: 0,
  Duplicate: 1,
  NoNumber: 2,
  /** Beyond the preset: as many as may be are pending. */
  NoRoom: 3,
  /** Beyond the preset: the day is about to end. */
  TooLate: 4,
  /** Beyond the preset: no appointed time has a place left. */
  NoSlot: 5,
} as const;
export type RequestOutcome = (typeof RequestOutcome)[keyof typeof RequestOutcome];

export interface Observer {
  /** A person's first contact (attempt 0) or a further call. */
  called(call: Interaction, caller: Caller, now: number): void;
  /** A line was taken: by a call that came in, or by the customer leg of a callback. */
  lineTaken(interaction: Interaction, now: number): void;
  lineFreed(interaction: Interaction, now: number): void;
  /** No line of a group was free: a call is blocked, or the dial of a callback fails. */
  noLine(interaction: Interaction, trunks: number, now: number): void;
  /** Entered a queue; sets `cell`. A re-queue is not an entry. */
  entered(interaction: Interaction, now: number): void;
  /** Found no agent at once, or came back: waits from now on. */
  joined(interaction: Interaction, now: number): void;
  /** No longer waits, whatever comes next. */
  left(interaction: Interaction, now: number): void;
  /** An agent's phone rings. */
  offered(interaction: Interaction, agent: Agent, now: number): void;
  /** The ring ended without an answer; the interaction goes back to its queue. */
  requeued(interaction: Interaction, agent: Agent, rejected: boolean, now: number): void;
  answered(interaction: Interaction, agent: Agent, now: number): void;
  abandoned(interaction: Interaction, now: number): void;
  /** The talk is over and the caller is transferred: goes on as `leg`. The end of `from` follows. */
  transferred(from: Interaction, leg: Interaction, now: number): void;
  /** Left the queue through its plan. */
  brokeOut(
    interaction: Interaction,
    reason: BreakoutReason,
    toCallback: boolean,
    now: number,
  ): void;
  /** Was told the estimated wait of a queue: `quotedMs`. */
  quoted(call: Interaction, queue: QueueState, now: number): void;
  /** Hung up at once over what was quoted; the end of the call follows. */
  balked(call: Interaction, queue: QueueState, now: number): void;
  /** Heard the offer of a callback and decided. */
  decided(call: Interaction, accepted: boolean, now: number): void;
  /** An offer fell due whose conditions do not hold: nothing was heard. */
  withheld(call: Interaction, now: number): void;
  /** Reached a Callback applet; `callback` is the one created, if one was. */
  requested(
    call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void;
  /**
   * The customer's number is dialled, and OUT begins: at the agent's answer; with the customer
   * first, when an agent is kept for the callback, or with no agent at all (null).
   */
  dialled(callback: Interaction, agent: Agent | null, now: number): void;
  /** Customer first: the customer is on the line and waits for an agent's answer. */
  onTheLine(callback: Interaction, now: number): void;
  /** The customer leg has a result; `Person` means that they talk now. */
  settled(callback: Interaction, result: CustomerResult, now: number): void;
  /** A callback was put off: it enters its queue at `until`. Its result is that of its last dial. */
  putOff(callback: Interaction, until: number, now: number): void;
  /** The interaction is over: talk ended, unreached, hung up, cleared, cancelled. */
  ended(interaction: Interaction, now: number): void;
  /** A queued callback was cancelled as its caller had been answered live. */
  cancelled(callback: Interaction, now: number): void;
  /** A callback was given up: its time was over, or its plan ended without a queue. */
  expired(callback: Interaction, now: number): void;
  /** An outbound call of a campaign goes on by a step. */
  campaignCall(step: OutboundStep, leg: OutboundLeg, now: number): void;
  /** The center, or the window for callbacks, opened or closed. */
  hoursChanged(change: HoursChange, queues: readonly QueueState[], now: number): void;
  /** An agent stopped doing `was`, which they did since `since`. */
  changed(agent: Agent, was: Activity, since: number, now: number): void;
  /** The roster wants something else of an agent than it did, whatever they have in hand. */
  rostered(agent: Agent, was: Presence, now: number): void;
  /** A boundary of counting: warm-up over, interval over, closing, end. */
  rolled(now: number): void;
  /** The run is over; called for every interaction still under way, oldest first. */
  leftOver(interaction: Interaction, now: number): void;
}
