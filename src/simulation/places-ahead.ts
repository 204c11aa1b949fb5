/**
 * Customer first, ahead of agents: the places of those who are dialled or on the line with no agent
 * found for them, and the queues that have to be looked at again.
 */
import type { Interaction } from '../model/interaction.js';
import type { QueueState } from '../model/queue-state.js';
import type { Run } from './run.js';

/** Something changed that may let another customer of the queue be dialled. */
export function touchAhead(run: Run, queue: QueueState): void {
  if (run.aheadMax === 0 || queue.aheadDue) return;
  queue.aheadDue = true;
  run.aheadDue.push(queue);
}

/** Takes one of the places of those for whom no agent is found. */
export function takePlace(callback: Interaction): void {
  if (callback.ahead) return;
  callback.ahead = true;
  callback.queueState.ahead++;
}

/** An agent has answered, or the callback is over. */
export function leavePlace(run: Run, callback: Interaction): void {
  if (!callback.ahead) return;
  callback.ahead = false;
  callback.queueState.ahead--;
  touchAhead(run, callback.queueState);
}
