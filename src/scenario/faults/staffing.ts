/**
 * Messages about what a search for agents may change.
 */
import { type Fault, fault, quoted } from './fault.js';

export function staffedTwice(team: string): Fault {
  return fault(
    'staffed-twice',
    `the team ${quoted(team)} is there twice`,
    'say all about a team in one entry',
  );
}

export function minAboveMax(min: number, max: number): Fault {
  return fault(
    'min-above-max',
    `at least ${min} and at most ${max} cannot both be`,
    'let "max" be above "min"',
  );
}

export function singleAgents(team: string): Fault {
  return fault(
    'single-agents',
    `the agents of ${quoted(team)} are listed one by one and cannot be counted`,
    'write how many they are, or leave the team out here: it then stays as it is',
  );
}

export function shiftsNotUsed(by: string): Fault {
  return fault(
    'shifts-not-used',
    `shifts mean nothing by ${by}`,
    'write "by: shift", or leave them out',
  );
}

export function numberedShifts(team: string): Fault {
  return fault(
    'numbered-shifts',
    `the shifts of ${quoted(team)} say how many agents follow them`,
    'write "by: shift" to look for these numbers',
  );
}

export function noShifts(team: string): Fault {
  return fault(
    'no-shifts-to-choose',
    `${quoted(team)} has no shifts to choose from`,
    'add "shifts" with "starts" and "length" here, or shifts to the team',
  );
}

export function tooManyParts(what: 'intervals' | 'shifts', most: number): Fault {
  return fault(
    'too-many-parts',
    `there are more than ${most} ${what}, too many to be tried one by one`,
    what === 'intervals'
      ? 'write a longer interval, or look by team or by shift'
      : 'let them begin at fewer times',
  );
}

export function breakOutside(after: string, length: string): Fault {
  return fault(
    'break-outside-shift',
    `a break after ${quoted(after)} is not within a shift of ${quoted(length)}`,
    'let it begin before the shift ends',
  );
}

export function longerThanADay(length: string): Fault {
  return fault(
    'shift-longer-than-a-day',
    `a shift of ${quoted(length)} that begins at a time of day is too long`,
    'write 24h or less',
  );
}
