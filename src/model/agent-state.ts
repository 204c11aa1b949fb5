/**
 * What an agent is doing, finer than the vendor's states: the Busy states are split into ringing,
 * dialling, talking and leaving a voicemail, which reports keep apart (R4).
 */
import { Presence } from './agent-plan.js';

export const Activity = {
  LoggedOut: 0,
  Ready: 1,
  IncomingRinging: 2,
  IncomingTalking: 3,
  CallbackRinging: 4,
  CallbackDialling: 5,
  CallbackTalking: 6,
  CallbackVoicemail: 7,
  WrapUp: 8,
  NoAnswer: 9,
  AwayBreak: 10,
  Lunch: 11,
  Meeting: 12,
  Training: 13,
  Away: 14,
  /** For a campaign. */
  OutboundDialling: 15,
  OutboundTalking: 16,
  IncomingHolding: 17,
  CallbackHolding: 18,
} as const;
export type Activity = (typeof Activity)[keyof typeof Activity];

export const ACTIVITY_COUNT = 19;

/** What an agent with nothing in hand does, by what the roster wants. */
export const activityOf: Readonly<Record<Presence, Activity>> = {
  [Presence.LoggedOut]: Activity.LoggedOut,
  [Presence.Ready]: Activity.Ready,
  [Presence.Break]: Activity.AwayBreak,
  [Presence.Lunch]: Activity.Lunch,
  [Presence.Meeting]: Activity.Meeting,
  [Presence.Training]: Activity.Training,
  [Presence.Away]: Activity.Away,
  [Presence.Sick]: Activity.LoggedOut,
  [Presence.Late]: Activity.LoggedOut,
};

/** Whether an agent is logged in and on a break, of whatever kind. */
export function isAway(activity: Activity): boolean {
  return activity >= Activity.AwayBreak && activity <= Activity.Away;
}

/** Whether an agent is there to be counted on: logged in and not on a break. */
export function isAtWork(activity: Activity): boolean {
  return activity !== Activity.LoggedOut && !isAway(activity);
}

/** The vendor's names and numbers of agent states. No Answer is automatic and has no number. */
export const vendorStates = [
  { name: 'LoggedOut', number: -16 },
  { name: 'WrapUp', number: 0 },
  { name: 'Ready', number: 16 },
  { name: 'BusyIncoming', number: 32 },
  { name: 'BusyOutgoing', number: 33 },
  { name: 'BusyCallback', number: 41 },
  { name: 'Away', number: 48 },
  { name: 'AwayBreak', number: 49 },
  { name: 'ExtendedAway', number: 64 },
  { name: 'NoAnswer', number: null },
] as const;
export type VendorState = (typeof vendorStates)[number]['name'];
