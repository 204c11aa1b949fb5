/** Putting a callback off: it is in no queue until it is due. */
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { EventKind } from './event-kind.js';
import type { Run } from './run.js';

/** The callback waits outside every queue and goes on at `until`; see `onCallbackDue`. */
export function putOff(run: Run, callback: Interaction, until: number): void {
  callback.life = callbackLifecycle.next(CallbackEvent.PutOff, callback.life);
  callback.phase = Phase.PutOff;
  callback.agent = null;
  callback.dueTicket = run.calendar.at(until, EventKind.CallbackDue, callback.slot);
  run.observer.putOff(callback, until, run.now);
}
