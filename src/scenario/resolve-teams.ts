/**
 * Teams with every default written out.
 */
import type { HabitDocument, ShiftDocument, SkillsDocument, TeamDocument } from './schema-teams.js';

export type ResolvedTeam = ReturnType<typeof resolveTeam>;
export type ResolvedShift = ReturnType<typeof resolveShift>;
export type ResolvedHabit = ReturnType<typeof resolveHabit>;

export function resolveTeam(team: TeamDocument) {
  const { agents = 1 } = team;
  return {
    name: team.name,
    agents: Array.isArray(agents)
      ? agents.map((agent) => ({
          name: agent.name,
          ...(agent.skills === undefined ? {} : { skills: resolveSkills(agent.skills) }),
          ...(agent.shifts === undefined ? {} : { shifts: agent.shifts.map(resolveShift) }),
          ...(agent.answersRing === undefined
            ? {}
            : { answersRing: resolveRings(agent.answersRing, team.answersRing) }),
          ...(agent.wrap === undefined ? {} : { wrap: agent.wrap }),
          ...(agent.serviceCloudVoice === undefined
            ? {}
            : { serviceCloudVoice: agent.serviceCloudVoice }),
        }))
      : agents,
    skills: resolveSkills(team.skills ?? {}),
    shifts: (team.shifts ?? [{ from: '0s' }]).map(resolveShift),
    answersRing: resolveRings(team.answersRing),
    wrap: team.wrap ?? '0s',
    serviceCloudVoice: team.serviceCloudVoice ?? false,
  };
}

type Rings = TeamDocument['answersRing'];

/** An agent's own habit for one medium leaves the team's for the other. */
function resolveRings(rings: Rings, team?: Rings) {
  return {
    phone: resolveHabit(rings?.phone ?? team?.phone),
    callback: resolveHabit(rings?.callback ?? team?.callback),
  };
}

function resolveHabit(habit: number | HabitDocument | undefined) {
  const given = typeof habit === 'number' ? { probability: habit } : (habit ?? {});
  const rejected = given.rejects?.probability ?? 0;
  return {
    probability: given.probability ?? 1 - rejected,
    after: given.after ?? '0s',
    rejects: { probability: rejected, after: given.rejects?.after ?? '0s' },
  };
}

function resolveSkills(skills: SkillsDocument): Record<string, number> {
  return Array.isArray(skills)
    ? Object.fromEntries(skills.map((skill) => [skill, 1]))
    : { ...skills };
}

function resolveShift(shift: ShiftDocument) {
  return {
    from: shift.from,
    ...(shift.to === undefined ? {} : { to: shift.to }),
    ...(shift.days === undefined ? {} : { days: shift.days }),
    ...(shift.agents === undefined ? {} : { agents: shift.agents }),
    breaks: (shift.breaks ?? []).map((pause) => ({
      at: pause.at,
      for: pause.for,
      staggered: pause.staggered ?? '0s',
      as: pause.as ?? ('break' as const),
      paid: pause.paid ?? pause.as !== 'lunch',
    })),
  };
}
