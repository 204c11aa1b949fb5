/** Who answers: the roster as the services show it, skills, and work after calls. */

import { type AgentDay, agentDays, quietestHour } from './agent-days.js';
import { busyWhileWaiting, type StepLoad } from './busy-while-waiting.js';
import type { CallLog, LoggedCall } from './call-log.js';
import type { LocalDays } from './local-days.js';
import { LogOutcome } from './log-row.js';
import { PresenceCounter, type TeamPresence, teamsOf } from './presence.js';
import { type ServedCounts, servedIn, skillsOf } from './skills.js';
import type { Span } from './spans.js';
import { resolutionOf } from './waits.js';
import { type WrapEstimate, WrapGaps } from './wrap.js';

export interface PeopleFit {
  /** Calls that were answered, and those of them with an agent's name. */
  readonly answered: number;
  readonly named: number;
  /** null: the log does not name agents. */
  readonly roster: Roster | null;
  /** Agents by weekday and step, where the log does not name them. */
  readonly load: readonly (readonly StepLoad[] | null)[] | null;
  /** Whether the log has work after calls. */
  readonly wrapLogged: boolean;
  /** null: it has, or there are too few gaps to tell. */
  readonly wrap: WrapEstimate | null;
}

export interface Roster {
  readonly agents: number;
  /** Agents' days. */
  readonly days: number;
  readonly hours: number;
  /** When a day of the center begins, ms after midnight. */
  readonly begins: number;
  readonly teams: readonly TeamPresence[];
  /** The one day that was asked for; null: none was. */
  readonly day: RosterOfDay | null;
}

export interface RosterOfDay {
  /** Which of the days. */
  readonly index: number;
  readonly agents: readonly AgentOfDay[];
}

export interface AgentOfDay {
  readonly name: string;
  readonly skills: readonly number[];
  readonly spans: readonly Span[];
  readonly services: number;
}

export interface PeopleOptions {
  readonly every: number;
  readonly confidence: number;
  readonly counted: readonly boolean[];
  /** Which of the days is wanted agent by agent. */
  readonly day: number | null;
}

/** Of more services without a name the roster would be that of a part of the agents. */
const SHARE_NAMED = 0.8;

export function fitPeople(log: CallLog, local: LocalDays, options: PeopleOptions): PeopleFit {
  let [answered, named, wrapLogged] = [0, 0, false];
  for (const { outcome, agent, wrapMs } of log.calls()) {
    if (outcome !== LogOutcome.Answered) continue;
    answered++;
    if (agent !== null) named++;
    if (wrapMs !== null) wrapLogged = true;
  }
  const counts = { answered, named, wrapLogged };
  if (named === 0 || named < SHARE_NAMED * answered) {
    const load = busyWhileWaiting(log, local, options.every);
    return { ...counts, roster: null, load, wrap: null };
  }
  const { roster, wrap } = rosterOf(log, local, options);
  return { ...counts, roster, load: null, wrap: wrapLogged ? null : wrap };
}

function rosterOf(log: CallLog, local: LocalDays, options: PeopleOptions) {
  const begins = quietestHour(log, local);
  const types = log.types.all.length;
  const served = servedIn(log, () => true);
  const skills = log.agents.all.map((_, agent) => skillsOf(agent, types, served));
  const hours = new Array<number>(skills.length).fill(0);
  const gaps = new WrapGaps(resolutionOf(talks(log)));
  const wanted: AgentDay[] = [];
  let days = 0;
  const { every, counted } = options;
  // Teams are made of agents of the same skills, and are known only when all hours are.
  const { groupOf, groups } = alike(skills);
  const presence = new PresenceCounter(local, every, counted, groupOf, groups);
  for (const each of agentDays(log, local, begins, skills)) {
    days++;
    gaps.add(each);
    presence.add(each);
    hours[each.agent]! += each.spans.reduce((sum, { from, to }) => sum + to - from, 0) / 3_600_000;
    if (each.day === options.day) wanted.push(each);
  }
  const teams = teamsOf(skills, hours);
  const roster: Roster = {
    agents: hours.filter((h) => h > 0).length,
    ...{ days, begins },
    hours: hours.reduce((sum, h) => sum + h, 0),
    teams: teams.map((team) => ({
      ...team,
      ...presence.team([...new Set(team.agents.map((agent) => groupOf[agent]!))]),
    })),
    day: options.day === null ? null : ofDay(log, local, begins, served, wanted, options.day),
  };
  return { roster, wrap: gaps.estimate() };
}

/** Agents of the same skills, as groups by number. */
function alike(skills: readonly (readonly number[])[]) {
  const numbers = new Map<string, number>();
  const groupOf = skills.map((own) => {
    const key = own.join(' ');
    const group = numbers.get(key) ?? numbers.size;
    numbers.set(key, group);
    return group;
  });
  return { groupOf, groups: numbers.size };
}

function* talks(log: CallLog): Iterable<number | null> {
  for (const { talkMs } of log.calls()) yield talkMs;
}

/** Skills as they were on that day, where it says enough of them. */
function ofDay(
  log: CallLog,
  local: LocalDays,
  begins: number,
  served: ServedCounts,
  wanted: readonly AgentDay[],
  day: number,
): RosterOfDay {
  const within = ({ at }: LoggedCall): boolean => local.place(at - begins)?.index === day;
  const onThatDay = servedIn(log, within);
  const types = log.types.all.length;
  const agents = wanted.map(({ agent, spans, services }) => ({
    name: log.agents.all[agent]!,
    skills: skillsOf(agent, types, served, onThatDay),
    spans,
    services: services.length,
  }));
  return { index: day, agents };
}
