/**
 * What keeps agents from work that is on no roster, compiled.
 */
import type { AbsencePlan, AgentPlan } from '../../model/agent-plan.js';
import type { Clock } from '../clock.js';
import type { ResolvedTeam } from '../resolve/teams.js';
import type { Pause } from '../schema/teams.js';
import { PRESENCE } from '../shifts.js';
import { DAY, durationMs } from '../text/duration.js';
import type { Distributions } from './distribution.js';

type Absence = Pick<ResolvedTeam, 'lateness' | 'sickness' | 'shrinkage'>;

/** null: they are there whenever they are rostered. */
export function absenceOf(
  { lateness, sickness, shrinkage }: Absence,
  distributions: Distributions,
): AbsencePlan | null {
  const late =
    lateness === 'none' || lateness.probability === 0
      ? null
      : { probability: lateness.probability, by: distributions.of(lateness.by) };
  const away =
    shrinkage === 'none' || shrinkage.share === 0 ? null : awayOf(shrinkage, distributions);
  if (late === null && sickness === 0 && away === null) return null;
  return Object.freeze({ lateness: late, sickness, shrinkage: away });
}

/** Spells away and spells present between them, so that the share comes out in the long run. */
function awayOf(
  { share, spell, as, paid }: { share: number; spell: string; as: Pause; paid: boolean },
  distributions: Distributions,
) {
  const mean = durationMs(spell);
  const present = Math.max(1, Math.round((mean * (1 - share)) / share));
  const exponential = (ms: number) => distributions.of({ exponential: { mean: `${ms}ms` } });
  return {
    share: mean / (mean + present),
    away: exponential(mean),
    present: exponential(present),
    as: PRESENCE[as],
    paid,
  };
}

/** The instants at which local days begin, from that of the start to the horizon, if any matter. */
export function midnightsOf(
  agents: readonly AgentPlan[],
  clock: Clock,
  horizonMs: number,
): readonly number[] {
  if (agents.every(({ absence }) => absence === null)) return [];
  const days = Math.ceil(horizonMs / DAY) + 2;
  return Array.from({ length: days }, (_, k) => clock.offsetOf(clock.firstDay + k, 0));
}
