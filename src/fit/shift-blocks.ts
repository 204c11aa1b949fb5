/** A curve of agents by step as shifts: blocks that lie on each other. */

export interface Block {
  /** Steps, without the last. */
  readonly from: number;
  readonly to: number;
  readonly agents: number;
}

/**
 * Whole agents for each step, as many in all as the curve has: everything above some part of an agent
 * counts as a whole one, the same part all day, so that the curve does not flicker.
 */
export function wholeAgents(curve: readonly number[]): number[] {
  const wanted = Math.round(curve.reduce((sum, each) => sum + each, 0));
  const rounded = (part: number): number[] => curve.map((each) => Math.ceil(each - part - 1e-9));
  let [low, high] = [0, 1];
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2;
    if (total(rounded(middle)) > wanted) low = middle;
    else high = middle;
  }
  const [over, under] = [rounded(low), rounded(high)];
  return (total(over) - wanted < wanted - total(under) ? over : under).map((n) => Math.max(0, n));
}

/** How much an agent who is there already counts for more than one who would have to come. */
const STAYING = 0.4;

/**
 * The same for several teams, so that together they are as many as all curves together ask for. Were
 * each rounded for itself, all of them would be rounded up in some steps and down in others: of eight
 * teams of one or two agents a third could be missing for hours, while all hours are there.
 *
 * @param curves one a team, equally long
 */
export function wholeTeams(curves: readonly (readonly number[])[]): number[][] {
  const steps = curves[0]?.length ?? 0;
  const all = wholeAgents(
    Array.from({ length: steps }, (_, step) => curves.reduce((sum, own) => sum + own[step]!, 0)),
  );
  // What a team has got too little of so far, in agents and steps.
  const owed = curves.map(() => 0);
  const given: number[][] = curves.map(() => []);
  for (let step = 0; step < steps; step++) {
    const counts = curves.map((own) => Math.floor(own[step]! + 1e-9));
    const wish = (team: number): number => {
      if (curves[team]![step] === 0) return -Infinity;
      const stays = (given[team]![step - 1] ?? 0) > counts[team]! ? STAYING : 0;
      return curves[team]![step]! - counts[team]! + Math.max(-1, Math.min(1, owed[team]!)) + stays;
    };
    for (let left = all[step]! - total(counts); left > 0; left--) {
      counts[mostOf(curves, wish)]!++;
    }
    for (const [team, own] of curves.entries()) {
      given[team]!.push(counts[team]!);
      owed[team]! += own[step]! - counts[team]!;
    }
  }
  return given;
}

/** The team that wishes for one more the most; one that has nobody in a step never does. */
function mostOf(curves: readonly unknown[], wish: (team: number) => number): number {
  return curves.reduce<number>((best, _, team) => (wish(team) > wish(best) ? team : best), 0);
}

const total = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0);

/** Each level of the curve as the runs of steps in which it is reached; equal runs are one block. */
export function blocksOf(agents: readonly number[]): Block[] {
  const blocks = new Map<string, { from: number; to: number; agents: number }>();
  for (let level = 1; level <= Math.max(0, ...agents); level++) {
    for (let from = 0; from < agents.length; from++) {
      if (agents[from]! < level || (from > 0 && agents[from - 1]! >= level)) continue;
      let to = from;
      while (to < agents.length && agents[to]! >= level) to++;
      const key = `${from} ${to}`;
      const block = blocks.get(key) ?? { from, to, agents: 0 };
      block.agents++;
      blocks.set(key, block);
    }
  }
  return [...blocks.values()].sort((a, b) => a.from - b.from || b.to - a.to);
}
