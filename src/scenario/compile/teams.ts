/**
 * Teams, compiled: one plan an agent.
 */
import type { AgentPlan } from '../../model/agent-plan.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import type { ResolvedTeam } from '../resolve/teams.js';
import type { Spread } from '../schema/distribution.js';
import { durationMs } from '../text/duration.js';
import { absenceOf } from './absence.js';
import type { Distributions } from './distribution.js';
import { habitOf } from './rings.js';
import { Roster, type RosterContext } from './roster.js';

export interface TeamContext extends RosterContext {
  readonly distributions: Distributions;
  readonly skills: readonly string[];
  /** `rules.noAnswerDwell`. */
  readonly noAnswerDwell: Spread;
}

type Ways = Pick<
  AgentPlan,
  'phoneRing' | 'callbackRing' | 'wrap' | 'wrapLimitMs' | 'noAnswerDwell'
>;

const WAYS = ['answersRing', 'wrap', 'wrapLimit', 'noAnswerDwell'];
const ABSENCES = ['lateness', 'sickness', 'shrinkage'];

export function compileTeams(
  { teams, rules }: Pick<ResolvedScenario, 'teams' | 'rules'>,
  given: Omit<TeamContext, 'noAnswerDwell'>,
): AgentPlan[] {
  const context = { ...given, noAnswerDwell: rules.noAnswerDwell };
  const single = teams.flatMap(({ agents }) => (Array.isArray(agents) ? agents : []));
  const names = new Set(single.map(({ name }) => name));
  const roster = new Roster(context);
  return teams.flatMap((team, i) => compileTeam(team, i, names, roster, context));
}

function compileTeam(
  team: ResolvedTeam,
  index: number,
  names: Set<string>,
  roster: Roster,
  context: TeamContext,
): AgentPlan[] {
  const { agents } = team;
  const count = Array.isArray(agents) ? agents.length : agents;
  const own = Array.isArray(agents) ? agents : null;
  const following = Array.from({ length: count }, (_, i) => i).filter(
    (i) => own?.[i]?.shifts === undefined,
  );
  const shared = roster.team(team.shifts, following, ['teams', index, 'shifts']);
  const ways = waysOf(team, context);
  const absence = absenceOf(team, context.distributions);
  const levels = levelsOf(team.skills, context.skills);
  return Array.from({ length: count }, (_, i) => {
    const agent = own?.[i];
    return Object.freeze({
      name: agent?.name ?? freeName(`${team.name} ${i + 1}`, names),
      team: index,
      levels: agent?.skills === undefined ? levels : levelsOf(agent.skills, context.skills),
      presence: agent?.shifts === undefined ? (shared.get(i) ?? []) : roster.single(agent.shifts),
      absence: has(agent, ABSENCES)
        ? absenceOf({ ...team, ...agent }, context.distributions)
        : absence,
      ...(has(agent, WAYS) ? waysOf({ ...team, ...agent }, context) : ways),
      serviceCloudVoice: agent?.serviceCloudVoice ?? team.serviceCloudVoice,
    });
  });
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  while (taken.has(name)) name += "'";
  taken.add(name);
  return name;
}

type Said = Pick<ResolvedTeam, 'answersRing' | 'wrap' | 'wrapLimit' | 'noAnswerDwell'>;

/** How they answer, and what follows. */
function waysOf(team: Said, context: TeamContext): Ways {
  const { distributions } = context;
  const dwell = team.noAnswerDwell ?? context.noAnswerDwell;
  return {
    phoneRing: habitOf(team.answersRing.phone, context),
    callbackRing: habitOf(team.answersRing.callback, context),
    wrap: distributions.of(team.wrap),
    wrapLimitMs: limitMs(team.wrapLimit),
    noAnswerDwell: dwell === 'stay' ? null : distributions.of(dwell),
  };
}

/** Whether an agent says any of it for themselves; what they do not say is as in the team. */
function has(agent: object | undefined, keys: readonly string[]): agent is object {
  return agent !== undefined && keys.some((key) => key in agent);
}

function limitMs(limit: string): number {
  return limit === 'none' ? Number.POSITIVE_INFINITY : durationMs(limit);
}

function levelsOf(
  own: Readonly<Record<string, number>>,
  skills: readonly string[],
): readonly number[] {
  return skills.map((skill) => (Object.hasOwn(own, skill) ? (own[skill] ?? 0) : 0));
}
