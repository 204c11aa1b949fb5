/**
 * How long agents do what: time by interval, team and activity.
 *
 * The instant is added when an activity ends and taken away when it begins; at every boundary the
 * number of agents times the instant closes the sum.
 */
import type { Agent } from '../model/agent.js';
import { ACTIVITY_COUNT, Activity } from '../model/agent-state.js';
import type { CenterPlan } from '../model/center-plan.js';
import { NEVER } from '../model/interaction.js';
import { Handling } from './handling.js';
import { RosterTime } from './roster-time.js';

export class AgentTime {
  /** By interval, team and activity, ms. */
  readonly ms: Float64Array;
  /** Time logged in, summed on its own so that the states can be held against it, ms. */
  loggedInMs = 0;
  readonly roster: RosterTime;
  readonly handling: Handling;
  private readonly plan: CenterPlan;
  private readonly counted: number;
  private readonly now: Float64Array;
  private readonly area: Float64Array;
  private readonly loggedInSince: Float64Array;

  /** @param counted blocks up to the close; what comes after it and the warm-up have the last two */
  constructor(plan: CenterPlan, counted: number, cells: Float64Array) {
    this.plan = plan;
    this.counted = counted;
    this.roster = new RosterTime(plan);
    this.handling = new Handling(plan, cells);
    const places = plan.teams.length * ACTIVITY_COUNT;
    this.ms = new Float64Array((counted + 2) * places);
    this.now = new Float64Array(places);
    this.area = new Float64Array(places);
    this.loggedInSince = new Float64Array(plan.agents.length);
  }

  clear(): void {
    this.ms.fill(0);
    this.now.fill(0);
    this.area.fill(0);
    this.loggedInMs = 0;
    this.roster.clear();
    this.handling.clear();
    this.loggedInSince.fill(NEVER);
    for (const { team } of this.plan.agents) {
      this.now[team * ACTIVITY_COUNT + Activity.LoggedOut]!++;
    }
  }

  changed(agent: Agent, was: Activity, since: number, now: number): void {
    const { activity } = agent;
    this.handling.changed(agent, was, since, now);
    const team = agent.group.team * ACTIVITY_COUNT;
    this.area[team + was]! += now;
    this.now[team + was]!--;
    this.area[team + activity]! -= now;
    this.now[team + activity]!++;
    if (was === Activity.LoggedOut) this.loggedInSince[agent.id] = now;
    else if (activity === Activity.LoggedOut) this.loggedOut(agent, now);
  }

  private loggedOut(agent: Agent, now: number): void {
    const { id } = agent;
    this.loggedInMs += now - this.loggedInSince[id]!;
    this.loggedInSince[id] = NEVER;
    this.roster.loggedOut(agent, now);
  }

  /** Closes the sums of an interval. */
  roll(block: number, instant: number): void {
    const { now, area } = this;
    this.roster.roll(instant, block < this.counted);
    const first = block * now.length;
    for (let place = 0; place < now.length; place++) {
      this.ms[first + place]! += area[place]! + now[place]! * instant;
      area[place] = -now[place]! * instant;
    }
  }

  /** At the end: the time of those still logged in. */
  close(instant: number): void {
    for (let id = 0; id < this.loggedInSince.length; id++) {
      const since = this.loggedInSince[id]!;
      if (since !== NEVER) this.loggedInMs += instant - since;
      this.loggedInSince[id] = NEVER;
    }
  }
}
