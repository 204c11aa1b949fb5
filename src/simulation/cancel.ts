/** Cancelling queued callbacks of a caller who has been answered live (R17, a setting). */
import { CallbackEvent, callbackLifecycle, isWaiting } from '../callback/lifecycle.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { endCallback } from './on-end.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';

/** Cancels what still waits, put off or not; a callback whose agent's phone rings already is let go on. */
export function cancelPending(run: Run, call: Interaction): void {
  const { callbacks } = call.caller;
  for (let k = callbacks.length - 1; k >= 0; k--) {
    const callback = callbacks[k]!;
    if (!isWaiting(callback.life)) continue;
    if (callback.phase === Phase.Waiting) rememberLoss(callback);
    leave(run, callback);
    cancelQueueTimers(callback);
    callback.life = callbackLifecycle.next(CallbackEvent.Cancelled, callback.life);
    run.observer.cancelled(callback, run.now);
    endCallback(run, callback);
  }
}
