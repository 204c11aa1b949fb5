/**
 * A worker of the pool: takes jobs by BullMQ, makes the chunks they name and puts them into Redis.
 * What it finds there is data to be checked: it runs scenarios that the schema allows, reads no file
 * that they name from its own disk, and refuses everything else in words.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import * as z from 'zod';
import { type Chunk, chunkToBytes } from '../experiments/chunk.js';
import { CANNOT_LOAD } from '../experiments/thread-messages.js';
import type { ThreadWork } from '../experiments/thread-pool.js';
import { QUEUE_PREFIX } from './chunk-queue.js';
import { ChunkThreads } from './chunk-threads.js';
import type { RedisLink } from './link.js';
import { packed } from './packed.js';
import { plainText } from './plain-text.js';
import { SubmissionStore } from './store.js';
import { hasChunk, isSubmissionId, type Range, type Submission } from './submission.js';
import { TELL_EVERY_MS, WorkerList } from './worker-list.js';

/** A worker that has not renewed its hold on a job for so long is dead; others look so often. */
const LOCK_MS = 5_000;
const STALLED_MS = 2_500;
/** A chunk at which so many workers died, or which Redis lost so often, is at fault itself. */
const MOST_STALLED = 25;
const RETRY_MS = 500;
const SUBMISSIONS_KNOWN = 4;

/** What a job of ours looks like; nothing else may be in it. */
const jobShape = z.strictObject({
  submission: z.string().refine(isSubmissionId),
  from: z.int().nonnegative(),
  count: z.int().positive(),
});

export interface WorkerOptions {
  readonly link: RedisLink;
  /** Threads. */
  readonly jobs: number;
  readonly modelVersion: string;
  readonly version: string;
  /** Told what somebody who watches should know. */
  readonly tell: (text: string) => void;
  /** The built worker thread; by default that of the program. */
  readonly threadFile?: URL;
}

interface Known {
  readonly submission: Submission;
  readonly work: ThreadWork;
  /** Why none of its chunks can be made; null: nothing is known against it. */
  refusal: string | null;
}

export class PoolWorker {
  private readonly options: WorkerOptions;
  private readonly store: SubmissionStore;
  private readonly list: WorkerList;
  private readonly threads: ChunkThreads;
  private readonly worker: Worker<unknown>;
  private readonly id = randomUUID();
  private readonly known = new Map<string, Known>();
  private readonly leftAlone = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private startedAt = 0;
  private active = 0;
  private restingSince = performance.now();
  /** What has been made. */
  chunks = 0;
  replications = 0;

  constructor(options: WorkerOptions) {
    this.options = options;
    const { link, modelVersion, jobs } = options;
    this.store = new SubmissionStore(link);
    this.list = new WorkerList(link);
    this.threads = new ChunkThreads(options.threadFile);
    this.worker = new Worker<unknown>(modelVersion, (job) => this.counted(job), {
      connection: link.redis,
      prefix: QUEUE_PREFIX,
      skipVersionCheck: true,
      concurrency: jobs,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_MS,
      maxStalledCount: MOST_STALLED,
      runRetryDelay: RETRY_MS,
      drainDelay: 2,
    });
    this.worker.on('failed', (job, error) => this.tellFailure(job, error));
    this.worker.on('error', (error) => this.tellError(error));
    this.report();
    this.timer = setInterval(() => this.report(), TELL_EVERY_MS);
  }

  /** How long there has been nothing to do. */
  get idleMs(): number {
    return this.active > 0 ? 0 : performance.now() - this.restingSince;
  }

  /** Takes no more, and ends when what it has is made; `force`: at once, and others make it. */
  async close(force = false): Promise<void> {
    clearInterval(this.timer);
    await this.worker.close(force);
    if (!force) await this.list.leave(this.id);
    await this.threads.close();
  }

  private async counted(job: Job<unknown>): Promise<void> {
    this.active++;
    try {
      await this.make(job.data);
    } finally {
      this.active--;
      this.restingSince = performance.now();
    }
  }

