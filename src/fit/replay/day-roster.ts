/** Who was there on a day that is lived again, by its services, to the millisecond. */
import { formatDuration } from '../../scenario/text/duration.js';
import { ABSENCE, type AbsenceLimits, agentDays } from '../agent-days.js';
import { busyWhileWaiting } from '../busy-while-waiting.js';
import type { CallLog } from '../call-log.js';
import type { FittedLog } from '../fit-log.js';
import type { AgentOfDay } from '../people.js';
import { agentsFor, agentsOf } from '../roster-text.js';
import { blocksOf, wholeAgents } from '../shift-blocks.js';
import { SHARE_OF_EXPECTED, servedIn, skillsOf } from '../skills.js';
import { comment, countText, digits, yamlName } from '../words.js';
import type { DayOfLog } from './day-of-log.js';

/** What is supposed where the log does not say who was there and what they take. */
export interface RosterSuppositions {
  readonly limits: AbsenceLimits;
  /** Of the calls of a type that were to be expected, the share that makes it a skill. */
  readonly skillShare: number;
}

export const AS_IMPORTED: RosterSuppositions = {
  limits: ABSENCE,
  skillShare: SHARE_OF_EXPECTED,
};

export interface DayRoster {
  /** Agents by name; null: the log does not name them. */
  readonly agents: readonly AgentOfDay[] | null;
  /** Without names: how many were there, a step after another; else empty. */
  readonly curve: readonly number[];
  readonly everyMs: number;
}

export function rosterOfDay(
  log: CallLog,
  day: DayOfLog,
  fitted: FittedLog,
  { limits, skillShare }: RosterSuppositions,
): DayRoster {
  const everyMs = fitted.every;
  const calls = { calls: () => day.served };
  if (fitted.people.roster === null) {
    const local = day.local.days[day.index]!;
    const loads = busyWhileWaiting(calls, day.local, everyMs);
    const own = loads[local.weekday] ?? [];
    // After midnight it is the next weekday; steps are counted from where the day of the center begins.
    const next = loads[(local.weekday + 1) % 7] ?? [];
    const first = Math.floor(day.begins / everyMs);
    const steps = [...own.slice(first), ...next.slice(0, first)];
    return { agents: null, curve: steps.map(agentsOf), everyMs };
  }
  const types = log.types.all.length;
  const all = servedIn(log, () => true);
  const onThatDay = servedIn(log, ({ at }) => at >= day.startsAt && at < day.endsAt);
  const inAll = log.agents.all.map((_, agent) => skillsOf(agent, types, all, all, skillShare));
  const agents = [...agentDays(calls, day.local, day.begins, inAll, limits)].map((each) => ({
    name: log.agents.all[each.agent]!,
    skills: skillsOf(each.agent, types, all, onThatDay, skillShare),
    spans: each.spans,
    services: each.services.length,
    taken: (type: number): boolean => all.taken(each.agent, type) > 0,
  }));
  return { agents: withEveryType(agents, day), curve: [], everyMs };
}

type AgentSeen = AgentOfDay & { readonly taken: (type: number) => boolean };

/**
 * A type of which somebody called and that is nobody's skill is that of those who ever took it, or of
 * all: callers of that day were served, or could have been.
 */
function withEveryType(agents: readonly AgentSeen[], { calls }: DayOfLog): AgentOfDay[] {
  const called = [...new Set(calls.map(({ type }) => type))];
  const missing = called.filter((type) => !agents.some(({ skills }) => skills.includes(type)));
  return agents.map((agent) => {
    const more = missing.filter((type) => agent.taken(type) || !agents.some((a) => a.taken(type)));
    return { ...agent, skills: [...agent.skills, ...more].sort((a, b) => a - b) };
  });
}

/** Whether agents differ in the types that they take. */
export function differInSkills({ agents }: DayRoster, types: number): boolean {
  return agents?.some(({ skills }) => skills.length < types) ?? false;
}

/** The team of a scenario that begins when the day does. */
export function rosterLines(
  roster: DayRoster,
  day: DayOfLog,
  types: readonly string[],
  wrap: readonly string[],
): string[] {
  const { agents } = roster;
  const head = ['  - name: agents', ...wrap];
  if (agents === null) return unnamedLines(roster, head);
  const hours = agents
    .flatMap(({ spans }) => spans)
    .reduce((sum, { from, to }) => sum + (to - from) / 3_600_000, 0);
  const words = `${countText(agents.length)} agents by their services on that day, there for ${digits(hours, 3)} hours. Times are counted from the start.`;
  const withSkills = differInSkills(roster, types.length);
  return [
    ...comment(words, 2),
    ...head,
    '    agents:',
    ...agents.flatMap((agent) => agentLines(agent, day, withSkills ? types : null)),
  ];
}

function agentLines(
  { name, skills, spans, services }: AgentOfDay,
  { startsAt, endsAt }: DayOfLog,
  types: readonly string[] | null,
): string[] {
  const shifts = spans
    .filter(({ from }) => from < endsAt)
    .map(({ from, to }) => shiftText(from - startsAt, to - startsAt));
  if (shifts.length === 0) return [];
  const own = skills.map((type) => yamlName(types?.[type] ?? '')).join(', ');
  const lines = [
    `      - { name: ${yamlName(name)}, ${types === null ? '' : `skills: [${own}], `}shifts: [ # ${services} calls`,
  ];
  for (let k = 0; k < shifts.length; k += 2) {
    const row = shifts.slice(k, k + 2).join(', ');
    lines.push(`          ${row}${k + 2 < shifts.length ? ',' : ' ] }'}`);
  }
  return lines;
}

function shiftText(from: number, to: number): string {
  return `{ from: ${formatDuration(Math.max(0, from))}, to: ${formatDuration(to)} }`;
}

function unnamedLines({ curve, everyMs }: DayRoster, head: readonly string[]): string[] {
  const shifts = blocksOf(wholeAgents(curve)).map((block) => ({ ...block, days: [0] }));
  if (shifts.length === 0) return [...head, '    agents: 1'];
  const words =
    'The log does not name its agents: as many as were busy, on an average, while callers waited; where nobody waited, the most that were busy at once.';
  return [
    ...comment(words, 2),
    ...head,
    `    agents: ${agentsFor(shifts)}`,
    '    shifts:',
    ...shifts.map(
      ({ from, to, agents }) =>
        `      - { from: ${formatDuration(from * everyMs)}, to: ${formatDuration(to * everyMs)}, agents: ${agents} }`,
    ),
  ];
}
