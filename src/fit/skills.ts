/**
 * Which types of call an agent takes. A type counts as a skill where the agent took at least a fifth
 * of what it would have taken if calls fell on agents without regard to type.
 */
import type { CallLog, LoggedCall } from './call-log.js';
import { LogOutcome } from './log-row.js';

export const SHARE_OF_EXPECTED = 0.2;
/** Where fewer would be expected the counts say too little. */
const ENOUGH_EXPECTED = 5;

/** Calls served, by agent and type. */
export class ServedCounts {
  private readonly byAgent: Float64Array[];
  private readonly byType: Float64Array;
  private all = 0;

  constructor(agents: number, types: number) {
    this.byAgent = Array.from({ length: agents }, () => new Float64Array(types));
    this.byType = new Float64Array(types);
  }

  add({ agent, type, outcome }: LoggedCall): void {
    if (outcome !== LogOutcome.Answered) return;
    this.byType[type]!++;
    this.all++;
    if (agent !== null) this.byAgent[agent]![type]!++;
  }

  taken(agent: number, type: number): number {
    return this.byAgent[agent]![type]!;
  }

  expected(agent: number, type: number): number {
    const own = this.byAgent[agent]!.reduce((sum, each) => sum + each, 0);
    return this.all === 0 ? 0 : (own * this.byType[type]!) / this.all;
  }
}

export function servedIn(log: CallLog, counts: (call: LoggedCall) => boolean): ServedCounts {
  const served = new ServedCounts(log.agents.all.length, log.types.all.length);
  for (const call of log.calls()) if (counts(call)) served.add(call);
  return served;
}

/**
 * The types that an agent takes, ascending: by what was served in a short time, or where that says
 * too little, in all.
 *
 * @param share of what was to be expected that must have been taken
 */
export function skillsOf(
  agent: number,
  types: number,
  all: ServedCounts,
  short = all,
  share = SHARE_OF_EXPECTED,
): number[] {
  const skills = Array.from({ length: types }, (_, type) => type).filter((type) => {
    const of = short.expected(agent, type) >= ENOUGH_EXPECTED ? short : all;
    const taken = of.taken(agent, type);
    return taken > 0 && taken >= share * of.expected(agent, type);
  });
  if (skills.length > 0) return skills;
  return Array.from({ length: types }, (_, type) => type).filter((t) => all.taken(agent, t) > 0);
}
