/** A pool in this process: a Redis of its own, some workers, and a runner that finds it empty. */
import type { Chunk } from '../../src/experiments/chunk.js';
import type { Runner, RunnerOptions, Work } from '../../src/experiments/runner.js';
import { parseAddress } from '../../src/pool/address.js';
import { RedisLink } from '../../src/pool/link.js';
import { PoolRunner } from '../../src/pool/pool-runner.js';
import { PoolWorker } from '../../src/pool/pool-worker.js';
import { modelVersion, version } from '../../src/version.js';
import { threadWorker } from '../experiments/built-worker.js';

export async function linkTo(url: string, patienceMs = 10_000): Promise<RedisLink> {
  const address = parseAddress(url);
  if ('problem' in address) throw new Error(address.problem);
  return RedisLink.open(address, { patienceMs });
}

export class FreshPool implements Runner {
  /** What the workers have said. */
  readonly said: string[] = [];
  private readonly link: RedisLink;
  private readonly links: readonly RedisLink[];
  private readonly workers: readonly PoolWorker[];

  private constructor(link: RedisLink, links: readonly RedisLink[]) {
    this.link = link;
    this.links = links;
    const tell = (text: string): void => void this.said.push(text);
    this.workers = links.map(
      (each) =>
        new PoolWorker({
          link: each,
          jobs: 1,
          modelVersion,
          version,
          tell,
          threadFile: threadWorker,
        }),
    );
  }

  static async of(workers: number, url: string): Promise<FreshPool> {
    const links = await Promise.all(Array.from({ length: workers }, () => linkTo(url)));
    return new FreshPool(await linkTo(url), links);
  }

  async *run(
    work: Work,
    from: number,
    end: number,
    options: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    const runner = new PoolRunner({ link: this.link, modelVersion, name: 'a test' });
    try {
      yield* runner.run(work, from, end, options);
    } finally {
      await this.link.redis.flushdb();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    for (const link of [...this.links, this.link]) link.close();
  }
}
