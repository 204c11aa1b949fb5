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

export class AgentTime {
  /** By interval, team and activity, ms. */
  readonly ms: Float64Array;
  /** Time logged in, summed on its own so that the states can be held against it, ms. */
  loggedInMs = 0;
  private readonly plan: CenterPlan;
  private readonly now: Float64Array;
  private readonly area: Float64Array;
  private readonly loggedInSince: Float64Array;

  constructor(plan: CenterPlan, blocks: number) {
    this.plan = plan;
    const places = plan.teams.length * ACTIVITY_COUNT;
    this.ms = new Float64Array(blocks * places);
    this.now = new Float64Array(places);
    this.area = new Float64Array(places);
    this.loggedInSince = new Float64Array(plan.agents.length);
  }

  clear(): void {
    this.ms.fill(0);
    this.now.fill(0);
    this.area.fill(0);
    this.loggedInMs = 0;
    this.loggedInSince.fill(NEVER);
    for (const { team } of this.plan.agents) {
      this.now[team * ACTIVITY_COUNT + Activity.LoggedOut]!++;
    }
  }

  changed(agent: Agent, was: Activity, now: number): void {
    const { activity, plan, id } = agent;
    const team = plan.team * ACTIVITY_COUNT;
    this.area[team + was]! += now;
    this.now[team + was]!--;
    this.area[team + activity]! -= now;
    this.now[team + activity]!++;
    if (was === Activity.LoggedOut) this.loggedInSince[id] = now;
    else if (activity === Activity.LoggedOut) {
      this.loggedInMs += now - this.loggedInSince[id]!;
      this.loggedInSince[id] = NEVER;
    }
  }

  /** Closes the sums of an interval. */
  roll(block: number, instant: number): void {
    const { now, area } = this;
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
