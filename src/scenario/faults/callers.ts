/**
 * Messages about classes of callers and scripted calls.
 */
import { type Fault, fault, listed, quoted } from './fault.js';

export function noCalls(): Fault {
  return fault(
    'no-calls',
    'nobody of this class ever calls',
    'give it "arrivals", or "calls" one by one',
  );
}

export function lastStepWithoutBound(): Fault {
  return fault(
    'last-step-bound',
    'the last step, and only the last, is without "upTo"',
    'end with a step such as "{ accept: 0.6 }", which holds for everything longer',
  );
}

export function callAfterEnd(at: string, length: string): Fault {
  return fault(
    'call-after-end',
    `a call at ${at} is after the end: the run is ${length} long`,
    `write a time before ${length}, or a longer "length"`,
  );
}

export function againBeforeItsCall(at: string, first: string): Fault {
  return fault(
    'again-before-its-call',
    `a second call at ${at} does not come after its call at ${first}`,
    `"at" counts from the start of the run, here too: write a time after ${first}`,
  );
}

export function redialsAtOnce(): Fault {
  return fault(
    'redials-at-once',
    'whoever is lost and redials at once would do so for ever in one instant',
    'write a time that passes, such as "2m" or "{ exponential: { mean: 5m } }"',
  );
}

export function notAtFirst(key: string): Fault {
  return fault(
    'habit-of-later-call',
    `${quoted(key)} of a person stands with the first call`,
    'write it there: it follows whichever call was lost, or callback missed, last',
  );
}

export function againTwice(): Fault {
  return fault(
    'again-within-again',
    '"again" of a person stands with the first call, not within another',
    'write this call there, beside the other: its "at" counts from the start of the run',
  );
}

export function duplicateCallId(id: string): Fault {
  return fault(
    'duplicate-call-id',
    `there are two calls ${quoted(id)}`,
    'give each call an id of its own',
  );
}

export function takesWithoutCallback(plan: string): Fault {
  return fault(
    'takes-without-callback',
    `takes a callback, but no breakout on the way from ${quoted(plan)} leads to a callback applet`,
    'add a voluntary breakout that leads to one, or leave takesCallbackAfter out',
  );
}

export function agentCannotGiveUp(): Fault {
  return fault(
    'agent-cannot-give-up',
    'with rules.customerFirst no agent is on the line while the customer is dialled',
    'take "agentGaveUp" away, or leave customerFirst off',
  );
}

export function notACallbackApplet(name: string, callbacks: readonly string[]): Fault {
  return fault(
    'not-a-callback-applet',
    `${quoted(name)} is not a callback applet`,
    callbacks.length === 0 ? 'add one to the plan' : `write ${listed(callbacks, 'or')}`,
  );
}

export function notDescending(what: string): Fault {
  return fault(
    'not-descending',
    `${what} must descend, as the first row that holds counts`,
    'write the longest waits first',
  );
}

export function lastRowWithoutCondition(): Fault {
  return fault(
    'last-row-without-condition',
    'every row has conditions, so there may be offers for which none holds',
    'end with a row such as "{ accept: 0.3 }", which holds for all the others',
  );
}

export function rowWithoutCondition(): Fault {
  return fault(
    'row-without-condition',
    'this row always holds, so those after it never decide',
    'give it a condition, or make it the last',
  );
}
