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
  const total = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0);
  let [low, high] = [0, 1];
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2;
    if (total(rounded(middle)) > wanted) low = middle;
    else high = middle;
  }
  const [over, under] = [rounded(low), rounded(high)];
  return (total(over) - wanted < wanted - total(under) ? over : under).map((n) => Math.max(0, n));
}

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
