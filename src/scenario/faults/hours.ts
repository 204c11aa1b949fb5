/**
 * Messages about opening hours, what happens at the close, and the window for callbacks.
 */
import { type Fault, fault } from './fault.js';

export function hoursNeitherNorBoth(both: boolean): Fault {
  return both
    ? fault(
        'hours-neither-nor-both',
        'says both "opening: true" and "open"',
        'leave one of them out',
      )
    : fault(
        'hours-neither-nor-both',
        'does not say when it is open',
        'add "open: [{ from: 08:00, to: 18:00 }]", or "opening: true"',
      );
}

export function hoursWithoutOpening(): Fault {
  return fault(
    'hours-without-opening',
    'follows the opening hours of the center, and it has none',
    'add "opening: [{ from: 08:00, to: 20:00 }]" to the scenario, or give "open" here',
  );
}

export function placeWithoutCarryOver(): Fault {
  return fault(
    'place-without-carry-over',
    'says where callbacks stand that were carried over, and none are',
    'write "callbacks: carryOver" beside it, or leave it out',
  );
}

export function outsideOfNoWindow(): Fault {
  return fault(
    'outside-of-no-window',
    'says what becomes of callbacks outside their window, and the window is always open',
    'add "window: [{ from: 09:00, to: 20:00 }]" beside it, or leave it out',
  );
}

export function neverOpens(what: string): Fault {
  return fault(
    'never-opens',
    `${what} does not open between the start and the end of the run`,
    'check "from", "to", "days", "start" and "length"',
  );
}
