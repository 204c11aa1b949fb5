/** Holds of a conversation, as events of the record that has its talk. */
import type { Agent } from '../model/agent.js';
import { Activity } from '../model/agent-state.js';
import type { LoggedEvent } from './interaction-record.js';

function isHold(activity: Activity): boolean {
  return activity === Activity.IncomingHolding || activity === Activity.CallbackHolding;
}

/** What it means to the caller that an agent does something else from now on; null: nothing. */
export function holdEvent(
  { activity, plan }: Agent,
  was: Activity,
  now: number,
): LoggedEvent | null {
  if (isHold(activity)) return { at: now, type: 'HoldBegan', name: plan.name, properties: {} };
  return isHold(was) ? { at: now, type: 'HoldEnded', name: plan.name, properties: {} } : null;
}
