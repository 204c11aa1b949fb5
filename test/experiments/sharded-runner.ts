/**
 * Shards as a runner: each part is run into a file of its own, all at the same time, and what the
 * files hold is handed on in the order of the replications, however they are named.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chunk } from '../../src/experiments/chunk.js';
import { gatherShards, ShardRunner } from '../../src/experiments/merge-shards.js';
import { runShard } from '../../src/experiments/run-shard.js';
import {
  InlineRunner,
  type Runner,
  type RunnerOptions,
  type Work,
} from '../../src/experiments/runner.js';
import { rangeOf, shardFileName } from '../../src/experiments/shard.js';
import { ShardFile } from '../../src/experiments/shard-file.js';

const MODEL = 'm1';

export class ShardedRunner implements Runner {
  private readonly count: number;
  private readonly home = mkdtempSync(join(tmpdir(), 'ringback-sharded-'));

  constructor(count: number) {
    this.count = count;
  }

  async *run(
    work: Work,
    from: number,
    end: number,
    options: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    const done = new Array<number>(this.count).fill(0);
    const paths = await Promise.all(
      done.map((_, k) =>
        this.runPart(work, { from, end }, k + 1, {
          ...options,
          onProgress: (now) => {
            done[k] = now;
            options.onProgress?.(done.reduce((sum, each) => sum + each, 0));
          },
        }),
      ),
    );
    if (options.signal?.aborted) {
      // Only of the first part is it known that nothing before it is missing.
      yield* ShardFile.open(paths[0]!)!.chunks();
      return;
    }
    const gathered = gatherShards(paths.toReversed(), MODEL);
    if (!gathered.ok) throw new Error(gathered.problems.join('\n'));
    yield* new ShardRunner(gathered.shards).run(work, from, end, {});
  }

  async close(): Promise<void> {
    rmSync(this.home, { recursive: true, force: true });
  }

  private async runPart(
    work: Work,
    { from, end }: { from: number; end: number },
    index: number,
    options: RunnerOptions,
  ): Promise<string> {
    const { count, home } = this;
    const range = rangeOf({ index, count }, end - from);
    const { text: lock, file: scenarioFile } = work.source!;
    const head = {
      modelVersion: MODEL,
      ...{ lock, scenarioFile, index, count },
      ...{ from: from + range.from, end: from + range.end },
      record: work.details.interactions,
    };
    const path = join(home, shardFileName({ index, count }));
    await runShard(path, head, work, new InlineRunner(), { ...options, force: true });
    return path;
  }
}
