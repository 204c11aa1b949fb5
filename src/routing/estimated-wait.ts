/**
 * The wait that a caller is told to expect.
 */
import { EstimateMethod, type EstimatePlan } from '../model/queue-plan.js';
import { REMEMBERED_WAITS, type WaitList } from '../model/wait-list.js';

/** No estimate can be made. */
export const NO_ESTIMATE = -1;

/**
 * @param waitingAhead interactions waiting in the queue before this one
 * @returns whole ms, or `NO_ESTIMATE`
 */
export function estimatedWait(plan: EstimatePlan, list: WaitList, waitingAhead: number): number {
  if (plan.method === EstimateMethod.QueueLength) {
    const agents = loggedInFor(list);
    if (agents === 0) return NO_ESTIMATE;
    return Math.round(((waitingAhead + 1) * plan.handleTimeMs) / agents);
  }
  const known = Math.min(list.answered, plan.last);
  if (known === 0) return NO_ESTIMATE;
  let sum = 0;
  for (let k = 1; k <= known; k++) sum += list.waits[(list.answered - k) % REMEMBERED_WAITS]!;
  return Math.round(sum / known);
}

/** Agents logged in who may serve the list now or later, whatever they are doing. */
export function loggedInFor(list: WaitList): number {
  let agents = 0;
  for (const group of list.everyone) agents += group.loggedIn;
  return agents;
}
