/**
 * The person who answers.
 */
import { NO_TICKET } from '../engine/calendar.js';
import type { AgentGroup } from './agent-group.js';
import { type AgentPlan, Presence } from './agent-plan.js';
import { Activity } from './agent-state.js';
import type { Interaction } from './interaction.js';
import type { WaitList } from './wait-list.js';

export class Agent {
  readonly id: number;
  readonly plan: AgentPlan;
  readonly group: AgentGroup;
  activity: Activity = Activity.LoggedOut;
  /** Since when. */
  since = 0;
  /** What the roster wants of them now; an interaction in hand is finished first. */
  rostered: Presence = Presence.LoggedOut;
  /** Whether that is paid for. */
  paid = true;
  /** Called home after the close, and stays while something waits. */
  stays = false;
  interaction: Interaction | null = null;
  /** The end of what they are doing. */
  ticket = NO_TICKET;
  // A talk with holds: its length, what is left of it, and the holds to come.
  talk = 0;
  talkLeft = 0;
  holdsLeft = 0;
  /** The share of the talk after which the last hold began. */
  holdShare = 0;
  /** Became free in this instant and is yet to be offered work. */
  freed = false;
  // Among the idle of the group.
  idle = false;
  idleKey = 0;
  earlier: Agent | null = null;
  later: Agent | null = null;
  lastInboundAt = 0;
  /** Lists of what waits for this agent alone; null: there has never been any. */
  personal: WaitList[] | null = null;

  constructor(id: number, plan: AgentPlan, group: AgentGroup) {
    this.id = id;
    this.plan = plan;
    this.group = group;
  }
}