  private async make(data: unknown): Promise<void> {
    const job = jobShape.safeParse(data);
    if (!job.success) throw new UnrecoverableError('this is no job of ringback');
    const { submission: id, ...range } = job.data;
    // Nobody wants it where it has been made, collected or taken back.
    if (!(await this.store.isWanted(id, range))) return;
    const known = await this.lookUp(id, range);
    if (known === null) return;
    const chunk = await this.chunkOf(known, range);
    await this.store.keep(id, range, packed(chunkToBytes(chunk)));
    this.chunks++;
    this.replications += range.count;
  }

  private async chunkOf(known: Known, range: Range): Promise<Chunk> {
    if (known.refusal !== null) throw new UnrecoverableError(known.refusal);
    try {
      return await this.threads.make(known.work, range);
    } catch (error) {
      const { message } = error as Error;
      if (!message.startsWith(CANNOT_LOAD)) throw error;
      known.refusal = message;
      throw new UnrecoverableError(message);
    }
  }

  /** null: nobody wants it, since the submission has gone meanwhile or is parted otherwise. */
  private async lookUp(id: string, range: Range): Promise<Known | null> {
    let known = this.known.get(id);
    if (known === undefined || !hasChunk(known.submission, range)) {
      known = (await this.readIn(id)) ?? undefined;
    }
    if (known === undefined) {
      if (!(await this.store.exists(id))) return null;
      throw new UnrecoverableError(`submission ${id} is damaged, or none`);
    }
    const { submission } = known;
    const { modelVersion } = this.options;
    if (submission.modelVersion !== modelVersion) {
      throw new UnrecoverableError(
        `submission ${id} is of another version of the simulation (${plainText(submission.modelVersion, 40)}, this worker has ${modelVersion})`,
      );
    }
    return hasChunk(submission, range) ? known : null;
  }

  private async readIn(id: string): Promise<Known | null> {
    const submission = await this.store.read(id);
    if (submission === null) return null;
    const { lock, files, worlds, details } = submission;
    const source = { text: lock, file: 'scenario.lock.yaml', files };
    const known = { submission, work: { source, worlds, details }, refusal: null };
    this.known.set(id, known);
    for (const [oldest] of this.known) {
      if (this.known.size <= SUBMISSIONS_KNOWN) break;
      this.known.delete(oldest);
    }
    return known;
  }

  /** Says that this worker is there, and which submissions it leaves to others. */
  private async report(): Promise<void> {
    const { jobs, modelVersion, version, tell } = this.options;
    const { chunks, replications } = this;
    try {
      const seenAt = await this.store.now();
      if (this.startedAt === 0) this.startedAt = seenAt;
      const { startedAt } = this;
      const [host, { pid }] = [hostname(), process];
      const own = {
        host,
        pid,
        jobs,
        modelVersion,
        version,
        chunks,
        replications,
        startedAt,
        seenAt,
      };
      await this.list.tell(this.id, own);
      for (const { id, modelVersion: other } of await this.store.list()) {
        if (other === modelVersion || this.leftAlone.has(id)) continue;
        this.leftAlone.add(id);
        tell(
          `submission ${id} is left to workers of its version of the simulation (${plainText(other, 40)}, this is ${modelVersion})`,
        );
      }
    } catch {
      // The link tells when Redis is away, and gives it up.
    }
  }

  private tellFailure(job: Job<unknown> | undefined, error: Error): void {
    const which = plainText(job?.id ?? 'a job', 100);
    this.options.tell(`${which} failed: ${plainText(error.message)}`);
  }

  /** Not told: that Redis is away, and that somebody else made a chunk that took too long. */
  private tellError(error: Error): void {
    const { message, code } = error as NodeJS.ErrnoException;
    if (code !== undefined || /closed|lock|Socket timeout|LOADING/i.test(message)) return;
    this.options.tell(`a job cannot be taken: ${plainText(message)}`);
  }
}
