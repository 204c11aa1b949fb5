/**
 * Shifts and breaks. Who is to leave finishes the interaction in hand first; who is rostered at the
 * close of the day works on until nothing waits.
 */
import type { Agent } from '../model/agent.js';
import { Presence } from '../model/agent-plan.js';
import { Activity, activityOf } from '../model/agent-state.js';
import { isAnyLoggedIn } from '../routing/estimated-wait.js';
import { isAlone } from '../routing/interaction-for.js';
import { EventKind } from './event-kind.js';
import { breakOutAllWaiting } from './on-breakout.js';
import { leavePersonalWork } from './personal.js';
import type { Run } from './run.js';

export function scheduleRoster(run: Run): void {
  const { first } = run.roster;
  if (first !== undefined) run.calendar.at(first.at, EventKind.RosterChanged, first.id);
}

export function onRosterChanged(run: Run): void {
  const { id, presence, paid } = run.roster.first!;
  run.roster.advance();
  scheduleRoster(run);
  const agent = run.center.agents[id]!;
  if (run.now >= run.plan.lengthMs && !countsAfterClose(agent, presence)) return;
  run.note(EventKind.RosterChanged, agent.id);
  const was = agent.rostered;
  const doing = agent.stays ? Activity.Ready : activityOf[was];
  agent.stays = stays(run, was, presence);
  agent.rostered = presence;
  agent.paid = paid;
  run.observer.rostered(agent, was, run.now);
  // Where something is in hand, the roster takes effect when it is done.
  const { activity } = agent;
  if (agent.stays) return;
  if (activity === doing || activity === Activity.NoAnswer) becomeFree(run, agent);
}

/** At a close whoever works goes on working while something waits. */
function stays({ hours, now }: Run, was: Presence, presence: Presence): boolean {
  if (hours === null || was !== Presence.Ready || presence !== Presence.LoggedOut) return false;
  return hours.keepsAgents(now);
}

/** Nothing waits any more: who stayed goes, when what is in hand is done. */
export function sendHome(run: Run, agent: Agent): void {
  agent.stays = false;
  const { activity } = agent;
  if (activity === Activity.Ready || activity === Activity.NoAnswer) becomeFree(run, agent);
}

/** After the close only those come who are back from a break of any kind. */
function countsAfterClose({ rostered }: Agent, presence: Presence): boolean {
  const wasPaused = rostered !== Presence.Ready && activityOf[rostered] !== Activity.LoggedOut;
  return presence === Presence.Ready && wasPaused;
}

/** The agent has nothing in hand: Ready, or wherever the roster wants them. */
export function becomeFree(run: Run, agent: Agent): void {
  agent.group.leaveIdle(agent);
  agent.interaction = null;
  agent.ticket = 0;
  const activity = agent.stays ? Activity.Ready : activityOf[agent.rostered];
  if (agent.activity !== activity) {
    if (activity === Activity.LoggedOut) logOut(run, agent);
    else run.setActivity(agent, activity);
  }
  if (activity === Activity.Ready) markFree(run, agent);
}

/** Leaves the agent to be matched when all of this instant's work has ended. */
function markFree(run: Run, agent: Agent): void {
  if (agent.freed) return;
  agent.freed = true;
  run.freed.push(agent);
}

function logOut(run: Run, agent: Agent): void {
  run.setActivity(agent, Activity.LoggedOut);
  const { group } = agent;
  for (const list of run.center.lists) {
    const queue = run.center.queues[list.queue]!;
    if (queue.plan.noAgents === null || !list.everyone.includes(group)) continue;
    if (!isAnyLoggedIn(list)) {
      breakOutAllWaiting(run, list, queue.plan.noAgents);
    }
  }
  leavePersonalWork(run, agent);
  if (run.plan.rules.avoidSameAgent) askWhoMissed(run);
}

/** Whoever was passed over for a callback may now be the only one who can take it. */
function askWhoMissed(run: Run): void {
  for (const list of run.center.lists) {
    if (list.size === 0 || !isAlone(list)) continue;
    for (let k = 0; k < list.size; k++) {
      const interaction = list.at(k)!;
      if (interaction.lastAgent?.idle) run.returned.push(interaction);
    }
  }
}
