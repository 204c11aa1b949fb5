/** The jobs of the pool: which chunks wait for a worker, by BullMQ. They hold no results. */
import { Queue } from 'bullmq';
import type { RedisLink } from './link.js';
import type { Range } from './submission.js';

export const QUEUE_PREFIX = 'ringback:queue';
/** A fault is not passed by trying again, a worker without memory may be. */
const ATTEMPTS = 3;
const ADDED_AT_ONCE = 500;
const FAILURES_KEPT = 1000;
const KEPT_S = 7 * 24 * 3600;

/** What a job says. A worker checks every word of it. */
export interface ChunkJob extends Range {
  readonly submission: string;
}

export interface Failure {
  /** The first replication of the chunk, from 0. */
  readonly from: number;
  readonly reason: string;
}

export class ChunkQueue {
  private readonly link: RedisLink;
  private readonly name: string;
  private queue: Queue<ChunkJob> | null = null;

  /** Only workers of the same simulation see its jobs: the queue has its version as its name. */
  constructor(link: RedisLink, modelVersion: string) {
    this.link = link;
    this.name = modelVersion;
  }

  /** Has chunks made; those that wait already are not added again. */
  async add(submission: string, ranges: readonly Range[], signal?: AbortSignal): Promise<void> {
    for (let k = 0; k < ranges.length && !signal?.aborted; k += ADDED_AT_ONCE) {
      const jobs = ranges.slice(k, k + ADDED_AT_ONCE).map((range) => ({
        name: 'chunk',
        data: { submission, ...range },
        opts: {
          jobId: jobId(submission, range),
          attempts: ATTEMPTS,
          removeOnComplete: true,
          removeOnFail: { count: FAILURES_KEPT, age: KEPT_S },
        },
      }));
      await this.link.ask(() => this.opened().addBulk(jobs));
    }
    // What BullMQ keeps for a queue goes when nobody uses it any more, as with another version.
    await this.link.ask((redis) =>
      Promise.all(['meta', 'events', 'id'].map((name) => redis.expire(this.key(name), KEPT_S))),
    );
  }

  /** Whether a chunk waits, is being made, or has failed. */
  async has(submission: string, range: Range): Promise<boolean> {
    const key = this.key(jobId(submission, range));
    return this.link.ask(async (redis) => (await redis.exists(key)) === 1);
  }

  async failures(submission: string): Promise<Failure[]> {
    const ids = await this.failedIds(submission);
    return Promise.all(
      ids.map(async (id) => {
        const key = this.key(id);
        const reason = await this.link.ask((redis) => redis.hget(key, 'failedReason'));
        return {
          from: Number.parseInt(id.slice(submission.length + 1), 10),
          reason: reason ?? 'unknown',
        };
      }),
    );
  }

  /** Forgets failures, so that the chunks can be tried again. */
  async forgetFailures(submission: string): Promise<void> {
    for (const id of await this.failedIds(submission)) {
      await this.link.ask(() => this.opened().remove(id));
    }
  }

  /** Only who adds or removes jobs opens the queue: that writes to Redis. */
  private opened(): Queue<ChunkJob> {
    if (this.queue !== null) return this.queue;
    this.queue = new Queue<ChunkJob>(this.name, {
      connection: this.link.redis,
      prefix: QUEUE_PREFIX,
      skipVersionCheck: true,
      streams: { events: { maxLen: 100 } },
    });
    // The link tells of it.
    this.queue.on('error', () => {});
    return this.queue;
  }

  /** As BullMQ names it. */
  private key(name: string): string {
    return `${QUEUE_PREFIX}:${this.name}:${name}`;
  }

  /** Their ids alone: what somebody else has put among the jobs is not read. */
  private async failedIds(submission: string): Promise<string[]> {
    const key = this.key('failed');
    const ids = await this.link.ask((redis) => redis.zrange(key, 0, -1));
    return ids.filter((id) => id.startsWith(`${submission}.`));
  }
}

function jobId(submission: string, { from, count }: Range): string {
  return `${submission}.${from}+${count}`;
}
