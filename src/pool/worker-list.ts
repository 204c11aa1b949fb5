/** Who works: every worker tells Redis now and then that it is there, and what it does. */
import * as z from 'zod';
import type { RedisLink } from './link.js';

const KEY = 'ringback:workers';
/** Who has said nothing for so long is gone. */
const GONE_MS = 15_000;
export const TELL_EVERY_MS = 5_000;

const card = z.strictObject({
  host: z.string().max(300),
  pid: z.int(),
  jobs: z.int(),
  modelVersion: z.string().max(100),
  version: z.string().max(100),
  /** Chunks and replications that it has made. */
  chunks: z.int(),
  replications: z.int(),
  /** By the clock of Redis. */
  startedAt: z.number(),
  seenAt: z.number(),
});

/** What a worker says of itself. */
export type WorkerCard = z.infer<typeof card>;

export class WorkerList {
  private readonly link: RedisLink;

  constructor(link: RedisLink) {
    this.link = link;
  }

  /** @param id the worker's own, to be told of once */
  async tell(id: string, own: WorkerCard): Promise<void> {
    await this.link.ask((redis) => redis.hset(KEY, id, JSON.stringify(own)));
  }

  async leave(id: string): Promise<void> {
    await this.link.ask((redis) => redis.hdel(KEY, id));
  }

  /** Those that are there, the longest first. */
  async read(now: number): Promise<WorkerCard[]> {
    const all = await this.link.ask((redis) => redis.hgetall(KEY));
    const there: WorkerCard[] = [];
    for (const [id, text] of Object.entries(all)) {
      const read = cardOf(text);
      if (read !== null && now - read.seenAt < GONE_MS) there.push(read);
      else await this.leave(id);
    }
    return there.sort((a, b) => a.startedAt - b.startedAt);
  }
}

/** null: it is none. */
function cardOf(text: string): WorkerCard | null {
  try {
    return card.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
