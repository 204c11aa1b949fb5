/**
 * Who works when, compiled: the shifts of a team dealt out to its agents.
 */
import type { PresenceChange } from '../../model/agent-plan.js';
import type { Clock } from '../clock.js';
import { tooFewForShifts } from '../faults/amounts.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { tooMany } from '../faults/values.js';
import type { Path } from '../path.js';
import type { ResolvedShift } from '../resolve/teams.js';
import { type Duty, type Occurrence, occurrences, presenceOf } from '../shifts.js';

const MOST_CHANGES = 5_000_000;

export interface RosterContext {
  readonly clock: Clock;
  /** Up to when anybody may be at work. */
  readonly horizonMs: number;
  readonly found: Diagnostics;
}

export class Roster {
  private readonly context: RosterContext;
  /** Agents on the same duties share one list. */
  private readonly known = new Map<string, readonly PresenceChange[]>();
  private changes = 0;

  constructor(context: RosterContext) {
    this.context = context;
  }

  single(shifts: readonly ResolvedShift[]): readonly PresenceChange[] {
    return this.presence(
      shifts.map((shift) => ({ shift, occurrences: this.times(shift), index: 0, of: 1 })),
    );
  }

  /** The presence of each agent of a team who has no shifts of their own, by position. */
  team(
    shifts: readonly ResolvedShift[],
    agents: readonly number[],
    path: Path,
  ): Map<number, readonly PresenceChange[]> {
    const duties = new Map<number, Duty[]>(agents.map((agent) => [agent, []]));
    const booked = new Map<number, Occurrence[]>(agents.map((agent) => [agent, []]));
    for (const [i, shift] of shifts.entries()) {
      const times = this.times(shift);
      const chosen =
        shift.agents === undefined
          ? agents
          : this.free(agents, shift.agents, times, booked, [...path, i]);
      for (const [index, agent] of chosen.entries()) {
        duties.get(agent)?.push({ shift, occurrences: times, index, of: chosen.length });
      }
    }
    return new Map([...duties].map(([agent, all]) => [agent, this.presence(all)]));
  }

  /** The first agents, in order, whose other numbered shifts do not overlap these times. */
  private free(
    agents: readonly number[],
    wanted: number,
    times: readonly Occurrence[],
    booked: Map<number, Occurrence[]>,
    path: Path,
  ): readonly number[] {
    const chosen: number[] = [];
    for (const agent of agents) {
      if (chosen.length === wanted) break;
      if (!overlap(booked.get(agent) ?? [], times)) chosen.push(agent);
    }
    if (chosen.length < wanted)
      this.context.found.at([...path, 'agents'], tooFewForShifts(wanted, chosen.length));
    for (const agent of chosen) booked.get(agent)?.push(...times);
    return chosen;
  }

  private times(shift: ResolvedShift): Occurrence[] {
    return occurrences(shift, this.context.clock, this.context.horizonMs);
  }

  private presence(duties: readonly Duty[]): readonly PresenceChange[] {
    const staggered = duties.some(({ shift }) =>
      shift.breaks.some(({ staggered }) => staggered !== '0s'),
    );
    const key = JSON.stringify(
      duties.map(({ shift, index, of }) => (staggered ? [shift, index, of] : shift)),
    );
    let presence = this.known.get(key);
    if (presence === undefined && this.changes > MOST_CHANGES) {
      const fault = tooMany('changes of shift', this.changes, MOST_CHANGES);
      this.context.found.at(['teams'], fault, 'key');
      return [];
    }
    if (presence === undefined) {
      presence = presenceOf(duties, this.context.clock, this.context.horizonMs);
      this.known.set(key, presence);
      this.changes += presence.length;
    }
    return presence;
  }
}

function overlap(a: readonly Occurrence[], b: readonly Occurrence[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const all = [
    ...a.map((x) => ({ ...x, mine: true })),
    ...b.map((x) => ({ ...x, mine: false })),
  ].sort((x, y) => x.from - y.from);
  let mine = -Infinity;
  let theirs = -Infinity;
  for (const { from, to, mine: own } of all) {
    if (from < (own ? theirs : mine)) return true;
    if (own) mine = Math.max(mine, to);
    else theirs = Math.max(theirs, to);
  }
  return false;
}
