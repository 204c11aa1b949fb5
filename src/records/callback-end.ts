/** How a callback ended, for those who only watch. */
import { CallbackState } from '../callback/lifecycle.js';
import type { Interaction } from '../model/interaction.js';

export const CallbackEnd = { Completed: 0, Unreached: 1, Expired: 2, Cancelled: 3 } as const;
export type CallbackEnd = (typeof CallbackEnd)[keyof typeof CallbackEnd];

export function callbackEnd({ life }: Interaction): CallbackEnd {
  if (life === CallbackState.Completed) return CallbackEnd.Completed;
  if (life === CallbackState.Expired) return CallbackEnd.Expired;
  return life === CallbackState.Cancelled ? CallbackEnd.Cancelled : CallbackEnd.Unreached;
}
