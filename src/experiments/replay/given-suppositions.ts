/**
 * What a scenario supposes that was given in place of the one fitted to a log. How sure it is nobody
 * knows, so one supposition after another is moved by a convention: durations by a fifth, agents by a
 * tenth, down and up.
 */
import { stretched } from '../../engine/distributions/stretched.js';
import type { CenterPlan } from '../../model/center-plan.js';

export type GivenSupposition = 'agents' | 'wrap' | 'patience';

/** One end of a supposition. */
export interface GivenVariant {
  readonly of: GivenSupposition;
  readonly words: string;
  readonly plan: CenterPlan;
}

const FIFTH = [0.8, 1.2] as const;
const TENTH = 10;

/** Two for each that the plan has. */
export function givenVariantsOf(plan: CenterPlan): GivenVariant[] {
  return [...agents(plan), ...wraps(plan), ...patiences(plan)];
}

/** Every tenth of the list is away, or is there twice. */
function agents(plan: CenterPlan): GivenVariant[] {
  const tenth = plan.agents.filter((_, k) => k % TENTH === Math.min(TENTH, plan.agents.length) - 1);
  const rest = plan.agents.filter((agent) => !tenth.includes(agent));
  if (rest.length === 0) return [];
  const [less, more] = [rest.length, plan.agents.length + tenth.length];
  return [
    {
      of: 'agents',
      words: `${less} agents in place of ${plan.agents.length}`,
      plan: { ...plan, agents: rest },
    },
    {
      of: 'agents',
      words: `${more} agents in place of ${plan.agents.length}`,
      plan: { ...plan, agents: [...plan.agents, ...tenth] },
    },
  ];
}

function wraps(plan: CenterPlan): GivenVariant[] {
  if (plan.agents.every(({ wrap }) => wrap.mean === 0)) return [];
  return FIFTH.map((times) => ({
    of: 'wrap',
    words: `work after calls ${100 * times} % as long`,
    plan: {
      ...plan,
      agents: plan.agents.map((agent) => ({ ...agent, wrap: stretched(agent.wrap, times) })),
    },
  }));
}

/** Of those whose patience is drawn. */
function patiences(plan: CenterPlan): GivenVariant[] {
  if (plan.classes.every(({ patience }) => patience === null)) return [];
  return FIFTH.map((times) => ({
    of: 'patience',
    words: `patience ${100 * times} % as long`,
    plan: {
      ...plan,
      classes: plan.classes.map((each) => ({
        ...each,
        patience: each.patience === null ? null : stretched(each.patience, times),
      })),
    },
  }));
}
