/** Chunks that follow one another as one. */
import type { CenterPlan } from '../model/center-plan.js';
import { PackedSums } from '../records/packed-sums.js';
import type { Chunk } from './chunk.js';
import { DayTable } from './day-table.js';
import { IntervalTable } from './interval-table.js';

/** @param chunks one at least; it does not matter in which groups they are joined */
export function joined(plan: CenterPlan, chunks: readonly Chunk[]): Chunk {
  const [first, ...others] = chunks;
  if (others.length === 0) return first!;
  const intervals = new IntervalTable(plan);
  const days = new DayTable(plan);
  let next = first!.from;
  for (const chunk of chunks) {
    if (chunk.from !== next) throw new Error(`replication ${chunk.from + 1} came after ${next}`);
    next += chunk.sums.length;
    intervals.merge(chunk.intervals);
    days.merge(chunk.days);
  }
  return {
    from: first!.from,
    sums: PackedSums.joined(chunks.map(({ sums }) => sums)),
    intervals: intervals.state(),
    days: days.state(),
    callbacks: Buffer.concat(chunks.map(({ callbacks }) => callbacks)),
    interactions: first!.interactions,
  };
}
