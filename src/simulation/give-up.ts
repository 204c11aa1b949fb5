/** A caller hangs up while no agent's phone rings for the call. */
import { afterHangUp, HangUp } from '../callback/request.js';
import { Loss } from '../model/call-origin.js';
import { type Interaction, NEVER, Phase } from '../model/interaction.js';
import { BreakoutReason } from '../model/media.js';
import { endCall } from './on-end.js';
import type { Run } from './run.js';
import { cancelQueueTimers, leave, rememberLoss } from './waiting.js';

export function giveUp(run: Run, call: Interaction): void {
  const inQueue = call.phase === Phase.Waiting || call.phase === Phase.Ringing;
  const hasQueued = call.firstEnteredAt !== NEVER;
  switch (afterHangUp(inQueue, hasQueued, call.callbackStands)) {
    case HangUp.Abandons:
      leaveQueue(run, call);
      call.loss = Loss.Abandoned;
      run.observer.abandoned(call, run.now);
      break;
    case HangUp.BreaksOut:
      leaveQueue(run, call);
      run.observer.brokeOut(call, BreakoutReason.AfterCallback, false, run.now);
      break;
    case HangUp.GivesUp:
      call.loss = Loss.Abandoned;
      break;
    case HangUp.Leaves:
      break;
  }
  endCall(run, call);
}

function leaveQueue(run: Run, call: Interaction): void {
  leave(run, call);
  rememberLoss(call);
  cancelQueueTimers(call);
}
