/**
 * Messages about when callers call.
 */
import { type Fault, fault, type LateFault, listed, quoted, shortened } from './fault.js';

export function noSourceOfArrivals(): Fault {
  return fault(
    'no-source-of-arrivals',
    'does not say where the calls come from',
    'write "poisson" or "file"',
  );
}

export function oneWayOfRates(given: readonly string[], known: readonly string[]): Fault {
  return given.length === 0
    ? fault('one-way-of-rates', 'does not say how many calls come', `write ${listed(known, 'or')}`)
    : fault(
        'one-way-of-rates',
        `says ${listed(given)} at once`,
        'keep one; a second class of callers can have the other',
      );
}

export function ratesTooShort(covers: string, length: string, missing: number): Fault {
  return fault(
    'rates-too-short',
    `covers ${covers}, but the run is ${length} long`,
    `add ${missing} more ${missing === 1 ? 'number' : 'numbers'}, one a step; 0 for a step without calls`,
  );
}

export function knotsTooFew(count: number, wanted: number, length: string): Fault {
  return fault(
    'knots-too-few',
    `${count} ${count === 1 ? 'knot does' : 'knots do'} not reach the end of a run of ${length}`,
    `write ${wanted}: one at the start and one at the end of each step`,
  );
}

export function notATimeOfDay(written: string): Fault {
  return fault(
    'not-a-time-of-day',
    `${shortened(written)} is not a time of day`,
    'write one such as "08:00"',
  );
}

export function fromWithoutWeek(): Fault {
  return fault(
    'from-without-week',
    '"from" is the first step of the days of a "week", and there is none',
    'leave it out: "calls" and "knots" begin with the run',
  );
}

export function emptyWeek(): Fault {
  return fault(
    'empty-week',
    'has no day',
    'write a day such as "mon: [10, 20, 15]", or "default" for all',
  );
}

export function dayTooLong(count: number, every: string, from: string, most: number): Fault {
  return fault(
    'day-too-long',
    `${count === 1 ? 'a step' : `${count} steps`} of ${every} from ${quoted(from)} ${count === 1 ? 'reaches' : 'reach'} past midnight`,
    most > 0
      ? `write ${most} or fewer`
      : `write a shorter "every": it does not fit between ${from} and 24:00 once`,
  );
}

export function notAVariation(most: number): LateFault {
  return (written) =>
    fault(
      'not-a-variation',
      `${shortened(written)} is not a coefficient of variation from 0 to ${most}`,
      'write standard deviation / mean, such as 0.1 for days that are mostly within 10 %',
    );
}

export function neverBusier(): Fault {
  return fault(
    'busyness-without-effect',
    'has no effect: neither days nor steps vary',
    'write "day: 0.1", or "step: 0.05", or leave "busyness" out',
  );
}

export function correlationOfNothing(): Fault {
  return fault(
    'correlation-of-nothing',
    'is of the factors of steps, and there are none',
    'write "step: 0.05", or leave it out',
  );
}

export function sharedStepsDiffer(shared: string, first: string): Fault {
  return fault(
    'shared-steps-differ',
    `shares the busyness of its steps (${quoted(shared)}) with ${quoted(first)}, whose steps are others`,
    'give both the same "every" and "from", or leave "step" or "shared" out',
  );
}
