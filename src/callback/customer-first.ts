/**
 * Customer first, a setting beyond the preset: R3 turned round. The customer is dialled while no
 * agent talks, and an agent comes to a customer who is on the line.
 */
import { CustomerResult } from '../model/caller-plan.js';
import { FRONT, type Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { PlaceOnLine } from '../model/rule-settings.js';

/** What follows the dial. */
export const AfterLeg = {
  /** The customer hears the prompt. */
  Prompt: 0,
  /** The customer is on the line. */
  OnLine: 1,
  /** Nobody is reached: final, as R15 has it. */
  Close: 2,
} as const;
export type AfterLeg = (typeof AfterLeg)[keyof typeof AfterLeg];

export function afterLeg(result: CustomerResult, hasPrompt: boolean): AfterLeg {
  // A machine is nobody either: no agent is on the line who could leave it a message.
  if (result !== CustomerResult.Person) return AfterLeg.Close;
  return hasPrompt ? AfterLeg.Prompt : AfterLeg.OnLine;
}

/** The instant by which routing orders the callback of a customer who is on the line. */
export function routedSinceOnLine(place: PlaceOnLine, routedSince: number): number {
  return place === PlaceOnLine.Front ? FRONT : routedSince;
}

/** Whether a customer who waits on the line goes before one who is not on the line yet. */
export function dueOnLine(place: PlaceOnLine, due: number): number {
  return place === PlaceOnLine.Front ? FRONT : due;
}

/**
 * Whether the first of a list, those on the line left aside, may be dialled with no agent found.
 *
 * @param agentsLoggedIn agents who may serve the list
 * @param ownCallOnLine whether the call that asked for the callback is not over yet
 */
export function mayDialAhead(
  first: Interaction,
  agentsLoggedIn: number,
  ownCallOnLine: boolean,
): boolean {
  // A live call at the head is the next agent's: nobody is dialled who would wait behind it.
  if (first.media !== Media.PhoneCallback) return false;
  return agentsLoggedIn > 0 && !ownCallOnLine;
}
