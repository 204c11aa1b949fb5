/**
 * Messages about who serves whom.
 */
import { type Fault, fault, quoted } from './fault.js';
import { tooMany } from './values.js';

export function teamsAndGroups(): Fault {
  return fault(
    'teams-and-groups',
    'says "teams" and "groups" at once',
    'keep one of them: the first group takes the place of "teams"',
  );
}

export function firstGroupLate(after: string): Fault {
  return fault(
    'first-group-late',
    `nobody serves the queue in the first ${after}`,
    'take "after" away from the first group, or put a group before it',
  );
}

export function groupNotLater(after: string, before: string): Fault {
  return fault(
    'group-not-later',
    `opens after ${after}, no later than the group before it (${before})`,
    'let "after" ascend, or put the teams into the group before',
  );
}

export function teamServesAlready(team: string): Fault {
  return fault(
    'team-serves-already',
    `the team ${quoted(team)} serves already in an earlier group`,
    'name it once, in the group in which it begins to serve',
  );
}

export function groupAfterAll(): Fault {
  return fault(
    'group-after-all',
    'all teams serve already in an earlier group',
    'take this group away, or let "teams: all" be the last',
  );
}

export function tooManyGroups(count: number, most: number): Fault {
  return tooMany('groups', count, most);
}

export function targetOrAgreement(both: boolean): Fault {
  return both
    ? fault(
        'target-or-agreement',
        'says "target" and "agreement" at once',
        'keep one of them: an agreement has its target',
      )
    : fault(
        'target-or-agreement',
        'says neither "target" nor "agreement"',
        'add "target: 60s", or "agreement: NAME"',
      );
}

export function skillTwice(skill: string): Fault {
  return fault('skill-twice', `the skill ${quoted(skill)} stands here twice`, 'name it once');
}

export function personalNot(key: string): Fault {
  return fault(
    'personal-queue-key',
    `${quoted(key)} says who serves, but in a personal queue that is one agent`,
    `take ${quoted(key)} away, or lead from here to another queue that has it`,
  );
}

export function personalInSkillsMode(): Fault {
  return fault(
    'personal-in-skills-mode',
    'a personal queue is ordered by priority, not by scores',
    'write "mode: skills", or leave it out',
  );
}

export function personalWithoutNext(): Fault {
  return fault(
    'personal-without-next',
    'nothing follows for those whose agent is nobody, or does not come again',
    'add "next", to another queue for example',
  );
}

export function personalToCallback(): Fault {
  return fault(
    'personal-to-callback',
    'whoever has nobody to wait for would come to a callback that returns to this queue',
    'let "next" lead to another queue first',
  );
}

export function lastAgentIsKept(source: string): Fault {
  return fault(
    'last-agent-is-kept',
    `the data source ${quoted(source)} is kept by the center: whom the caller spoke with last`,
    'use another name',
  );
}
