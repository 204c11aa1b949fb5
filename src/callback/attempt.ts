/**
 * One attempt at a callback: the agent's phone rings first, then, only if the agent answers, the
 * customer's.
 */
import { Activity, type VendorState } from '../model/agent-state.js';
import { CustomerResult } from '../model/caller-plan.js';
import { BusyCallbackAt, RequeuePosition } from '../model/rule-settings.js';
import { RingEnd } from '../model/scripted-call.js';

/** What follows the end of a ring. */
export const AfterRing = { Answer: 0, Requeue: 1 } as const;
export type AfterRing = (typeof AfterRing)[keyof typeof AfterRing];

export function afterRing(end: RingEnd): AfterRing {
  switch (end) {
    //= R3
    //# When an appropriate agent becomes available to handle the call, Vonage Contact Center initiates an outbound call from that agent to the caller.
    // Without an agent's answer nobody is dialled.
    case RingEnd.Answered:
      return AfterRing.Answer;

    //= R14
    //# If the agent doesn't answer the callback, the callback automatically returns to the queue.
    case RingEnd.Missed:
      return AfterRing.Requeue;

    //= R14, as we read it
    // An agent who rejects the ring has not answered it either.
    case RingEnd.Rejected:
      return AfterRing.Requeue;
  }
}

/** The instant by which routing orders a callback that has come back. */
export function routedSinceAfterRequeue(
  position: RequeuePosition,
  routedSince: number,
  now: number,
): number {
  //= R14, as we read it
  // "Returns to the queue" keeps the waiting time; `tail` gives up its place, not its wait.
  return position === RequeuePosition.Tail ? now : routedSince;
}

/** What the line of the number says when it is dialled. */
export const LineVerdict = { Free: 0, Engaged: 1, StillOnLine: 2 } as const;
export type LineVerdict = (typeof LineVerdict)[keyof typeof LineVerdict];

/**
 * @param legsOnNumber legs on the number just before the dial
 * @param ownCallIsOneOfThem whether one is the call that requested this callback
 */
export function judgeLine(legsOnNumber: number, ownCallIsOneOfThem: boolean): LineVerdict {
  //= R15, as we read it
  // A caller who is still listening to the plan's messages keeps their own line busy; one who has
  // rung in again, or talks to somebody else, is engaged.
  if (ownCallIsOneOfThem) return LineVerdict.StillOnLine;
  return legsOnNumber > 0 ? LineVerdict.Engaged : LineVerdict.Free;
}

/** What follows the customer leg. */
export const AfterDial = { Talk: 0, LeaveMessage: 1, Close: 2 } as const;
export type AfterDial = (typeof AfterDial)[keyof typeof AfterDial];

export function afterDial(result: CustomerResult): AfterDial {
  switch (result) {
    case CustomerResult.Person:
      return AfterDial.Talk;

    // A voicemail is answered, so the agent speaks; the callback has reached nobody all the same.
    case CustomerResult.Voicemail:
      return AfterDial.LeaveMessage;

    //= R15
    //# If the agent does answer the callback, but the callback doesn't reach the provided callback number (the number is engaged or the call connects to voicemail, for example), the callback is not re-queued.
    case CustomerResult.Engaged:
    case CustomerResult.StillOnLine:
    case CustomerResult.NoAnswer:
    case CustomerResult.Unobtainable:
    case CustomerResult.Changed:
    case CustomerResult.Rejected:
    case CustomerResult.Failed:
    case CustomerResult.AgentGaveUp:
    case CustomerResult.HungUpWaiting:
    case CustomerResult.PromptRefused:
      return AfterDial.Close;
  }
}

/** Whether an agent wraps after a callback. */
export function wrapsAfter(result: CustomerResult, wrapAfterUnreached: boolean): boolean {
  return result === CustomerResult.Person || wrapAfterUnreached;
}

/** The vendor's state for what an agent does. */
export function vendorStateOf(activity: Activity, busyCallbackAt: BusyCallbackAt): VendorState {
  switch (activity) {
    case Activity.LoggedOut:
      return 'LoggedOut';
    case Activity.Ready:
      return 'Ready';
    case Activity.IncomingRinging:
    case Activity.IncomingTalking:
    case Activity.IncomingHolding:
      return 'BusyIncoming';

    //= R4
    //# Vonage Contact Center changes the agent's state to Busy Callback.
    case Activity.CallbackRinging:
      return busyCallbackAt === BusyCallbackAt.Offer ? 'BusyCallback' : 'Ready';
    case Activity.CallbackDialling:
    case Activity.CallbackTalking:
    case Activity.CallbackHolding:
    case Activity.CallbackVoicemail:
      return 'BusyCallback';

    case Activity.OutboundDialling:
    case Activity.OutboundTalking:
      return 'BusyOutgoing';
    case Activity.WrapUp:
      return 'WrapUp';
    case Activity.NoAnswer:
      return 'NoAnswer';
    case Activity.AwayBreak:
    case Activity.Lunch:
      return 'AwayBreak';
    case Activity.Meeting:
    case Activity.Away:
      return 'Away';
    case Activity.Training:
      return 'ExtendedAway';
  }
}
