/**
 * Results of a dial of the customer's number, as scenarios call them: one list, from which the others
 * are made.
 */
import { CustomerResult } from '../model/caller-plan.js';

const numbers = {
  person: CustomerResult.Person,
  noAnswer: CustomerResult.NoAnswer,
  engaged: CustomerResult.Engaged,
  voicemail: CustomerResult.Voicemail,
  unobtainable: CustomerResult.Unobtainable,
  changed: CustomerResult.Changed,
  rejected: CustomerResult.Rejected,
  failed: CustomerResult.Failed,
  agentGaveUp: CustomerResult.AgentGaveUp,
} as const;

/** What a scenario may say that a dial comes to. */
export type Result = keyof typeof numbers;
export const RESULTS = Object.keys(numbers) as unknown as readonly [Result, ...Result[]];

export type MissedResult = Exclude<Result, 'person'>;
/** Those that a customer can have missed. */
export const MISSED = RESULTS.filter((result): result is MissedResult => result !== 'person');

/** Those after which a callback may be tried again; whether a line is free no scenario says. */
export type RetriedResult = MissedResult | 'stillOnLine';
export const RETRIED: readonly RetriedResult[] = [...MISSED, 'stillOnLine'];

export function customerResult(result: Result): CustomerResult {
  return numbers[result];
}
