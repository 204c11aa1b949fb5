/**
 * Messages about who serves whom.
 */
import { type Fault, fault, quoted } from './fault.js';
import { tooMany } from './faults-of-values.js';

export function teamsAndGroups(): Fault {
  return fault(
    'says "teams" and "groups" at once',
    'keep one of them: the first group takes the place of "teams"',
  );
}

export function firstGroupLate(after: string): Fault {
  return fault(
    `nobody serves the queue in the first ${after}`,
    'take "after" away from the first group, or put a group before it',
  );
}

export function groupNotLater(after: string, before: string): Fault {
  return fault(
    `opens after ${after}, no later than the group before it (${before})`,
    'let "after" ascend, or put the teams into the group before',
  );
}

export function teamServesAlready(team: string): Fault {
  return fault(
    `the team ${quoted(team)} serves already in an earlier group`,
    'name it once, in the group in which it begins to serve',
  );
}

export function groupAfterAll(): Fault {
  return fault(
    'all teams serve already in an earlier group',
    'take this group away, or let "teams: all" be the last',
  );
}

export function tooManyGroups(count: number, most: number): Fault {
  return tooMany('groups', count, most);
}
