/**
 * Messages about figures that do not fit together.
 */
import { type Fault, fault } from './fault.js';

export function withoutActual(): Fault {
  return fault(
    'without-actual-world',
    'leaves out the world "actual"',
    'add actual: it is what the scenario says; the others are compared with it',
  );
}

export function tooLong(most: string): Fault {
  return fault('run-too-long', `is longer than ${most}`, `write ${most} or less`);
}

export function nothingAfterWarmUp(warmUp: string, length: string): Fault {
  return fault(
    'nothing-after-warm-up',
    `a warm-up of ${warmUp} leaves nothing of a run of ${length} to count`,
    'write a shorter "warmUp", or a longer "length"',
  );
}

export function sillyPause(): Fault {
  return fault(
    'break-outside-shift',
    'begins outside the shift',
    'let it begin between "from" and "to"',
  );
}

export function tooFewForShifts(wanted: number, free: number): Fault {
  return fault(
    'too-few-for-shifts',
    `wants ${wanted} agents, but only ${free} of the team are free of other shifts then`,
    `write ${free} or fewer, or give the team more agents`,
  );
}

export function reserveOfAll(reserve: number, agents: number): Fault {
  const all = agents === 1 ? 'there is only one agent' : `there are only ${agents} agents`;
  return fault(
    'reserve-of-all',
    `keeps ${reserve} ${reserve === 1 ? 'agent' : 'agents'} idle, and ${all}: no callback would ever be made`,
    agents > 1 ? `write ${agents - 1} or fewer` : 'leave it out',
  );
}

export function pilotOverMax(pilot: number, max: number): Fault {
  return fault(
    'pilot-over-max',
    `a pilot of ${pilot} is more than the ${max} replications there may be`,
    `write a "max" of ${pilot} or more, or a smaller "pilot"`,
  );
}
