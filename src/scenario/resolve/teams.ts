/**
 * Teams with every default written out.
 */

import type { SpansDocument } from '../schema/hours.js';
import type {
  LatenessDocument,
  ShiftDocument,
  ShrinkageDocument,
  SkillsDocument,
  TeamDocument,
} from '../schema/teams.js';
import { resolveRings } from './rings.js';

export type ResolvedTeam = ReturnType<typeof resolveTeam>;
export type ResolvedShift = ReturnType<typeof resolveShift>;

/** @param opening when the center is open: who has no shifts works then */
export function resolveTeam(team: TeamDocument, opening: SpansDocument = 'always') {
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
          ...(agent.wrapLimit === undefined ? {} : { wrapLimit: agent.wrapLimit }),
          ...(agent.noAnswerDwell === undefined ? {} : { noAnswerDwell: agent.noAnswerDwell }),
          ...(agent.lateness === undefined ? {} : { lateness: resolveLateness(agent.lateness) }),
          ...(agent.sickness === undefined ? {} : { sickness: agent.sickness }),
          ...(agent.shrinkage === undefined
            ? {}
            : { shrinkage: resolveShrinkage(agent.shrinkage) }),
          ...(agent.serviceCloudVoice === undefined
            ? {}
            : { serviceCloudVoice: agent.serviceCloudVoice }),
        }))
      : agents,
    skills: resolveSkills(team.skills ?? {}),
    shifts: (team.shifts ?? (opening === 'always' ? [{ from: '0s' }] : opening)).map(resolveShift),
    answersRing: resolveRings(team.answersRing),
    wrap: team.wrap ?? '0s',
    wrapLimit: team.wrapLimit ?? 'none',
    ...(team.noAnswerDwell === undefined ? {} : { noAnswerDwell: team.noAnswerDwell }),
    lateness: resolveLateness(team.lateness),
    sickness: team.sickness ?? 0,
    shrinkage: resolveShrinkage(team.shrinkage),
    serviceCloudVoice: team.serviceCloudVoice ?? false,
  };
}

function resolveLateness(lateness: LatenessDocument | 'none' | undefined) {
  if (lateness === undefined || lateness === 'none') return 'none' as const;
  return { probability: lateness.probability, by: lateness.by };
}

function resolveShrinkage(shrinkage: ShrinkageDocument | 'none' | undefined) {
  if (shrinkage === undefined || shrinkage === 'none') return 'none' as const;
  const { share, spell, as = 'away', paid = as !== 'lunch' } = shrinkage;
  return { share, spell, as, paid };
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
