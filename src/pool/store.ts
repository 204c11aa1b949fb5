/**
 * What lies in Redis: submissions, the chunks that have been made of them, and who works. Writing
 * anything twice is the same as once. Jobs are in `ChunkQueue`; all that counts is here.
 */
import type { RedisLink } from './link.js';
import {
  chunksOf,
  isSubmissionId,
  type Range,
  type Submission,
  submissionFromBytes,
  submissionToBytes,
} from './submission.js';

const PREFIX = 'ringback';
/** What nobody has touched for so long goes away by itself. */
const KEPT_MS = 7 * 24 * 3600 * 1000;
/** What has been collected stays a little, for others who collect the same. */
const COLLECTED_MS = 60_000;
const WITHDRAWN_MS = 3600_000;
/** Deflated it is smaller; Redis allows 512 MB. */
const MOST_STORED_BYTES = 110_000_000;

const keys = {
  submission: (id: string) => `${PREFIX}:submission:${id}`,
  results: (id: string) => `${PREFIX}:results:${id}`,
  withdrawn: (id: string) => `${PREFIX}:withdrawn:${id}`,
  submissions: `${PREFIX}:submissions`,
};

/** Where a chunk lies: one that was parted otherwise never stands in for it. */
function fieldOf({ from, count }: Range): string {
  return `${from}+${count}`;
}

/** A chunk is kept for a submission that is there, the first time. */
const KEEP = `
if redis.call('exists', KEYS[1]) == 0 then return 0 end
if redis.call('hsetnx', KEYS[2], ARGV[1], ARGV[2]) == 1 then
  redis.call('pexpire', KEYS[1], ARGV[3])
  redis.call('pexpire', KEYS[2], ARGV[3])
end
return 1`;

/** What can be said of a submission without reading it. */
export interface Listed {
  readonly id: string;
  readonly modelVersion: string;
  readonly submittedAt: Date;
}

export class SubmissionStore {
  private readonly link: RedisLink;

  constructor(link: RedisLink) {
    this.link = link;
  }

  /** Puts a submission there unless it is; null: it is there and cannot be used. */
  async put(id: string, submission: Submission): Promise<Submission | null> {
    const bytes = submissionToBytes(submission);
    const isNew = await this.link.ask((redis) =>
      redis.hsetnx(keys.submission(id), 'content', bytes),
    );
    if (isNew === 0) {
      const there = await this.read(id);
      if (there === null) return null;
      await this.announce(id, there);
      return there;
    }
    await this.announce(id, submission);
    return submission;
  }

  /** null: it is not there, or is none. */
  async read(id: string): Promise<Submission | null> {
    const key = keys.submission(id);
    const bytes = await this.link.ask(async (redis) => {
      const length = await redis.hstrlen(key, 'content');
      return length > MOST_STORED_BYTES ? null : redis.hgetBuffer(key, 'content');
    });
    return bytes === null ? null : submissionFromBytes(bytes, id);
  }

  exists(id: string): Promise<boolean> {
    return this.link.ask(async (redis) => (await redis.exists(keys.submission(id))) === 1);
  }

  /** Whether somebody has taken it back. */
  isWithdrawn(id: string): Promise<boolean> {
    return this.link.ask(async (redis) => (await redis.exists(keys.withdrawn(id))) === 1);
  }

  /** Keeps the bytes of a chunk; false: nobody wants it any more. */
  keep(id: string, range: Range, bytes: Buffer): Promise<boolean> {
    return this.link.ask(async (redis) => {
      const [submission, results] = [keys.submission(id), keys.results(id)];
      return (await redis.eval(KEEP, 2, submission, results, fieldOf(range), bytes, KEPT_MS)) === 1;
    });
  }

  /** The bytes of a chunk; null: it has not been made. */
  result(id: string, range: Range): Promise<Buffer | null> {
    return this.link.ask((redis) => redis.hgetBuffer(keys.results(id), fieldOf(range)));
  }

  isMade(id: string, range: Range): Promise<boolean> {
    return this.link.ask(
      async (redis) => (await redis.hexists(keys.results(id), fieldOf(range))) === 1,
    );
  }

  /** Whether a chunk is of a submission that is there, and has not been made. */
  isWanted(id: string, range: Range): Promise<boolean> {
    return this.link.ask(async (redis) => {
      const [there, made] = await Promise.all([
        redis.exists(keys.submission(id)),
        redis.hexists(keys.results(id), fieldOf(range)),
      ]);
      return there === 1 && made === 0;
    });
  }

  /** Throws a chunk away that is not what it should be. */
  discard(id: string, range: Range): Promise<unknown> {
    return this.link.ask((redis) => redis.hdel(keys.results(id), fieldOf(range)));
  }

  /** How many chunks have been made. */
  made(id: string): Promise<number> {
    return this.link.ask((redis) => redis.hlen(keys.results(id)));
  }

  /** The chunks of a submission that have not been made. */
  async missing(id: string, submission: Submission): Promise<Range[]> {
    const made = new Set(await this.link.ask((redis) => redis.hkeys(keys.results(id))));
    return [...chunksOf(submission)].filter((range) => !made.has(fieldOf(range)));
  }

  /** Lets everything go soon: it has been collected. */
  async collected(id: string): Promise<void> {
    await this.link.ask((redis) =>
      Promise.all([
        redis.zrem(keys.submissions, id),
        redis.pexpire(keys.submission(id), COLLECTED_MS),
        redis.pexpire(keys.results(id), COLLECTED_MS),
      ]),
    );
  }

  /** The simulation that a submission is of; null: it is not there. */
  versionOf(id: string): Promise<string | null> {
    return this.link.ask((redis) => redis.hget(keys.submission(id), 'model'));
  }

  /** Takes a submission back; workers leave its jobs, and who collects it is told. */
  async withdraw(id: string): Promise<void> {
    await this.link.ask((redis) =>
      Promise.all([
        redis.set(keys.withdrawn(id), '1', 'PX', WITHDRAWN_MS),
        redis.zrem(keys.submissions, id),
        redis.unlink(keys.submission(id), keys.results(id)),
      ]),
    );
  }

  /** All submissions that have not been collected, the oldest first. */
  async list(): Promise<Listed[]> {
    const scored = await this.link.ask((redis) =>
      redis.zrange(keys.submissions, 0, -1, 'WITHSCORES'),
    );
    const listed: Listed[] = [];
    for (let k = 0; k + 1 < scored.length; k += 2) {
      const [id = '', score] = [scored[k], scored[k + 1]];
      const modelVersion = isSubmissionId(id) ? await this.versionOf(id) : null;
      // It went away by itself.
      if (modelVersion === null) await this.link.ask((redis) => redis.zrem(keys.submissions, id));
      else listed.push({ id, modelVersion, submittedAt: new Date(Number(score)) });
    }
    return listed;
  }

  /** Milliseconds since 1970 by the clock of Redis, which is the same for all. */
  now(): Promise<number> {
    return this.link.ask(async (redis) => {
      const [seconds, micros] = await redis.time();
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    });
  }

  private async announce(id: string, { modelVersion }: Submission): Promise<void> {
    const now = await this.now();
    await this.link.ask((redis) =>
      Promise.all([
        redis.hset(keys.submission(id), 'model', modelVersion),
        redis.pexpire(keys.submission(id), KEPT_MS),
        redis.zadd(keys.submissions, 'NX', now, id),
        redis.unlink(keys.withdrawn(id)),
      ]),
    );
  }
}
