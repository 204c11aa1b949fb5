/** Several scenarios run side by side, so that what is stopped early has as much of each. */
import type { ReplicationSums } from '../records/sums.js';
import { type Experiment, type RunOptions, workOf } from './run-scenario.js';
import { InlineRunner, type WorkSource } from './runner.js';

/** What is run. */
export interface Party {
  readonly experiment: Experiment;
  /** null: only this thread can run it. */
  readonly source: WorkSource | null;
}

/**
 * Runs the first `count` replications of each; whoever has the fewest goes on.
 *
 * @returns the replications of each that were finished
 */
export async function runInTurn(
  parties: readonly Party[],
  count: number,
  options: Pick<RunOptions, 'runner' | 'signal' | 'onProgress'>,
): Promise<ReplicationSums[][]> {
  const { runner = new InlineRunner(), signal, onProgress } = options;
  const done = parties.map(() => 0);
  const all = parties.map(({ experiment, source }, k) => {
    const tell = (now: number): void => {
      done[k] = now;
      onProgress?.(
        done.reduce((sum, each) => sum + each, 0),
        count * parties.length,
      );
    };
    const work = workOf(experiment, source);
    const chunks = runner.run(work, 0, count, { signal, onProgress: tell });
    return { chunks: chunks[Symbol.asyncIterator](), sums: [] as ReplicationSums[] };
  });
  const open = new Set(all);
  while (open.size > 0) {
    const next = [...open].reduce((a, b) => (b.sums.length < a.sums.length ? b : a));
    const chunk = await next.chunks.next();
    if (chunk.done) open.delete(next);
    else for (const sums of chunk.value.sums.list) next.sums.push(sums);
  }
  return all.map(({ sums }) => sums);
}
