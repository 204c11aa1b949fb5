/** Which activities make up a state of the vendor's: a matter of the rules (R4). */
import { vendorStateOf } from '../callback/attempt.js';
import { Activity, type VendorState, vendorStates } from '../model/agent-state.js';
import type { BusyCallbackAt } from '../model/rule-settings.js';

/** The vendor's states that agents of a run can be in, with the activities each is made of. */
export function activitiesByState(
  busyCallbackAt: BusyCallbackAt,
): readonly { readonly state: VendorState; readonly activities: readonly Activity[] }[] {
  const all = Object.values(Activity);
  return vendorStates
    .map(({ name }) => ({
      state: name,
      activities: all.filter((activity) => vendorStateOf(activity, busyCallbackAt) === name),
    }))
    .filter(({ activities }) => activities.length > 0);
}
