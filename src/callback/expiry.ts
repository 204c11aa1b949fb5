/**
 * Beyond the preset: a callback that waits no longer than it is told to.
 */
import { isWaiting } from './lifecycle.js';

/** What the end of a callback's time means to it. */
export const AtExpiry = { Expire: 0, LetGoOn: 1 } as const;
export type AtExpiry = (typeof AtExpiry)[keyof typeof AtExpiry];

/** One that an agent has in hand goes on; should it come back, it is over then. */
export function atExpiry(state: number): AtExpiry {
  return isWaiting(state) ? AtExpiry.Expire : AtExpiry.LetGoOn;
}

/** Whether the time of a callback is over. */
export function isTimeOver(createdAt: number, expiresAfterMs: number, now: number): boolean {
  return now - createdAt >= expiresAfterMs;
}
