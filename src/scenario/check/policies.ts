/**
 * Whether the settings beyond the preset can work together.
 */
import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/policies.js';
import { overPreset } from '../resolve/presets.js';
import { durationMs } from '../text/duration.js';
import type { Sound } from './draft.js';

export function checkPolicies({ draft, whole }: Sound, found: Diagnostics): void {
  if (draft.rules === undefined || !whole(['rules'])) return;
  // The defaults of a preset count as if they were stated.
  const rules = overPreset(draft.rules);
  const before = rules.noNewBefore;
  if (before !== undefined && draft.length !== undefined) {
    if (durationMs(before) >= durationMs(draft.length))
      found.at(['rules', 'noNewBefore'], faults.neverNewBefore(before, draft.length));
  }
  // Whoever says that there are none, as with --set, may leave the cap where it stands.
  if ((rules.retriesInAll ?? 'any') !== 'any' && rules.retries === undefined) {
    found.at(['rules', 'retriesInAll'], faults.capOfNoRetries());
  }
  const { retries = 'none', initialDelay, expiresAfter = 'never' } = rules;
  if (retries !== 'none' && (rules.customerFirst ?? 'off') !== 'off') {
    found.at(['rules', 'retries'], faults.retriesOfCustomerFirst(), 'key');
  }
  if (typeof initialDelay === 'string' && expiresAfter !== 'never') {
    if (durationMs(initialDelay) < durationMs(expiresAfter)) return;
    found.at(['rules', 'expiresAfter'], faults.expiresBeforeItQueues(initialDelay, expiresAfter));
  }
}
