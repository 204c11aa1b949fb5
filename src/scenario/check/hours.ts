/**
 * Whether opening hours, the close and the window for callbacks fit together.
 */

import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/hours.js';
import type { Path } from '../path.js';
import type { Sound } from './draft.js';
import { checkSpan } from './shifts.js';

export function checkHours({ draft, whole }: Sound, found: Diagnostics): void {
  const { opening, closing, rules, plans } = draft;
  const spans = (given: typeof opening, path: Path): void => {
    if (given === undefined || given === 'always') return;
    for (const [i, span] of given.entries()) checkSpan(span, [...path, i], found);
  };
  spans(opening, ['opening']);
  spans(rules?.window, ['rules', 'window']);
  if (whole(['opening']) && (opening ?? 'always') === 'always') {
    for (const [plan, applets] of Object.entries(plans)) {
      for (const [key, { hours }] of Object.entries(applets)) {
        if (hours?.opening === true)
          found.at(['plans', plan, key, 'hours', 'opening'], faults.hoursWithoutOpening());
      }
    }
  }
  const { callbacks = 'finish', place = 'keep' } = closing ?? {};
  if (place !== 'keep' && callbacks !== 'carryOver' && whole(['closing', 'callbacks']))
    found.at(['closing', 'place'], faults.placeWithoutCarryOver());
  const { window = 'always', outsideWindow = 'wait' } = rules ?? {};
  if (outsideWindow !== 'wait' && window === 'always' && whole(['rules', 'window']))
    found.at(['rules', 'outsideWindow'], faults.outsideOfNoWindow());
}
