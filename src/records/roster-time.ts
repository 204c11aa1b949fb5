/**
 * What agents were rostered to do, whatever they did: time by team and presence from the end of the
 * warm-up to the close, and the time beyond it that a contact in hand cost.
 *
 * Instants are added and taken away as in `AgentTime`; the place of what is not counted, warm-up and
 * the time after the close, is thrown away at its boundary.
 */
import type { Agent } from '../model/agent.js';
import { PRESENCE_COUNT, Presence } from '../model/agent-plan.js';
import { Activity, activityOf } from '../model/agent-state.js';
import type { CenterPlan } from '../model/center-plan.js';

/** Places a team: one a presence, then unpaid time, then work beyond the roster. */
export const RosterPlace = { Unpaid: PRESENCE_COUNT, Overtime: PRESENCE_COUNT + 1 } as const;
export const ROSTER_PLACES = PRESENCE_COUNT + 2;

export class RosterTime {
  /** By team and place, ms. */
  readonly ms: Float64Array;
  private readonly plan: CenterPlan;
  private readonly now: Float64Array;
  private readonly area: Float64Array;
  private readonly unpaid: Uint8Array;
  private readonly overtime: Uint8Array;

  constructor(plan: CenterPlan) {
    this.plan = plan;
    const places = plan.teams.length * ROSTER_PLACES;
    this.ms = new Float64Array(places);
    this.now = new Float64Array(places);
    this.area = new Float64Array(places);
    this.unpaid = new Uint8Array(plan.agents.length);
    this.overtime = new Uint8Array(plan.agents.length);
  }

  clear(): void {
    this.ms.fill(0);
    this.now.fill(0);
    this.area.fill(0);
    this.unpaid.fill(0);
    this.overtime.fill(0);
    for (const { team } of this.plan.agents) this.now[team * ROSTER_PLACES + Presence.LoggedOut]!++;
  }

  rostered(agent: Agent, was: Presence, now: number): void {
    const { id, rostered, plan, activity } = agent;
    const team = plan.team * ROSTER_PLACES;
    this.count(team + was, -1, now);
    this.count(team + rostered, 1, now);
    const unpaid = agent.paid ? 0 : 1;
    this.count(team + RosterPlace.Unpaid, unpaid - this.unpaid[id]!, now);
    this.unpaid[id] = unpaid;
    const isOver = activityOf[rostered] === Activity.LoggedOut;
    const over = isOver && activity !== Activity.LoggedOut ? 1 : 0;
    this.count(team + RosterPlace.Overtime, over - this.overtime[id]!, now);
    this.overtime[id] = over;
  }

  /** Who has worked beyond the roster goes. */
  loggedOut({ id, plan }: Agent, now: number): void {
    if (this.overtime[id] === 0) return;
    this.overtime[id] = 0;
    this.count(plan.team * ROSTER_PLACES + RosterPlace.Overtime, -1, now);
  }

  private count(place: number, more: number, now: number): void {
    this.now[place]! += more;
    this.area[place]! -= more * now;
  }

  /** Closes the sums at a boundary; `counts` says whether what lies before it does. */
  roll(instant: number, counts: boolean): void {
    const { now, area, ms } = this;
    for (let place = 0; place < now.length; place++) {
      if (counts) ms[place]! += area[place]! + now[place]! * instant;
      area[place] = -now[place]! * instant;
    }
  }
}

/** Time of all shifts in the plan from `from` to `to`, ms. */
export function plannedMs({ agents }: CenterPlan, from: number, to: number): number {
  let total = 0;
  for (const { presence } of agents) {
    for (const [k, change] of presence.entries()) {
      if (change.presence === Presence.LoggedOut) continue;
      const until = presence[k + 1]?.at ?? Number.POSITIVE_INFINITY;
      total += Math.max(0, Math.min(until, to) - Math.max(change.at, from));
    }
  }
  return total;
}
