/** What a search for agents has found, in words that the terminal and others share. */

import { ownCounts } from '../experiments/staffing/space.js';
import type { StaffResult } from '../experiments/staffing/staff.js';
import type { Kind, TeamSpace } from '../experiments/staffing/teams.js';

/** A team as it was found. */
export interface TeamFound {
  readonly team: string;
  readonly by: TeamSpace['by'];
  /** Of the team, or at most at a time. */
  readonly agents: number;
  /** Rostered a replication. */
  readonly hours: number;
  /** Shifts that somebody follows. */
  readonly shifts: readonly { readonly shift: string; readonly agents: number }[];
}

export function teamsFound({ teams, counts }: StaffResult): TeamFound[] {
  return teams.map((space, t) => {
    const { team, by, kinds } = space;
    const own = ownCounts(teams, counts ?? [], t);
    const sum = own.reduce((total, count) => total + count, 0);
    return {
      team,
      by,
      agents: by === 'interval' ? own.reduce((most, count) => Math.max(most, count), 0) : sum,
      hours: kinds.reduce((total, { hours }, k) => total + hours * (own[k] ?? 0), 0),
      shifts: kinds.flatMap((kind, k) =>
        kind.shift === null || (own[k] ?? 0) === 0
          ? []
          : [{ shift: shiftText(kind.shift), agents: own[k] ?? 0 }],
      ),
    };
  });
}

function shiftText({ from, to, days }: NonNullable<Kind['shift']>): string {
  const when = to === undefined ? `from ${from} on` : `${from} to ${to}`;
  return days === undefined ? when : `${when} ${days.join(' ')}`;
}
