/**
 * What a callback takes over from the call it stands for, and what a plan may change.
 */

import { type Interaction, NEVER } from '../model/interaction.js';
import { Media, type Priority } from '../model/media.js';
import { AgeBasis, type RuleSettings } from '../model/rule-settings.js';

/** Copies to the callback what routing saw of the call. */
export function inherit(
  callback: Interaction,
  call: Interaction,
  priorityOfCallbacks: Priority | null,
): void {
  //= R7
  //# By default, Vonage Contact Center maintains both the caller's original waiting time
  callback.age0 = call.age0;
  callback.routedSince = call.routedSince;
  // Among equals of one age the callback keeps the place that its call had.
  callback.sequence = call.sequence;

  //= R8
  //# and all skills, agreements, and data sources associated with the call.
  callback.profile = call.profile;
  callback.skillClockAt = call.skillClockAt;
  callback.openingsSince = call.openingsSince;
  callback.priority = priorityOfCallbacks ?? call.priority;
  callback.agreementMs = call.agreementMs;
  callback.agreement = call.agreement;
  callback.agreementSet = call.agreementSet;
  callback.data = call.data === null ? null : call.data.slice();

  callback.firstEnteredAt = call.firstEnteredAt;
  callback.quotedMs = call.quotedMs;
  callback.promisedFor = call.promisedFor;
}

/** A call's age0 when it enters a queue, by the setting `ageBasis`. */
export function ageAtEntry(call: Interaction, now: number, basis: AgeBasis): number {
  if (basis === AgeBasis.CallStart) return call.startedAt;
  if (basis === AgeBasis.FirstQueue && call.firstEnteredAt !== NEVER) return call.firstEnteredAt;
  return now;
}

/** Whether a callback's age is counted from its creation instead of the call's. */
export function ageStartsAnew(
  call: Interaction,
  hasInitial: boolean,
  { resetAge, ageBasis }: Pick<RuleSettings, 'resetAge' | 'ageBasis'>,
): boolean {
  // Other platforms make a new entry of their queue of it.
  if (ageBasis === AgeBasis.Request) return true;

  //= R11, as we read it
  // With a callback initial applet the call need not have queued: then there is no age to keep.
  if (call.enteredAt === NEVER) return true;

  //= R12
  //# In such an interaction plan, Vonage Contact Center takes these changes into account when routing the callback.
  return hasInitial && resetAge;
}

/** Where a callback starts. */
export const CallbackEntry = {
  /** The queue that the call was in last. */
  SameQueue: 0,
  /** The callback initial applet. */
  InitialApplet: 1,
} as const;
export type CallbackEntry = (typeof CallbackEntry)[keyof typeof CallbackEntry];

export function entryOf(hasInitial: boolean): CallbackEntry {
  //= R11
  //# Alternatively, you can also configure your interaction plan such that Vonage Contact Center routes the original call or the callback call through applets that change information associated with the call

  //= R13
  //# Such changes may result in Vonage Contact Center initiating the callback earlier or later than the original call would have been answered.
  // Skills that are dropped can only bring a lone callback forward, skills that are added delay it.
  if (hasInitial) return CallbackEntry.InitialApplet;

  //= R10
  //# Vonage Contact Center routes the call to the same queue as the original call.
  return CallbackEntry.SameQueue;
}

/** Whether an interaction's age is fixed before it enters a queue. */
export function bringsItsAge(interaction: Interaction): boolean {
  //= R9
  //# Vonage Contact Center initiates the callback, therefore, at approximately the same time that the original call would have been answered.
  // Nothing is timed and nothing is dialled on an estimate: the callback waits with the call's age.
  return interaction.media === Media.PhoneCallback;
}
